package org.execscope.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// Runs queries over one event table (its first `size` rows).
public final class QueryEngine {
    private static final byte KEY_SEPARATOR = 1;

    private final EventTable events;
    private final int size;
    private final @Nullable ProcessForest processes;
    private final IntFunction<HostContext> contexts;

    /// @param processes null while it isn't built: scopes then match nothing
    /// @param contexts what was collected about the host with this number: user names
    public QueryEngine(
            EventTable events, int size, @Nullable ProcessForest processes, IntFunction<HostContext> contexts) {
        this.events = events;
        this.size = size;
        this.processes = processes;
        this.contexts = contexts;
    }

    /// The events (execve events only) that match.
    ///
    /// @throws QueryException if a name in it means nothing in this evidence (`uid == bob`)
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public EventSet run(Query query, CancelToken cancel) throws QueryException {
        Node root = query.root();
        IntPredicate test =
                root == null ? _ -> true : new Compiler(events, size, processes, contexts, cancel).compile(root);
        long[] bits = new long[(size + 63) >>> 6];
        for (int event = 0; event < size; event++) {
            if ((event & 0xfff) == 0) {
                cancel.check();
            }
            if (events.isExecve(event) && test.test(event)) {
                bits[event >>> 6] |= 1L << event;
            }
        }
        return new EventSet(bits);
    }

    /// The values of a field among these events, most frequent first; of a field with several values, each counts.
    ///
    /// @param field a field's name: host, key, exe, comm, cwd, tty, uid and the other ids, ses, success
    /// @throws IllegalArgumentException if it isn't one of these
    public List<ValueCount> values(String field, EventSet among, CancelToken cancel) {
        Field wanted = Field.of(field);
        if (wanted == null) {
            throw new IllegalArgumentException("no field " + field);
        }
        Map<Object, int[]> counts = new HashMap<>();
        for (int event = 0; event < size; event++) {
            if ((event & 0xfff) == 0) {
                cancel.check();
            }
            if (among.contains(event)) {
                counts.computeIfAbsent(number(wanted, event), _ -> new int[1])[0]++;
            }
        }
        Map<ShownValue, Integer> shown = new HashMap<>();
        counts.forEach((value, count) -> {
            for (ShownValue one : shown(wanted, (Long) value)) {
                shown.merge(one, count[0], Integer::sum);
            }
        });
        List<ValueCount> values = new ArrayList<>();
        shown.forEach((value, count) -> values.add(new ValueCount(value.shown, value.term, count)));
        values.sort(Comparator.comparingInt(ValueCount::count).reversed().thenComparing(ValueCount::shown));
        return values;
    }

    private record ShownValue(String shown, String term) {}

    /// The number that stands for the event's value; negative where the log has none.
    private Long number(Field field, int event) {
        return switch (field) {
            case HOST -> (long) events.host(event);
            case KEY -> (long) events.key(event);
            case EXE -> (long) events.exe(event);
            case COMM -> (long) events.comm(event);
            case CWD -> (long) events.cwd(event);
            case TTY -> (long) events.tty(event);
            case SUCCESS -> {
                Boolean success = events.success(event);
                yield success == null ? -1L : success ? 1L : 0L;
            }
            case SES, AUID, UID, GID, EUID, SUID, FSUID, EGID, SGID, FSGID ->
                events.id(event, Identities.Id.valueOf(field.name()));
            default -> throw new IllegalArgumentException("no values of " + field.label());
        };
    }

    private List<ShownValue> shown(Field field, Long value) {
        if (value < 0) {
            return List.of(new ShownValue("— not in the log", "not has " + field.label()));
        }
        return switch (field) {
            case HOST ->
                List.of(text(
                        field, Bytes.utf8(events.hosts().get(value.intValue()).label())));
            case KEY -> keys(value.intValue());
            case EXE -> List.of(text(field, dictionary(events.exes(), value)));
            case COMM -> List.of(text(field, dictionary(events.comms(), value)));
            case CWD -> List.of(text(field, dictionary(events.cwds(), value)));
            case TTY -> List.of(text(field, dictionary(events.ttys(), value)));
            case SUCCESS -> {
                String word = value == 1 ? "yes" : "no";
                yield List.of(new ShownValue(word, "success == " + word));
            }
            default -> List.of(new ShownValue(identity(field, value), field.label() + " == " + idTerm(field, value)));
        };
    }

    private static String idTerm(Field field, long value) {
        boolean unset = value == Identities.UNSET && (field == Field.AUID || field == Field.SES);
        return unset ? "unset" : Long.toString(value);
    }

    private String identity(Field field, long value) {
        String number = idTerm(field, value);
        if (field == Field.SES) {
            return number;
        }
        boolean group = field.label().endsWith("gid");
        Set<String> names = new HashSet<>();
        for (int host = 0; host < events.hosts().size(); host++) {
            HostContext context = contexts.apply(host);
            names.add((group ? context.groups() : context.users()).getOrDefault(value, ""));
        }
        // A name of one host says nothing of another's: shown only where all agree.
        String name = names.size() == 1 ? names.iterator().next() : "";
        return name.isEmpty() ? number : number + " (" + name + ")";
    }

    private static Bytes dictionary(ByteDictionary values, long id) {
        return values.get((int) id);
    }

    private static ShownValue text(Field field, Bytes value) {
        String term = field.label() + " == "
                + NormalForm.value(
                        new Node.Value(new String(value.toArray(), java.nio.charset.StandardCharsets.ISO_8859_1)),
                        false);
        return new ShownValue(Display.value(value, Display.CELL).text(), term);
    }

    private List<ShownValue> keys(int id) {
        Bytes joined = events.keys().get(id);
        List<ShownValue> keys = new ArrayList<>();
        int from = 0;
        for (int at = joined.indexOf(KEY_SEPARATOR, 0); at >= 0; at = joined.indexOf(KEY_SEPARATOR, from)) {
            keys.add(text(Field.KEY, joined.slice(from, at)));
            from = at + 1;
        }
        keys.add(text(Field.KEY, joined.slice(from, joined.length())));
        return keys;
    }

    /// @param shown the value, safe to show; user ids with their names
    /// @param term the query that selects it, in normal form: `exe == /usr/bin/curl`, `not has key`
    /// @param count how many of the events have it
    public record ValueCount(String shown, String term, int count) {}
}
