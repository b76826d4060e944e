package org.execscope.ui.filter;

import java.util.ArrayList;
import java.util.List;

/// The filters that were applied, for walking back and forth in the field.
final class History {
    private static final int MOST = 100;

    private final List<String> texts = new ArrayList<>();
    private int at;

    /// Adds an applied filter at the end, unless it is the one that was walked to.
    void add(String text) {
        if (!texts.isEmpty() && texts.get(at).equals(text)) {
            return;
        }
        texts.add(text);
        if (texts.size() > MOST) {
            texts.removeFirst();
        }
        at = texts.size() - 1;
    }

    /// All of them, the newest last.
    List<String> all() {
        return List.copyOf(texts);
    }

    boolean hasEarlier() {
        return at > 0;
    }

    boolean hasLater() {
        return at < texts.size() - 1;
    }

    /// The one `steps` later (earlier if negative); `current` where there is none.
    String walk(int steps, String current) {
        int wanted = at + steps;
        if (wanted < 0 || wanted >= texts.size()) {
            return current;
        }
        at = wanted;
        return texts.get(at);
    }
}
