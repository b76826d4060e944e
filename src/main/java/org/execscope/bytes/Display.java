package org.execscope.bytes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one place where evidence becomes text for people.
public final class Display {
    /// How many characters a cell shows at most.
    public static final int CELL = 400;

    private Display() {}

    /// One value outside argv (exe, cwd, comm, key …), whole.
    public static String value(Bytes value) {
        return value(value, Integer.MAX_VALUE).text();
    }

    /// One value outside argv, cut to about `limit` characters.
    public static ShownText value(Bytes value, int limit) {
        return ShownText.plain(interim(value));
    }

    /// One argument as a shell word, cut to about `limit` characters.
    public static ShownText argument(Bytes value, int limit) {
        return ShownText.plain(interim(value));
    }

    /// A whole argv as one command line of shell words; a missing argument is shown as `⟨missing⟩`.
    public static ShownText commandLine(List<@Nullable Bytes> argv, int limit) {
        return ShownText.plain(shellWords(argv));
    }

    /// A whole argv as one line that pastes into any POSIX shell with `$'…'` and gives the same bytes; missing
    /// arguments are left out.
    public static String shellWords(List<@Nullable Bytes> argv) {
        StringBuilder line = new StringBuilder();
        for (Bytes argument : argv) {
            line.append(argument == null ? "" : interim(argument)).append(' ');
        }
        return line.toString().trim();
    }

    private static String interim(Bytes value) {
        return new String(value.toArray(), java.nio.charset.StandardCharsets.US_ASCII);
    }
}
