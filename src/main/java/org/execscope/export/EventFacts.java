package org.execscope.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvSource;
import org.execscope.event.ByteDictionary;
import org.execscope.event.CallTable.Call;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.Identities.Id;
import org.execscope.process.ProcessFlag;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// The facts of events as exports name them; null where the log has none.
final class EventFacts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final byte KEY_SEPARATOR = 1;

    private final AuditTrail trail;
    private final EventTable events;
    private final @Nullable ProcessForest processes;

    EventFacts(AuditTrail trail) {
        this.trail = trail;
        this.events = trail.events();
        this.processes = trail.processes();
    }

    /// The name in the log; null where it names no host.
    @Nullable
    Bytes host(int event) {
        return events.hosts().get(events.host(event)).node();
    }

    String time(int event) {
        return TIME.format(Instant.ofEpochMilli(events.timeMillis(event)));
    }

    @Nullable
    String arch(int event) {
        Call call = call(event);
        return call == null || call.arch().isEmpty() ? null : call.arch();
    }

    @Nullable
    String syscall(int event) {
        Call call = call(event);
        return call == null || call.name().isEmpty() ? null : call.name();
    }

    private @Nullable Call call(int event) {
        int id = events.call(event);
        return id == ByteDictionary.NONE ? null : events.calls().get(id);
    }

    static @Nullable Long number(long value) {
        return value == EventTable.MISSING ? null : value;
    }

    /// Unset auid and ses are null.
    @Nullable
    Long id(int event, Id which) {
        long id = events.id(event, which);
        boolean canBeUnset = which == Id.AUID || which == Id.SES;
        return id == Identities.MISSING || (canBeUnset && id == Identities.UNSET) ? null : id;
    }

    static @Nullable Bytes text(ByteDictionary dictionary, int id) {
        return id == ByteDictionary.NONE ? null : dictionary.get(id);
    }

    List<Bytes> keys(int event) {
        Bytes joined = text(events.keys(), events.key(event));
        List<Bytes> keys = new ArrayList<>();
        if (joined != null) {
            int from = 0;
            for (int at = joined.indexOf(KEY_SEPARATOR, 0); at >= 0; at = joined.indexOf(KEY_SEPARATOR, from)) {
                keys.add(joined.slice(from, at));
                from = at + 1;
            }
            keys.add(joined.slice(from, joined.length()));
        }
        return keys;
    }

    @Nullable
    String argvSource(int event) {
        ArgvSource source = events.argvSource(event);
        return source == ArgvSource.NONE ? null : source.name();
    }

    @Nullable
    String process(int event) {
        int process = processOf(event);
        return processes == null || process == ProcessForest.NONE ? null : processes.id(process);
    }

    @Nullable
    String parent(int event) {
        int process = processOf(event);
        if (processes == null || process == ProcessForest.NONE) {
            return null;
        }
        int parent = processes.parent(process);
        return parent == ProcessForest.NONE ? null : processes.id(parent);
    }

    private int processOf(int event) {
        return processes == null ? ProcessForest.NONE : processes.processOf(event);
    }

    /// What is unusual about the event and its process, by name.
    List<String> flags(int event) {
        List<String> flags = new ArrayList<>();
        int ofEvent = events.flags(event);
        for (EventFlag flag : EventFlag.values()) {
            if (flag.in(ofEvent)) {
                flags.add(flag.id());
            }
        }
        int ofProcess = processes == null ? 0 : processes.flags(event);
        for (ProcessFlag flag : ProcessFlag.values()) {
            if (flag.in(ofProcess)) {
                flags.add(flag.id());
            }
        }
        flags.sort(null);
        return flags;
    }

    String file(int event) {
        return trail.files().get(events.file(event)).file().name();
    }
}
