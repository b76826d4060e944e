package org.execscope.ui.model;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What the user changed, to be undone step by step and done again: without limit as long as the window is open. On
/// the JavaFX thread only.
public final class Steps {
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redo = new ReadOnlyStringWrapper("");

    /// One change.
    ///
    /// @param words what was done, to stand behind "Undo": `delete filter “Shells”`
    /// @param part changes of the same part that follow one another are one step, as letters typed into one field
    ///     are; null where each is a step of its own
    /// @param back takes it back
    /// @param again does it again
    public record Step(String words, @Nullable Object part, Runnable back, Runnable again) {}

    /// A change was made. What was undone before it can't be done again any more.
    public void did(Step step) {
        Step last = done.peek();
        undone.clear();
        if (last != null && step.part() != null && step.part().equals(last.part())) {
            done.pop();
            done.push(new Step(last.words(), last.part(), last.back(), step.again()));
        } else {
            done.push(step);
        }
        say();
    }

    /// What [#undo()] would take back; empty where there is nothing.
    public ReadOnlyStringProperty undoProperty() {
        return undo.getReadOnlyProperty();
    }

    /// What [#redo()] would do again; empty where there is nothing.
    public ReadOnlyStringProperty redoProperty() {
        return redo.getReadOnlyProperty();
    }

    /// Takes the last change back that wasn't.
    ///
    /// @return what it was; empty where there is nothing
    public String undo() {
        return move(done, undone, true);
    }

    /// Does the change again that was taken back last.
    ///
    /// @return what it was; empty where there is nothing
    public String redo() {
        return move(undone, done, false);
    }

    private String move(Deque<Step> from, Deque<Step> to, boolean back) {
        Step step = from.poll();
        if (step == null) {
            return "";
        }
        (back ? step.back() : step.again()).run();
        // What is typed from now on is another step.
        to.push(new Step(step.words(), null, step.back(), step.again()));
        say();
        return step.words();
    }

    private void say() {
        undo.set(words(done));
        redo.set(words(undone));
    }

    private static String words(Deque<Step> steps) {
        Step next = steps.peek();
        return next == null ? "" : next.words();
    }
}
