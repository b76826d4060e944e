package org.execscope.query;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.event.PathItem;
import org.execscope.evidence.CancelToken;
import org.jspecify.annotations.Nullable;

/// Text conditions on the event table: each distinct value is looked at once, then every event by its number.
final class TextColumns {
    private static final byte KEY_SEPARATOR = 1;
    private static final int STEP = 4096;

    private final EventTable events;
    private final CancelToken cancel;

    TextColumns(EventTable events, CancelToken cancel) {
        this.events = events;
        this.cancel = cancel;
    }

    /// Looks at the value with a number.
    private interface Look {
        boolean at(int id);
    }

    private IntPredicate byNumber(int count, IntUnaryOperator column, Look look) {
        BitSet fitting = new BitSet(count);
        for (int id = 0; id < count; id++) {
            if (id % STEP == 0) {
                cancel.check();
            }
            if (look.at(id)) {
                fitting.set(id);
            }
        }
        return event -> {
            int id = column.applyAsInt(event);
            return id >= 0 && fitting.get(id);
        };
    }

    private IntPredicate dictionary(ByteDictionary values, IntUnaryOperator column, ByteTest test) {
        return byNumber(values.size(), column, id -> {
            int start = values.start(id);
            return test.test(values.poolOf(id), start, start + values.length(id));
        });
    }

    /// @param index of an argument, negative from the end; null for any
    IntPredicate test(Field field, @Nullable Integer index, ByteTest test) {
        return switch (field) {
            case COMM -> dictionary(events.comms(), events::comm, test);
            case EXE -> dictionary(events.exes(), events::exe, test);
            case CWD -> dictionary(events.cwds(), events::cwd, test);
            case TTY -> dictionary(events.ttys(), events::tty, test);
            case SUBJ -> dictionary(events.subjects(), events::subj, test);
            case KEY -> byNumber(events.keys().size(), events::key, id -> key(id, test));
            case ARGV ->
                index == null
                        ? byNumber(events.argvs().size(), events::argv, id -> anyArgument(id, test))
                        : byNumber(events.argvs().size(), events::argv, id -> oneArgument(id, index, test));
            case CMD -> byNumber(events.argvs().size(), events::argv, id -> joined(id, test));
            case PATH -> byNumber(events.pathListCount(), events::pathList, id -> anyPath(id, test));
            case PROCTITLE ->
                event -> {
                    Bytes title = events.proctitle(event);
                    return title != null && test.test(title.toArray(), 0, title.length());
                };
            case HOST -> byNumber(events.hosts().size(), events::host, id -> host(id, test));
            default -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    private boolean host(int id, ByteTest test) {
        Bytes node = events.hosts().get(id).node();
        Bytes label = Bytes.utf8(events.hosts().get(id).label());
        Bytes name = node == null ? label : node;
        return test.test(name.toArray(), 0, name.length());
    }

    private boolean key(int id, ByteTest test) {
        ByteDictionary keys = events.keys();
        byte[] pool = keys.poolOf(id);
        int from = keys.start(id);
        int end = from + keys.length(id);
        for (int at = from; at <= end; at++) {
            if (at == end || pool[at] == KEY_SEPARATOR) {
                if (test.test(pool, from, at)) {
                    return true;
                }
                from = at + 1;
            }
        }
        return false;
    }

    private boolean anyArgument(int id, ByteTest test) {
        ByteDictionary argvs = events.argvs();
        boolean[] found = new boolean[1];
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (_, array, from, to) -> {
            found[0] = test.test(array, from, to);
            return !found[0];
        });
        return found[0];
    }

    private boolean oneArgument(int id, int index, ByteTest test) {
        List<@Nullable Bytes> argv = ArgvCodec.decode(events.argvs().get(id));
        int at = index < 0 ? argv.size() + index : index;
        Bytes argument = at >= 0 && at < argv.size() ? argv.get(at) : null;
        return argument != null && test.test(argument.toArray(), 0, argument.length());
    }

    private boolean joined(int id, ByteTest test) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteDictionary argvs = events.argvs();
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (index, array, from, to) -> {
            if (index > 0) {
                line.write(' ');
            }
            line.write(array, from, to - from);
            return true;
        });
        byte[] bytes = line.toByteArray();
        return test.test(bytes, 0, bytes.length);
    }

    private boolean anyPath(int id, ByteTest test) {
        for (PathItem path : events.pathsOf(id)) {
            Bytes name = path.name();
            if (name != null && test.test(name.toArray(), 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the log has a value there.
    IntPredicate has(Field field, @Nullable Integer index) {
        return switch (field) {
            case COMM -> event -> events.comm(event) >= 0;
            case EXE -> event -> events.exe(event) >= 0;
            case CWD -> event -> events.cwd(event) >= 0;
            case TTY -> event -> events.tty(event) >= 0;
            case SUBJ -> event -> events.subj(event) >= 0;
            case KEY -> event -> events.key(event) >= 0;
            case CMD -> event -> events.argv(event) >= 0;
            case ARGV ->
                index == null
                        ? event -> events.argv(event) >= 0
                        : byNumber(events.argvs().size(), events::argv, id -> hasArgument(id, index));
            case PATH -> event -> events.pathList(event) >= 0;
            case PROCTITLE -> events::hasProctitle;
            case HOST -> event -> events.hosts().get(events.host(event)).node() != null;
            default -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    private boolean hasArgument(int id, int index) {
        List<@Nullable Bytes> argv = ArgvCodec.decode(events.argvs().get(id));
        int at = index < 0 ? argv.size() + index : index;
        return at >= 0 && at < argv.size() && argv.get(at) != null;
    }
}
