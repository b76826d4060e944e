package org.execscope.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.function.Predicate;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// Finds where in a line the value of a field stands, for those who want to see it there.
public final class FieldFinder {
    private static final byte[] AUDIT = "audit(".getBytes(US_ASCII);

    private FieldFinder() {}

    /// Bytes of a line: `[from, to)`, without quotes around the value.
    ///
    /// @param type of the record, by number
    public record Place(int type, int from, int to) {}

    /// The stamp's part: its time, its serial, or both.
    public enum Stamp {
        TIME,
        SERIAL,
        BOTH
    }

    /// Where the value stands of the first field with such a name, in a record of such a type.
    ///
    /// @param type a [RecordType]; -1 for any
    /// @param item the value of its field `item`; negative where that is of no concern
    /// @param name whether a field is meant, by its name
    /// @return null where the line has none, or isn't written as the kernel wrote it
    public static @Nullable Place field(Bytes line, int type, long item, Predicate<String> name) {
        return inRecord(line, record -> {
            RecordHeader header = record.header();
            if (type >= 0 && header.type() != type) {
                return null;
            }
            Place found = null;
            boolean right = item < 0;
            FieldScanner scanner = new FieldScanner();
            scanner.reset(record.array(), header.bodyFrom(), record.bodyTo());
            while (scanner.next()) {
                if (scanner.isNamed()) {
                    String one = text(record.array(), scanner.nameFrom(), scanner.nameTo());
                    right |= one.equals("item")
                            && text(record.array(), scanner.valueFrom(), scanner.valueTo())
                                    .equals(Long.toString(item));
                    if (name.test(one)) {
                        int from = found == null ? scanner.valueFrom() : found.from();
                        found = new Place(header.type(), from, scanner.valueTo());
                    } else if (found != null) {
                        break;
                    }
                }
            }
            return right ? found : null;
        });
    }

    /// Where the stamp stands: `1772359331.482:12001`.
    public static @Nullable Place stamp(Bytes line, Stamp part) {
        return inRecord(line, record -> {
            byte[] a = record.array();
            int to = record.header().bodyFrom();
            int audit = ByteSearch.indexOf(a, record.header().start(), to, AUDIT);
            int from = audit + AUDIT.length;
            int colon = audit < 0 ? -1 : ByteSearch.indexOf(a, from, to, (byte) ':');
            int close = colon < 0 ? -1 : ByteSearch.indexOf(a, colon, to, (byte) ')');
            if (close < 0) {
                return null;
            }
            return new Place(
                    record.header().type(),
                    part == Stamp.SERIAL ? colon + 1 : from,
                    part == Stamp.TIME ? colon : close);
        });
    }

    /// Where the record names its host: the value of `node=`.
    public static @Nullable Place node(Bytes line) {
        return inRecord(line, record -> {
            RecordHeader header = record.header();
            return header.nodeFrom() >= 0 ? new Place(header.type(), header.nodeFrom(), header.nodeTo()) : null;
        });
    }

    private interface Look {
        @Nullable
        Place in(RawRecord record);
    }

    /// Looks into the records of a line until something is found. What stands in another form in its line, such as
    /// an entry of the journal, has no place there.
    private static @Nullable Place inRecord(Bytes line, Look look) {
        byte[] bytes = line.toArray();
        Finder finder = new Finder(bytes, look);
        LineDecoder decoder = new LineDecoder(finder);
        // Not at the beginning of a file: no byte-order mark is looked for.
        decoder.line(bytes, 0, bytes.length, bytes.length, 1);
        decoder.end(true, 0);
        return finder.place;
    }

    private static final class Finder implements RecordSink {
        private final byte[] line;
        private final Look look;
        private @Nullable Place place;

        Finder(byte[] line, Look look) {
            this.line = line;
            this.look = look;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // The line's own bytes, not others like them: places in it are meant.
        public void record(RawRecord record) {
            if (place == null && record.array() == line) {
                place = look.in(record);
            }
        }

        @Override
        public void problem(ProblemKind kind, long offset, long number) {
            // Told when the evidence was loaded.
        }
    }

    private static String text(byte[] a, int from, int to) {
        return new String(a, from, to - from, US_ASCII);
    }
}
