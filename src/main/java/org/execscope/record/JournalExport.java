package org.execscope.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.execscope.bytes.ByteSearch;
import org.execscope.evidence.JournalForm;
import org.jspecify.annotations.Nullable;

/// Entries of `journalctl -o export`, each on one line as [JournalForm] says.
final class JournalExport {
    private static final byte[] BEGIN = Ascii.of(JournalForm.BEGINNING);

    private JournalExport() {}

    /// Whether a line is an entry.
    static boolean isEntry(byte[] a, int from, int to) {
        return Ascii.startsWith(a, from, to, BEGIN) && ByteSearch.indexOf(a, from, to, JournalForm.FIELD_END) >= 0;
    }

    /// The entry's record; null if it has nothing of the audit system.
    ///
    /// @throws IllegalArgumentException if the entry is cut off or broken, or is an audit record that lacks its
    /// stamp or its text
    static @Nullable JournalRecord read(byte[] a, int from, int to) {
        Map<String, byte[]> fields = new HashMap<>();
        int at = from;
        while (at < to) {
            int nameEnd = at;
            while (nameEnd < to && a[nameEnd] != '=' && a[nameEnd] != JournalForm.FIELD_END) {
                nameEnd++;
            }
            if (nameEnd == to) {
                throw new IllegalArgumentException("the entry ends early");
            }
            int valueFrom = nameEnd + 1;
            int valueTo;
            if (a[nameEnd] == '=') {
                valueTo = ByteSearch.indexOf(a, valueFrom, to, JournalForm.FIELD_END);
            } else {
                valueFrom += JournalForm.LENGTH_DIGITS;
                valueTo = valueFrom <= to
                        ? valueFrom + length(a, valueFrom - JournalForm.LENGTH_DIGITS, to - valueFrom)
                        : -1;
            }
            if (valueTo < 0 || valueTo >= to || a[valueTo] != JournalForm.FIELD_END) {
                throw new IllegalArgumentException("the entry ends early");
            }
            byte[] value = Arrays.copyOfRange(a, valueFrom, valueTo);
            // What journald adds itself comes first.
            fields.putIfAbsent(text(a, at, nameEnd), value);
            at = valueTo + 1;
        }
        return JournalRecord.of(fields);
    }

    private static String text(byte[] a, int from, int to) {
        return new String(a, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int length(byte[] a, int from, int room) {
        String digits = text(a, from, from + JournalForm.LENGTH_DIGITS);
        long length = HexFormat.fromHexDigitsToLong(digits);
        if (length > room) {
            throw new IllegalArgumentException("a value is longer than its entry");
        }
        return (int) length;
    }
}
