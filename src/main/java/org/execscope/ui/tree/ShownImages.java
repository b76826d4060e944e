package org.execscope.ui.tree;

import org.execscope.process.ProcessForest;

/// Which of its images a process is shown as: the cursor's process and those above it as they were at the cursor's
/// event, since that is what started what; all others as they were last. No row changes because the cursor is
/// elsewhere: the words of a branch are the same whatever else is looked at. Immutable.
final class ShownImages {
    private final TreeOrder order;
    private final ProcessForest forest;
    /// The event under the cursor, or -1.
    private final int cursor;
    /// The place of its process, or [TreeOrder#NONE].
    private final int place;

    /// @param cursor the event under the cursor, or -1
    ShownImages(TreeOrder order, int cursor) {
        this.order = order;
        this.forest = order.forest();
        this.cursor = cursor;
        int process = cursor < 0 ? ProcessForest.NONE : forest.processOf(cursor);
        place = process == ProcessForest.NONE ? TreeOrder.NONE : order.place(process);
    }

    /// For nodes that stand in another order.
    ShownImages in(TreeOrder other) {
        return other.equals(order) ? this : new ShownImages(other, cursor);
    }

    /// For another event under the cursor.
    ShownImages at(int event) {
        return event == cursor ? this : new ShownImages(order, event);
    }

    /// The event of the image, or [ProcessForest#NONE] if it ran none.
    int of(int process) {
        int newest = forest.lastImage(process);
        if (newest == ProcessForest.NONE || forest.imageCount(process) < 2 || !holdsCursor(process)) {
            return newest;
        }
        int then = forest.imageAt(process, cursor);
        return then == ProcessForest.NONE ? newest : then;
    }

    /// Whether the process ran another program after the one it is shown as.
    boolean isEarlier(int process) {
        return of(process) != forest.lastImage(process);
    }

    private boolean holdsCursor(int process) {
        int own = order.place(process);
        return place != TreeOrder.NONE && own <= place && place < order.end(own);
    }
}
