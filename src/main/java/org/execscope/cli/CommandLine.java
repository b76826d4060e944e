package org.execscope.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/// The command line: sub-commands for scripts, and the way to the window.
public final class CommandLine {
    private CommandLine() {}

    /// Runs one call.
    ///
    /// @param window opens the window on this evidence and returns the exit status; called where no sub-command is
    ///     named and there is a display
    /// @return the exit status: 0 done, 2 wrong usage, 3 done but some evidence couldn't be read
    public static int run(
            List<String> arguments,
            InputStream in,
            PrintStream out,
            PrintStream err,
            ToIntFunction<List<Path>> window) {
        return arguments.size();
    }
}
