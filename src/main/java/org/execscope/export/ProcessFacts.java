package org.execscope.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ArgvSource;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.Identities.Id;
import org.execscope.evidence.HostContext;
import org.execscope.evidence.HostFile;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// The facts of a process as tree exports say them, escaped.
final class ProcessFacts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINE = 2000;

    private final AuditTrail trail;
    private final EventTable events;
    private final ProcessForest forest;

    ProcessFacts(AuditTrail trail, ProcessForest forest) {
        this.trail = trail;
        this.events = trail.events();
        this.forest = forest;
    }

    /// The event it is known by: its newest image, else its first; -1 for a placeholder.
    int event(int process) {
        int image = forest.lastImage(process);
        return image != ProcessForest.NONE || forest.isPlaceholder(process) ? image : forest.event(process, 0);
    }

    /// When it began: `≤` where only the first thing known of it is.
    String start(int process) {
        long start = forest.startMillis(process);
        if (start == ProcessForest.UNKNOWN_TIME) {
            return "—";
        }
        return (forest.startIsExact(process) ? "" : "≤") + TIME.format(Instant.ofEpochMilli(start));
    }

    String user(int process) {
        int event = event(process);
        if (event < 0) {
            return "—";
        }
        long uid = events.id(event, Id.EUID);
        if (uid == Identities.MISSING) {
            uid = events.id(event, Id.UID);
        }
        if (uid == Identities.MISSING) {
            return "—";
        }
        HostContext context = trail.context(events.host(event));
        String name = context.users().get(uid);
        return name == null
                ? Long.toString(uid)
                : uid + " " + Display.value(Bytes.utf8(name)) + (context.isByHand(HostFile.Kind.PASSWD) ? "†" : "");
    }

    /// Its program and command line, or in words why there is none.
    String what(int process) {
        int event = event(process);
        if (event < 0) {
            return "(not in the log, known only as a parent)";
        }
        int images = forest.imageCount(process);
        Bytes exe = exe(event);
        String name = (exe == null ? "exe —" : Display.value(exe)) + (images > 1 ? " [" + images + " images]" : "");
        return images == 0 ? name + "  (no program start in the log)" : name + commandLine(event);
    }

    @Nullable
    Bytes exe(int event) {
        return events.exe(event) < 0 ? null : events.exes().get(events.exe(event));
    }

    private String commandLine(int event) {
        List<@Nullable Bytes> argv = events.arguments(event);
        if (argv == null) {
            return "";
        }
        return (events.argvSource(event) == ArgvSource.PROCTITLE ? "  ≈ " : "  ")
                + Display.commandLine(argv, LINE).text()
                + (events.argvComplete(event) ? "" : "  [arguments not complete]");
    }

    static String word(Certainty sure) {
        return sure.name().toLowerCase(Locale.ROOT);
    }

    /// The host and the boot of it.
    String place(int process) {
        return "host " + trail.events().hosts().get(forest.host(process)).label() + ", boot " + forest.boot(process);
    }
}
