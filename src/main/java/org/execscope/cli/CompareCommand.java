package org.execscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.execscope.evidence.CancelToken;
import org.execscope.export.ProgramVersion;
import org.execscope.finding.Comparison;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.Witnesses;

/// Compares two copies of a log.
final class CompareCommand implements Command {
    private static final int COPIES = 2;

    private final Streams streams;

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String description() {
        return "Compares two copies of a log, as from a host and from its log server: says which events only one has,"
                + " and which differ and in what. Exit status 1 if they differ.";
    }

    @Override
    public List<Operand> operands() {
        return List.of(
                new Operand("A", "A log file, folder or collected tree."),
                new Operand("B", "Another copy of the same host's log."));
    }

    @Override
    public List<Option> options() {
        return List.of(Command.value("format", "FORMAT", "text (if not given) or json."));
    }

    @Override
    public int run(Arguments given) throws IOException, UsageException {
        TextOrJson format = given.choice("format", TextOrJson.TEXT);
        List<Path> copies = given.operands();
        if (copies.size() != COPIES) {
            throw new UsageException("compare needs two copies of a log");
        }
        EvidenceLoading loading = new EvidenceLoading(streams.err(), streams.isTerminal());
        AuditTrail a = loading.load(List.of(copies.getFirst()), false);
        AuditTrail b = loading.load(List.of(copies.getLast()), false);
        if (holdsNothing(a, copies.getFirst()) || holdsNothing(b, copies.getLast())) {
            return CommandLine.INCOMPLETE;
        }
        Comparison comparison = Comparison.of(Witnesses.of(a), Witnesses.of(b), new CancelToken());
        CompareText text = new CompareText(a, b);
        switch (format) {
            case TEXT -> text.text(comparison, streams.out());
            case JSON -> text.json(comparison, ProgramVersion.text(), streams.out());
        }
        streams.out().flush();
        if (!streams.output().isClosedByReader()) {
            streams.output().check();
        }
        return comparison.agrees() ? loading.status() : CommandLine.DIFFERENT;
    }

    /// A copy that could not be read doesn't differ from the other: there is none.
    private boolean holdsNothing(AuditTrail copy, Path path) {
        if (copy.events().size() > 0) {
            return false;
        }
        streams.say(path + " holds no audit event: there is nothing to compare");
        return true;
    }
}
