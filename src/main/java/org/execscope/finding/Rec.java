package org.execscope.finding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.LineSource;
import org.execscope.event.RecordSource;
import org.execscope.record.FieldScanner;
import org.execscope.record.LineDecoder;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordHeader;
import org.execscope.record.RecordSink;
import org.execscope.record.UntrustedString;
import org.jspecify.annotations.Nullable;

/// A record, read again from its line: for the few events whose records a check must see.
///
/// @param type its number
/// @param source where it stands
/// @param body its fields as they stand, enrichment and `msg='…'` included
/// @param own its fields as they stand, without enrichment and blanks at the end
/// @param names the names of its own fields, in their order, each once
/// @param fields name → value as it stands, without quotes; the first of a name
/// @param quoted the names whose value stands in double quotes
record Rec(
        int type,
        RecordSource source,
        Bytes body,
        Bytes own,
        List<String> names,
        Map<String, Bytes> fields,
        java.util.Set<String> quoted) {
    /// No record has so many fields but an EXECVE, whose arguments the table holds.
    private static final int MOST_FIELDS = 512;

    /// The records of an event.
    static List<Rec> of(EventTable events, LineSource lines, int event, int most) {
        List<Rec> records = new ArrayList<>();
        List<RecordSource> scattered = events.scatteredSources(event);
        try {
            if (scattered != null) {
                for (RecordSource source : scattered.subList(0, Math.min(most, scattered.size()))) {
                    read(lines, source, records);
                }
                return records;
            }
            RecordSource next = events.source(event);
            int count = Math.min(most, events.recordCount(event));
            for (int seen = 0; seen < count; ) {
                LineSource.Line line = lines.read(next.file(), next.offset());
                if (!line.bytes().isEmpty()) {
                    seen++;
                    parse(line.bytes(), next, records);
                }
                next = new RecordSource(next.file(), line.nextOffset(), next.line() + 1);
            }
        } catch (IOException _) {
            return records;
        }
        return records;
    }

    private static void read(LineSource lines, RecordSource source, List<Rec> records) throws IOException {
        parse(lines.read(source.file(), source.offset()).bytes(), source, records);
    }

    /// Adds the first record of a line.
    static void parse(Bytes line, RecordSource source, List<Rec> records) {
        int before = records.size();
        RecordSink sink = new RecordSink() {
            @Override
            public void record(RawRecord record) {
                if (records.size() == before) {
                    records.add(of(record, source));
                }
            }

            @Override
            public void problem(ProblemKind kind, long offset, long number) {
                // Reported when the line was read first.
            }
        };
        new LineDecoder(sink).line(line.toArray(), 0, line.length(), line.length(), source.offset());
    }

    private static Rec of(RawRecord record, RecordSource source) {
        RecordHeader header = record.header();
        byte[] a = record.array();
        FieldScanner scanner = new FieldScanner();
        List<String> names = new ArrayList<>();
        Map<String, Bytes> fields = new LinkedHashMap<>();
        java.util.Set<String> quoted = new java.util.HashSet<>();
        scanner.reset(a, header.bodyFrom(), record.bodyTo());
        while (scanner.next() && names.size() < MOST_FIELDS) {
            if (!scanner.isNamed()) {
                continue;
            }
            String name = text(a, scanner.nameFrom(), scanner.nameTo());
            Bytes value = Bytes.copyOf(a, scanner.valueFrom(), scanner.valueTo());
            if (fields.putIfAbsent(name, value) == null) {
                names.add(name);
                if (scanner.isQuoted()) {
                    quoted.add(name);
                }
            }
        }
        return new Rec(
                header.type(),
                source,
                Bytes.copyOf(a, header.bodyFrom(), record.to()),
                Bytes.copyOf(a, header.bodyFrom(), trimmed(a, header.bodyFrom(), record.bodyTo())),
                List.copyOf(names),
                fields,
                quoted);
    }

    private static int trimmed(byte[] a, int from, int to) {
        int end = to;
        while (end > from && a[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    /// A field as ASCII text, for comparing; null if it isn't there.
    @Nullable
    String word(String name) {
        Bytes value = fields.get(name);
        return value == null ? null : text(value.toArray(), 0, value.length());
    }

    /// A field as a number; -1 if it isn't there or is none.
    long number(String name) {
        String word = word(name);
        if (word == null || word.isEmpty() || word.length() > 18) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /// A field that the kernel writes in quotes or hexadecimal, decoded; null if it isn't there or has no
    /// value.
    @Nullable
    Bytes decoded(String name) {
        Bytes value = fields.get(name);
        if (value == null) {
            return null;
        }
        UntrustedString untrusted = new UntrustedString();
        UntrustedString.Form form = untrusted.decode(value.toArray(), 0, value.length(), quoted.contains(name));
        return form == UntrustedString.Form.ABSENT ? null : Bytes.of(untrusted.copy());
    }

    /// Whether these words stand in its body.
    boolean says(String words) {
        return body.indexOf(Bytes.utf8(words), 0) >= 0;
    }

    /// For comparing only: bytes are not shown through it.
    static String text(byte[] a, int from, int to) {
        return new String(a, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
