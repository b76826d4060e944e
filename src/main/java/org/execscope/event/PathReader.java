package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.execscope.bytes.Bytes;
import org.execscope.record.FieldScanner;
import org.execscope.record.Numbers;
import org.execscope.record.ProblemKind;
import org.execscope.record.UntrustedString;
import org.jspecify.annotations.Nullable;

/// Reads a PATH record (specification: audit log, section 6; kernel auditsc.c: `audit_log_name`).
final class PathReader {
    private static final byte[] ITEM = "item".getBytes(US_ASCII);
    private static final byte[] NAME = "name".getBytes(US_ASCII);
    private static final byte[] NAMETYPE = "nametype".getBytes(US_ASCII);
    private static final byte[] OBJTYPE = "objtype".getBytes(US_ASCII);
    private static final byte[] MODE = "mode".getBytes(US_ASCII);
    private static final byte[] OUID = "ouid".getBytes(US_ASCII);
    private static final byte[] OGID = "ogid".getBytes(US_ASCII);
    private static final byte[] INODE = "inode".getBytes(US_ASCII);
    private static final byte[] DEV = "dev".getBytes(US_ASCII);

    private boolean kernelForm;

    PathItem read(
            FieldScanner scanner, UntrustedString untrusted, byte[] a, int from, int to, RecordProblems problems) {
        kernelForm = true;
        Long item = null;
        Bytes name = null;
        boolean named = false;
        Bytes nametype = null;
        Long mode = null;
        Long ouid = null;
        Long ogid = null;
        Long inode = null;
        Bytes dev = null;
        scanner.reset(a, from, to);
        while (scanner.next()) {
            if (!scanner.isNamed() || scanner.hasStrayText()) {
                problems.add(ProblemKind.STRAY_TEXT);
            }
            if (!scanner.isNamed()) {
                continue;
            }
            if (scanner.is(ITEM)) {
                item = item != null ? item : number(scanner, a, problems);
            } else if (scanner.is(NAME)) {
                name = named ? name : name(scanner, untrusted, a, problems);
                named = true;
            } else if (scanner.is(INODE)) {
                inode = inode != null ? inode : number(scanner, a, problems);
            } else if (scanner.is(DEV)) {
                dev = dev != null ? dev : Bytes.copyOf(a, scanner.valueFrom(), scanner.valueTo());
            } else if (scanner.is(MODE)) {
                mode = mode != null
                        ? mode
                        : checked(Numbers.octal(a, scanner.valueFrom(), scanner.valueTo()), problems);
            } else if (scanner.is(OUID)) {
                ouid = ouid != null ? ouid : number(scanner, a, problems);
            } else if (scanner.is(OGID)) {
                ogid = ogid != null ? ogid : number(scanner, a, problems);
            } else if (scanner.is(NAMETYPE) || scanner.is(OBJTYPE)) {
                nametype = nametype != null ? nametype : Bytes.copyOf(a, scanner.valueFrom(), scanner.valueTo());
            }
        }
        return new PathItem(item, name, nametype, mode, ouid, ogid, inode, dev);
    }

    private @Nullable Bytes name(FieldScanner scanner, UntrustedString untrusted, byte[] a, RecordProblems problems) {
        UntrustedString.Form form = untrusted.decode(a, scanner.valueFrom(), scanner.valueTo(), scanner.isQuoted());
        if (form == UntrustedString.Form.ABSENT) {
            return null;
        }
        if (scanner.isUnterminated()) {
            problems.add(ProblemKind.UNTERMINATED_QUOTE);
        } else if (form == UntrustedString.Form.BAD_HEX) {
            problems.add(ProblemKind.BAD_HEX);
        } else {
            boolean needlessHex =
                    form == UntrustedString.Form.HEX && untrusted.isAllQuotable() && untrusted.length() > 0;
            kernelForm = untrusted.isKernelForm() && !needlessHex && !untrusted.holdsNul();
        }
        return Bytes.copyOf(untrusted.bytes(), 0, untrusted.length());
    }

    private static @Nullable Long number(FieldScanner scanner, byte[] a, RecordProblems problems) {
        return checked(Numbers.decimal(a, scanner.valueFrom(), scanner.valueTo()), problems);
    }

    private static @Nullable Long checked(long value, RecordProblems problems) {
        if (value == Numbers.BAD) {
            problems.add(ProblemKind.BAD_NUMBER);
            return null;
        }
        return value;
    }

    /// Whether the name read last has a form that the kernel writes.
    boolean isKernelForm() {
        return kernelForm;
    }
}
