package org.execscope.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventOrder;
import org.execscope.event.Portion;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.Progress;
import org.execscope.export.EventExport;
import org.execscope.export.Manifest;
import org.execscope.export.TreeExport;
import org.execscope.finding.About;
import org.execscope.finding.Comparison;
import org.execscope.finding.CopiesDiffer;
import org.execscope.finding.Findings;
import org.execscope.finding.Limits;
import org.execscope.finding.Witness;
import org.execscope.process.ProcessAt;
import org.execscope.process.ProcessForest;
import org.execscope.query.Query;
import org.execscope.query.QueryError;
import org.execscope.query.QueryException;
import org.execscope.query.Reference;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.CustodyCheck;
import org.execscope.trail.Witnesses;
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
            "Exit status: 0 done; 1 failed; 2 wrong usage; 3 done, but some evidence could not be read or parsed",
            "(each named on standard error). Evidence is opened read-only. Nothing goes over a network."
        })
public final class CommandLine implements Callable<Integer> {
    private static final int HELP_WIDTH = 101;

    static final int FAILED = 1;
    static final int DIFFERENT = 1;
    static final int USAGE = 2;
    static final int INCOMPLETE = 3;

    private final Output output;
    private final PrintStream out;
    private final PrintStream err;
    private final ToIntFunction<List<Path>> window;

    @Parameters(paramLabel = "EVIDENCE", arity = "0..*", description = "Log files, folders or collected trees.")
    private List<Path> evidence = List.of();

    private CommandLine(PrintStream out, PrintStream err, ToIntFunction<List<Path>> window) {
        this.output = Output.of(out);
        this.out = new PrintStream(new BufferedOutputStream(output, 1 << 16), false, StandardCharsets.UTF_8);
        this.err = err;
        this.window = window;
    }

    /// Runs one call.
    ///
    /// @param window opens the window on this evidence and returns the exit status; called where no
    /// sub-command is
    ///     named and there is a display
    /// @return the exit status: 0 done, 2 wrong usage, 3 done but some evidence couldn't be read
    public static int run(List<String> arguments, PrintStream out, PrintStream err, ToIntFunction<List<Path>> window) {
        CommandLine call = new CommandLine(out, err, window);
        picocli.CommandLine line = new picocli.CommandLine(call)
                .addSubcommand("export", withQueries(new picocli.CommandLine(call.new Export())))
                .addSubcommand("tree", withQueries(new picocli.CommandLine(call.new Tree())))
                .addSubcommand("check", withLimits(new picocli.CommandLine(call.new Check())))
                .addSubcommand("compare", call.new Compare())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(call.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, _, _) -> call.failed(e))
                .setParameterExceptionHandler((e, _) -> {
                    call.say(e.getMessage() + "; see execscope -h");
                    return USAGE;
                });
        try {
            return line.execute(arguments.toArray(String[]::new));
        } catch (OutOfMemoryError _) {
            call.say(String.format(
                    Locale.ROOT,
                    "the evidence needs more memory than java was given (%,d MB); give it more by -Xmx, or load less"
                            + " of it: --since, --until, --execs-only",
                    Runtime.getRuntime().maxMemory() >> 20));
            return FAILED;
        } catch (StackOverflowError e) {
            return call.failed(e);
        } finally {
            call.out.flush();
        }
    }

    /// Below the options: the language of --filter.
    private static picocli.CommandLine withQueries(picocli.CommandLine command) {
        picocli.CommandLine.Model.UsageMessageSpec usage =
                command.getCommandSpec().usageMessage();
        List<String> footer = new ArrayList<>(List.of(usage.footer()));
        footer.add("");
        footer.add("QUERY:");
        footer.add("");
        footer.addAll(Reference.lines());
        // Neither a format nor picocli's markup.
        usage.width(Math.max(usage.width(), HELP_WIDTH));
        usage.footer(footer.stream().map(text -> text.replace("%", "%%")).toArray(String[]::new));
        return command;
    }

    /// What finding nothing doesn't prove belongs to the help of the checks.
    private static picocli.CommandLine withLimits(picocli.CommandLine check) {
        List<String> footer = new ArrayList<>(List.of("", "No check can notice:"));
        Limits.all().forEach(limit -> footer.add("  - " + limit.replace("%", "%%")));
        check.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
        return check;
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
        AuditTrail trail = loading.load(evidence, true);
        EvidenceText.text(trail, out);
        out.println();
        try {
            tree(trail, Query.ALL, new BitSet(), Integer.MAX_VALUE, TreeExport.Format.TEXT);
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

    private void tree(AuditTrail trail, Query query, BitSet roots, int depth, TreeExport.Format format)
            throws IOException, QueryException {
        TreeExport.Part part = new TreeExport.Part(EvidenceLoading.matches(trail, query), roots, depth);
        // Not by way of a PrintStream: where the reader has enough, no more is written.
        Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
        out.flush();
        int processes = TreeExport.write(trail, forest(trail), part, format, writer);
        writer.flush();
        if (processes == 0 && trail.events().size() > 0) {
            say(query.isEmpty() && roots.isEmpty() ? "no process is in the log" : "no process matches");
        }
    }

    private static ProcessForest forest(AuditTrail trail) throws IOException {
        ProcessForest forest = trail.processes();
        if (forest == null) {
            throw new IOException("the process tree could not be built");
        }
        return forest;
    }

    /// One line, escaped, and never a stack trace.
    private void say(@Nullable String message) {
        String text = message == null ? "failed" : message.replace('\n', ' ');
        err.println("execscope: " + Display.value(Bytes.utf8(text)));
    }

    private int failed(Throwable e) {
        say(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return FAILED;
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

    private enum Shape {
        TEXT,
        JSON
    }

    private abstract class Reading implements Callable<Integer> {
        private final EvidenceLoading loading = new EvidenceLoading(err, isTerminal());

        @Parameters(paramLabel = "EVIDENCE", arity = "1..*", description = "Log files, folders or collected trees.")
        private List<Path> files = List.of();

        @Option(
                names = "--passwd",
                paramLabel = "FILE",
                description = "The host's passwd, where it lies elsewhere: gives users their names.")
        private @Nullable Path passwd;

        @Option(
                names = "--group",
                paramLabel = "FILE",
                description = "The host's group file, where it lies elsewhere: gives groups their names.")
        private @Nullable Path group;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                converter = TimeOption.class,
                description = "Loads only what happened from then on (UTC), where all doesn't fit into memory.")
        private @Nullable Instant since;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                converter = TimeOption.class,
                description = "Loads only what happened until then.")
        private @Nullable Instant until;

        @Option(names = "--execs-only", description = "Loads no system calls but program starts.")
        private boolean execsOnly;

        @Option(
                names = "--shape",
                paramLabel = "[FILE=]SHAPE",
                converter = ShapeChoice.Converter.class,
                description = "Reads a file, or all, in one form alone and to the end: auditd, syslog, journal-json,"
                        + " journal-export; detected is what is done without. Repeatable.")
        private List<ShapeChoice> shapes = List.of();

        @Override
        public Integer call() throws IOException {
            String mistake = endsBeforeItBegins() ? "--until is before --since" : mistake();
            if (mistake != null) {
                say(mistake);
                return USAGE;
            }
            Query query;
            try {
                query = Query.parse(filter());
            } catch (QueryException e) {
                explain(filter(), e);
                return USAGE;
            }
            try {
                if (writesIntoEvidence(files)) {
                    say("the output would lie in a folder of evidence: choose another one");
                    return USAGE;
                }
                loading.keep(portion());
                AuditTrail trail =
                        loading.load(files, byHand(), shapes, this instanceof Check || query.asksForFindings());
                run(trail, query);
                out.flush();
                output.check();
            } catch (QueryException e) {
                explain(filter(), e);
                return USAGE;
            } catch (IOException e) {
                if (!output.isClosedByReader()) {
                    throw e;
                }
            }
            return loading.status();
        }

        private Portion portion() {
            return new Portion(
                    since == null ? Long.MIN_VALUE : since.toEpochMilli(),
                    until == null ? Long.MAX_VALUE : until.toEpochMilli(),
                    execsOnly);
        }

        List<HostFile> byHand() throws IOException {
            List<HostFile> given = new ArrayList<>();
            give(given, HostFile.Kind.PASSWD, passwd);
            give(given, HostFile.Kind.GROUP, group);
            return given;
        }

        private static void give(List<HostFile> given, HostFile.Kind kind, @Nullable Path path) throws IOException {
            if (path != null) {
                try {
                    given.add(HostFile.read(kind, path));
                } catch (IOException e) {
                    throw new IOException("--" + kind.file() + " " + path + ": " + e.getMessage(), e);
                }
            }
        }

        boolean writesIntoEvidence(List<Path> evidence) throws IOException {
            return false;
        }

        /// Reads other evidence, to be compared with this.
        AuditTrail loadCopy(Path copy) {
            return loading.load(List.of(copy), false);
        }

        /// Says what is missing or wrong though the call is done: exit status 3.
        void incomplete(String words) {
            loading.say(Display.value(Bytes.utf8(words)));
        }

        abstract String filter();

        /// What is wrong with the options, in words; null if nothing is.
        @Nullable
        String mistake() {
            return null;
        }

        private boolean endsBeforeItBegins() {
            return since != null && until != null && until.isBefore(since);
        }

        abstract void run(AuditTrail trail, Query query) throws IOException, QueryException;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes matching program starts, or with --all-events all that matches, in (time, serial)"
                    + " order.")
    private final class Export extends Reading {
        @Option(names = "--format", description = "csv (if not given) or jsonl.")
        private EventExport.Format format = EventExport.Format.CSV;

        @Option(names = "--filter", paramLabel = "QUERY", defaultValue = "", description = "Only these events.")
        private String filter = "";

        @Option(
                names = "--all-events",
                description = "Writes events of every kind, with columns behind the others that say what they were:"
                        + " type, about, address, port, op, acct, result.")
        private boolean allEvents;

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description =
                        "Written whole or not at all; FILE.manifest.json beside it tells its evidence, hashes and filter.")
        private @Nullable Path file;

        @Option(
                names = "--verify",
                description = "With --output: reads and hashes the evidence once more before writing; the manifest"
                        + " tells the outcome, and the exit status is 3 if it changed.")
        private boolean verify;

        @Override
        String filter() {
            return filter;
        }

        @Override
        @Nullable
        String mistake() {
            return verify && file == null ? "--verify needs --output: the manifest beside it tells the outcome" : null;
        }

        private CustodyCheck.Outcome custody(AuditTrail trail) {
            return verify
                    ? new CustodyCheck.Outcome(true, CustodyCheck.hashes(trail, Progress.NONE, new CancelToken()))
                    : new CustodyCheck.Outcome(false, CustodyCheck.sizesAndTimes(trail));
        }

        @Override
        void run(AuditTrail trail, Query query) throws IOException, QueryException {
            EventExport.Facts facts = allEvents ? EventExport.Facts.ALL_KINDS : EventExport.Facts.PROGRAM_STARTS;
            EventOrder events = allEvents
                    ? trail.order().where(EvidenceLoading.matchesOfEveryKind(trail, query))
                    : trail.execves().where(EvidenceLoading.matches(trail, query));
            if (file != null) {
                CustodyCheck.Outcome before = custody(trail);
                EventExport.Result result =
                        EventExport.toFile(trail, events, format, facts, file, Progress.NONE, new CancelToken());
                CustodyCheck.Outcome custody = verify ? before : custody(trail);
                Manifest.write(trail, result, format, file, new Manifest.Choice(filter, false, facts), custody);
                if (!custody.isUnchanged()) {
                    incomplete("the evidence changed after it was read; what was exported is what was read. "
                            + custody.objections());
                }
                if (result.neutralised() > 0) {
                    err.println("execscope: " + result.neutralised()
                            + " cells that a spreadsheet would run begin with an apostrophe");
                }
                return;
            }
            EventExport.write(trail, events, format, facts, output, Progress.NONE, new CancelToken());
        }

        /// By real path, as far as the path exists: before anything is read.
        @Override
        boolean writesIntoEvidence(List<Path> evidence) throws IOException {
            Path folder =
                    file == null ? null : file.toAbsolutePath().normalize().getParent();
            if (folder == null || !Files.exists(folder)) {
                return false;
            }
            for (HostFile given : byHand()) {
                if (Files.exists(file) && Files.isSameFile(file, given.path())) {
                    throw new IOException(file + " was given as the host's "
                            + given.kind().file() + ": choose another file to write");
                }
            }
            for (Path given : evidence) {
                if (Files.isDirectory(given) && folder.toRealPath().startsWith(given.toRealPath())) {
                    return true;
                }
            }
            return false;
        }
    }

    @Command(
            name = "tree",
            mixinStandardHelpOptions = true,
            description = "Prints the process forest: matches and their ancestors.",
            footer = {
                "",
                "In the text, ≤ stands before a time by which a process had begun at the latest, and ≈ before a link that",
                "is likely, adopted or unknown; 4101.2 is the third process that had the pid 4101. The reasons stand in",
                "--format json. † stands behind the name of a user that --passwd gave."
            })
    private final class Tree extends Reading {
        @Option(names = "--format", description = "text (if not given), json, or dot (for Graphviz).")
        private TreeExport.Format format = TreeExport.Format.TEXT;

        @Option(names = "--filter", paramLabel = "QUERY", defaultValue = "", description = "Only these events.")
        private String filter = "";

        @Option(names = "--depth", paramLabel = "N", description = "At most so many levels, from 1.")
        private int depth = Integer.MAX_VALUE;

        @Option(
                names = "--root",
                paramLabel = "PID@TIME",
                description = "Only this process and what it started; the time is UTC.")
        private @Nullable String root;

        @Override
        String filter() {
            return filter;
        }

        @Override
        @Nullable
        String mistake() {
            try {
                if (root != null) {
                    ProcessAt.parse(root);
                }
                return depth < 1 ? "--depth is 1 or more" : null;
            } catch (IllegalArgumentException e) {
                return "--root: " + e.getMessage();
            }
        }

        @Override
        void run(AuditTrail trail, Query query) throws IOException, QueryException {
            BitSet roots = new BitSet();
            if (root != null) {
                ProcessAt wanted = ProcessAt.parse(root);
                roots = wanted.in(forest(trail));
                if (roots.isEmpty()) {
                    throw new IOException("no process with the pid of " + root + " is in the log");
                }
                RootWords.of(forest(trail), wanted, roots).forEach(CommandLine.this::say);
            }
            tree(trail, query, roots, depth, format);
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Says what was read, with hashes, what could not be read as it should, and what an examiner"
                    + " must notice about the evidence and the host.")
    private final class Check extends Reading {
        @Option(names = "--format", description = "text (if not given) or json.")
        private Shape format = Shape.TEXT;

        @Option(
                names = "--without",
                paramLabel = "ID",
                split = ",",
                description = "Turns checks off, by the ids of their findings, such as T18; the output says so.")
        private Set<String> without = Set.of();

        @Option(
                names = "--against",
                paramLabel = "COPY",
                description =
                        "Another copy of the host's log, as from its log server: what it has otherwise, within the"
                                + " time that both cover, is a finding. compare shows all of it.")
        private @Nullable Path copy;

        @Override
        String filter() {
            return "";
        }

        @Override
        @Nullable
        String mistake() {
            List<String> known = Stream.concat(Findings.checks().stream(), Stream.of(CopiesDiffer.ABOUT))
                    .map(About::id)
                    .toList();
            return without.stream()
                    .filter(id -> !known.contains(id))
                    .findFirst()
                    .map(id -> "--without: there is no check " + id + "; the ids are " + String.join(", ", known))
                    .orElse(null);
        }

        private Findings against(AuditTrail all) {
            if (copy == null) {
                return all.findings();
            }
            AuditTrail other = loadCopy(copy);
            Witness open = Witnesses.of(all);
            Comparison comparison = Comparison.of(open, Witnesses.of(other), new CancelToken());
            return all.findings().with(CopiesDiffer.ABOUT, CopiesDiffer.findings(comparison, open));
        }

        @Override
        void run(AuditTrail all, Query query) throws IOException {
            AuditTrail trail = all.with(against(all).without(without));
            if (!without.isEmpty() && format == Shape.TEXT) {
                out.println("Turned off: " + without.stream().sorted().collect(Collectors.joining(", ")) + ".");
                out.println();
            }
            switch (format) {
                case TEXT -> EvidenceText.text(trail, out);
                case JSON -> EvidenceText.json(trail, without, Version.text(), out);
            }
        }
    }

    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description = "Compares two copies of a log, as from a host and from its log server: says which events only"
                    + " one has, and which differ and in what. Exit status 1 if they differ.")
    private final class Compare implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "A", description = "A log file, folder or collected tree.")
        private Path first = Path.of("");

        @Parameters(index = "1", paramLabel = "B", description = "Another copy of the same host's log.")
        private Path second = Path.of("");

        @Option(names = "--format", description = "text (if not given) or json.")
        private Shape format = Shape.TEXT;

        @Override
        public Integer call() throws IOException {
            EvidenceLoading loading = new EvidenceLoading(err, isTerminal());
            AuditTrail a = loading.load(List.of(first), false);
            AuditTrail b = loading.load(List.of(second), false);
            if (holdsNothing(a, first) || holdsNothing(b, second)) {
                return INCOMPLETE;
            }
            Comparison comparison = Comparison.of(Witnesses.of(a), Witnesses.of(b), new CancelToken());
            CompareText text = new CompareText(a, b);
            switch (format) {
                case TEXT -> text.text(comparison, out);
                case JSON -> text.json(comparison, Version.text(), out);
            }
            out.flush();
            if (!output.isClosedByReader()) {
                output.check();
            }
            return comparison.agrees() ? loading.status() : DIFFERENT;
        }

        /// A copy that could not be read doesn't differ from the other: there is none.
        private boolean holdsNothing(AuditTrail copy, Path path) {
            if (copy.events().size() > 0) {
                return false;
            }
            say(path + " holds no audit event: there is nothing to compare");
            return true;
        }
    }
}
