package org.execscope.ui.model;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The way from working threads to the JavaFX thread: the only caller of `Platform.runLater`. What is put in
/// while an older value still waits takes its place, so a flood of reports becomes one a frame.
public final class FxDoor<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Consumer<T> receiver;

    /// @param receiver is called on the JavaFX thread with the newest value
    public FxDoor(Consumer<T> receiver) {
        this.receiver = receiver;
    }

    /// Hands over a value; from any thread, returns at once.
    public void put(T value) {
        if (waiting.getAndSet(value) == null) {
            Platform.runLater(this::deliver);
        }
    }

    /// Runs something on the JavaFX thread, after what is already waiting there.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    private void deliver() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            receiver.accept(value);
        }
    }
}
