package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.PathItem;
import org.execscope.process.ProcessFlag;
import org.execscope.process.ProcessForest;

/// The language's meaning in the plainest words: one event at a time, nothing remembered, nothing skipped.
final class NaiveEvaluator {
    private final EventTable events;
    private final ProcessForest forest;
    private final Marks marks;

    NaiveEvaluator(EventTable events, ProcessForest forest, Marks marks) {
        this.events = events;
        this.forest = forest;
        this.marks = marks;
    }

    boolean matches(Node node, int event) {
        return switch (node) {
            case Node.And and -> and.parts().stream().allMatch(part -> matches(part, event));
            case Node.Or or -> or.parts().stream().anyMatch(part -> matches(part, event));
            case Node.Not not -> !matches(not.part(), event);
            case Node.Text text -> anyText(text.text(), event);
            case Node.Has has -> inScope(has.field().scope(), event).stream().anyMatch(one -> has(has.field(), one));
            case Node.Compare compare -> {
                Operator positive = compare.operator().positive();
                boolean fits = inScope(compare.field().scope(), event).stream()
                        .flatMap(one -> values(compare.field(), one).stream())
                        .anyMatch(value -> compare.items().stream()
                                .anyMatch(item -> fits(compare.field().field(), value, positive, item)));
                yield fits == (positive == compare.operator());
            }
        };
    }

    /// A host that the log doesn't name has a label, but no value; an argv without arguments is there.
    private boolean has(Node.FieldRef field, int event) {
        if (field.field() == Field.HOST) {
            return events.hosts().get(events.host(event)).node() != null;
        }
        return field.field() == Field.ARGV && field.index() == null
                ? events.arguments(event) != null
                : !values(field, event).isEmpty();
    }

    /// How many program starts have this value.
    private long starts(int value, IntUnaryOperator column) {
        return value < 0
                ? EventTable.MISSING
                : IntStream.range(0, events.size())
                        .filter(one -> events.isExecve(one) && column.applyAsInt(one) == value)
                        .count();
    }

    /// The events that a scope makes a condition be about.
    private Set<Integer> inScope(Scope scope, int event) {
        if (scope == Scope.EVENT) {
            return Set.of(event);
        }
        int process = forest.processOf(event);
        Set<Integer> found = new HashSet<>();
        for (int other = 0; process >= 0 && other < events.size(); other++) {
            int its = forest.processOf(other);
            boolean inside = its >= 0
                    && switch (scope) {
                        case EVENT, PROCESS -> its == process;
                        case PARENT -> its == forest.parent(process) && isUntil(other, event);
                        case ANCESTOR -> isAbove(its, process);
                        case LINEAGE -> its == process || isAbove(its, process);
                        case CHILD -> forest.parent(its) == process;
                        case DESCENDANT -> isAbove(process, its);
                    };
            if (inside) {
                found.add(other);
            }
        }
        return found;
    }

    private boolean isUntil(int a, int b) {
        return events.timeMillis(a) < events.timeMillis(b)
                || (events.timeMillis(a) == events.timeMillis(b) && events.serial(a) <= events.serial(b));
    }

    private boolean isAbove(int above, int process) {
        for (int one = forest.parent(process); one >= 0; one = forest.parent(one)) {
            if (one == above) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Field field, Object value, Operator operator, Node.Item item) {
        if (value instanceof Bytes bytes) {
            byte[] wanted = Literals.bytes(item.from());
            return switch (operator) {
                case EQUAL, IN -> bytes.equals(Bytes.of(wanted));
                case CONTAINS -> lower(bytes.toArray()).contains(lower(wanted));
                default ->
                    Pattern.compile(Literals.text(item.from()))
                            .matcher(new String(bytes.toArray(), StandardCharsets.UTF_8))
                            .find();
            };
        }
        if (field == Field.FINDING) {
            String name = ((String) value).toLowerCase(Locale.ROOT);
            String wanted = Literals.text(item.from()).toLowerCase(Locale.ROOT);
            return operator == Operator.CONTAINS ? name.contains(wanted) : name.equals(wanted);
        }
        if (value instanceof String word) {
            return word.equals(Literals.text(item.from()));
        }
        long number = (Long) value;
        long from;
        long to;
        if (field == Field.TIME) {
            Literals.Span span = Literals.time(Literals.text(item.from()));
            from = span.start();
            to = item.to() == null
                    ? span.end() - 1
                    : Literals.time(Literals.text(item.to())).end() - 1;
        } else {
            from = Values.number(field, Literals.text(item.from()));
            to = item.to() == null ? from : Values.number(field, Literals.text(item.to()));
        }
        return switch (operator) {
            case LESS -> number < from;
            case LESS_OR_EQUAL -> number <= to;
            case GREATER -> number > to;
            case GREATER_OR_EQUAL -> number >= from;
            default -> number >= from && number <= to;
        };
    }

    private static String lower(byte[] bytes) {
        byte[] lower = bytes.clone();
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] = (byte) (lower[i] + 32);
            }
        }
        return new String(lower, StandardCharsets.ISO_8859_1);
    }

    private boolean anyText(String text, int event) {
        Node.Item item = new Node.Item(Literals.value(text), null, 0, 0);
        return Arrays.stream(Field.values())
                .filter(field -> field.type() == Field.Type.TEXT && field != Field.FILE)
                .flatMap(field -> values(new Node.FieldRef(Scope.EVENT, field, null), event).stream())
                .anyMatch(value -> fits(Field.CMD, value, Operator.CONTAINS, item));
    }

    /// Bytes, numbers or words; none where the log has none.
    private List<Object> values(Node.FieldRef ref, int event) {
        List<Object> values = new ArrayList<>();
        switch (ref.field()) {
            case EXE ->
                addBytes(values, events.exe(event) < 0 ? null : events.exes().get(events.exe(event)));
            case COMM ->
                addBytes(values, events.comm(event) < 0 ? null : events.comms().get(events.comm(event)));
            case CWD ->
                addBytes(values, events.cwd(event) < 0 ? null : events.cwds().get(events.cwd(event)));
            case TTY ->
                addBytes(values, events.tty(event) < 0 ? null : events.ttys().get(events.tty(event)));
            case SUBJ ->
                addBytes(
                        values,
                        events.subj(event) < 0 ? null : events.subjects().get(events.subj(event)));
            case HOST ->
                addBytes(
                        values,
                        Bytes.utf8(events.hosts().get(events.host(event)).label()));
            case KEY -> {
                if (events.key(event) >= 0) {
                    String keys = latin(events.keys().get(events.key(event)));
                    for (String key : keys.split("\u0001", -1)) {
                        values.add(bytes(key));
                    }
                }
            }
            case ARGV -> {
                List<Bytes> argv = events.arguments(event);
                if (argv != null && ref.index() == null) {
                    argv.forEach(one -> addBytes(values, one));
                } else if (argv != null) {
                    int at = ref.index() < 0 ? argv.size() + ref.index() : ref.index();
                    addBytes(values, at >= 0 && at < argv.size() ? argv.get(at) : null);
                }
            }
            case CMD -> {
                List<Bytes> argv = events.arguments(event);
                if (argv != null) {
                    values.add(bytes(String.join(
                            " ",
                            argv.stream()
                                    .map(one -> one == null ? "" : latin(one))
                                    .toList())));
                }
            }
            case PATH -> events.paths(event).stream().map(PathItem::name).forEach(name -> addBytes(values, name));
            case PATH_INODE -> events.paths(event).stream().map(PathItem::inode).forEach(one -> add(values, one));
            case PROCTITLE -> addBytes(values, events.proctitle(event));
            case SUCCESS -> add(values, events.success(event) == null ? null : events.success(event) ? "yes" : "no");
            case SYSCALL ->
                add(
                        values,
                        events.call(event) < 0
                                ? null
                                : events.calls().get(events.call(event)).name());
            case PID -> addNumber(values, events.pid(event));
            case PPID -> addNumber(values, events.ppid(event));
            case EXIT -> addNumber(values, events.exit(event));
            case ARGC -> addNumber(values, events.argc(event));
            case EXE_COUNT -> addNumber(values, starts(events.exe(event), events::exe));
            case CMD_COUNT -> addNumber(values, starts(events.argv(event), events::argv));
            case SERIAL -> addNumber(values, events.serial(event));
            case LINE -> addNumber(values, events.line(event));
            case TIME -> addNumber(values, events.timeMillis(event));
            case SES, UID, AUID, EUID -> {
                long id = events.id(event, Identities.Id.valueOf(ref.field().name()));
                addNumber(values, id == Identities.MISSING ? EventTable.MISSING : id);
            }
            case FLAG -> {
                for (EventFlag flag : EventFlag.values()) {
                    add(values, flag.in(events.flags(event)) ? flag.id() : null);
                }
                for (ProcessFlag flag : ProcessFlag.values()) {
                    add(values, flag.in(forest.flags(event)) ? flag.id() : null);
                }
            }
            case FINDING -> {
                for (Marks.Marked mark : marks.marked()) {
                    if (Arrays.stream(mark.events().get()).anyMatch(row -> row == event)) {
                        values.addAll(List.of(mark.id(), mark.kind(), mark.severity()));
                    }
                }
            }
            default -> throw new IllegalArgumentException(ref.field().label());
        }
        return values;
    }

    private static void add(List<Object> values, Object value) {
        if (value != null && !value.equals("")) {
            values.add(value);
        }
    }

    private static void addBytes(List<Object> values, Bytes value) {
        if (value != null) {
            values.add(value);
        }
    }

    private static void addNumber(List<Object> values, long value) {
        if (value != EventTable.MISSING) {
            values.add(value);
        }
    }

    private static String latin(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    private static Bytes bytes(String latin) {
        return Bytes.of(latin.getBytes(StandardCharsets.ISO_8859_1));
    }
}
