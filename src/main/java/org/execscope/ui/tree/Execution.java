package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;

/// A program that a process ran, or tried to run. A search along PATH is one try: programs that aren't there, one
/// after the other, before one that is (specification: process tree, section 5).
///
/// @param event the program start, of several the first
/// @param image which image of the process it is, from 0; -1 if it failed
/// @param tries how many failed starts in a row it stands for; 0 if it succeeded
record Execution(int event, int image, int tries) {
    /// More of one process are not listed in the tree: all that it did shows them.
    static final int MOST = 500;

    /// So many of its events are looked through.
    private static final int LOOKED_AT = 200_000;
    /// So many events tell whether there is anything to list, each time a row is drawn.
    private static final int FIRST = 64;

    private static final long NOT_THERE = -2;

    boolean failed() {
        return image < 0;
    }

    /// Whether there is more to tell of what a process ran than the one program that its row names.
    static boolean isListed(EventTable events, ProcessForest forest, int process) {
        int images = forest.imageCount(process);
        int looked = Math.min(FIRST, forest.eventCount(process));
        boolean tried = false;
        for (int i = 0; i < looked && images < 2 && !tried; i++) {
            tried = isTry(events, forest.event(process, i));
        }
        return images > 1 || tried;
    }

    /// Whether a list may lack some, since there are very many or they lie far behind.
    static boolean isCut(List<Execution> listed, int events) {
        return listed.size() >= MOST || events > LOOKED_AT;
    }

    /// In order: the first ones if there are very many.
    static List<Execution> of(EventTable events, ProcessForest forest, int process) {
        List<Execution> found = new ArrayList<>();
        int looked = Math.min(LOOKED_AT, forest.eventCount(process));
        int images = 0;
        int search = 0;
        for (int i = 0; i < looked && found.size() < MOST; i++) {
            int event = forest.event(process, i);
            if (isTry(events, event)) {
                found.add(new Execution(event, -1, 1));
                search = events.exit(event) == NOT_THERE ? search + 1 : 0;
            } else if (events.isExecve(event) && events.succeeded(event)) {
                fold(found, search);
                found.add(new Execution(event, images++, 0));
                search = 0;
            }
        }
        return found;
    }

    private static boolean isTry(EventTable events, int event) {
        return events.isExecve(event) && Boolean.FALSE.equals(events.success(event));
    }

    private static void fold(List<Execution> found, int search) {
        if (search > 1) {
            List<Execution> tries = found.subList(found.size() - search, found.size());
            Execution one = new Execution(tries.getFirst().event, -1, search);
            tries.clear();
            found.add(one);
        }
    }
}
