package org.execscope.ui.tree;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.execscope.query.EventSet;
import org.execscope.ui.find.FindPlaces;
import org.jspecify.annotations.Nullable;

/// What the find bar sees of the tree: every process that the filter lets it show, those in closed branches
/// too. A process is found by any of its events.
public final class TreeFind implements FindPlaces {
    private final TreePane pane;

    TreeFind(TreePane pane) {
        this.pane = pane;
    }

    @Override
    public String words() {
        return "among the processes shown, closed branches too";
    }

    @Override
    public int count() {
        TreeLayout tree = pane.view().layout();
        return tree == null ? 0 : tree.state().there().count();
    }

    @Override
    public String nouns() {
        return "processes";
    }

    @Override
    public Look look() {
        TreeLayout tree = pane.view().layout();
        return tree == null
                ? (_, _, _) -> Found.NOTHING
                : (events, marked, cancel) -> found(tree.state(), events, marked, cancel);
    }

    @Override
    public Steps steps() {
        TreeLayout tree = pane.view().layout();
        return new Steps() {
            @Override
            public int count() {
                return tree == null ? 0 : tree.state().order().size();
            }

            @Override
            public void each(int place, IntConsumer event) {
                if (tree != null) {
                    eventsOf(tree.state(), place, event);
                }
            }
        };
    }

    private static void eventsOf(TreeState state, int place, IntConsumer event) {
        ProcessForest forest = state.order().forest();
        int node = state.order().node(place);
        if (state.order().isProcess(node) && state.there().contains(place)) {
            for (int i = 0; i < forest.eventCount(node); i++) {
                event.accept(forest.event(node, i));
            }
        }
    }

    private static Found found(TreeState state, @Nullable EventSet events, List<Integer> marked, CancelToken cancel) {
        BitSet places = new BitSet(state.order().size());
        ProcessForest forest = state.order().forest();
        if (events != null) {
            events.forEach(event -> {
                if ((event & 0xffff) == 0) {
                    cancel.check();
                }
                int process = forest.processOf(event);
                if (process != ProcessForest.NONE) {
                    places.set(state.order().place(process));
                }
            });
        }
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (!state.there().contains(place)) {
                places.clear(place);
            }
        }
        List<Integer> markedPlaces = marked.stream()
                .map(forest::processOf)
                .filter(process -> process != ProcessForest.NONE)
                .map(state.order()::place)
                .toList();
        return new Found(places, markedPlaces);
    }

    @Override
    public int cursor() {
        return pane.view().place();
    }

    @Override
    public void go(int place) {
        pane.view().go(place);
    }

    @Override
    public void marks(Found found) {
        pane.marks(found);
    }

    @Override
    public void requestFocus() {
        pane.table().requestFocus();
    }
}
