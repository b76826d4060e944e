package org.execscope.ui.detail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.execscope.bytes.Bytes;
import org.execscope.record.FieldFinder;
import org.execscope.record.FieldFinder.Place;
import org.execscope.record.FieldFinder.Stamp;
import org.execscope.record.RecordType;
import org.execscope.trail.EventLines;
import org.jspecify.annotations.Nullable;

/// Where a field that is shown somewhere stands in the lines of its event.
///
/// @param line its number among the lines
/// @param from the first byte of the value in that line
/// @param to behind its last byte
/// @param name of the field as the log has it, and the record's type
record FieldPlace(int line, int from, int to, String name) {
    /// What a column or a fact is called in the log, where it isn't the same.
    private static final Map<String, String> NAMES = Map.of("user", "euid", "parent", "ppid", "argv", "command");

    /// What the program found or counted: it stands in no line.
    private static final List<String> OURS =
            List.of("flags", "findings", "process", "mark", "since-previous", "since-mark", "records", "record");

    /// Whether the field is one of the log at all.
    static boolean isOfTheLog(String field) {
        return !OURS.contains(field);
    }

    /// @param field a column of the timeline, or the name of a fact
    /// @return null where no line has it
    static @Nullable FieldPlace find(List<EventLines.Line> lines, String field) {
        for (Way way : ways(NAMES.getOrDefault(field, field))) {
            for (int i = 0; i < lines.size(); i++) {
                Bytes content = lines.get(i).content();
                Place place = way.in(content);
                if (place != null) {
                    return new FieldPlace(
                            i,
                            place.from(),
                            place.to(),
                            place.type() == RecordType.UNNAMED
                                    ? way.name()
                                    : way.name() + " in the " + RecordType.name(place.type()) + " record");
                }
            }
        }
        return null;
    }

    /// A way to find it, the likeliest first.
    private interface Way {
        @Nullable
        Place in(Bytes line);

        default String name() {
            return "";
        }
    }

    private record Named(int type, long item, String name) implements Way {
        @Override
        public @Nullable Place in(Bytes line) {
            return FieldFinder.field(line, type, item, one -> one.equals(name) || one.startsWith(name + "["));
        }
    }

    /// All arguments that one record has.
    private record Arguments() implements Way {
        @Override
        public @Nullable Place in(Bytes line) {
            return FieldFinder.field(line, RecordType.EXECVE, -1, name -> name.matches("a\\d+(\\[\\d+])?"));
        }

        @Override
        public String name() {
            return "the arguments";
        }
    }

    private record Stamped(Stamp part) implements Way {
        @Override
        public @Nullable Place in(Bytes line) {
            return FieldFinder.stamp(line, part);
        }

        @Override
        public String name() {
            return switch (part) {
                case TIME -> "the time";
                case SERIAL -> "the serial";
                case BOTH -> "the audit id";
            };
        }
    }

    private record Node() implements Way {
        @Override
        public @Nullable Place in(Bytes line) {
            return FieldFinder.node(line);
        }

        @Override
        public String name() {
            return "node";
        }
    }

    /// Where what is asked for is the line itself.
    private record Whole() implements Way {
        @Override
        public Place in(Bytes line) {
            return new Place(RecordType.UNNAMED, 0, line.length());
        }

        @Override
        public String name() {
            return "the line of its first record";
        }
    }

    private static List<Way> ways(String field) {
        if (field.startsWith("item ")) {
            String digits = field.substring(field.indexOf(' ') + 1);
            return List.of(
                    new Named(RecordType.PATH, digits.matches("\\d{1,9}") ? Long.parseLong(digits) : -1, "name"));
        }
        if (field.startsWith("argument ")) {
            return List.of(new Named(RecordType.EXECVE, -1, "a" + field.substring(field.indexOf(' ') + 1)));
        }
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "time" -> List.of(new Stamped(Stamp.TIME));
            case "serial" -> List.of(new Stamped(Stamp.SERIAL));
            case "audit id" -> List.of(new Stamped(Stamp.BOTH));
            case "host" -> List.of(new Node());
            case "file", "line", "offset" -> List.of(new Whole());
            case "command" -> List.of(new Arguments(), new Named(RecordType.PROCTITLE, -1, "proctitle"));
            case "argc" -> List.of(new Named(RecordType.EXECVE, -1, "argc"));
            default -> List.of(new Named(RecordType.SYSCALL, -1, field), new Named(-1, -1, field));
        };
    }
}
