package org.execscope.ui.model;

/// A message that stays until it was read: a banner above the panes.
///
/// @param level how bad it is
/// @param text what happened, where, what to do; safe to show
public record Notice(Level level, String text) {
    public enum Level {
        WARNING,
        ERROR
    }
}
