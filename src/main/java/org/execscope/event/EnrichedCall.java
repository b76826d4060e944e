package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.execscope.event.CallTable.Call;
import org.execscope.record.Arch;
import org.execscope.record.FieldScanner;

/// Compares auditd's reading of arch and call, in the enrichment of a SYSCALL record, with the numbers.
final class EnrichedCall {
    private static final byte[] ARCH = "ARCH".getBytes(US_ASCII);
    private static final byte[] SYSCALL = "SYSCALL".getBytes(US_ASCII);

    private EnrichedCall() {}

    /// Whether the enrichment `a[from, to)` names another arch or call.
    static boolean contradicts(FieldScanner scanner, byte[] a, int from, int to, Call call) {
        scanner.reset(a, from, to);
        boolean contradicted = false;
        while (scanner.next()) {
            if (scanner.is(ARCH)) {
                contradicted |= Arch.of(call.archCode()) != null && !isText(scanner, a, call.arch());
            } else if (scanner.is(SYSCALL)) {
                contradicted |= !isText(scanner, a, call.name());
            }
        }
        return contradicted;
    }

    private static boolean isText(FieldScanner scanner, byte[] a, String text) {
        return new String(a, scanner.valueFrom(), scanner.valueTo() - scanner.valueFrom(), US_ASCII).equals(text);
    }
}
