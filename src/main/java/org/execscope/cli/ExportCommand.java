package org.execscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.execscope.event.EventOrder;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.Progress;
import org.execscope.export.EventExport;
import org.execscope.export.Manifest;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.CustodyCheck;
import org.jspecify.annotations.Nullable;

/// Writes events as a table or as JSON.
final class ExportCommand extends ReadingCommand {
    private EventExport.Format format = EventExport.Format.CSV;
    private boolean allEvents;
    private @Nullable Path file;
    private boolean verify;

    ExportCommand(Streams streams) {
        super(streams);
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String description() {
        return "Writes matching program starts, or with --all-events all that matches, in (time, serial) order.";
    }

    @Override
    List<Option> ownOptions() {
        return List.of(
                Command.value("format", "FORMAT", "csv (if not given) or jsonl."),
                filterOption(),
                Command.flag(
                        "all-events",
                        "Writes events of every kind, with columns behind the others that say what they were: type,"
                                + " about, address, port, op, acct, result."),
                Command.value(
                        "output",
                        "FILE",
                        "Written whole or not at all; FILE.manifest.json beside it tells its evidence, hashes and"
                                + " filter."),
                Command.flag(
                        "verify",
                        "With --output: reads and hashes the evidence once more before writing; the manifest tells"
                                + " the outcome, and the exit status is 3 if it changed."));
    }

    @Override
    public List<String> notes() {
        return queries();
    }

    @Override
    void take(Arguments given) throws UsageException {
        format = given.choice("format", EventExport.Format.CSV);
        allEvents = given.has("all-events");
        file = given.path("output");
        verify = given.has("verify");
        if (verify && file == null) {
            throw new UsageException("--verify needs --output: the manifest beside it tells the outcome");
        }
    }

    @Override
    void write(AuditTrail trail, Query query, String filter) throws IOException, QueryException {
        EventExport.Facts facts = allEvents ? EventExport.Facts.ALL_KINDS : EventExport.Facts.PROGRAM_STARTS;
        EventOrder events = allEvents
                ? trail.order().where(EvidenceLoading.matchesOfEveryKind(trail, query))
                : trail.execves().where(EvidenceLoading.matches(trail, query));
        Path target = file;
        if (target == null) {
            EventExport.write(trail, events, format, facts, streams().output(), Progress.NONE, new CancelToken());
            return;
        }
        CustodyCheck.Outcome before = custody(trail);
        EventExport.Result result =
                EventExport.toFile(trail, events, format, facts, target, Progress.NONE, new CancelToken());
        CustodyCheck.Outcome custody = verify ? before : custody(trail);
        Manifest.write(trail, result, format, target, new Manifest.Choice(filter, false, facts), custody);
        if (!custody.isUnchanged()) {
            incomplete("the evidence changed after it was read; what was exported is what was read. "
                    + custody.objections());
        }
        if (result.neutralised() > 0) {
            streams()
                    .err()
                    .println("execscope: " + result.neutralised()
                            + " cells that a spreadsheet would run begin with an apostrophe");
        }
    }

    private CustodyCheck.Outcome custody(AuditTrail trail) {
        return verify
                ? new CustodyCheck.Outcome(true, CustodyCheck.hashes(trail, Progress.NONE, new CancelToken()))
                : new CustodyCheck.Outcome(false, CustodyCheck.sizesAndTimes(trail));
    }

    /// By real path, as far as the path exists: before anything is read.
    @Override
    void refuseToWriteInto(List<Path> evidence, List<HostFile> byHand) throws IOException, UsageException {
        Path folder = file == null ? null : file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        for (HostFile given : byHand) {
            if (Files.exists(file) && Files.isSameFile(file, given.path())) {
                throw new IOException(
                        file + " was given as the host's " + given.kind().file() + ": choose another file to write");
            }
        }
        for (Path given : evidence) {
            if (Files.isDirectory(given) && folder.toRealPath().startsWith(given.toRealPath())) {
                throw new UsageException("the output would lie in a folder of evidence: choose another one");
            }
        }
    }
}
