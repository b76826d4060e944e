package org.execscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.Portion;
import org.execscope.evidence.HostFile;
import org.execscope.process.ProcessForest;
import org.execscope.query.Query;
import org.execscope.query.QueryError;
import org.execscope.query.QueryException;
import org.execscope.query.Reference;
import org.execscope.trail.AuditTrail;

/// A command that reads evidence and writes something of it. For one call.
abstract class ReadingCommand implements Command {
    private static final String FILTER = "filter";
    private static final List<Operand> EVIDENCE =
            List.of(new Operand("EVIDENCE...", "Log files, folders or collected trees."));

    private final Streams streams;
    private final EvidenceLoading loading;

    ReadingCommand(Streams streams) {
        this.streams = streams;
        this.loading = new EvidenceLoading(streams.err(), streams.isTerminal());
    }

    /// For those commands that write a part of the events.
    static Option filterOption() {
        return Command.value(FILTER, "QUERY", "Only these events.");
    }

    /// Below the options of those: the language of `--filter`.
    static List<String> queries() {
        List<String> lines = new ArrayList<>(List.of("", "QUERY:", ""));
        lines.addAll(Reference.lines());
        return lines;
    }

    @Override
    public final List<Operand> operands() {
        return EVIDENCE;
    }

    @Override
    public final List<Option> options() {
        List<Option> options = new ArrayList<>(ownOptions());
        options.add(Command.value(
                "since", "TIME", "Loads only what happened from then on (UTC), where all doesn't fit into memory."));
        options.add(Command.value("until", "TIME", "Loads only what happened until then."));
        options.add(Command.flag("execs-only", "Loads no system calls but program starts."));
        options.add(Command.value(
                "shape",
                "[FILE=]SHAPE",
                "Reads a file, or all, in one form alone and to the end: auditd, syslog, journal-json,"
                        + " journal-export; detected is what is done without. Repeatable."));
        options.add(Command.value(
                "passwd", "FILE", "The host's passwd, where it lies elsewhere: gives users their names."));
        options.add(Command.value(
                "group", "FILE", "The host's group file, where it lies elsewhere: gives groups their names."));
        return options;
    }

    abstract List<Option> ownOptions();

    @Override
    public final int run(Arguments given) throws IOException, UsageException {
        List<Path> evidence = given.operands();
        if (evidence.isEmpty()) {
            throw new UsageException(name() + " needs evidence: log files, folders or collected trees");
        }
        Portion portion = portion(given);
        List<ShapeChoice> shapes = new ArrayList<>();
        for (String shape : given.all("shape")) {
            shapes.add(ShapeChoice.parse(shape));
        }
        take(given);
        String filter = given.text(FILTER);
        String asked = filter == null ? "" : filter;
        try {
            Query query = Query.parse(asked);
            List<HostFile> byHand = byHand(given);
            refuseToWriteInto(evidence, byHand);
            loading.keep(portion);
            AuditTrail trail = loading.load(evidence, byHand, shapes, judges() || query.asksForFindings());
            write(trail, query, asked);
            streams.out().flush();
            streams.output().check();
        } catch (QueryException e) {
            explain(asked, e);
            return CommandLine.USAGE;
        } catch (IOException e) {
            if (!streams.output().isClosedByReader()) {
                throw e;
            }
        }
        return loading.status();
    }

    private static Portion portion(Arguments given) throws UsageException {
        Instant since = given.time("since");
        Instant until = given.time("until");
        if (since != null && until != null && until.isBefore(since)) {
            throw new UsageException("--until is before --since");
        }
        return new Portion(
                since == null ? Long.MIN_VALUE : since.toEpochMilli(),
                until == null ? Long.MAX_VALUE : until.toEpochMilli(),
                given.has("execs-only"));
    }

    private static List<HostFile> byHand(Arguments given) throws IOException, UsageException {
        List<HostFile> files = new ArrayList<>();
        for (HostFile.Kind kind : List.of(HostFile.Kind.PASSWD, HostFile.Kind.GROUP)) {
            Path path = given.path(kind.file());
            if (path != null) {
                try {
                    files.add(HostFile.read(kind, path));
                } catch (IOException e) {
                    throw new IOException("--" + kind.file() + " " + path + ": " + e.getMessage(), e);
                }
            }
        }
        return files;
    }

    /// Takes the values of the command's own options.
    abstract void take(Arguments given) throws UsageException;

    /// Whether it tells findings.
    boolean judges() {
        return false;
    }

    /// @throws UsageException if what is to be written would lie in the evidence
    /// @throws IOException if it would lie in place of one of the host's files, or that can't be told
    void refuseToWriteInto(List<Path> evidence, List<HostFile> byHand) throws IOException, UsageException {}

    abstract void write(AuditTrail trail, Query query, String filter)
            throws IOException, QueryException, UsageException;

    /// Reads other evidence, to be compared with this.
    AuditTrail loadCopy(Path copy) {
        return loading.load(List.of(copy), false);
    }

    /// Says what is missing or wrong though the call is done: exit status 3.
    void incomplete(String words) {
        loading.say(Display.value(Bytes.utf8(words)));
    }

    Streams streams() {
        return streams;
    }

    private void explain(String filter, QueryException wrong) {
        for (QueryError error : wrong.errors()) {
            streams.err().println("execscope: " + error.message());
            String shown = Display.value(Bytes.utf8(filter));
            streams.err().println("  " + shown);
            if (shown.equals(filter)) {
                streams.err()
                        .println("  " + " ".repeat(error.start())
                                + "^".repeat(Math.max(1, error.end() - error.start())));
            }
        }
    }

    static ProcessForest forest(AuditTrail trail) throws IOException {
        ProcessForest forest = trail.processes();
        if (forest == null) {
            throw new IOException("the process tree could not be built");
        }
        return forest;
    }
}
