package org.execscope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventOrder;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Progress;
import org.execscope.export.EventExport;
import org.execscope.export.TreeText;
import org.execscope.process.ProcessForest;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryError;
import org.execscope.query.QueryException;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command line: sub-commands for scripts, and the way to the window.
@Command(
        name = "execscope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Opens Linux audit logs and shows every program start, as timeline and as process tree.",
        footer = {
            "",
            "Exit status: 0 done; 2 wrong usage; 3 done, but some evidence could not be read or parsed",
            "(each named on standard error). Evidence is opened read-only. Nothing goes over a network."
        })
public final class CommandLine implements Callable<Integer> {
    static final int USAGE = 2;
    static final int INCOMPLETE = 3;

    private final PrintStream out;
    private final PrintStream err;
    private final ToIntFunction<List<Path>> window;

    @Parameters(paramLabel = "EVIDENCE", arity = "0..*", description = "Log files, folders or collected trees.")
    private List<Path> evidence = List.of();

    private CommandLine(PrintStream out, PrintStream err, ToIntFunction<List<Path>> window) {
        this.out = out;
        this.err = err;
        this.window = window;
    }

    /// Runs one call.
    ///
    /// @param in standard input; nothing reads it yet
    /// @param window opens the window on this evidence and returns the exit status; called where no sub-command is
    ///     named and there is a display
    /// @return the exit status: 0 done, 2 wrong usage, 3 done but some evidence couldn't be read
    public static int run(
            List<String> arguments,
            InputStream in,
            PrintStream out,
            PrintStream err,
            ToIntFunction<List<Path>> window) {
        CommandLine call = new CommandLine(out, err, window);
        picocli.CommandLine line = new picocli.CommandLine(call)
                .addSubcommand("export", call.new Export())
                .addSubcommand("tree", call.new Tree())
                .addSubcommand("check", call.new Check())
                .setOut(new java.io.PrintWriter(out, true, java.nio.charset.StandardCharsets.UTF_8))
                .setErr(new java.io.PrintWriter(err, true, java.nio.charset.StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, _, _) -> call.failed(e))
                .setParameterExceptionHandler((e, _) -> {
                    call.say(e.getMessage() + "; see execscope -h");
                    return USAGE;
                });
        return line.execute(arguments.toArray(String[]::new));
    }

    /// Without a sub-command: the window, or where there is no display the same evidence as text.
    @Override
    public Integer call() {
        if (hasDisplay()) {
            return window.applyAsInt(evidence);
        }
        if (evidence.isEmpty()) {
            say("there is no display for the window; name evidence, or see execscope -h");
            return USAGE;
        }
        err.println("There is no display, so here is the evidence as text.");
        EvidenceLoading loading = new EvidenceLoading(err, isTerminal());
        AuditTrail trail = loading.load(evidence);
        EvidenceText.text(trail, out);
        out.println();
        try {
            tree(trail, Query.ALL, Integer.MAX_VALUE);
        } catch (IOException | QueryException e) {
            return failed(e);
        }
        out.println();
        out.println("Go on with:");
        out.println("  execscope export --format csv --filter 'key == procmon and exe : /tmp' EVIDENCE");
        out.println("  execscope tree --filter 'uid == 0' EVIDENCE");
        out.println("  execscope check EVIDENCE");
        return 0;
    }

    private static boolean hasDisplay() {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null
                || "Headless".equals(System.getProperty("glass.platform"));
    }

    /// Java 25 gives no console where standard input or output isn't a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    private void tree(AuditTrail trail, Query query, int depth) throws IOException, QueryException {
        ProcessForest forest = trail.processes();
        if (forest == null) {
            throw new IOException("the process tree could not be built");
        }
        EventSet matches = EvidenceLoading.matches(trail, query);
        TreeText.write(trail, forest, matches, depth, out);
        out.flush();
    }

    /// One line, escaped, and never a stack trace.
    private void say(@Nullable String message) {
        String text = message == null ? "failed" : message.replace("\n", " ");
        err.println("execscope: " + text);
    }

    private int failed(Throwable e) {
        say(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return 1;
    }

    private void explain(String filter, QueryException wrong) {
        for (QueryError error : wrong.errors()) {
            err.println("execscope: " + error.message());
            String shown = Display.value(Bytes.utf8(filter));
            err.println("  " + shown);
            if (shown.equals(filter)) {
                err.println("  " + " ".repeat(error.start()) + "^".repeat(Math.max(1, error.end() - error.start())));
            }
        }
    }

    private abstract class Reading implements Callable<Integer> {
        @Parameters(paramLabel = "EVIDENCE", arity = "1..*", description = "Log files, folders or collected trees.")
        private List<Path> files = List.of();

        @Override
        public Integer call() throws IOException {
            Query query;
            try {
                query = Query.parse(filter());
            } catch (QueryException e) {
                explain(filter(), e);
                return USAGE;
            }
            EvidenceLoading loading = new EvidenceLoading(err, isTerminal());
            try {
                AuditTrail trail = loading.load(files);
                run(trail, query);
            } catch (QueryException e) {
                explain(filter(), e);
                return USAGE;
            } catch (OutOfMemoryError e) {
                say("the evidence needs more memory than java was given; give it more by -Xmx, or less evidence");
                return 1;
            }
            return loading.status();
        }

        abstract String filter();

        abstract void run(AuditTrail trail, Query query) throws IOException, QueryException;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes matching execve events, in (time, serial) order.")
    private final class Export extends Reading {
        @Option(names = "--format", defaultValue = "csv", description = "csv or jsonl.")
        private String format = "csv";

        @Option(names = "--filter", paramLabel = "QUERY", defaultValue = "", description = "Only these events.")
        private String filter = "";

        @Option(names = "--output", paramLabel = "FILE", description = "Written whole or not at all.")
        private @Nullable Path output;

        @Override
        String filter() {
            return filter;
        }

        @Override
        void run(AuditTrail trail, Query query) throws IOException, QueryException {
            EventExport.Format how = switch (format.toLowerCase(Locale.ROOT)) {
                case "csv" -> EventExport.Format.CSV;
                case "jsonl" -> EventExport.Format.JSONL;
                default -> throw new IOException("unknown format " + Display.value(Bytes.utf8(format))
                        + ": use csv or jsonl");
            };
            EventSet matches = EvidenceLoading.matches(trail, query);
            EventOrder events = trail.execves().where(matches::contains);
            if (output != null) {
                EventExport.Result result =
                        EventExport.toFile(trail, events, how, output, Progress.NONE, new CancelToken());
                if (result.neutralised() > 0) {
                    err.println("execscope: " + result.neutralised()
                            + " cells that a spreadsheet would run begin with an apostrophe");
                }
                return;
            }
            try (BufferedOutputStream stream = new BufferedOutputStream(out, 1 << 16)) {
                EventExport.write(trail, events, how, stream, Progress.NONE, new CancelToken());
            }
        }
    }

    @Command(name = "tree", mixinStandardHelpOptions = true, description = "Prints the process forest: matches and their ancestors.")
    private final class Tree extends Reading {
        @Option(names = "--filter", paramLabel = "QUERY", defaultValue = "", description = "Only these events.")
        private String filter = "";

        @Option(names = "--depth", paramLabel = "N", description = "At most so many levels.")
        private int depth = Integer.MAX_VALUE;

        @Override
        String filter() {
            return filter;
        }

        @Override
        void run(AuditTrail trail, Query query) throws IOException, QueryException {
            tree(trail, query, depth);
        }
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "Says what was read, with hashes, and what could not be read as it should.")
    private final class Check extends Reading {
        @Option(names = "--format", defaultValue = "text", description = "text or json.")
        private String format = "text";

        @Override
        String filter() {
            return "";
        }

        @Override
        void run(AuditTrail trail, Query query) throws IOException {
            switch (format.toLowerCase(Locale.ROOT)) {
                case "text" -> EvidenceText.text(trail, out);
                case "json" -> EvidenceText.json(trail, Version.text(), out);
                default -> throw new IOException("unknown format " + Display.value(Bytes.utf8(format))
                        + ": use text or json");
            }
        }
    }
}
