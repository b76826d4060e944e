package org.execscope.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.execscope.event.ArgvSource;
import org.execscope.event.CallTable.Call;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.PathItem;
import org.execscope.evidence.HostContext;
import org.execscope.process.ProcessForest;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// Finds the rows that a query's tree matches. Where a value is missing, no positive condition holds.
///
/// Cheap conditions look at every row and are remembered; dear ones look only at rows that the others left
/// over.
final class Compiler {
    private final EventTable events;
    private final int size;
    private final @Nullable ProcessForest processes;
    private final IntFunction<HostContext> contexts;
    private final Evaluation evaluation;
    private final Leaves leaves;
    private final TextColumns texts;
    private final ResultCache cache;
    private final Marks marks;

    /// @param files the evidence's files, by number
    /// @param marks what was found about the rows
    /// @param cache what is remembered of former queries over the same rows
    Compiler(
            EventTable events,
            int size,
            @Nullable ProcessForest processes,
            IntFunction<HostContext> contexts,
            List<String> files,
            Marks marks,
            Evaluation evaluation,
            ResultCache cache) {
        this.events = events;
        this.size = size;
        this.processes = processes;
        this.contexts = contexts;
        this.evaluation = evaluation;
        this.cache = cache;
        this.marks = marks;
        this.leaves = new Leaves(events, size, evaluation);
        this.texts = new TextColumns(events, files, evaluation, leaves);
    }

    /// The rows of `among` that match. The result may be kept by others: it isn't written to.
    long[] rows(Node node, long[] among) throws QueryException {
        evaluation.check();
        return switch (node) {
            case Node.And and -> {
                long[] left = among;
                List<Node> parts = Effort.cheapestFirst(and.parts());
                Evaluation.Steps steps = evaluation.steps(Effort.of(parts));
                for (Node part : parts) {
                    steps.next();
                    left = rows(part, left);
                }
                steps.end();
                yield left;
            }
            case Node.Or or -> {
                long[] found = new long[among.length];
                List<Node> parts = Effort.cheapestFirst(or.parts());
                Evaluation.Steps steps = evaluation.steps(Effort.of(parts));
                for (Node part : parts) {
                    steps.next();
                    found = Bits.or(found, rows(part, Bits.andNot(among, found)));
                }
                steps.end();
                yield found;
            }
            case Node.Not not -> Bits.andNot(among, rows(not.part(), among));
            case Node.Compare compare
            when compare.operator() != compare.operator().positive() ->
                Bits.andNot(
                        among,
                        rows(
                                new Node.Compare(
                                        compare.field(), compare.operator().positive(), compare.items()),
                                among));
            case Node.Text text -> text(text.text(), among);
            case Node.Has has -> leaf(has, has.field(), among);
            case Node.Compare compare -> leaf(compare, compare.field(), among);
        };
    }

    private long[] text(String text, long[] among) throws QueryException {
        Node.Value value = Literals.value(text);
        ByteTest test = new ByteTest(Operator.CONTAINS, List.of(new Node.Item(value, null, 0, 0)));
        return texts.anyText(Literals.bytes(value), test, among);
    }

    private long[] leaf(Node node, Node.FieldRef ref, long[] among) throws QueryException {
        long[] known = cache.get(node);
        if (known != null) {
            return Bits.and(known, among);
        }
        if (ref.scope() == Scope.EVENT && isLarge(ref)) {
            return own(node, ref, among);
        }
        long[] all = Bits.not(Bits.none(size), size);
        long[] found = ref.scope() == Scope.EVENT ? own(node, ref, all) : scoped(node, ref, all);
        cache.put(node, found);
        return Bits.and(found, among);
    }

    private static boolean isLarge(Node.FieldRef ref) {
        return TextColumns.isLarge(ref.field())
                || ref.field() == Field.PATH_MODE
                || ref.field() == Field.PATH_OUID
                || ref.field() == Field.PATH_INODE;
    }

    private long[] scoped(Node node, Node.FieldRef ref, long[] all) throws QueryException {
        ProcessForest forest = processes;
        if (forest == null) {
            return new long[all.length];
        }
        ProcessScopes scopes = new ProcessScopes(events, forest, leaves, evaluation);
        if (ref.field() == Field.ID) {
            BitSet own = new BitSet();
            if (node instanceof Node.Compare compare) {
                for (Node.Item item : compare.items()) {
                    int process = forest.find(Literals.text(item.from()));
                    if (process >= 0) {
                        own.set(process);
                    }
                }
            } else {
                own.set(0, forest.size());
            }
            return scopes.rows(scopes.reached(ref.scope(), own), all);
        }
        Evaluation.Steps steps = evaluation.steps(1, 1);
        steps.next();
        long[] own = own(node, ref, all);
        steps.next();
        long[] found = ref.scope() == Scope.PARENT
                ? scopes.rowsUnderParents(own, all)
                : scopes.rows(scopes.reached(ref.scope(), scopes.having(own)), all);
        steps.end();
        return found;
    }

    /// The rows of `among` whose own values fit; of columns with few values, those of all rows.
    private long[] own(Node node, Node.FieldRef ref, long[] among) throws QueryException {
        return switch (node) {
            case Node.Compare compare -> compare(compare, ref.field(), among);
            default -> having(ref, among);
        };
    }

    private long[] compare(Node.Compare compare, Field field, long[] among) throws QueryException {
        Operator operator = compare.operator();
        List<Node.Item> items = compare.items();
        return switch (field.type()) {
            case TEXT -> texts.rows(field, compare.field().index(), new ByteTest(operator, items), among);
            case NUMBER -> number(field, Ranges.of(operator, numbers(field, items)), among);
            case ID -> id(field, operator, items);
            case TIME -> ranged(Field.TIME, Ranges.of(operator, times(items)));
            case EVENT -> event(items);
            case CHOICE -> choice(field, items);
            case FINDING -> finding(operator, items);
        };
    }

    private long[] finding(Operator operator, List<Node.Item> items) throws QueryException {
        for (Node.Item item : items) {
            String word = Literals.text(item.from());
            if (operator != Operator.CONTAINS && !marks.isKnown(word)) {
                throw new QueryException(List.of(new QueryError(
                        item.start(),
                        item.end(),
                        "No finding \"" + word + "\". Findings are named by id (D05), by kind (writable-folder) or by"
                                + " severity (high).",
                        null)));
            }
        }
        return marked(mark -> {
            for (Node.Item item : items) {
                String word = Literals.text(item.from());
                if (operator == Operator.CONTAINS ? mark.contains(word) : mark.is(word)) {
                    return true;
                }
            }
            return false;
        });
    }

    private long[] marked(Predicate<Marks.Marked> wanted) {
        long[] found = Bits.none(size);
        for (Marks.Marked mark : marks.marked()) {
            if (wanted.test(mark)) {
                evaluation.check();
                mark(found, mark, size);
            }
        }
        return found;
    }

    /// Sets the bits of the rows below `size` that a finding rests on.
    static void mark(long[] into, Marks.Marked mark, int size) {
        for (int row : mark.events().get()) {
            if (row < size) {
                Bits.set(into, row);
            }
        }
    }

    private long[] ranged(Field field, Ranges ranges) {
        return leaves.rows(
                (from, to, into) -> NumberColumns.read(events, field, from, to, into),
                ranges,
                cache.bounds(field, size));
    }

    private static List<long[]> numbers(Field field, List<Node.Item> items) {
        List<long[]> spans = new ArrayList<>();
        for (Node.Item item : items) {
            long from = numberOf(field, item.from());
            Node.Value to = item.to();
            spans.add(new long[] {from, to == null ? from : numberOf(field, to)});
        }
        return spans;
    }

    private static long numberOf(Field field, Node.Value value) {
        Long number = Values.number(field, Literals.text(value));
        return number == null ? EventTable.MISSING : number;
    }

    private long[] number(Field field, Ranges ranges, long[] among) {
        return switch (field) {
            case SES ->
                leaves.rows(Column.IDENTITY, identity -> {
                    long ses = events.identities().id(identity, Identities.Id.SES);
                    return ses != Identities.MISSING && ranges.contains(ses);
                });
            case PATH_MODE, PATH_OUID, PATH_INODE ->
                leaves.rowsAmong(among, Column.PATHS, list -> {
                    for (PathItem path : events.pathsOf(list)) {
                        Long value = pathNumber(field, path);
                        if (value != null && ranges.contains(value)) {
                            return true;
                        }
                    }
                    return false;
                });
            case EXE_COUNT -> counted(Column.EXE, ranges);
            case CMD_COUNT -> counted(Column.ARGV, ranges);
            default -> ranged(field, ranges);
        };
    }

    private long[] counted(Column column, Ranges ranges) {
        int[] counts = Occurrences.of(events, column, size, evaluation);
        return leaves.rows(column, id -> id < counts.length && ranges.contains(counts[id]));
    }

    private static @Nullable Long pathNumber(Field field, PathItem path) {
        return switch (field) {
            case PATH_MODE -> path.mode();
            case PATH_OUID -> path.ouid();
            default -> path.inode();
        };
    }

    /// Numbers, or names that the evidence knows: each host has its own.
    private long[] id(Field field, Operator operator, List<Node.Item> items) throws QueryException {
        int hosts = events.hosts().size();
        Identities.Id which = Identities.Id.valueOf(field.name());
        boolean named = false;
        List<Ranges> byHost = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            List<long[]> spans = new ArrayList<>();
            for (Node.Item item : items) {
                named |= isName(field, item.from());
                Node.Value to = item.to();
                named |= to != null && isName(field, to);
                for (long from : ids(field, item, item.from(), host)) {
                    for (long end : to == null ? Set.of(from) : ids(field, item, to, host)) {
                        spans.add(new long[] {from, end});
                    }
                }
            }
            byHost.add(Ranges.of(operator, spans));
        }
        if (!named || hosts == 1) {
            return hosts == 0 ? Bits.none(size) : ofIdentity(which, byHost.getFirst());
        }
        long[] found = Bits.none(size);
        for (int host = 0; host < hosts; host++) {
            int one = host;
            found = Bits.or(
                    found,
                    Bits.and(leaves.rows(Column.HOST, other -> other == one), ofIdentity(which, byHost.get(host))));
        }
        return found;
    }

    private long[] ofIdentity(Identities.Id which, Ranges ranges) {
        return leaves.rows(Column.IDENTITY, identity -> {
            long id = events.identities().id(identity, which);
            return id != Identities.MISSING && ranges.contains(id);
        });
    }

    private static boolean isName(Field field, Node.Value value) {
        return Values.number(field, Literals.text(value)) == null;
    }

    private Set<Long> ids(Field field, Node.Item item, Node.Value value, int host) throws QueryException {
        String text = Literals.text(value);
        Long number = Values.number(field, text);
        if (number != null) {
            return Set.of(number);
        }
        boolean group = field.label().endsWith("gid");
        boolean known = false;
        Set<Long> ids = new HashSet<>();
        for (int other = 0; other < events.hosts().size(); other++) {
            Map<Long, String> names = group
                    ? contexts.apply(other).groups()
                    : contexts.apply(other).users();
            for (var entry : names.entrySet()) {
                if (List.of(entry.getValue().split("/", -1)).contains(text)) {
                    known = true;
                    if (other == host) {
                        ids.add(entry.getKey());
                    }
                }
            }
        }
        if (!known) {
            String file = group ? "group" : "passwd";
            throw new QueryException(List.of(new QueryError(
                    item.start(),
                    item.end(),
                    "No " + (group ? "group" : "user") + " \"" + text
                            + "\" in this evidence. Use the number, or add the host's " + file
                            + " file (Evidence pane).",
                    null)));
        }
        return ids;
    }

    private static List<long[]> times(List<Node.Item> items) {
        List<long[]> spans = new ArrayList<>();
        for (Node.Item item : items) {
            Literals.Span from = Literals.time(Literals.text(item.from()));
            Node.Value to = item.to();
            long end =
                    to == null ? from.end() : Literals.time(Literals.text(to)).end();
            spans.add(new long[] {from.start(), end - 1});
        }
        return spans;
    }

    private long[] event(List<Node.Item> items) {
        Set<Literals.EventId> ids = new HashSet<>();
        List<long[]> times = new ArrayList<>();
        for (Node.Item item : items) {
            Literals.EventId id = Literals.event(Literals.text(item.from()));
            if (id != null) {
                ids.add(id);
                times.add(new long[] {id.timeMillis(), id.timeMillis()});
            }
        }
        long[] then = ranged(Field.TIME, Ranges.of(Operator.IN, times));
        return leaves.rowsAmong(
                then, row -> ids.contains(new Literals.EventId(events.timeMillis(row), events.serial(row))));
    }

    private long[] choice(Field field, List<Node.Item> items) {
        Set<String> wanted = new HashSet<>();
        for (Node.Item item : items) {
            wanted.add(Literals.text(item.from()));
        }
        return switch (field) {
            case SUCCESS -> leaves.rows(Column.SUCCESS, id -> wanted.contains(id == 1 ? "yes" : "no"));
            case FLAG -> flags(wanted);
            case TYPE -> types(wanted);
            default ->
                leaves.rows(Column.CALL, id -> isCall(field, events.calls().get(id), wanted));
        };
    }

    private static boolean isCall(Field field, Call call, Set<String> wanted) {
        return field == Field.ARCH
                ? wanted.contains(call.arch())
                        || (call.archCode() >= 0 && wanted.contains(Long.toHexString(call.archCode())))
                : (!call.name().isEmpty() && wanted.contains(call.name()))
                        || (call.number() >= 0 && wanted.contains(Long.toString(call.number())));
    }

    private long[] flags(Set<String> wanted) {
        long bits = 0;
        for (String flag : wanted) {
            bits |= Values.flagBit(flag.toLowerCase(Locale.ROOT));
        }
        int ofEvent = (int) bits;
        int ofProcess = (int) (bits >>> 32);
        ProcessForest forest = processes;
        return everyRow(row -> (events.flags(row) & ofEvent) != 0
                || (forest != null && ofProcess != 0 && (forest.flags(row) & ofProcess) != 0));
    }

    private long[] everyRow(IntPredicate test) {
        return leaves.rowsAmong(Bits.not(Bits.none(size), size), test);
    }

    /// Whether an event has a record of this type, as far as its columns tell.
    private long[] types(Set<String> wanted) {
        long[] found = leaves.rows(Column.TYPE, type -> wanted.contains(RecordType.name(type)));
        for (String name : wanted) {
            long[] more = switch (name) {
                case "EXECVE" -> everyRow(row -> events.argvSource(row) == ArgvSource.EXECVE);
                case "CWD" -> leaves.rows(Column.CWD, _ -> true);
                case "PATH" -> leaves.rows(Column.PATHS, _ -> true);
                case "PROCTITLE" -> everyRow(events::hasProctitle);
                default -> found;
            };
            found = Bits.or(found, more);
        }
        return found;
    }

    private long[] having(Node.FieldRef ref, long[] among) {
        Field field = ref.field();
        return switch (field.type()) {
            case TEXT -> texts.having(field, ref.index(), among);
            case NUMBER ->
                number(field, Ranges.of(Operator.GREATER_OR_EQUAL, List.of(new long[] {Long.MIN_VALUE, 0})), among);
            case ID -> {
                Identities.Id which = Identities.Id.valueOf(field.name());
                yield leaves.rows(
                        Column.IDENTITY, identity -> events.identities().id(identity, which) != Identities.MISSING);
            }
            case TIME, EVENT -> Bits.not(Bits.none(size), size);
            case FINDING -> marked(_ -> true);
            case CHOICE ->
                switch (field) {
                    case SUCCESS -> leaves.rows(Column.SUCCESS, _ -> true);
                    case FLAG -> {
                        ProcessForest forest = processes;
                        yield everyRow(row -> events.flags(row) != 0 || (forest != null && forest.flags(row) != 0));
                    }
                    case TYPE, ID -> Bits.not(Bits.none(size), size);
                    case ARCH ->
                        leaves.rows(
                                Column.CALL,
                                id -> !events.calls().get(id).arch().isEmpty());
                    default ->
                        leaves.rows(
                                Column.CALL,
                                id -> !events.calls().get(id).name().isEmpty());
                };
        };
    }
}
