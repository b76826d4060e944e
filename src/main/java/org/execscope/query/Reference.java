package org.execscope.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.execscope.query.Field.Type;

/// The query language in words: the one source of what the help window, `-h` and the manual page say. Made from the
/// language's own tables of fields, operators and scopes, so that none can be forgotten.
public final class Reference {
    /// So wide is text for a terminal.
    private static final int WIDTH = 100;

    private static final int WIDEST_TERM = 34;

    /// Something that can be written, and what it means.
    ///
    /// @param term as it is written
    /// @param meaning in a few words
    /// @param example a whole query with it, where the term is none; else empty
    public record Entry(String term, String meaning, String example) {}

    /// Entries that belong together.
    ///
    /// @param title a few words
    /// @param queries whether each term is a whole query
    public record Section(String title, boolean queries, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    private Reference() {}

    /// All of it, in the order in which it is best read.
    public static List<Section> sections() {
        return List.of(
                new Section("Examples", true, examples()),
                new Section("Operators", false, operators()),
                new Section("Fields", false, fields()),
                new Section("Which fields take which operators", false, types()),
                new Section("Scopes: whose events a condition is about", false, scopes()),
                new Section("Values", false, values()),
                new Section("What to know", false, rules()));
    }

    private static Entry query(String query, String meaning) {
        return new Entry(query, meaning, "");
    }

    private static List<Entry> examples() {
        return List.of(
                query("uid == 33 and exe : /tmp", "what user 33 ran from a path with /tmp in it"),
                query("key == procmon", "logged by the rule with this key"),
                query("exe in (/usr/bin/curl, /usr/bin/wget)", "one of two programs"),
                query("argv ~ 'https?://'", "a regular expression on any argument"),
                query("argv[0] == sh and argc == 3", "the first of three arguments"),
                query("cmd : \"curl -s\"", "the arguments, joined by one space"),
                query("not exe : /usr/bin/php", "all but these; and, or and not join conditions"),
                query("uid == 0 exit == EACCES", "side by side means and"),
                query("auid == unset and has tty", "no login, but a terminal"),
                query("time in 2026-03-14T14:07..+10m", "ten minutes from then on"),
                query("time in 2026-03-14T14:07:51+-90s", "a minute and a half around it"),
                query("ancestor.exe : sshd and uid == 0", "root, somewhere below sshd"),
                query("lineage.id == web01/1/4101.0", "a process and all that it started"),
                query("not has parent.exe", "the parent was never seen"),
                query("finding in (high, critical)", "what a finding of this severity rests on"),
                query("has finding and not finding == D05", "any finding but this one"),
                query("\"any text\"", "in any text of the event, in any case"),
                query("type=EXECVE pid=4242 comm=\"sh\"", "a piece of a raw line is a query as it stands"));
    }

    private static List<Entry> operators() {
        List<Entry> entries = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            entries.add(new Entry(operator.sign(), operator.meaning(), ""));
        }
        entries.add(new Entry("has FIELD", "the log has a value there", "has tty"));
        return entries;
    }

    private static List<Entry> fields() {
        List<Entry> entries = new ArrayList<>();
        for (Field field : Field.values()) {
            entries.add(new Entry(field.label(), field.meaning(), field.example()));
        }
        return entries;
    }

    private static List<Entry> scopes() {
        List<Entry> entries = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            if (scope != Scope.EVENT) {
                entries.add(new Entry(scope.label() + ".FIELD", scope.meaning(), scope.example()));
            }
        }
        return entries;
    }

    private static List<Entry> values() {
        return List.of(
                new Entry("word", "as it stands, up to white space, a comma or a parenthesis", "exe == /usr/bin/curl"),
                new Entry("\"text\"", "with escapes: \\\" \\\\ \\n \\r \\t \\e \\xNN \\u{N}", "argv : \"a\\x00b\""),
                new Entry("'text'", "without escapes", "argv ~ '^-c$'"),
                new Entry("4242  0x1f  0o755", "numbers: decimal, hexadecimal, octal", "pid == 0x1092"),
                new Entry(
                        "2026-03-14T14:07:51.204Z",
                        "a time as precise as it is written: 2026-03 is a month; Z, +01:00 or no zone",
                        "time == 2026-03-14"),
                new Entry("@1773497271.204", "a time, in seconds since 1970", "time > @1773497271"),
                new Entry(
                        "500ms 90s 10m 2h 1d",
                        "durations, which can follow one another: 1h30m",
                        "time in 2026-03-14..+1h30m"),
                new Entry("unset", "in auid and ses, what the log writes as 4294967295", "auid == unset"));
    }

    private static List<Entry> rules() {
        return List.of(
                new Entry(
                        "Missing",
                        "Where the log has no value, nothing is equal to it: x != v is exactly not x == v.",
                        ""),
                new Entry(
                        "Many values",
                        "Of argv, key, path, flag, finding and scopes, any value may fit; != says that none does.",
                        ""),
                new Entry("Precedence", "not binds tightest, then and, then or. Parentheses group.", ""),
                new Entry(
                        "Text",
                        "A word without an operator is looked for in every text of the event; numbers are no texts.",
                        ""),
                new Entry("Times", "Without a zone they are UTC; in the window, of the zone shown.", ""),
                new Entry(
                        "Same everywhere",
                        "The window's filter and export --filter take the same text and give the same rows.",
                        ""));
    }

    /// The types of fields, with the operators that they take.
    private static List<Entry> types() {
        List<Entry> entries = new ArrayList<>();
        for (Type type : Type.values()) {
            String names = Stream.of(Field.values())
                    .filter(field -> field.type() == type)
                    .map(Field::label)
                    .collect(Collectors.joining(" "));
            entries.add(new Entry(type.operators(), type.words() + ": " + names, ""));
        }
        return entries;
    }

    /// All of it as lines for a terminal, none wider than 100 characters.
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Section section : sections()) {
            lines.add(section.title());
            int widest = section.entries().stream()
                    .mapToInt(entry -> entry.term().length())
                    .max()
                    .orElse(0);
            int column = Math.min(widest, WIDEST_TERM) + 4;
            for (Entry entry : section.entries()) {
                String first = "  " + entry.term();
                if (entry.term().length() > WIDEST_TERM) {
                    lines.add(first);
                    first = "";
                }
                for (String part : words(entry, WIDTH - column)) {
                    lines.add(first + " ".repeat(column - first.length()) + part);
                    first = "";
                }
            }
            lines.add("");
        }
        lines.removeLast();
        return List.copyOf(lines);
    }

    /// The meaning, and the example behind it or, where it would be broken, below it.
    private static List<String> words(Entry entry, int width) {
        String both = entry.meaning() + "; " + entry.example();
        if (entry.example().isEmpty() || both.length() > width) {
            List<String> lines = new ArrayList<>(wrapped(entry.meaning(), width));
            if (!entry.example().isEmpty()) {
                lines.add(entry.example());
            }
            return lines;
        }
        return List.of(both);
    }

    private static List<String> wrapped(String words, int width) {
        List<String> lines = new ArrayList<>();
        String rest = words;
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(' ', width);
            int end = cut <= 0 ? width : cut;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
