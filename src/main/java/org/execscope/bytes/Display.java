package org.execscope.bytes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one place where evidence becomes text for people. The notation is the shell's, so that what is shown is exact,
/// can be pasted and has one reading: text without `$'` is exactly the characters seen.
public final class Display {
    /// How many characters a cell shows at most.
    public static final int CELL = 400;
    /// What stands for an argument that the log doesn't have.
    public static final String MISSING = "⟨missing⟩";

    /// Characters that no shell reads as a sign, beside letters and digits.
    private static final String SAFE = "_@%+=:,./-";

    private static final String HEX = "0123456789abcdef";

    private Display() {}

    /// One value outside argv (exe, cwd, comm, key …), whole.
    public static String value(Bytes value) {
        return value(value, Integer.MAX_VALUE).text();
    }

    /// One value outside argv, cut to about `limit` characters: as it is if every character is safe, else `$'…'`.
    public static ShownText value(Bytes value, int limit) {
        if (value.isEmpty()) {
            return ShownText.plain("''");
        }
        Escaping out = new Escaping(false);
        boolean bare = Escaping.isPlain(value, limit)
                && value.at(0) != ' '
                && value.at(value.length() - 1) != ' '
                && !(value.length() > 1 && value.at(0) == '$' && value.at(1) == '\'');
        int taken = bare ? out.plain(value, limit) : quoted(out, value, limit);
        return cut(out, value.length() - taken);
    }

    /// One argument as a shell word, cut to about `limit` characters.
    public static ShownText argument(Bytes value, int limit) {
        Escaping out = new Escaping(false);
        int taken = word(out, value, limit, false);
        return cut(out, value.length() - taken);
    }

    /// A whole argv as one command line of shell words; a missing argument is shown as [#MISSING].
    public static ShownText commandLine(List<@Nullable Bytes> argv, int limit) {
        Escaping out = new Escaping(false);
        long omitted = 0;
        for (int i = 0; i < argv.size(); i++) {
            Bytes argument = argv.get(i);
            if (out.text().length() >= limit) {
                omitted += argument == null ? 0 : argument.length() + 1L;
                continue;
            }
            if (i > 0) {
                out.text().append(' ');
            }
            if (argument == null) {
                out.text().append(MISSING);
            } else {
                omitted += argument.length() - word(out, argument, limit, i == 0);
            }
        }
        return cut(out, omitted);
    }

    /// A whole argv as one line that pastes into any shell with `$'…'` and gives the same bytes; missing arguments are
    /// left out.
    public static String shellWords(List<@Nullable Bytes> argv) {
        Escaping out = new Escaping(true);
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

    /// The bytes as UTF-8 text, each byte that isn't part of it as `\xNN`: the form of the JSON export. Controls and
    /// bidi characters stay: never for a screen.
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

    /// @param first whether it is the first word of a line, where `A=b` would be an assignment
    /// @return how many bytes of it were taken
    private static int word(Escaping out, Bytes value, int limit, boolean first) {
        if (value.isEmpty()) {
            out.text().append("''");
            return 0;
        }
        int room = limit - Math.min(out.text().length(), limit);
        if (!Escaping.isPlain(value, room) || value.indexOf((byte) '\'', 0) >= 0) {
            return quoted(out, value, limit);
        }
        if (isSafe(value, first)) {
            return out.plain(value, limit);
        }
        out.text().append('\'');
        int taken = out.plain(value, limit);
        out.text().append('\'');
        return taken;
    }

    private static boolean isSafe(Bytes value, boolean first) {
        for (int i = 0; i < value.length(); i++) {
            byte b = value.at(i);
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b < 0;
            if (!letter && (SAFE.indexOf(b) < 0 || (first && b == '='))) {
                return false;
            }
        }
        return true;
    }

    private static int quoted(Escaping out, Bytes value, int limit) {
        out.text().append("$'");
        int taken = out.escaped(value, limit);
        out.text().append('\'');
        return taken;
    }

    private static ShownText cut(Escaping out, long omitted) {
        if (omitted > 0) {
            out.text().append(String.format(java.util.Locale.ROOT, "… +%,d bytes", omitted));
        }
        return new ShownText(out.text().toString(), new ArrayList<>(out.escapes()), omitted);
    }
}
