package org.execscope.bytes;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one place where evidence becomes text for people. The notation is the shell's, so that what is shown
/// is exact, can be pasted and has one reading: text without `$'` is exactly the characters seen.
public final class Display {
    /// How many characters a cell shows at most.
    public static final int CELL = 400;
    /// What stands for an argument that the log doesn't have.
    public static final String MISSING = "⟨missing⟩";

    /// Characters that no shell reads as a sign, beside letters and digits.
    private static final String SAFE = "_@%+=:,./-";

    /// What begins the note on bytes that aren't shown.
    private static final String CUT = "…";

    /// Words that a shell doesn't read as a command where they begin a line.
    private static final Set<Bytes> RESERVED = Stream.of(
                    "if",
                    "then",
                    "else",
                    "elif",
                    "fi",
                    "case",
                    "esac",
                    "for",
                    "select",
                    "while",
                    "until",
                    "do",
                    "done",
                    "in",
                    "function",
                    "time",
                    "coproc")
            .map(Bytes::utf8)
            .collect(Collectors.toUnmodifiableSet());

    private static final Bytes QUOTES = Bytes.utf8("''");
    private static final Bytes OPENING = Bytes.utf8("$'");
    private static final Bytes CUT_NOTE = Bytes.utf8(CUT + " +");
    private static final Bytes CUT_SIGN = Bytes.utf8(CUT);
    private static final Bytes MISSING_SIGN = Bytes.utf8(MISSING.substring(0, 1));
    private static final String HEX = "0123456789abcdef";

    private Display() {}

    /// One value outside argv (exe, cwd, comm, key …), whole. No bytes at all are shown as `''`.
    public static String value(Bytes value) {
        Escaping out = Escaping.textOnly();
        single(out, value, Integer.MAX_VALUE);
        return out.text().toString();
    }

    /// One value outside argv, cut to `limit` characters before the note on what is left out: as it is if
    /// every character is safe, else `$'…'`. A value that looks like one of our own notes is written as
    /// `$'…'` too.
    public static ShownText value(Bytes value, int limit) {
        Escaping out = Escaping.shown();
        return cut(out, value.length() - single(out, value, limit));
    }

    /// One argument as a shell word, cut to `limit` characters before the note on what is left out.
    public static ShownText argument(Bytes value, int limit) {
        Escaping out = Escaping.shown();
        return cut(out, value.length() - word(out, value, limit, false));
    }

    /// A whole argv as one command line of shell words, cut to `limit` characters before the note on what is
    /// left out; a missing argument is shown as [#MISSING].
    ///
    /// The bytes left out are those of the arguments and one for each argument of which nothing is shown, so
    /// that empty and missing ones are never left out in silence.
    public static ShownText commandLine(List<@Nullable Bytes> argv, int limit) {
        Escaping out = Escaping.shown();
        long omitted = 0;
        for (int i = 0; i < argv.size(); i++) {
            Bytes argument = argv.get(i);
            long length = argument == null ? 0 : argument.length();
            int taken = omitted > 0 ? -1 : next(out, argument, limit, i == 0);
            omitted += taken < 0 ? length + 1 : length - taken;
        }
        return cut(out, omitted);
    }

    /// Appends one more argument of a line.
    ///
    /// @return how many bytes of it were taken; -1 if there is no room for any part of it
    private static int next(Escaping out, @Nullable Bytes argument, int limit, boolean first) {
        int before = out.text().length();
        if (!first) {
            out.text().append(' ');
        }
        int taken = 0;
        if (argument == null) {
            out.text().append(MISSING);
        } else {
            taken = word(out, argument, limit, first);
        }
        boolean nothing = taken == 0 && argument != null && !argument.isEmpty();
        if (nothing || out.text().length() > limit) {
            out.text().setLength(before);
            return -1;
        }
        return taken;
    }

    /// A whole argv as one line that pastes into any shell with `$'…'` and gives the same bytes; missing
    /// arguments are left out. A zero byte, which no argument of a process can hold, is written as `\x00`.
    public static String shellWords(List<@Nullable Bytes> argv) {
        Escaping out = Escaping.shell();
        boolean first = true;
        for (Bytes argument : argv) {
            if (argument == null) {
                continue;
            }
            if (!first) {
                out.text().append(' ');
            }
            word(out, argument, Integer.MAX_VALUE, first);
            first = false;
        }
        return out.text().toString();
    }

    /// The bytes as UTF-8 text, each byte that isn't part of it as `\xNN`: the form of the JSON export.
    /// Controls and bidi characters stay: never for a screen.
    public static String plain(Bytes value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); ) {
            int length = Utf8.length(value, at);
            if (length == 0) {
                int b = value.at(at) & 0xff;
                text.append("\\x").append(HEX.charAt(b >>> 4)).append(HEX.charAt(b & 0xf));
                at++;
            } else {
                text.appendCodePoint(Utf8.codePoint(value, at, length));
                at += length;
            }
        }
        return text.toString();
    }

    /// Whether a shell reads this word as a command of its own where it begins a line.
    public static boolean isReserved(Bytes word) {
        return RESERVED.contains(word);
    }

    /// Whether all of it is valid UTF-8.
    public static boolean isUtf8(Bytes value) {
        for (int at = 0; at < value.length(); ) {
            int length = Utf8.length(value, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// @return how many bytes of it were taken
    private static int single(Escaping out, Bytes value, int limit) {
        if (value.isEmpty()) {
            out.text().append("''");
            return 0;
        }
        Bytes head = head(value, limit);
        boolean bare = Escaping.isPlain(head, limit)
                && value.at(0) != ' '
                && value.at(value.length() - 1) != ' '
                && !value.startsWith(OPENING)
                && !value.equals(QUOTES)
                && head.indexOf(CUT_NOTE, 0) < 0;
        return bare ? out.plain(value, limit) : quoted(out, "$'", value, limit);
    }

    /// @param first whether it is the first word of a line, where `A=b` would be an assignment
    /// @return how many bytes of it were taken
    private static int word(Escaping out, Bytes value, int limit, boolean first) {
        if (value.isEmpty()) {
            out.text().append("''");
            return 0;
        }
        int room = limit - Math.min(out.text().length(), limit);
        Bytes head = head(value, room);
        if (!Escaping.isPlain(head, room) || head.indexOf((byte) '\'', 0) >= 0) {
            return quoted(out, "$'", value, limit);
        }
        return isSafe(head, first) ? out.plain(value, limit) : quoted(out, "'", value, limit);
    }

    /// The bytes that `most` characters can have at most: what is not shown is not searched either.
    private static Bytes head(Bytes value, int most) {
        long bytes = 4L * Math.max(most, 0);
        return bytes < value.length() ? value.slice(0, (int) bytes) : value;
    }

    private static boolean isSafe(Bytes value, boolean first) {
        for (int i = 0; i < value.length(); i++) {
            byte b = value.at(i);
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b < 0;
            if (!letter && (SAFE.indexOf(b) < 0 || ((first || i == 0) && b == '='))) {
                return false;
            }
        }
        return value.indexOf(CUT_SIGN, 0) < 0
                && value.indexOf(MISSING_SIGN, 0) < 0
                && !(first && RESERVED.contains(value));
    }

    /// Appends the value between `opening`, which is `'` for plain text or `$'` for escaped, and the closing
    /// quote.
    private static int quoted(Escaping out, String opening, Bytes value, int limit) {
        out.text().append(opening);
        int within = limit - 1;
        int taken = opening.length() == 1 ? out.plain(value, within) : out.escaped(value, within);
        out.text().append('\'');
        return taken;
    }

    private static ShownText cut(Escaping out, long omitted) {
        if (omitted > 0) {
            out.text().append(String.format(Locale.ROOT, CUT + " +%,d bytes", omitted));
        }
        return new ShownText(out.text().toString(), out.escapes(), omitted);
    }
}
