package org.execscope.ui.model;

import java.util.List;

/// A message that stays until it was read: a banner above the panes.
///
/// @param level how bad it is
/// @param text what happened, where, what to do; safe to show
/// @param ways what can be done about it, each a button
public record Notice(Level level, String text, List<Way> ways) {
    public enum Level {
        WARNING,
        ERROR
    }

    /// A way out.
    ///
    /// @param words what its button says
    /// @param action what it does, on the JavaFX thread
    /// @param settles whether the message is of no more use then
    public record Way(String words, Runnable action, boolean settles) {
        /// One that settles it.
        public Way(String words, Runnable action) {
            this(words, action, true);
        }

        /// One after which the message still stands.
        public static Way beside(String words, Runnable action) {
            return new Way(words, action, false);
        }
    }

    public Notice {
        ways = List.copyOf(ways);
    }

    public Notice(Level level, String text) {
        this(level, text, List.of());
    }
}
