package org.execscope.ui.model;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Where panes can lead that don't know each other: the window, which has them all, sets it.
public final class Ways {
    private LoadWays.Outside outside = LoadWays.Outside.NONE;
    private IntConsumer tree = _ -> {};
    private IntConsumer timeline = _ -> {};
    private IntConsumer around = _ -> {};
    private Consumer<String> find = _ -> {};

    /// What leads out of messages.
    public void onMessages(LoadWays.Outside shows) {
        outside = shows;
    }

    /// Where an event's process and the event itself are shown.
    public void onFollow(IntConsumer toTree, IntConsumer toTimeline) {
        tree = toTree;
        timeline = toTimeline;
    }

    /// Where all that happened around an event is shown.
    public void onAround(IntConsumer show) {
        around = show;
    }

    /// Who looks for the next event that a query finds among what is shown.
    public void onFind(Consumer<String> next) {
        find = next;
    }

    LoadWays.Outside outside() {
        return outside;
    }

    void toTree(int event) {
        tree.accept(event);
    }

    void toTimeline(int event) {
        timeline.accept(event);
    }

    /// Shows all that happened around an event, whatever the filter, and puts nothing else in its place.
    public void around(int event) {
        around.accept(event);
    }

    /// Goes to the next event among what is shown that fulfils a condition.
    public void find(String term) {
        find.accept(term);
    }
}
