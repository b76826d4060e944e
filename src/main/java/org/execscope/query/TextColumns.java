package org.execscope.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.event.PathItem;
import org.jspecify.annotations.Nullable;

/// Text conditions on the event table.
final class TextColumns {
    private static final byte KEY_SEPARATOR = 1;
    /// Where fewer than one in so many argvs stands in a row that matters, only those are looked at.
    private static final int FEW = 8;

    private static final int STEP = 4096;
    /// What a text is looked for in, beside titles; each argument is part of the command line.
    private static final List<Field> TEXTS = List.of(
            Field.COMM, Field.EXE, Field.CWD, Field.TTY, Field.SUBJ, Field.KEY, Field.HOST, Field.CMD, Field.PATH);
    /// About how long each of them takes, and last the titles.
    private static final double[] TEXT_EFFORT = {1, 1, 1, 1, 1, 1, 1, 20, 20, 5};

    private final EventTable events;
    private final List<String> files;
    private final Evaluation evaluation;
    private final Leaves leaves;

    /// @param files the evidence's files, by number
    TextColumns(EventTable events, List<String> files, Evaluation evaluation, Leaves leaves) {
        this.events = events;
        this.files = files;
        this.evaluation = evaluation;
        this.leaves = leaves;
    }

    /// Whether a condition on this field may look at millions of different values.
    static boolean isLarge(Field field) {
        return field == Field.ARGV || field == Field.CMD || field == Field.PATH || field == Field.PROCTITLE;
    }

    /// The rows of `among` that fit.
    ///
    /// @param index of an argument, negative from the end; null for any
    long[] rows(Field field, @Nullable Integer index, ByteTest test, long[] among) {
        return switch (field) {
            case COMM -> dictionary(Column.COMM, events.comms(), test, among);
            case EXE -> dictionary(Column.EXE, events.exes(), test, among);
            case CWD -> dictionary(Column.CWD, events.cwds(), test, among);
            case TTY -> ofIdentity(events.ttys(), events.identities()::tty, test, among);
            case SUBJ -> ofIdentity(events.subjects(), events.identities()::subj, test, among);
            case KEY -> column(Column.KEY, id -> key(id, test), among);
            case HOST -> column(Column.HOST, id -> test(Bytes.of(hostName(id)), test), among);
            case FILE -> column(Column.FILE, id -> id < files.size() && test(Bytes.utf8(files.get(id)), test), among);
            case ARGV ->
                index == null
                        ? argvs(among, test.needed(false), id -> anyArgument(id, test))
                        : argvs(among, test.needed(false), id -> oneArgument(id, index, test));
            case CMD -> argvs(among, test.needed(true), id -> joined(id, test));
            case PATH -> leaves.rowsAmong(among, Column.PATHS, id -> anyPath(id, test));
            case PROCTITLE -> titles(among, test, true);
            default -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    private long[] dictionary(Column column, ByteDictionary values, ByteTest test, long[] among) {
        return column(column, id -> fits(values, id, test), among);
    }

    /// Looks at all values and rows, which goes without a branch, unless few rows matter.
    private long[] column(Column column, IntPredicate value, long[] among) {
        return Bits.count(among) < events.size() / FEW
                ? leaves.rowsAmong(among, column, value)
                : leaves.rows(column, value);
    }

    private static boolean fits(ByteDictionary values, int id, ByteTest test) {
        int start = values.start(id);
        return test.test(values.poolOf(id), start, start + values.length(id));
    }

    private long[] ofIdentity(ByteDictionary values, IntUnaryOperator value, ByteTest test, long[] among) {
        return column(
                Column.IDENTITY,
                identity -> {
                    int id = value.applyAsInt(identity);
                    return id >= 0 && fits(values, id, test);
                },
                among);
    }

    /// @param needed searches of which one finds something in each argv that fits; null if there are none
    private long[] argvs(long[] among, TextSearch @Nullable [] needed, IntPredicate value) {
        int count = events.argvs().size();
        if (Bits.count(among) < count / FEW) {
            return leaves.rowsAmong(among, Column.ARGV, value);
        }
        return Bits.and(
                among,
                leaves.rows(
                        Column.ARGV,
                        () -> needed == null ? leaves.fitting(Column.ARGV, value) : searched(needed, value)));
    }

    /// Searches the bytes of many argvs at once, and looks only at those in which something was found.
    private byte[] searched(TextSearch[] needed, IntPredicate value) {
        int count = events.argvs().size();
        byte[] fits = new byte[count + 2];
        evaluation.each(count, STEP, (from, to) -> {
            for (TextSearch search : needed) {
                search(search, from, to, id -> {
                    evaluation.check();
                    if (fits[id + 1] == 0 && value.test(id)) {
                        fits[id + 1] = 1;
                    }
                });
            }
        });
        return fits;
    }

    /// Values that were added one after the other lie so in their pool: each such run is one search.
    @SuppressWarnings("ReferenceEquality") // The same pool, not one with the same bytes.
    private void search(TextSearch search, int from, int to, java.util.function.IntConsumer found) {
        ByteDictionary argvs = events.argvs();
        int first = from;
        while (first < to) {
            byte[] pool = argvs.poolOf(first);
            int end = argvs.start(first) + argvs.length(first);
            int next = first + 1;
            while (next < to && argvs.poolOf(next) == pool && argvs.start(next) == end) {
                end += argvs.length(next++);
            }
            int id = first;
            int at = search.find(pool, argvs.start(first), end);
            while (at >= 0) {
                int endOfValue = argvs.start(id) + argvs.length(id);
                while (endOfValue <= at) {
                    id++;
                    endOfValue = argvs.start(id) + argvs.length(id);
                }
                if (at + search.length() <= endOfValue) {
                    found.accept(id);
                    at = search.find(pool, endOfValue, end);
                } else {
                    at = search.find(pool, at + 1, end);
                }
            }
            first = next;
        }
    }

    /// @param ofOwnArgv whether a title that only repeats the event's argv is looked at too
    private long[] titles(long[] among, ByteTest test, boolean ofOwnArgv) {
        byte[] known = new byte[ofOwnArgv ? events.argvs().size() : 0];
        return leaves.rowsAmong(among, row -> {
            if (!events.hasProctitle(row)) {
                return false;
            }
            if (!events.titleIsOwnArgv(row)) {
                return test(events.proctitle(row), test);
            }
            int argv = events.argv(row);
            if (!ofOwnArgv || argv < 0) {
                return false;
            }
            if (argv >= known.length) {
                return test(events.proctitle(row), test);
            }
            if (known[argv] == 0) {
                known[argv] = (byte) (test(events.proctitle(row), test) ? 2 : 1);
            }
            return known[argv] == 2;
        });
    }

    private static boolean test(@Nullable Bytes value, ByteTest test) {
        return value != null && test.test(value.toArray(), 0, value.length());
    }

    /// The rows of `among` that have this text in any text field.
    long[] anyText(byte[] text, ByteTest test, long[] among) {
        List<long[]> found = new ArrayList<>();
        Evaluation.Steps steps = evaluation.steps(TEXT_EFFORT);
        for (Field field : TEXTS) {
            steps.next();
            found.add(rows(field, null, test, among));
        }
        steps.next();
        // A title that repeats the argv has what the command line has, but for the zeros between its words.
        found.add(titles(among, test, Bytes.of(text).indexOf((byte) 0, 0) >= 0));
        steps.end();
        long[] all = new long[among.length];
        for (long[] some : found) {
            all = Bits.or(all, some);
        }
        return Bits.and(all, among);
    }

    private byte[] hostName(int id) {
        Bytes node = events.hosts().get(id).node();
        return (node == null ? Bytes.utf8(events.hosts().get(id).label()) : node).toArray();
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
        if (index >= 0) {
            ByteDictionary argvs = events.argvs();
            boolean[] found = new boolean[1];
            ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (at, array, from, to) -> {
                found[0] = at == index && test.test(array, from, to);
                return at < index;
            });
            return found[0];
        }
        List<@Nullable Bytes> argv = ArgvCodec.decode(events.argvs().get(id));
        int at = argv.size() + index;
        return at >= 0 && test(argv.get(at), test);
    }

    private boolean joined(int id, ByteTest test) {
        ByteDictionary argvs = events.argvs();
        // The space before an argument takes no more than its length in the encoded form.
        byte[] line = new byte[argvs.length(id)];
        int[] length = new int[1];
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (index, array, from, to) -> {
            if (index > 0) {
                line[length[0]++] = ' ';
            }
            System.arraycopy(array, from, line, length[0], to - from);
            length[0] += to - from;
            return true;
        });
        return test.test(line, 0, length[0]);
    }

    private boolean anyPath(int id, ByteTest test) {
        for (PathItem path : events.pathsOf(id)) {
            if (test(path.name(), test)) {
                return true;
            }
        }
        return false;
    }

    /// The rows of `among` for which the log has a value there.
    long[] having(Field field, @Nullable Integer index, long[] among) {
        return switch (field) {
            case COMM -> leaves.rows(Column.COMM, _ -> true);
            case EXE -> leaves.rows(Column.EXE, _ -> true);
            case CWD -> leaves.rows(Column.CWD, _ -> true);
            case TTY ->
                leaves.rows(Column.IDENTITY, identity -> events.identities().tty(identity) >= 0);
            case SUBJ ->
                leaves.rows(Column.IDENTITY, identity -> events.identities().subj(identity) >= 0);
            case KEY -> leaves.rows(Column.KEY, _ -> true);
            case HOST -> leaves.rows(Column.HOST, id -> events.hosts().get(id).node() != null);
            case FILE -> leaves.rows(Column.FILE, id -> id < files.size());
            case CMD -> leaves.rows(Column.ARGV, _ -> true);
            case ARGV ->
                index == null
                        ? leaves.rows(Column.ARGV, _ -> true)
                        : leaves.rowsAmong(among, Column.ARGV, id -> hasArgument(id, index));
            case PATH ->
                leaves.rowsAmong(
                        among, Column.PATHS, id -> events.pathsOf(id).stream().anyMatch(path -> path.name() != null));
            case PROCTITLE -> leaves.rowsAmong(among, events::hasProctitle);
            default -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    private boolean hasArgument(int id, int index) {
        List<@Nullable Bytes> argv = ArgvCodec.decode(events.argvs().get(id));
        int at = index < 0 ? argv.size() + index : index;
        return at >= 0 && at < argv.size() && argv.get(at) != null;
    }
}
