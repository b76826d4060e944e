package org.execscope.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// The fields of one record, for those who look at single records: any type, the text of a user-space message
/// (`msg='op=…'`) included. Immutable.
///
/// @param type the record's type, by number
/// @param timeMillis of its stamp
/// @param serial of its stamp
/// @param fields in the order of the record; at most [#MOST_FIELDS]
/// @param words what stands in it without a name, such as `avc: denied { write } for`
public record RecordFields(int type, long timeMillis, long serial, List<Field> fields, List<Bytes> words) {
    /// What follows in a record with more fields is left out.
    public static final int MOST_FIELDS = 128;

    private static final byte QUOTE = '\'';

    /// @param name letters, digits, `_` and `-` only: safe to show
    /// @param raw as it stands, without its double quotes
    /// @param quoted whether it stood in them
    /// @param claimed whether a user-space program wrote it: the kernel vouches for who sent it, no more
    public record Field(String name, Bytes raw, boolean quoted, boolean claimed) {}

    public RecordFields {
        fields = List.copyOf(fields);
        words = List.copyOf(words);
    }

    public static RecordFields of(RawRecord record) {
        RecordHeader header = record.header();
        Reading reading = new Reading(record.array());
        reading.read(header.bodyFrom(), record.bodyTo(), false);
        return new RecordFields(header.type(), header.timeMillis(), header.serial(), reading.fields, reading.words);
    }

    private static final class Reading {
        final List<Field> fields = new ArrayList<>();
        final List<Bytes> words = new ArrayList<>();
        private final byte[] a;

        Reading(byte[] array) {
            a = array;
        }

        void read(int from, int to, boolean claimed) {
            FieldScanner scanner = new FieldScanner();
            scanner.reset(a, from, to);
            int lastFrom = -1;
            boolean more = scanner.next();
            while (more && fields.size() < MOST_FIELDS && words.size() < MOST_FIELDS) {
                if (!scanner.isNamed()) {
                    words.add(Bytes.copyOf(a, scanner.valueFrom(), scanner.valueTo()));
                    more = scanner.next();
                    continue;
                }
                String name = new String(
                        a, scanner.nameFrom(), scanner.nameTo() - scanner.nameFrom(), StandardCharsets.US_ASCII);
                lastFrom = scanner.valueFrom();
                if (!claimed && name.equals("msg") && lastFrom < to && a[lastFrom] == QUOTE) {
                    int close = to - 1;
                    while (close > lastFrom && a[close] != QUOTE) {
                        close--;
                    }
                    read(lastFrom + 1, close > lastFrom ? close : to, true);
                    return;
                }
                boolean quoted = scanner.isQuoted();
                int lastTo = scanner.valueTo();
                more = scanner.next();
                // In a message, `op=adding user acct="x"`: the words belong to the field before them.
                while (more && claimed && !quoted && !scanner.isNamed()) {
                    lastTo = scanner.valueTo();
                    more = scanner.next();
                }
                fields.add(new Field(name, Bytes.copyOf(a, lastFrom, lastTo), quoted, claimed));
            }
        }
    }

    /// The first field of this name, or null.
    public @Nullable Field field(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /// A value as it stands; null if there is no such field, or it says that there is no value: `?`, `(null)`,
    /// `(none)`.
    public @Nullable Bytes raw(String name) {
        Field field = field(name);
        return field == null || isAbsent(field) ? null : field.raw();
    }

    /// A value that the kernel writes in quotes or, where it holds other bytes, in hexadecimal
    /// ([UntrustedString]); null if there is none.
    public @Nullable Bytes text(String name) {
        Field field = field(name);
        if (field == null || isAbsent(field)) {
            return null;
        }
        if (field.quoted()) {
            return field.raw();
        }
        UntrustedString decoder = new UntrustedString();
        byte[] raw = field.raw().toArray();
        return decoder.decode(raw, 0, raw.length, false) == UntrustedString.Form.HEX
                ? Bytes.of(decoder.copy())
                : field.raw();
    }

    /// A signed decimal number, or [Numbers#BAD].
    public long decimal(String name) {
        Field field = field(name);
        return field == null
                ? Numbers.BAD
                : Numbers.decimal(field.raw().toArray(), 0, field.raw().length());
    }

    /// A number in hexadecimal, as a system call's arguments are; or [Numbers#BAD].
    public long hexadecimal(String name) {
        Field field = field(name);
        if (field == null) {
            return Numbers.BAD;
        }
        byte[] digits = field.raw().toArray();
        if (digits.length == Long.BYTES * 2) {
            long high = Numbers.hexadecimal(digits, 0, Long.BYTES);
            long low = Numbers.hexadecimal(digits, Long.BYTES, digits.length);
            return high == Numbers.BAD || low == Numbers.BAD ? Numbers.BAD : high << Integer.SIZE | low;
        }
        return Numbers.hexadecimal(digits, 0, digits.length);
    }

    /// Bytes written as hexadecimal digits throughout; null if they aren't.
    public @Nullable Bytes hexBytes(String name) {
        Field field = field(name);
        if (field == null || field.quoted()) {
            return null;
        }
        UntrustedString decoder = new UntrustedString();
        byte[] raw = field.raw().toArray();
        return decoder.decode(raw, 0, raw.length, false) == UntrustedString.Form.HEX ? Bytes.of(decoder.copy()) : null;
    }

    private static boolean isAbsent(Field field) {
        return !field.quoted()
                && (field.raw().equals(Bytes.utf8("?"))
                        || field.raw().equals(Bytes.utf8("(null)"))
                        || field.raw().equals(Bytes.utf8("(none)")));
    }
}
