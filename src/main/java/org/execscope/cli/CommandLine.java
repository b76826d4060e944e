package org.execscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.execscope.export.ProgramVersion;

/// The command line: commands for scripts, and the way to the window.
public final class CommandLine {
    static final int FAILED = 1;
    static final int DIFFERENT = 1;
    static final int USAGE = 2;
    static final int INCOMPLETE = 3;

    private final Streams streams;
    private final List<Command> commands;
    private final Command window;

    private CommandLine(Streams streams, ToIntFunction<List<Path>> window) {
        this.streams = streams;
        this.commands = List.of(
                new ExportCommand(streams),
                new TreeCommand(streams),
                new CheckCommand(streams),
                new CompareCommand(streams));
        this.window = new WindowCommand(streams, window);
    }

    /// Runs one call.
    ///
    /// @param window opens the window on this evidence and returns the exit status; called where no command is
    /// named and there is a display
    /// @return the exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some evidence couldn't be read
    public static int run(List<String> arguments, PrintStream out, PrintStream err, ToIntFunction<List<Path>> window) {
        Streams streams = new Streams(out, err);
        try {
            return new CommandLine(streams, window).run(arguments);
        } catch (OutOfMemoryError _) {
            streams.say(String.format(
                    Locale.ROOT,
                    "the evidence needs more memory than java was given (%,d MB); give it more by -Xmx, or load less"
                            + " of it: --since, --until, --execs-only",
                    Runtime.getRuntime().maxMemory() >> 20));
            return FAILED;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return streams.failed(e);
        } finally {
            streams.out().flush();
        }
    }

    private int run(List<String> arguments) throws IOException {
        for (Command command : commands) {
            if (!arguments.isEmpty() && arguments.getFirst().equals(command.name())) {
                return run(command, arguments.subList(1, arguments.size()), List.of());
            }
        }
        return run(window, arguments, commands);
    }

    private int run(Command command, List<String> arguments, List<Command> below) throws IOException {
        try {
            Arguments given = Arguments.parse(command, arguments);
            if (given.asksForHelp()) {
                new Usage(streams.out()).print(command, below);
                return 0;
            }
            if (given.asksForVersion()) {
                streams.out().println("execscope " + ProgramVersion.text());
                return 0;
            }
            return command.run(given);
        } catch (UsageException e) {
            String name = command.name().isEmpty() ? "" : command.name() + " ";
            streams.say(e.getMessage() + "; see execscope " + name + "-h");
            return USAGE;
        }
    }
}
