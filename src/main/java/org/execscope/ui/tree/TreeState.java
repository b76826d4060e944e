package org.execscope.ui.tree;

import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;

/// Which nodes of the tree are there at all, which branches are open, of which processes each image is shown,
/// and so which node, or which image of it, each row shows. Immutable: each change gives a new one.
///
/// To open or close a branch copies a bit a node and walks over what it shows or hides: some milliseconds at
/// ten million nodes.
final class TreeState {
    private static final int LOOK_UP = 0xffff;

    private final TreeOrder order;
    private final RankedBits there;
    private final RankedBits matching;
    private final long[] open;
    private final int focus;
    private final RankedBits visible;
    private final OpenChains chains;

    private TreeState(
            TreeOrder order,
            RankedBits there,
            RankedBits matching,
            long[] open,
            int focus,
            RankedBits visible,
            OpenChains chains) {
        this.order = order;
        this.there = there;
        this.matching = matching;
        this.open = open;
        this.focus = focus;
        this.visible = visible;
        this.chains = chains.over(order, visible);
    }

    /// @param there the places shown if every branch is open; with each, all above it
    /// @param matching the places of the nodes that match the filter
    /// @param open the places of open branches; not copied, no longer written to
    /// @param focus the place of the node that is the root now, or [TreeOrder#NONE]
    /// @param chains the processes whose images are shown one by one
    static TreeState of(
            TreeOrder order,
            RankedBits there,
            RankedBits matching,
            long[] open,
            int focus,
            OpenChains chains,
            CancelToken cancel) {
        long[] visible = RankedBits.none(order.size());
        int from = focus == TreeOrder.NONE ? 0 : focus;
        int to = focus == TreeOrder.NONE ? order.size() : order.end(focus);
        OpenWalk.mark(order, there, open, from, to, visible, cancel);
        return new TreeState(order, there, matching, open, focus, new RankedBits(visible, order.size()), chains);
    }

    TreeOrder order() {
        return order;
    }

    RankedBits there() {
        return there;
    }

    RankedBits matching() {
        return matching;
    }

    /// The place of the node that is the root now, or [TreeOrder#NONE].
    int focus() {
        return focus;
    }

    /// A copy of the bits of open branches.
    long[] open() {
        return open.clone();
    }

    int rowCount() {
        return visible.count() + chains.count();
    }

    /// The place a row shows, or of whose images it shows one; or [TreeOrder#NONE].
    int place(int row) {
        return visible.select(chains.rankOf(row));
    }

    /// The images that are shown one by one.
    OpenChains chains() {
        return chains;
    }

    /// With the images of these processes shown one by one.
    TreeState with(OpenChains others) {
        return new TreeState(order, there, matching, open, focus, visible, others);
    }

    /// The row that shows a place, or -1 where that is folded away, filtered out or outside the focus.
    int row(int place) {
        return visible.contains(place) ? chains.rowOf(visible.rank(place)) : -1;
    }

    /// The levels a row is indented by.
    int depth(int place) {
        return order.depth(place) - (focus == TreeOrder.NONE ? 0 : order.depth(focus));
    }

    boolean isOpen(int place) {
        return RankedBits.isSet(open, place);
    }

    /// Whether anything would be shown below it if it were open.
    boolean hasBelow(int place) {
        return order.hasBelow(place) && there.count(place + 1, order.end(place)) > 0;
    }

    /// With one branch opened or closed.
    TreeState with(int place, boolean opened, CancelToken cancel) {
        if (isOpen(place) == opened) {
            return this;
        }
        long[] nowOpen = open.clone();
        long[] nowVisible = visible.copy();
        if (opened) {
            RankedBits.set(nowOpen, place);
        } else {
            RankedBits.clear(nowOpen, place);
        }
        if (visible.contains(place) && opened) {
            OpenWalk.mark(order, there, nowOpen, place + 1, order.end(place), nowVisible, cancel);
        } else if (visible.contains(place)) {
            RankedBits.clearRange(nowVisible, place + 1, order.end(place));
        }
        return new TreeState(order, there, matching, nowOpen, focus, new RankedBits(nowVisible, order.size()), chains);
    }

    /// With every branch open that is at a place or below it, down to so many levels.
    ///
    /// @param place [TreeOrder#NONE] for the whole tree
    TreeState withAllOpen(int place, int levels, CancelToken cancel) {
        int from = place == TreeOrder.NONE ? top() : place;
        int to = place == TreeOrder.NONE ? bottom() : order.end(place);
        int least = place == TreeOrder.NONE ? base() : order.depth(place);
        long[] now = open.clone();
        if (levels == Integer.MAX_VALUE) {
            RankedBits.setRange(now, from, to);
        } else {
            OpenWalk.openTo(order, from, to, least, levels, now, cancel);
        }
        return of(order, there, matching, now, focus, chains, cancel);
    }

    /// With nothing open but the branches that lead to a match.
    TreeState withMatchesOpen(CancelToken cancel) {
        return of(order, there, matching, above(matching, order), focus, chains, cancel);
    }

    /// With every branch closed.
    TreeState withAllClosed() {
        long[] now = open.clone();
        RankedBits.clearRange(now, top(), bottom());
        return closed(now);
    }

    /// With a place's siblings closed, and it too.
    TreeState withSiblingsClosed(int place, CancelToken cancel) {
        int parent = place == focus ? TreeOrder.NONE : order.parent(place);
        long[] now = open.clone();
        if (parent == TreeOrder.NONE) {
            long[] tops = tops();
            for (int word = 0; word < now.length; word++) {
                now[word] &= ~tops[word];
            }
            return closed(now);
        }
        long[] nowVisible = visible.copy();
        int steps = 0;
        for (int at = parent + 1; at < order.end(parent); at = order.end(at)) {
            if ((++steps & LOOK_UP) == 0) {
                cancel.check();
            }
            RankedBits.clear(now, at);
            RankedBits.clearRange(nowVisible, at + 1, order.end(at));
        }
        return new TreeState(order, there, matching, now, focus, new RankedBits(nowVisible, order.size()), chains);
    }

    /// With these branches open, of which none is at the top.
    private TreeState closed(long[] nowOpen) {
        long[] tops = tops();
        long[] present = there.words();
        long[] nowVisible = RankedBits.none(order.size());
        for (int word = 0; word < nowVisible.length; word++) {
            nowVisible[word] = tops[word] & present[word];
        }
        return new TreeState(order, there, matching, nowOpen, focus, new RankedBits(nowVisible, order.size()), chains);
    }

    /// The places that have none above them in what can be shown.
    private long[] tops() {
        if (focus == TreeOrder.NONE) {
            return order.tops();
        }
        long[] one = RankedBits.none(order.size());
        RankedBits.set(one, focus);
        return one;
    }

    /// With every branch open above a place, so that it has a row if it is there at all.
    TreeState revealing(int place) {
        TreeState now = this;
        if (focus != TreeOrder.NONE && (place < focus || place >= order.end(focus))) {
            now = focused(TreeOrder.NONE, new CancelToken());
        }
        long[] opened = null;
        int highest = TreeOrder.NONE;
        for (int above = order.parent(place); above >= now.top(); above = order.parent(above)) {
            if (!now.isOpen(above)) {
                opened = opened == null ? now.open.clone() : opened;
                RankedBits.set(opened, above);
                highest = above;
            }
        }
        if (opened == null) {
            return now;
        }
        // All above the highest was open: what it hid is all that changes.
        long[] nowVisible = now.visible.copy();
        if (now.visible.contains(highest)) {
            OpenWalk.mark(order, there, opened, highest + 1, order.end(highest), nowVisible, new CancelToken());
        }
        return new TreeState(
                order, there, matching, opened, now.focus, new RankedBits(nowVisible, order.size()), chains);
    }

    /// With another root; [TreeOrder#NONE] for the whole tree. The new root is open.
    TreeState focused(int place, CancelToken cancel) {
        long[] now = open;
        if (place != TreeOrder.NONE && !isOpen(place)) {
            now = open.clone();
            RankedBits.set(now, place);
        }
        return of(order, there, matching, now, place, chains, cancel);
    }

    /// The first place of what can be shown.
    private int top() {
        return focus == TreeOrder.NONE ? 0 : focus;
    }

    private int bottom() {
        return focus == TreeOrder.NONE ? order.size() : order.end(focus);
    }

    private int base() {
        return focus == TreeOrder.NONE ? 0 : order.depth(focus);
    }

    /// The sibling shown after a place, or before it; [TreeOrder#NONE] if there is none.
    int sibling(int place, boolean after) {
        if (place == focus) {
            return TreeOrder.NONE;
        }
        int parent = order.parent(place);
        if (after) {
            int next = there.next(order.end(place));
            boolean among = next >= 0 && next < (parent == TreeOrder.NONE ? bottom() : order.end(parent));
            return among ? next : TreeOrder.NONE;
        }
        int before = there.previous(place);
        if (before < top() || before == parent) {
            return TreeOrder.NONE;
        }
        while (order.parent(before) != parent) {
            before = order.parent(before);
        }
        return before;
    }

    /// These and all places above them.
    static long[] withAbove(RankedBits places, TreeOrder order) {
        long[] all = above(places, order);
        long[] own = places.words();
        for (int i = 0; i < own.length; i++) {
            all[i] |= own[i];
        }
        return all;
    }

    /// All places above these: each is met once, from below.
    static long[] above(RankedBits places, TreeOrder order) {
        long[] marked = RankedBits.none(order.size());
        long[] words = places.words();
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                int place = (word << 6) + Long.numberOfTrailingZeros(bits);
                for (int up = order.parent(place);
                        up != TreeOrder.NONE && !RankedBits.isSet(marked, up);
                        up = order.parent(up)) {
                    RankedBits.set(marked, up);
                }
            }
        }
        return marked;
    }

    /// These and all places below them.
    static long[] withBelow(RankedBits places, TreeOrder order) {
        long[] marked = RankedBits.none(order.size());
        for (int place = places.next(0); place >= 0; place = places.next(order.end(place))) {
            RankedBits.setRange(marked, place, order.end(place));
        }
        return marked;
    }

    /// The process that a row shows, or stands for; [ProcessForest#NONE] where there is no such row.
    int process(int row) {
        int place = place(row);
        return place == TreeOrder.NONE ? ProcessForest.NONE : order.process(order.node(place));
    }
}
