package org.execscope.event;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.execscope.bytes.Bytes;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.EvidenceSet;
import org.execscope.evidence.HostContext;
import org.execscope.finding.Findings;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.jspecify.annotations.Nullable;

/// Hand-made events for tests of the window.
public final class WindowTestRows {
    private final EventTable table = new EventTable();
    private long serial = 100;

    public WindowTestRows() {
        table.addHost(new Host(null, 0, "web01"));
    }

    /// Adds an execve event; a null argument is missing.
    public int add(String exe, String key, long uid, List<@Nullable Bytes> argv) {
        EventRow row = new EventRow();
        row.timeMillis = 1_773_497_284_140L + serial;
        row.serial = serial++;
        row.kind = EventKind.EXECVE;
        row.type = 1300;
        row.pid = 4000 + serial;
        row.ppid = 4000;
        row.success = Boolean.TRUE;
        row.exit = 0;
        row.exe = table.exes().add(Bytes.utf8(exe));
        row.key = table.keys().add(Bytes.utf8(key));
        long[] ids = new long[Identities.Id.values().length];
        ids[Identities.Id.AUID.ordinal()] = Identities.UNSET;
        ids[Identities.Id.UID.ordinal()] = uid;
        ids[Identities.Id.EUID.ordinal()] = uid;
        row.identity = table.identities().add(ids, ByteDictionary.NONE, ByteDictionary.NONE);
        row.argc = argv.size();
        row.argv = table.argvs().add(ArgvCodec.encode(argv));
        row.argvSource = ArgvSource.EXECVE;
        row.argvComplete = argv.stream().allMatch(one -> one != null);
        row.sources.add(new RecordSource(0, 0, serial));
        return table.add(row);
    }

    /// What a loader would publish of these events.
    public AuditTrail trail() {
        return trail(table, null, Findings.NONE);
    }

    /// A whole trail of these events, its file not there to be read again.
    public static AuditTrail trail(EventTable table, @Nullable ProcessForest processes, Findings findings) {
        EventOrder order = EventOrder.of(table, table.size(), event -> true);
        EvidenceFile file = new EvidenceFile(Path.of("no-such-folder", "audit.log"), "audit.log", 0);
        FileReport report = new FileReport(
                0,
                file,
                "plain",
                "raw",
                0,
                "",
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                new TreeMap<>(),
                List.of("web01"),
                0,
                FileReport.End.WHOLE,
                null,
                null,
                null);
        return new AuditTrail(
                table,
                order,
                order,
                processes,
                List.of(new EvidenceSet(0, "no-such-folder", HostContext.NONE)),
                List.of(report),
                List.of(),
                List.of(),
                List.of(),
                findings,
                AuditTrail.Part.ALL,
                true);
    }
}
