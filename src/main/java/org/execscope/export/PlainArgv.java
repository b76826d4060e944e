package org.execscope.export;

import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.jspecify.annotations.Nullable;

/// Writes the cells of an argv that is printable ASCII without a `'`: a shell word is then the argument as it
/// is, or in single quotes, and a JSON text has nothing to escape but `"` and the backslash. Nearly all are
/// so; the others go the long way with the same result.
final class PlainArgv {
    /// Characters that no shell reads as a sign.
    private static final boolean[] SAFE = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            SAFE[c] = Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '=' || c == '@';
        }
        for (char c : "%+,./-".toCharArray()) {
            SAFE[c] = true;
        }
    }

    private final ByteSink words = new ByteSink(1024);
    private final ByteSink json = new ByteSink(1024);
    private int arguments;
    private boolean simple;
    private boolean quotes;

    /// The cells `argv` and `argv_json`, with a comma between them; null if it isn't of that kind.
    byte @Nullable [] csv(ByteDictionary argvs, int argv) {
        words.clear();
        json.clear();
        arguments = 0;
        simple = true;
        quotes = false;
        ArgvCodec.forEach(argvs.poolOf(argv), argvs.start(argv), argvs.length(argv), (index, a, from, to) -> {
            simple = index == arguments++ && argument(index, a, from, to);
            return simple;
        });
        if (!simple || arguments == 0 || mayBeFormula(words.first())) {
            return null;
        }
        ByteSink out = new ByteSink(words.length() + json.length() + 16);
        if (quotes || words.first() == '#') {
            out.add('"');
            out.add(words);
            out.add('"');
        } else {
            out.add(words);
        }
        out.add(",\"[");
        out.add(json);
        out.add("]\"");
        return out.copy(0);
    }

    private static boolean mayBeFormula(byte first) {
        return first == '-' || first == '+' || first == '@' || first == '=';
    }

    private boolean argument(int index, byte[] a, int from, int to) {
        boolean safe = to > from && (index > 0 ? a[from] != '=' : !holds(a, from, to, '='));
        for (int i = from; i < to; i++) {
            byte b = a[i];
            if (b < 0x20 || b > 0x7e || b == '\'') {
                return false;
            }
            safe &= SAFE[b];
        }
        safe &= index > 0 || to - from > LONGEST_RESERVED || !Display.isReserved(Bytes.copyOf(a, from, to));
        if (index > 0) {
            words.add(' ');
            json.add(',');
        }
        word(a, from, to, safe);
        json(a, from, to);
        return true;
    }

    /// `coproc` and `function` are the longest.
    private static final int LONGEST_RESERVED = 8;

    private static boolean holds(byte[] a, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (a[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private void word(byte[] a, int from, int to, boolean safe) {
        if (safe) {
            words.add(a, from, to);
            quotes |= holds(a, from, to, ',');
            return;
        }
        words.add('\'');
        for (int i = from; i < to; i++) {
            words.add(a[i]);
            if (a[i] == '"') {
                words.add('"');
            }
            quotes |= a[i] == '"' || a[i] == ',';
        }
        words.add('\'');
    }

    /// As a JSON text within a cell in quotes: each quote is doubled.
    private void json(byte[] a, int from, int to) {
        json.add('"');
        json.add('"');
        for (int i = from; i < to; i++) {
            if (a[i] == '"' || a[i] == '\\') {
                json.add('\\');
            }
            json.add(a[i]);
            if (a[i] == '"') {
                json.add('"');
            }
        }
        json.add('"');
        json.add('"');
    }
}
