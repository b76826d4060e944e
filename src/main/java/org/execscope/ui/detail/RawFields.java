package org.execscope.ui.detail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.CancelToken;
import org.execscope.record.FieldScanner;

/// The fields of an event as they stand in its raw lines. Immutable. Lines in which records aren't written as
/// `name=value`, as in a journal's JSON, have no places.
record RawFields(List<Bytes> lines, List<String> records, List<Place> places) {
    static final RawFields NONE = new RawFields(List.of(), List.of(), List.of());

    private static final int MOST = 20_000;
    private static final byte ENRICHED = 0x1d;

    /// A field.
    ///
    /// @param line the number of its line, from 0
    /// @param name as it stands there
    /// @param from the first byte of its value in the line, behind a quote
    /// @param to behind its last byte
    record Place(int line, String name, int from, int to) {}

    RawFields {
        lines = List.copyOf(lines);
        records = List.copyOf(records);
        places = List.copyOf(places);
    }

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static RawFields of(List<Bytes> lines, CancelToken cancel) {
        List<String> records = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        FieldScanner scanner = new FieldScanner();
        for (int line = 0; line < lines.size(); line++) {
            cancel.check();
            byte[] bytes = lines.get(line).toArray();
            String record = "";
            scanner.reset(bytes, 0, bytes.length);
            while (places.size() < MOST && scanner.next()) {
                if (!scanner.isNamed()) {
                    continue;
                }
                String name = text(bytes, scanner.nameFrom(), scanner.nameTo());
                int to = end(bytes, scanner.valueFrom(), scanner.valueTo());
                places.add(new Place(line, name, scanner.valueFrom(), to));
                if (record.isEmpty() && name.equals("type")) {
                    record = text(bytes, scanner.valueFrom(), to);
                }
            }
            records.add(record);
        }
        return new RawFields(lines, records, places);
    }

    /// The value ends where what the daemon added begins.
    private static int end(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ENRICHED) {
                return i;
            }
        }
        return to;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to - from, 64), StandardCharsets.ISO_8859_1);
    }

    /// The records in order, those of one type counted: `SYSCALL EXECVE CWD PATH×2`. Safe to show.
    String summary() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < records.size(); ) {
            int next = i;
            while (next < records.size() && records.get(next).equals(records.get(i))) {
                next++;
            }
            String name = Display.value(Bytes.utf8(records.get(i)), 40).text();
            words.append(words.isEmpty() ? "" : " ").append(records.get(i).isEmpty() ? "?" : name);
            words.append(next - i > 1 ? "×" + (next - i) : "");
            i = next;
        }
        return words.toString();
    }

    Bytes value(Place place) {
        return lines.get(place.line()).slice(place.from(), place.to());
    }
}
