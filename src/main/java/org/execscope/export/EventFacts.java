package org.execscope.export;

import java.util.ArrayList;
import java.util.List;
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

/// The facts of events as exports name them, by the numbers of the table's dictionaries; null where the log
/// has none.
final class EventFacts {
    private static final byte KEY_SEPARATOR = 1;
    private static final ArgvSource[] ARGV_SOURCES = ArgvSource.values();
    private static final EventFlag[] EVENT_FLAGS = EventFlag.values();
    private static final ProcessFlag[] PROCESS_FLAGS = ProcessFlag.values();

    private final AuditTrail trail;
    private final EventTable events;
    private final @Nullable ProcessForest processes;

    EventFacts(AuditTrail trail) {
        this.trail = trail;
        this.events = trail.events();
        this.processes = trail.processes();
    }

    @Nullable
    String archOf(int call) {
        Call known = call(call);
        return known == null || known.arch().isEmpty() ? null : known.arch();
    }

    @Nullable
    String syscallOf(int call) {
        Call known = call(call);
        return known == null || known.name().isEmpty() ? null : known.name();
    }

    private @Nullable Call call(int call) {
        return call == ByteDictionary.NONE ? null : events.calls().get(call);
    }

    /// Unset auid and ses are null.
    @Nullable
    Long idOf(int identity, Id which) {
        long id = identity == ByteDictionary.NONE
                ? Identities.MISSING
                : events.identities().id(identity, which);
        boolean canBeUnset = which == Id.AUID || which == Id.SES;
        return id == Identities.MISSING || (canBeUnset && id == Identities.UNSET) ? null : id;
    }

    static @Nullable Bytes text(ByteDictionary dictionary, int id) {
        return id == ByteDictionary.NONE ? null : dictionary.get(id);
    }

    List<Bytes> keysOf(int key) {
        Bytes joined = text(events.keys(), key);
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

    /// The name of an [ArgvSource] by its ordinal.
    static @Nullable String name(int argvSource) {
        return argvSource == ArgvSource.NONE.ordinal() ? null : ARGV_SOURCES[argvSource].name();
    }

    int process(int event) {
        return processes == null ? ProcessForest.NONE : processes.processOf(event);
    }

    /// The parent of a process, or [ProcessForest#NONE].
    int parent(int process) {
        return processes == null || process == ProcessForest.NONE ? ProcessForest.NONE : processes.parent(process);
    }

    /// The set of [ProcessFlag]s of an event.
    int processFlags(int event) {
        return processes == null ? 0 : processes.flags(event);
    }

    /// What is unusual about an event and its process, by name.
    static List<String> flags(int ofEvent, int ofProcess) {
        List<String> flags = new ArrayList<>();
        for (EventFlag flag : EVENT_FLAGS) {
            if (flag.in(ofEvent)) {
                flags.add(flag.id());
            }
        }
        for (ProcessFlag flag : PROCESS_FLAGS) {
            if (flag.in(ofProcess)) {
                flags.add(flag.id());
            }
        }
        flags.sort(null);
        return flags;
    }

    String fileName(int file) {
        return trail.files().get(file).file().name();
    }
}
