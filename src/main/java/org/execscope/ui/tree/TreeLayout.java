package org.execscope.ui.tree;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.finding.Severity;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.TimeStyle;
import org.jspecify.annotations.Nullable;

/// Lays out the tree for a filter and a wish, off the JavaFX thread. What was laid out before is used again as
/// far as it holds. Immutable.
///
/// @param rows what the table shows
/// @param wish what it was laid out for
/// @param query the filter it was laid out for
/// @param own what is shown without a filter: it comes back when the filter goes
/// @param orders the orders that nodes stood in before
record TreeLayout(TreeRows rows, TreeWish wish, String query, TreeState own, LaidOrders orders) {
    /// A tree of so many nodes or fewer is shown open.
    private static final int SMALL = 20_000;

    /// @param before what is shown now; null for nothing
    /// @param reveal the process whose branches are to be open; [ProcessForest#NONE] for none
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static TreeLayout of(
            Shown shown,
            ProcessForest forest,
            TreeWish wish,
            TimeStyle times,
            @Nullable TreeLayout before,
            int reveal,
            CancelToken cancel,
            TreeProgress progress) {
        TreeLayout known = before != null && before.forest().equals(forest) ? before : null;
        ProcessFindings findings =
                known != null ? known.rows.findings() : ProcessFindings.of(shown.trail(), forest, cancel);
        LaidOrders orders = known != null ? known.orders : orders(shown.trail(), forest, findings);
        TreeOrder order = known != null && known.wish.isLaidLike(wish)
                ? known.state().order()
                : orders.of(wish, cancel, progress);
        boolean filtered = !shown.query().isEmpty();
        TreeState own = own(known, order, cancel);
        TreeState state = filtered ? filtered(known, shown, order, own, wish, cancel) : own;
        if (reveal != ProcessForest.NONE && state.there().contains(order.place(reveal))) {
            state = state.revealing(order.place(reveal));
        }
        RankedBits flagged =
                known == null ? flagged(order, findings, cancel) : inOrder(known.rows.flagged(), known, order, cancel);
        TreeRows rows = new TreeRows(
                shown.trail(),
                state,
                findings,
                flagged,
                TreeTimes.of(shown.trail(), times),
                filtered,
                new ShownImages(order, -1));
        return new TreeLayout(rows, wish, shown.query().text(), filtered ? own : state, orders);
    }

    TreeState state() {
        return rows.state();
    }

    ProcessForest forest() {
        return state().order().forest();
    }

    /// Whether it shows this filter's result over this forest.
    boolean isOf(Shown shown, ProcessForest wanted) {
        return wanted.equals(forest()) && query.equals(shown.query().text());
    }

    /// With other branches open.
    TreeLayout with(TreeState state) {
        return new TreeLayout(rows.with(state), wish, query, rows.filtered() ? own : state, orders);
    }

    /// With times shown otherwise.
    TreeLayout with(TreeTimes times) {
        return new TreeLayout(rows.with(times), wish, query, own, orders);
    }

    /// With another event under the cursor.
    TreeLayout at(int event) {
        TreeRows now = rows.at(event);
        return now.equals(rows) ? this : new TreeLayout(now, wish, query, own, orders);
    }

    private static LaidOrders orders(AuditTrail trail, ProcessForest forest, ProcessFindings findings) {
        return new LaidOrders((wish, cancel, progress) -> lay(trail, forest, findings, wish, cancel, progress));
    }

    private static TreeOrder lay(
            AuditTrail trail,
            ProcessForest forest,
            ProcessFindings findings,
            TreeWish wish,
            CancelToken cancel,
            TreeProgress progress) {
        int rounds = 1 + (wish.folded() ? 1 : 0) + (wish.inOrderOfTime() ? 0 : 1);
        progress.of((long) rounds * forest.size());
        int[] sorted = null;
        if (!wish.inOrderOfTime()) {
            IntToLongFunction key = key(trail, forest, findings, wish.sort().column());
            sorted = SiblingSort.of(forest, key, wish.sort().descending(), cancel, progress);
        }
        return TreeOrder.of(
                forest, sorted, wish.folded() ? Repeats.kinds(trail.events(), forest, cancel) : null, cancel, progress);
    }

    private static IntToLongFunction key(
            AuditTrail trail, ProcessForest forest, ProcessFindings findings, String column) {
        EventTable events = trail.events();
        return switch (column) {
            case TreeColumns.PROCESS -> {
                int[] ranks = ranks(events.exes());
                yield process -> {
                    int image = forest.lastImage(process);
                    int exe = image == ProcessForest.NONE ? ByteDictionary.NONE : events.exe(image);
                    return exe == ByteDictionary.NONE ? -1 : ranks[exe];
                };
            }
            case TreeColumns.PID -> forest::pid;
            case TreeColumns.USER ->
                process -> {
                    int image = forest.lastImage(process);
                    return image == ProcessForest.NONE ? -1 : events.id(image, Identities.Id.EUID);
                };
            case TreeColumns.ENDED ->
                process -> forest.endIsExact(process) ? forest.endMillis(process) : forest.lastSeenMillis(process);
            case TreeColumns.EVENTS -> forest::eventCount;
            case TreeColumns.BELOW -> forest::descendantCount;
            case TreeColumns.FINDINGS ->
                process -> {
                    var worst = findings.worst(process);
                    return worst == null ? 0 : (10L - worst.ordinal()) << 8 | findings.count(process);
                };
            default -> forest::startMillis;
        };
    }

    /// The place of each value in the order of their bytes.
    private static int[] ranks(ByteDictionary values) {
        Integer[] ids = new Integer[values.size()];
        Arrays.setAll(ids, id -> id);
        Bytes[] bytes = new Bytes[ids.length];
        Arrays.setAll(bytes, values::get);
        Arrays.parallelSort(ids, (a, b) -> bytes[a].compareTo(bytes[b]));
        int[] ranks = new int[ids.length];
        for (int rank = 0; rank < ids.length; rank++) {
            ranks[ids[rank]] = rank;
        }
        return ranks;
    }

    private static RankedBits matching(Shown shown, TreeOrder order, CancelToken cancel) {
        ProcessForest forest = order.forest();
        // Those of every kind where the timeline shows them too.
        EventOrder rows = shown.timeline();
        PlaceMarks marks = new PlaceMarks(order.size());
        Pieces.each(0, rows.size(), cancel, (from, to) -> {
            for (int i = from; i < to; i++) {
                int process = forest.processOf(rows.at(i));
                if (process != ProcessForest.NONE) {
                    marks.set(order.place(process));
                }
            }
        });
        return marks.ranked();
    }

    private static RankedBits there(RankedBits matching, TreeOrder order, TreeWish.Around around) {
        long[] there = switch (around) {
            case ANCESTORS -> TreeState.withAbove(matching, order);
            case DESCENDANTS -> {
                long[] below = TreeState.withBelow(matching, order);
                yield TreeState.withAbove(new RankedBits(below, order.size()), order);
            }
            case ALL -> RankedBits.all(order.size());
        };
        return new RankedBits(there, order.size());
    }

    /// What is shown without a filter, as the user left it; at first all is open, if that isn't much.
    private static TreeState own(@Nullable TreeLayout known, TreeOrder order, CancelToken cancel) {
        if (known != null && known.own.order().equals(order)) {
            int focus = known.state().focus();
            TreeState own = known.own.with(known.state().chains());
            return own.focus() == focus ? own : own.focused(focus, cancel);
        }
        RankedBits all = new RankedBits(RankedBits.all(order.size()), order.size());
        long[] open = known == null
                ? openAtFirst(order)
                : new OtherPlaces(known.own.order(), order, cancel).of(known.own.open());
        int focus = known == null ? TreeOrder.NONE : focus(known, order, all);
        OpenChains chains = known == null ? OpenChains.NONE : known.state().chains();
        return TreeState.of(order, all, all, open, focus, chains, cancel);
    }

    private static long[] openAtFirst(TreeOrder order) {
        if (order.size() <= SMALL) {
            return withFoldsClosed(RankedBits.all(order.size()), order);
        }
        long[] open = RankedBits.none(order.size());
        for (int place = 0; place < order.size(); place = order.end(place)) {
            RankedBits.set(open, place);
        }
        return open;
    }

    private static TreeState filtered(
            @Nullable TreeLayout known,
            Shown shown,
            TreeOrder order,
            TreeState own,
            TreeWish wish,
            CancelToken cancel) {
        RankedBits matching = matching(shown, order, cancel);
        RankedBits there = there(matching, order, wish.around());
        long[] open = open(known, shown.query().text(), order, there, matching, own, cancel);
        int focus = known == null ? TreeOrder.NONE : focus(known, order, there);
        return TreeState.of(order, there, matching, open, focus, own.chains(), cancel);
    }

    static long[] withFoldsClosed(long[] open, TreeOrder order) {
        for (int fold = 0; fold < order.foldCount(); fold++) {
            RankedBits.clear(open, order.placeOfFold(fold));
        }
        return open;
    }

    private static long[] open(
            @Nullable TreeLayout known,
            String query,
            TreeOrder order,
            RankedBits there,
            RankedBits matching,
            TreeState own,
            CancelToken cancel) {
        if (known != null && known.query.equals(query)) {
            long[] open = new OtherPlaces(known.state().order(), order, cancel)
                    .of(known.state().open());
            return withFoldsOfMatchesOpen(open, order, matching);
        }
        long[] open = matching.count() <= SMALL ? TreeState.above(matching, order) : own.open();
        if (there.count() <= SMALL) {
            long[] all = withFoldsClosed(RankedBits.all(order.size()), order);
            for (int i = 0; i < open.length; i++) {
                open[i] |= all[i];
            }
        }
        return withFoldsOfMatchesOpen(open, order, matching);
    }

    /// A fold never hides what the filter asks for.
    private static long[] withFoldsOfMatchesOpen(long[] open, TreeOrder order, RankedBits matching) {
        for (int fold = 0; fold < order.foldCount(); fold++) {
            int place = order.placeOfFold(fold);
            if (matching.count(place + 1, order.end(place)) > 0) {
                RankedBits.set(open, place);
            }
        }
        return open;
    }

    private static int focus(TreeLayout known, TreeOrder order, RankedBits there) {
        int focus = known.state().focus();
        if (focus == TreeOrder.NONE) {
            return TreeOrder.NONE;
        }
        int node = known.state().order().node(focus);
        if (known.state().order().isFold(node)) {
            return TreeOrder.NONE;
        }
        int place = order.place(node);
        return there.contains(place) ? place : TreeOrder.NONE;
    }

    private static RankedBits inOrder(RankedBits marks, TreeLayout known, TreeOrder order, CancelToken cancel) {
        TreeOrder before = known.state().order();
        return before.equals(order)
                ? marks
                : new RankedBits(new OtherPlaces(before, order, cancel).of(marks.words()), order.size());
    }

    private static RankedBits flagged(TreeOrder order, ProcessFindings findings, CancelToken cancel) {
        PlaceMarks flagged = new PlaceMarks(order.size());
        Pieces.each(0, order.forest().size(), cancel, (from, to) -> {
            for (int process = from; process < to; process++) {
                Severity worst = findings.worst(process);
                if (worst != null && worst.compareTo(Severity.MEDIUM) <= 0) {
                    flagged.set(order.place(process));
                }
            }
        });
        return flagged.ranked();
    }
}
