package org.execscope.event;

import java.util.ArrayList;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;

/// Puts a line together from words of ours and values of the evidence, which it escapes.
final class Phrase {
    private static final int VALUE_BYTES = 200;

    private final StringBuilder text = new StringBuilder();
    private final List<ShownText.Escape> escapes = new ArrayList<>();
    private long omitted;

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// How many characters there are so far.
    int length() {
        return text.length();
    }

    /// Words of ours.
    Phrase ours(String words) {
        text.append(words);
        return this;
    }

    /// A value of the evidence; an empty one is seen as such.
    Phrase value(Bytes value) {
        return value.isEmpty() ? ours("''") : shown(Display.value(value, VALUE_BYTES));
    }

    /// Text that is escaped already.
    Phrase shown(ShownText shown) {
        int base = text.length();
        text.append(shown.text());
        for (ShownText.Escape escape : shown.escapes()) {
            escapes.add(new ShownText.Escape(escape.start() + base, escape.end() + base));
        }
        omitted += shown.omittedBytes();
        return this;
    }

    /// Something between this and what follows, unless it would be the first.
    Phrase between(String separator) {
        return text.isEmpty() ? this : ours(separator);
    }

    ShownText toShown() {
        return new ShownText(text.toString(), escapes, omitted);
    }
}
