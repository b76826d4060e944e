package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.execscope.record.FieldScanner;
import org.execscope.record.Numbers;
import org.execscope.record.ProblemKind;
import org.execscope.record.UntrustedString;

/// Reads the fields of an EXECVE record: `argc=`, `aN=`, `aN_len=`, `aN[i]=` (specification: audit log,
/// section 7).
final class ExecveReader {
    private static final byte[] ARGC = "argc".getBytes(US_ASCII);
    private static final byte[] LEN = "_len".getBytes(US_ASCII);
    private static final int NOT_A_NUMBER = -1;
    private static final int OUT_OF_RANGE = -2;

    private int at;

    void read(
            FieldScanner scanner,
            UntrustedString untrusted,
            ArgvBuilder argv,
            byte[] a,
            int from,
            int to,
            RecordProblems problems) {
        argv.beginRecord(to - from);
        scanner.reset(a, from, to);
        boolean hasArgc = false;
        while (scanner.next()) {
            if (!scanner.isNamed()) {
                problems.add(ProblemKind.STRAY_TEXT);
            } else if (scanner.is(ARGC)) {
                argc(scanner, argv, a, hasArgc, problems);
                hasArgc = true;
            } else if (a[scanner.nameFrom()] == 'a') {
                argument(scanner, untrusted, argv, a, problems);
            }
        }
        argv.endRecord();
    }

    private static void argc(FieldScanner scanner, ArgvBuilder argv, byte[] a, boolean again, RecordProblems problems) {
        long value = Numbers.unsigned(a, scanner.valueFrom(), scanner.valueTo(), Integer.MAX_VALUE);
        if (value == Numbers.BAD) {
            problems.add(ProblemKind.BAD_NUMBER);
        } else if (again) {
            if (value != argv.argc()) {
                problems.add(ProblemKind.DUPLICATE_FIELD);
            }
        } else {
            argv.argc(value);
        }
    }

    private void argument(
            FieldScanner scanner, UntrustedString untrusted, ArgvBuilder argv, byte[] a, RecordProblems problems) {
        int to = scanner.nameTo();
        at = scanner.nameFrom() + 1;
        int index = number(a, to, ArgvBuilder.LAST_INDEX);
        if (index == NOT_A_NUMBER) {
            return;
        }
        int piece = -1;
        boolean length = false;
        if (at < to && a[at] == '[') {
            at++;
            piece = number(a, to, ArgvBuilder.LAST_PIECE);
            if (piece == NOT_A_NUMBER || at != to - 1 || a[at] != ']') {
                problems.add(ProblemKind.BAD_FIELD);
                return;
            }
        } else if (to - at == LEN.length && java.util.Arrays.equals(a, at, to, LEN, 0, LEN.length)) {
            length = true;
        } else if (at != to) {
            return;
        }
        if (index == OUT_OF_RANGE || piece == OUT_OF_RANGE || !argv.isCredible(index)) {
            problems.add(ProblemKind.BAD_FIELD);
        } else if (length) {
            long value = Numbers.unsigned(a, scanner.valueFrom(), scanner.valueTo(), Long.MAX_VALUE);
            if (value == Numbers.BAD) {
                problems.add(ProblemKind.BAD_NUMBER);
            } else {
                argv.length(index, value);
            }
        } else {
            value(scanner, untrusted, argv, a, index, piece, problems);
        }
    }

    /// The number at [#at], which then stands after it.
    private int number(byte[] a, int to, int most) {
        int from = at;
        long value = 0;
        while (at < to && a[at] >= '0' && a[at] <= '9') {
            value = Math.min(value * 10 + (a[at] - '0'), Integer.MAX_VALUE);
            at++;
        }
        if (at == from) {
            return NOT_A_NUMBER;
        }
        boolean leadingZero = a[from] == '0' && at > from + 1;
        return value > most || leadingZero ? OUT_OF_RANGE : (int) value;
    }

    private static void value(
            FieldScanner scanner,
            UntrustedString untrusted,
            ArgvBuilder argv,
            byte[] a,
            int index,
            int piece,
            RecordProblems problems) {
        UntrustedString.Form form = untrusted.decode(a, scanner.valueFrom(), scanner.valueTo(), scanner.isQuoted());
        if (scanner.hasStrayText()) {
            problems.add(ProblemKind.STRAY_TEXT);
        }
        if (form == UntrustedString.Form.ABSENT) {
            return;
        }
        if (scanner.isUnterminated()) {
            problems.add(ProblemKind.UNTERMINATED_QUOTE);
        } else if (form == UntrustedString.Form.BAD_HEX) {
            problems.add(ProblemKind.BAD_HEX);
        }
        boolean good = !scanner.isUnterminated() && form != UntrustedString.Form.BAD_HEX;
        int encoded = scanner.valueTo() - scanner.valueFrom();
        if (!argv.value(index, piece, untrusted, encoded, scanner.isQuoted(), good)) {
            problems.add(ProblemKind.DUPLICATE_FIELD);
        }
    }
}
