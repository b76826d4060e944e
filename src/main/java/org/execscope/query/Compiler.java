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
import java.util.function.LongPredicate;
import org.execscope.event.CallTable.Call;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// Turns a query's tree into a test of one event. Where a value is missing, no positive condition holds.
final class Compiler {
    private static final String[] TEXTS = {
        "ARGV", "CMD", "COMM", "EXE", "CWD", "PATH", "PROCTITLE", "KEY", "TTY", "SUBJ", "HOST"
    };

    private final EventTable events;
    private final int size;
    private final @Nullable ProcessForest processes;
    private final IntFunction<HostContext> contexts;
    private final CancelToken cancel;
    private final TextColumns texts;

    Compiler(
            EventTable events,
            int size,
            @Nullable ProcessForest processes,
            IntFunction<HostContext> contexts,
            CancelToken cancel) {
        this.events = events;
        this.size = size;
        this.processes = processes;
        this.contexts = contexts;
        this.cancel = cancel;
        this.texts = new TextColumns(events, cancel);
    }

    IntPredicate compile(Node node) throws QueryException {
        return switch (node) {
            case Node.And and -> all(and.parts());
            case Node.Or or -> any(or.parts());
            case Node.Not not -> compile(not.part()).negate();
            case Node.Text text -> text(text.text());
            case Node.Has has -> scoped(has.field(), has(has.field()));
            case Node.Compare compare -> compare(compare);
        };
    }

    private IntPredicate all(List<Node> parts) throws QueryException {
        List<IntPredicate> tests = new ArrayList<>();
        for (Node part : parts) {
            tests.add(compile(part));
        }
        return event -> {
            for (IntPredicate test : tests) {
                if (!test.test(event)) {
                    return false;
                }
            }
            return true;
        };
    }

    private IntPredicate any(List<Node> parts) throws QueryException {
        List<IntPredicate> tests = new ArrayList<>();
        for (Node part : parts) {
            tests.add(compile(part));
        }
        return event -> {
            for (IntPredicate test : tests) {
                if (test.test(event)) {
                    return true;
                }
            }
            return false;
        };
    }

    private IntPredicate text(String text) throws QueryException {
        ByteTest test = new ByteTest(Operator.CONTAINS, List.of(new Node.Item(Literals.value(text), null, 0, 0)));
        List<IntPredicate> tests = new ArrayList<>();
        for (String field : TEXTS) {
            tests.add(texts.test(Field.valueOf(field), null, test));
        }
        return event -> {
            for (IntPredicate one : tests) {
                if (one.test(event)) {
                    return true;
                }
            }
            return false;
        };
    }

    private IntPredicate compare(Node.Compare compare) throws QueryException {
        Operator positive = compare.operator().positive();
        IntPredicate test = scoped(compare.field(), positive(compare.field(), positive, compare.items()));
        return positive == compare.operator() ? test : test.negate();
    }

    private IntPredicate scoped(Node.FieldRef field, IntPredicate test) {
        if (field.scope() == Scope.EVENT) {
            return test;
        }
        if (processes == null) {
            return _ -> false;
        }
        ProcessScopes scopes = new ProcessScopes(processes, cancel);
        BitSet own = field.field() == Field.ID ? byId(test, processes) : scopes.having(test, size);
        BitSet wanted = scopes.reached(field.scope(), own);
        ProcessForest forest = processes;
        return event -> {
            int process = forest.processOf(event);
            return process >= 0 && wanted.get(process);
        };
    }

    /// The test of an id is one of process numbers.
    private static BitSet byId(IntPredicate test, ProcessForest forest) {
        BitSet own = new BitSet();
        for (int process = 0; process < forest.size(); process++) {
            if (test.test(process)) {
                own.set(process);
            }
        }
        return own;
    }

    private IntPredicate positive(Node.FieldRef ref, Operator operator, List<Node.Item> items) throws QueryException {
        Field field = ref.field();
        return switch (field.type()) {
            case TEXT -> texts.test(field, ref.index(), new ByteTest(operator, items));
            case NUMBER -> number(field, operator, items);
            case ID -> id(field, operator, items);
            case TIME -> time(operator, items);
            case EVENT -> event(items);
            case CHOICE -> choice(field, items);
        };
    }

    private static LongPredicate numbers(Operator operator, List<long[]> ranges) {
        long first = ranges.getFirst()[0];
        return switch (operator) {
            case LESS -> value -> value < first;
            case LESS_OR_EQUAL -> value -> value <= first;
            case GREATER -> value -> value > first;
            case GREATER_OR_EQUAL -> value -> value >= first;
            default ->
                value -> {
                    for (long[] range : ranges) {
                        if (value >= range[0] && value <= range[1]) {
                            return true;
                        }
                    }
                    return false;
                };
        };
    }

    private IntPredicate number(Field field, Operator operator, List<Node.Item> items) {
        List<long[]> ranges = new ArrayList<>();
        for (Node.Item item : items) {
            long from = numberOf(field, item.from());
            Node.Value to = item.to();
            ranges.add(new long[] {from, to == null ? from : numberOf(field, to)});
        }
        LongPredicate test = numbers(operator, ranges);
        return event -> {
            long value = NumberColumns.value(events, field, event);
            return value != EventTable.MISSING && test.test(value);
        };
    }

    private static long numberOf(Field field, Node.Value value) {
        Long number = Values.number(field, Literals.text(value));
        return number == null ? EventTable.MISSING : number;
    }

    /// Numbers, or names that the evidence knows: each host has its own.
    private IntPredicate id(Field field, Operator operator, List<Node.Item> items) throws QueryException {
        int hosts = events.hosts().size();
        Identities.Id which = Identities.Id.valueOf(field.name());
        List<LongPredicate> byHost = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            List<long[]> ranges = new ArrayList<>();
            for (Node.Item item : items) {
                for (long from : ids(field, item, item.from(), host)) {
                    Node.Value to = item.to();
                    for (long end : to == null ? Set.of(from) : ids(field, item, to, host)) {
                        ranges.add(new long[] {from, end});
                    }
                }
            }
            byHost.add(ranges.isEmpty() ? _ -> false : numbers(operator, ranges));
        }
        return event -> {
            long value = events.id(event, which);
            return value != Identities.MISSING && byHost.get(events.host(event)).test(value);
        };
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

    private IntPredicate time(Operator operator, List<Node.Item> items) {
        List<long[]> ranges = new ArrayList<>();
        for (Node.Item item : items) {
            Literals.Span from = Literals.time(Literals.text(item.from()));
            Node.Value to = item.to();
            long end =
                    to == null ? from.end() : Literals.time(Literals.text(to)).end();
            ranges.add(new long[] {from.start(), end - 1});
        }
        long[] first = ranges.getFirst();
        LongPredicate test = switch (operator) {
            case LESS -> value -> value < first[0];
            case LESS_OR_EQUAL -> value -> value <= first[1];
            case GREATER -> value -> value > first[1];
            case GREATER_OR_EQUAL -> value -> value >= first[0];
            default -> numbers(Operator.IN, ranges);
        };
        return event -> test.test(events.timeMillis(event));
    }

    private IntPredicate event(List<Node.Item> items) {
        Set<Literals.EventId> ids = new HashSet<>();
        for (Node.Item item : items) {
            Literals.EventId id = Literals.event(Literals.text(item.from()));
            if (id != null) {
                ids.add(id);
            }
        }
        return event -> ids.contains(new Literals.EventId(events.timeMillis(event), events.serial(event)));
    }

    private IntPredicate choice(Field field, List<Node.Item> items) {
        Set<String> wanted = new HashSet<>();
        for (Node.Item item : items) {
            wanted.add(Literals.text(item.from()));
        }
        return switch (field) {
            case SUCCESS ->
                event -> {
                    Boolean success = events.success(event);
                    return success != null && wanted.contains(success ? "yes" : "no");
                };
            case FLAG -> flags(wanted);
            case ID -> process -> processes != null && wanted.contains(processes.id(process));
            default -> {
                BitSet calls = new BitSet();
                for (int id = 0; id < events.calls().size(); id++) {
                    if (isCall(field, events.calls().get(id), wanted)) {
                        calls.set(id);
                    }
                }
                yield event -> events.call(event) >= 0 && calls.get(events.call(event));
            }
        };
    }

    private static boolean isCall(Field field, Call call, Set<String> wanted) {
        return field == Field.ARCH
                ? wanted.contains(call.arch())
                        || (call.archCode() >= 0 && wanted.contains(Long.toHexString(call.archCode())))
                : (!call.name().isEmpty() && wanted.contains(call.name()))
                        || (call.number() >= 0 && wanted.contains(Long.toString(call.number())));
    }

    private IntPredicate flags(Set<String> wanted) {
        long bits = 0;
        for (String flag : wanted) {
            bits |= Values.flagBit(flag.toLowerCase(Locale.ROOT));
        }
        int ofEvent = (int) bits;
        int ofProcess = (int) (bits >>> 32);
        ProcessForest forest = processes;
        return event -> (events.flags(event) & ofEvent) != 0
                || (forest != null && ofProcess != 0 && (forest.flags(event) & ofProcess) != 0);
    }

    private IntPredicate has(Node.FieldRef ref) {
        Field field = ref.field();
        return switch (field.type()) {
            case TEXT -> texts.has(field, ref.index());
            case NUMBER -> event -> NumberColumns.value(events, field, event) != EventTable.MISSING;
            case ID -> event -> events.id(event, Identities.Id.valueOf(field.name())) != Identities.MISSING;
            case TIME, EVENT -> _ -> true;
            case CHOICE ->
                switch (field) {
                    case SUCCESS -> event -> events.success(event) != null;
                    case FLAG ->
                        event -> events.flags(event) != 0 || (processes != null && processes.flags(event) != 0);
                    case ID -> _ -> true;
                    default -> event -> events.call(event) >= 0;
                };
        };
    }
}
