package org.execscope.ui.model;

import java.util.function.Consumer;

/// What can be done about evidence that isn't all read.
///
/// @param retry reads all that was given again
/// @param all the same, every event of it
/// @param anyway the same, and every file to its end
/// @param remove leaves out what has this name
/// @param outside what the window shows about it
public record LoadWays(Runnable retry, Runnable all, Runnable anyway, Consumer<String> remove, Outside outside) {
    /// What the window shows, beside the message.
    ///
    /// @param problems the lines that could not be parsed
    /// @param files what was read and what was left out
    /// @param howToCheck how to find out why a log has no program starts
    public record Outside(Runnable problems, Runnable files, Runnable howToCheck) {
        static final Outside NONE = new Outside(() -> {}, () -> {}, () -> {});
    }
}
