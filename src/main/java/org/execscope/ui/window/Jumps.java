package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The places that were left by jumps and by other filters, to go back to and forward again, as in a browser.
final class Jumps {
    private static final int MOST = 200;

    private final List<Place> places = new ArrayList<>();
    /// Where in them the present place would stand.
    private int now;

    /// @param tab the number of the tab
    /// @param event under the cursor; -1 for none
    /// @param process under the tree's cursor; negative for none
    /// @param filter the text of the filter in force
    record Place(int tab, int event, int process, String filter) {}

    /// A jump is made from here: what lay ahead is forgotten.
    void leave(Place here) {
        places.subList(now, places.size()).clear();
        if (places.isEmpty() || !places.getLast().equals(here)) {
            places.add(here);
        }
        if (places.size() > MOST) {
            places.removeFirst();
        }
        now = places.size();
    }

    /// The place before; null if there is none.
    @Nullable
    Place back(Place here) {
        if (now == places.size()) {
            leave(here);
            now = places.size() - 1;
        }
        return now == 0 ? null : places.get(--now);
    }

    /// The place that was left by going back; null if there is none.
    @Nullable
    Place forward() {
        return now + 1 >= places.size() ? null : places.get(++now);
    }

    /// The evidence is other evidence now.
    void clear() {
        places.clear();
        now = 0;
    }
}
