package org.execscope.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.execscope.event.EventFlag;
import org.execscope.process.ProcessFlag;
import org.execscope.record.Errno;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// Says whether a value is one that its field can have.
final class Values {
    private Values() {}

    private static QueryException wrong(Node.Item item, String message) {
        return new QueryException(List.of(new QueryError(item.start(), item.end(), message, null)));
    }

    /// @param query the text that the item's place is one in
    /// @throws QueryException with the place if it isn't
    static void check(Node.FieldRef field, Operator operator, Node.Item item, String query) throws QueryException {
        check(field.field(), operator, item, item.from(), query);
        Node.Value to = item.to();
        if (to != null) {
            check(field.field(), operator, item, to, query);
        }
    }

    private static void check(Field field, Operator operator, Node.Item item, Node.Value value, String query)
            throws QueryException {
        String text = Literals.text(value);
        switch (field.type()) {
            case TEXT -> {
                if (operator.positive() == Operator.MATCHES) {
                    Patterns.compile(text, item, query);
                }
            }
            case NUMBER -> {
                if (number(field, text) == null) {
                    throw wrong(item, field.label() + " is a number.");
                }
            }
            case ID -> {}
            case TIME -> {
                try {
                    Literals.time(text);
                } catch (DateTimeException e) {
                    throw wrong(item, String.valueOf(e.getMessage()));
                }
            }
            case EVENT -> {
                if (Literals.event(text) == null) {
                    throw wrong(item, "Expected an audit id like 1772359331.482:12001.");
                }
            }
            case CHOICE -> choice(field, text, item);
            // What can be found depends on the evidence: see Compiler.
            case FINDING -> {}
        }
    }

    private static void choice(Field field, String text, Node.Item item) throws QueryException {
        if (field == Field.SUCCESS && !text.equals("yes") && !text.equals("no")) {
            throw wrong(item, "success is yes or no.");
        }
        if (field == Field.FLAG && flagBit(text) == 0) {
            throw wrong(item, "No flag \"" + text + "\".");
        }
        if (field == Field.TYPE && !isRecordType(text)) {
            throw wrong(item, "No record type \"" + text + "\". Types are written as in the log: EXECVE, USER_LOGIN.");
        }
    }

    private static boolean isRecordType(String name) {
        for (int type = 1000; type < 3000; type++) {
            if (RecordType.name(type).equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// The bit of an event's flag, or that of a process's shifted by 32; 0 if there is none of this name.
    static long flagBit(String id) {
        for (EventFlag flag : EventFlag.values()) {
            if (flag.id().equals(id)) {
                return flag.bit();
            }
        }
        for (ProcessFlag flag : ProcessFlag.values()) {
            if (flag.id().equals(id)) {
                return (long) flag.bit() << 32;
            }
        }
        return 0;
    }

    /// The number that a value means in this field: `EACCES` is -13 in `exit`, `unset` 4294967295 in `ses`.
    static @Nullable Long number(Field field, String text) {
        if (field == Field.EXIT) {
            int errno = Errno.number(text.toUpperCase(Locale.ROOT));
            if (errno > 0) {
                return -(long) errno;
            }
        }
        if (text.equalsIgnoreCase("unset")) {
            return field == Field.SES || field == Field.AUID ? Long.valueOf(0xFFFF_FFFFL) : null;
        }
        if (field == Field.PATH_MODE && text.matches("0[0-7]{1,11}")) {
            // As the log writes it.
            return Long.valueOf(text, 8);
        }
        Long number = Literals.number(text);
        boolean unset = number != null && number == -1 && (field == Field.SES || field == Field.AUID);
        return unset ? Long.valueOf(0xFFFF_FFFFL) : number;
    }

    /// The same item with a zone at each time that has none.
    static Node.Item zoned(Node.Item item, Literals.Clock clock) throws QueryException {
        Node.Value to = item.to();
        return new Node.Item(
                zoned(item.from(), item, clock), to == null ? null : zoned(to, item, clock), item.start(), item.end());
    }

    private static Node.Value zoned(Node.Value value, Node.Item item, Literals.Clock clock) throws QueryException {
        try {
            return Literals.value(clock.zoned(Literals.text(value)));
        } catch (DateTimeException e) {
            throw wrong(item, String.valueOf(e.getMessage()));
        }
    }

    /// `T +- D` or `T..+D`, whose duration is the item's second value: the range that it means.
    static Node.Item beside(Node.Item item, Node.FieldRef field, boolean around, Literals.Clock clock)
            throws QueryException {
        if (field.field() != Field.TIME) {
            throw wrong(item, "Only a time can have a duration beside it.");
        }
        Node.Value written = item.to();
        Long length = written == null ? null : Literals.duration(Literals.text(written));
        if (length == null) {
            throw wrong(item, "Expected a duration like 90s or 1h30m.");
        }
        Node.Item first = zoned(new Node.Item(item.from(), null, item.start(), item.end()), clock);
        check(field.field(), Operator.IN, first, first.from(), "");
        Literals.Span span = Literals.time(Literals.text(first.from()));
        return around
                ? new Node.Item(stamp(span.start() - length), stamp(span.start() + length), item.start(), item.end())
                : new Node.Item(first.from(), stamp(span.start() + length - 1), item.start(), item.end());
    }

    private static Node.Value stamp(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return Literals.value(millis % 1000 == 0 ? text.replace("Z", ".000Z") : text);
    }
}
