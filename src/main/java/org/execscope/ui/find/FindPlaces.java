package org.execscope.ui.find;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventSet;
import org.execscope.ui.model.EventRows;
import org.jspecify.annotations.Nullable;

/// Where a [FindBar] looks: places in an order, each standing for events; one of them is the cursor's.
public interface FindPlaces {
    /// What was found.
    ///
    /// @param places not written to any more
    /// @param marked the places of marked events
    record Found(BitSet places, List<Integer> marked) {
        public static final Found NOTHING = new Found(new BitSet(), List.of());

        public Found {
            marked = List.copyOf(marked);
        }
    }

    /// Looks among the places as they were when it was made; on any thread.
    interface Look {
        /// @param events of which a place must have one to be found; null for none
        /// @param marked the events that are marked
        /// @throws java.util.concurrent.CancellationException if it is no longer wanted
        Found of(@Nullable EventSet events, List<Integer> marked, CancelToken cancel);
    }

    Look look();

    /// The events of each place: the next match is looked for among them before all are known.
    interface Steps {
        /// How many places there are, those counted in that can't be found.
        int count();

        /// Gives the events of a place; none of one that can't be found. May be asked on any thread.
        void each(int place, IntConsumer event);

        /// Rows of one event each.
        static Steps of(EventRows rows) {
            return new Steps() {
                @Override
                public int count() {
                    return rows.rowCount();
                }

                @Override
                public void each(int place, IntConsumer event) {
                    event.accept(rows.eventAt(place));
                }
            };
        }
    }

    /// The places as they are now.
    Steps steps();

    /// How many places there are.
    int count();

    /// What several places are called: `rows`.
    String nouns();

    /// Where it looks, in words.
    String words();

    /// The cursor's place, or -1.
    int cursor();

    /// Brings a place into view and puts the cursor on it.
    void go(int place);

    /// Shows what was found.
    void marks(Found found);

    void requestFocus();
}
