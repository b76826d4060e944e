package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.execscope.ui.timeline.HoverText;

/// What is said of a cell of the tree where it has no room: above all on what a link and a time rest.
final class TreeHover {
    private TreeHover() {}

    /// Lines that are safe to show; none where there is nothing to say.
    ///
    /// @param column empty for the first one
    static List<String> of(TreeRows rows, int row, String column) {
        int place = rows.state().place(row);
        int process =
                place == TreeOrder.NONE ? TreeOrder.NONE : rows.state().order().node(place);
        List<String> lines = new ArrayList<>();
        if (place == TreeOrder.NONE) {
            return lines;
        }
        boolean image = rows.state().chains().imageEvent(row) >= 0;
        if (image || !rows.state().order().isProcess(process)) {
            HoverText.wrap(
                    lines,
                    rows.cell(row, column.isEmpty() ? TreeColumns.PROCESS : column)
                            .plain());
            return lines;
        }
        ProcessForest forest = rows.state().order().forest();
        switch (column) {
            case "", TreeColumns.PROCESS, TreeColumns.PID, TreeColumns.LINK -> {
                HoverText.wrap(
                        lines, rows.cellAt(place, TreeColumns.PROCESS).plain().strip());
                if (rows.images().isEarlier(process)) {
                    HoverText.words(lines, later(rows, forest, process));
                }
                HoverText.words(lines, "parent link: " + rows.linkWords(process));
                instance(lines, forest, process);
            }
            case TreeColumns.STARTED, TreeColumns.ENDED, TreeColumns.LIFE ->
                times(lines, forest, process, rows.times().style());
            case TreeColumns.EVENTS, TreeColumns.BELOW, TreeColumns.ID ->
                HoverText.wrap(lines, rows.cellAt(place, column).plain());
            default -> other(lines, rows, place, row, column);
        }
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static void other(List<String> lines, TreeRows rows, int place, int row, String column) {
        int event = rows.eventAt(row);
        if (event < 0 || (column.equals(TreeColumns.COMMAND) && !rows.isSeen(place))) {
            HoverText.wrap(lines, rows.cellAt(place, column).plain());
        } else {
            lines.addAll(HoverText.of(rows.trail(), event, column, rows.times().style()));
        }
    }

    private static String later(TreeRows rows, ProcessForest forest, int process) {
        long then = rows.trail().events().timeMillis(forest.lastImage(process));
        return "as it was at the event under the cursor; the last of its "
                + Words.count(forest.imageCount(process), "image") + " came at "
                + rows.times().style().whole(then);
    }

    private static void instance(List<String> lines, ProcessForest forest, int process) {
        int generation = forest.generation(process);
        if (generation > 0) {
            HoverText.words(
                    lines,
                    "process " + (generation + 1) + " with the pid " + forest.pid(process) + ": "
                            + sure(forest.newCertainty(process), forest.newReason(process)));
        }
        HoverText.words(
                lines,
                "its events are one process's: " + sure(forest.sameCertainty(process), forest.sameReason(process)));
        lines.add("id " + forest.id(process));
    }

    private static String sure(Certainty certainty, String reason) {
        return (certainty == Certainty.CERTAIN ? "" : "≈ ")
                + certainty.name().toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : ", " + reason);
    }

    private static void times(List<String> lines, ProcessForest forest, int process, TimeStyle times) {
        long start = forest.startMillis(process);
        if (start != ProcessForest.UNKNOWN_TIME) {
            lines.add((forest.startIsExact(process) ? "started   " : "begun by  ") + times.whole(start));
        }
        lines.add("last seen " + times.whole(forest.lastSeenMillis(process)));
        if (forest.endIsExact(process)) {
            lines.add("exit      " + times.whole(forest.endMillis(process)));
        }
        HoverText.words(
                lines,
                (forest.startIsExact(process) ? "Its birth is in the log; " : "≈ Its birth is not in the log; ")
                        + (forest.endIsExact(process) ? "so is its exit." : "its exit is not."));
    }
}
