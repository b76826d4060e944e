package org.execscope.export;

import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.jspecify.annotations.Nullable;

/// Writes an argv of which no character needs thought: all are letters, digits or `_ % + : . , / -`, so that
/// shell
/// words are the arguments as they are, and JSON texts the arguments in quotes. Most are so; the others go
/// the long way
/// with the same result.
final class PlainArgv {
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            PLAIN[c] = Character.isLetterOrDigit(c) || c == '_' || c == ':';
        }
        for (char c : "%+.,/-".toCharArray()) {
            PLAIN[c] = true;
        }
    }

    private final ByteSink words = new ByteSink(256);
    private final ByteSink json = new ByteSink(256);
    private boolean simple;
    private boolean comma;

    /// The cells `argv` and `argv_json`, with a comma between them; null if it isn't plain.
    byte @Nullable [] csv(ByteDictionary argvs, int argv) {
        words.clear();
        json.clear();
        simple = true;
        comma = false;
        int[] expected = {0};
        ArgvCodec.forEach(argvs.poolOf(argv), argvs.start(argv), argvs.length(argv), (index, a, from, to) -> {
            simple = index == expected[0]++ && argument(index, a, from, to);
            return simple;
        });
        if (!simple || expected[0] == 0) {
            return null;
        }
        ByteSink out = new ByteSink(256);
        if (comma) {
            out.add('"');
        }
        out.add(words.copy(0));
        out.add(comma ? "\",\"[" : ",\"[");
        out.add(json.copy(0));
        out.add("]\"");
        return out.copy(0);
    }

    private boolean argument(int index, byte[] a, int from, int to) {
        if (from == to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!PLAIN[a[i] & 0xff]) {
                return false;
            }
            comma |= a[i] == ',';
        }
        if (index == 0 && (a[from] == '-' || a[from] == '+' || Display.isReserved(Bytes.copyOf(a, from, to)))) {
            return false;
        }
        if (index > 0) {
            words.add(' ');
            json.add(',');
        }
        words.add(a, from, to);
        json.add("\"\"");
        json.add(a, from, to);
        json.add("\"\"");
        return true;
    }
}
