package org.execscope.ui.window;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Passes messages on, at most one a second: what is said faster can be neither read nor heard. Of those that come
/// meanwhile the newest is said when the second is over. On the JavaFX thread only.
final class Announcer {
    private static final Duration SECOND = Duration.seconds(1);

    private final Consumer<String> say;
    private final PauseTransition rest;
    private @Nullable String waiting;

    /// @param say shows a message where it is announced
    Announcer(Consumer<String> say) {
        this(say, SECOND);
    }

    /// @param pause at least so much lies between two messages
    Announcer(Consumer<String> say, Duration pause) {
        this.say = say;
        rest = new PauseTransition(pause);
        rest.setOnFinished(_ -> next());
    }

    void put(String words) {
        if (rest.getStatus() == Animation.Status.RUNNING) {
            waiting = words;
        } else {
            say.accept(words);
            rest.playFromStart();
        }
    }

    private void next() {
        String words = waiting;
        waiting = null;
        if (words != null) {
            put(words);
        }
    }
}
