package org.execscope.ui.detail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.CancelToken;
import org.execscope.record.FieldScanner;
import org.jspecify.annotations.Nullable;

/// Where the fields of an event stand in its raw lines. Immutable. Lines in which records aren't written as
/// `name=value`, as in a journal's JSON, have no places.
record RawFields(List<Bytes> lines, List<String> records, List<Place> places) {
    static final RawFields NONE = new RawFields(List.of(), List.of(), List.of());

    private static final int MOST = 20_000;
    private static final int SHOWN = 200;
    private static final int HEX = 32;
    private static final byte ENRICHED = 0x1d;
    private static final Bytes STAMP = Bytes.utf8("audit(");

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

    /// Where what a fact tells stands; null where no field alone says it.
    ///
    /// @param fact its name among the facts, or `a0`, `a1` … for an argument
    @Nullable
    Place find(String fact) {
        return switch (fact) {
            case "time", "serial", "audit id" -> stamp();
            case "host" -> first("node");
            case "command" -> first("a0");
            case "user" -> first("uid");
            default -> fact.startsWith("item ") ? item(fact.substring(5)) : first(fact);
        };
    }

    /// The kernel's own record goes before what programs said.
    private @Nullable Place first(String name) {
        Place found = null;
        for (Place place : places) {
            if (place.name().equals(name) || place.name().equals(name + "[0]")) {
                if (records.get(place.line()).equals("SYSCALL")) {
                    return place;
                }
                found = found == null ? place : found;
            }
        }
        return found;
    }

    private @Nullable Place item(String number) {
        int line = -1;
        for (Place place : places) {
            if (place.name().equals("item") && value(place).equals(Bytes.utf8(number))) {
                line = place.line();
            }
            if (place.line() == line && place.name().equals("name")) {
                return place;
            }
        }
        return null;
    }

    private @Nullable Place stamp() {
        for (int line = 0; line < lines.size(); line++) {
            int from = lines.get(line).indexOf(STAMP, 0);
            int to = from < 0 ? -1 : lines.get(line).indexOf((byte) ')', from);
            if (to > 0) {
                return new Place(line, "msg", from + STAMP.length(), to);
            }
        }
        return null;
    }

    Bytes value(Place place) {
        return lines.get(place.line()).slice(place.from(), place.to());
    }

    /// The exact bytes and the record that they stand in, in words that are safe to show.
    String words(Place place) {
        Bytes value = value(place);
        Bytes head = value.slice(0, Math.min(HEX, value.length()));
        String hex = HexFormat.ofDelimiter(" ").formatHex(head.toArray());
        return String.format(
                Locale.ROOT,
                "%s in the %s record%n%s%n%,d %s: %s%s",
                Display.value(Bytes.utf8(place.name()), 40).text(),
                Display.value(Bytes.utf8(records.get(place.line())), 40).text(),
                Display.value(value, SHOWN).text(),
                value.length(),
                value.length() == 1 ? "byte" : "bytes",
                hex,
                value.length() > HEX ? " …" : "");
    }
}
