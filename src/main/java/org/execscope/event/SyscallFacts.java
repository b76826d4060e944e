package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;
import org.execscope.record.FieldScanner;
import org.execscope.record.Numbers;
import org.execscope.record.ProblemKind;
import org.jspecify.annotations.Nullable;

/// The facts about a task that a SYSCALL record holds, and, as far as they have them, the records of other
/// types. One object serves for many records; the first of two equal names counts.
final class SyscallFacts {
    /// A field, in the order the kernel writes them (kernel/auditsc.c: `audit_log_exit`; audit.c:
    /// `audit_log_task_info`).
    enum Field {
        ARCH,
        SYSCALL,
        SUCCESS,
        EXIT,
        A0,
        ITEMS,
        PPID,
        PID,
        AUID,
        UID,
        GID,
        EUID,
        SUID,
        FSUID,
        EGID,
        SGID,
        FSGID,
        TTY,
        SES,
        COMM,
        EXE,
        SUBJ,
        KEY,
        OLD_SES
    }

    private static final Field[] FIELDS = Field.values();
    /// Names as the log has them, by the field's number.
    private static final byte[][] NAMES = Arrays.stream(FIELDS)
            .map(field ->
                    field.name().toLowerCase(Locale.ROOT).replace('_', '-').getBytes(US_ASCII))
            .toArray(byte[][]::new);

    private static final long MAX_ID = 0xFFFF_FFFFL;

    private final int[] from = new int[FIELDS.length];
    private final int[] to = new int[FIELDS.length];
    private final boolean[] quoted = new boolean[FIELDS.length];
    private final boolean[] unterminated = new boolean[FIELDS.length];
    private byte[] a = new byte[0];
    private int expected;
    private boolean badNumber;

    /// Reads the fields of a body; a message's quoted text (`msg='…'`) isn't looked into.
    ///
    /// @param problems gets what is wrong with them
    void read(FieldScanner scanner, byte[] array, int bodyFrom, int bodyTo, RecordProblems problems) {
        a = array;
        badNumber = false;
        expected = 0;
        Arrays.fill(from, -1);
        scanner.reset(array, bodyFrom, bodyTo);
        Field last = null;
        while (scanner.next()) {
            if (!scanner.isNamed()) {
                // AppArmor's labels hold blanks: the words belong to the field before them.
                if (last == Field.SUBJ) {
                    to[Field.SUBJ.ordinal()] = scanner.valueTo();
                }
                continue;
            }
            Field field = find(scanner);
            last = field;
            if (field == null) {
                if (scanner.valueFrom() < bodyTo && array[scanner.valueFrom()] == '\'') {
                    return;
                }
                continue;
            }
            int i = field.ordinal();
            if (scanner.isUnterminated()) {
                problems.add(ProblemKind.UNTERMINATED_QUOTE);
            }
            if (from[i] < 0) {
                from[i] = scanner.valueFrom();
                to[i] = scanner.valueTo();
                quoted[i] = scanner.isQuoted();
                unterminated[i] = scanner.isUnterminated();
            } else if (!Arrays.equals(array, from[i], to[i], array, scanner.valueFrom(), scanner.valueTo())) {
                problems.add(ProblemKind.DUPLICATE_FIELD);
            }
        }
    }

    /// Looks first where the kernel would have put the next field.
    private @Nullable Field find(FieldScanner scanner) {
        for (int i = expected; i < FIELDS.length; i++) {
            if (scanner.is(NAMES[i])) {
                expected = i + 1;
                return FIELDS[i];
            }
            if (i - expected == 2) {
                break;
            }
        }
        for (Field field : FIELDS) {
            if (scanner.is(NAMES[field.ordinal()])) {
                expected = field.ordinal() + 1;
                return field;
            }
        }
        return null;
    }

    boolean has(Field field) {
        return from[field.ordinal()] >= 0;
    }

    int from(Field field) {
        return from[field.ordinal()];
    }

    int to(Field field) {
        return to[field.ordinal()];
    }

    boolean isQuoted(Field field) {
        return quoted[field.ordinal()];
    }

    boolean isUnterminated(Field field) {
        return unterminated[field.ordinal()];
    }

    boolean is(Field field, byte[] value) {
        return has(field) && Arrays.equals(a, from(field), to(field), value, 0, value.length);
    }

    /// A signed decimal number, or [EventTable#MISSING].
    long number(Field field) {
        return has(field) ? checked(Numbers.decimal(a, from(field), to(field))) : EventTable.MISSING;
    }

    /// A hexadecimal number, or [EventTable#MISSING].
    long hexadecimal(Field field) {
        return has(field) ? checked(Numbers.hexadecimal(a, from(field), to(field))) : EventTable.MISSING;
    }

    /// A process id: not negative and an int, or [EventTable#MISSING].
    long pid(Field field) {
        return has(field)
                ? checked(Numbers.unsigned(a, from(field), to(field), Integer.MAX_VALUE))
                : EventTable.MISSING;
    }

    /// A user, group or session id; -1 is the same as 4294967295 (kernel: `%u` in SYSCALL, `%d` elsewhere).
    long id(Field field) {
        if (!has(field)) {
            return Identities.MISSING;
        }
        long value = Numbers.decimal(a, from(field), to(field));
        if (value == -1) {
            return MAX_ID;
        }
        if (value < 0 || value > MAX_ID) {
            badNumber = true;
            return Identities.MISSING;
        }
        return value;
    }

    private long checked(long value) {
        if (value == Numbers.BAD) {
            badNumber = true;
            return EventTable.MISSING;
        }
        return value;
    }

    /// Whether a number that was asked for isn't one.
    boolean hasBadNumber() {
        return badNumber;
    }
}
