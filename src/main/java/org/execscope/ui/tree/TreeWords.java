package org.execscope.ui.tree;

import org.execscope.ui.model.Words;

/// How much of the tree is shown, in words.
final class TreeWords {
    private TreeWords() {}

    /// `1,204 processes`, or `38 matches, 52 ancestors shown`.
    static String summary(TreeLayout now) {
        TreeState state = now.state();
        int from = Math.max(0, state.focus());
        int to = state.focus() == TreeOrder.NONE
                ? state.order().size()
                : state.order().end(state.focus());
        int matches = state.matching().count(from, to);
        if (!now.rows().filtered()) {
            int all = state.focus() == TreeOrder.NONE ? now.forest().size() : to - from;
            return Words.number(all) + (all == 1 ? " process" : " processes");
        }
        int there = state.there().count(from, to);
        int others = Math.max(0, there - matches);
        String shown = switch (now.wish().around()) {
            case ANCESTORS -> others == 1 ? " ancestor shown" : " ancestors shown";
            case DESCENDANTS, ALL -> others == 1 ? " other shown" : " others shown";
        };
        return Words.number(matches) + (matches == 1 ? " match, " : " matches, ") + Words.number(others) + shown;
    }
}
