package org.execscope.ui.tree;

import java.lang.ref.SoftReference;
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
/// @param ownOpen the branches that were open when there was no filter
/// @param earlier the order that the nodes stood in before this one, while there is memory for it: folds and
/// sorts are often looked at and undone
record TreeLayout(
        TreeRows rows, TreeWish wish, String query, RankedBits ownOpen, SoftReference<@Nullable Laid> earlier) {
    /// A tree of so many nodes or fewer is shown open.
    private static final int SMALL = 20_000;

    /// An order of the nodes and the wish it was made for.
    record Laid(TreeWish wish, TreeOrder order) {}

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
        TreeOrder order = order(shown.trail(), forest, wish, known, cancel, progress);
        ProcessFindings findings =
                known != null ? known.rows.findings() : ProcessFindings.of(shown.trail(), forest, cancel);
        boolean filtered = !shown.query().isEmpty();
        RankedBits matching =
                filtered ? matching(shown, order, cancel) : new RankedBits(RankedBits.all(order.size()), order.size());
        RankedBits there = filtered ? there(matching, order, wish.around()) : matching;
        long[] ownOpen = ownOpen(known, order, cancel);
        long[] open = open(known, shown.query().text(), order, there, matching, ownOpen, filtered, cancel);
        int focus = focus(known, order, there);
        OpenChains chains = known == null ? OpenChains.NONE : known.state().chains();
        TreeState state = TreeState.of(order, there, matching, open, focus, chains, cancel);
        if (reveal != ProcessForest.NONE && there.contains(order.place(reveal))) {
            state = state.revealing(order.place(reveal));
        }
        RankedBits flagged =
                known == null ? flagged(order, findings, cancel) : inOrder(known.rows.flagged(), known, order, cancel);
        TreeRows rows =
                new TreeRows(shown.trail(), state, findings, flagged, TreeTimes.of(shown.trail(), times), filtered);
        return new TreeLayout(
                rows, wish, shown.query().text(), new RankedBits(ownOpen, order.size()), earlier(known, order));
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
        return new TreeLayout(rows.with(state), wish, query, ownOpen, earlier);
    }

    /// With times shown otherwise.
    TreeLayout with(TreeTimes times) {
        return new TreeLayout(rows.with(times), wish, query, ownOpen, earlier);
    }

    private static SoftReference<@Nullable Laid> earlier(@Nullable TreeLayout known, TreeOrder order) {
        if (known == null) {
            return new SoftReference<>(null);
        }
        TreeOrder before = known.state().order();
        return before.equals(order) ? known.earlier : new SoftReference<>(new Laid(known.wish, before));
    }

    private static TreeOrder order(
            AuditTrail trail,
            ProcessForest forest,
            TreeWish wish,
            @Nullable TreeLayout known,
            CancelToken cancel,
            TreeProgress progress) {
        if (known != null && known.wish.isLaidLike(wish)) {
            return known.state().order();
        }
        Laid earlier = known == null ? null : known.earlier.get();
        if (earlier != null && earlier.wish.isLaidLike(wish)) {
            return earlier.order;
        }
        int rounds = 1 + (wish.folded() ? 1 : 0) + (wish.inOrderOfTime() ? 0 : 1);
        progress.of((long) rounds * forest.size());
        int[] sorted = null;
        if (!wish.inOrderOfTime()) {
            ProcessFindings findings =
                    known != null ? known.rows.findings() : ProcessFindings.of(trail, forest, cancel);
            IntToLongFunction key = key(trail, forest, findings, wish.sort().column());
            sorted = SiblingSort.of(forest, key, wish.sort().descending(), cancel, progress);
        }
        return TreeOrder.of(forest, sorted, wish.folded() ? programs(trail, forest) : null, cancel, progress);
    }

    /// For a process the number of the program that it ran last: siblings of one program are folded.
    private static SiblingFolds.Kinds programs(AuditTrail trail, ProcessForest forest) {
        return new SiblingFolds.Kinds(
                process -> {
                    int image = forest.lastImage(process);
                    return image == ProcessForest.NONE
                            ? ByteDictionary.NONE
                            : trail.events().exe(image);
                },
                trail.events().exes().size());
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
                process -> {
                    long end = forest.endMillis(process);
                    return end == ProcessForest.UNKNOWN_TIME ? forest.lastSeenMillis(process) : end;
                };
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
        EventOrder rows = shown.rows();
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

    /// What the user had open when there was no filter; at first all, if that isn't much.
    private static long[] ownOpen(@Nullable TreeLayout known, TreeOrder order, CancelToken cancel) {
        if (known == null) {
            if (order.size() <= SMALL) {
                return withFoldsClosed(RankedBits.all(order.size()), order);
            }
            long[] open = RankedBits.none(order.size());
            for (int place = 0; place < order.size(); place = order.end(place)) {
                RankedBits.set(open, place);
            }
            return open;
        }
        long[] open = known.query.isEmpty() ? known.state().open() : known.ownOpen.copy();
        return new OtherPlaces(known.state().order(), order, cancel).of(open);
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
            long[] ownOpen,
            boolean filtered,
            CancelToken cancel) {
        if (!filtered) {
            return ownOpen.clone();
        }
        if (known != null && known.query.equals(query)) {
            long[] open = new OtherPlaces(known.state().order(), order, cancel)
                    .of(known.state().open());
            return withFoldsOfMatchesOpen(open, order, matching);
        }
        long[] open = matching.count() <= SMALL ? TreeState.above(matching, order) : ownOpen.clone();
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

    private static int focus(@Nullable TreeLayout known, TreeOrder order, RankedBits there) {
        int focus = known == null ? TreeOrder.NONE : known.state().focus();
        if (known == null || focus == TreeOrder.NONE) {
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
