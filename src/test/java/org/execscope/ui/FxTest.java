package org.execscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A test on the JavaFX thread: an exception there fails it, and no window outlives it.
public abstract class FxTest {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> failures.add(problem));
            return null;
        });
    }

    @AfterEach
    void endWindows() {
        onFx(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(failures).isEmpty();
    }

    /// Runs something on the JavaFX thread and gives its result.
    protected static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
    }

    /// Waits until something holds, asked on the JavaFX thread.
    protected static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Shows a stage at the place where the headless screen can draw it.
    protected static Stage show(Scene scene) {
        Stage stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /// An item of a menu as it is read: its words and, behind a tab, the key beside them.
    protected static String read(MenuItem item) {
        KeyCombination key = item.getAccelerator();
        return item.getText() + (key == null ? "" : "\t" + key.getDisplayText());
    }
}
