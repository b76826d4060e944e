package org.execscope.ui.model;

import java.util.BitSet;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.execscope.evidence.CancelToken;
import org.jspecify.annotations.Nullable;

/// The selected events, by event number: it survives sorting and filtering. Changed on the JavaFX thread
/// only.
///
/// A range of very many rows is gathered on a thread of its own; until that is done, a moment later, its rows
/// already look selected.
public final class EventSelection implements AutoCloseable {
    /// So many rows are gathered at once in less than a millisecond.
    private static final int AT_ONCE = 50_000;

    private static final int STEP = 1 << 16;

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(0);
    private final Latest gathering = new Latest("select");
    private BitSet events = new BitSet();
    private @Nullable Range pending;

    private record Range(EventRows rows, int first, int last) {}

    /// How many are selected.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Counts changes: fires after each, also where the number stays the same.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    public boolean contains(int event) {
        return event >= 0 && events.get(event);
    }

    /// Whether a row is selected, or belongs to a range that is being gathered.
    public boolean contains(EventRows rows, int row) {
        Range now = pending;
        return (now != null && now.rows.equals(rows) && row >= now.first && row <= now.last)
                || rows.isAny(row, this::contains);
    }

    /// Whether a range of rows is still being gathered.
    public boolean isGathering() {
        return pending != null;
    }

    /// How many of these are selected.
    public int countAmong(BitSet others) {
        BitSet both = (BitSet) others.clone();
        both.and(events);
        return both.cardinality();
    }

    /// A copy, for work off the JavaFX thread.
    public BitSet snapshot() {
        return (BitSet) events.clone();
    }

    /// Selects this event alone; none if it is negative.
    public void only(int event) {
        settle();
        events.clear();
        if (event >= 0) {
            events.set(event);
        }
        changed();
    }

    public void toggle(int event) {
        settle();
        if (event >= 0) {
            events.flip(event);
            changed();
        }
    }

    /// Selects the events of the rows from `first` to `last`, in place of what `before` didn't have.
    ///
    /// @param before what stays selected
    public void range(BitSet before, int first, int last, EventRows rows) {
        settle();
        int from = Math.min(first, last);
        int to = Math.max(first, last);
        if (to - from < AT_ONCE) {
            events = gathered(before, from, to, rows, new CancelToken());
            changed();
            return;
        }
        events = (BitSet) before.clone();
        pending = new Range(rows, from, to);
        gathering.start(
                cancel -> gathered(before, from, to, rows, cancel),
                this::take,
                // The rows changed meanwhile: they are gathered as they are now, however long it takes.
                _ -> take(gathered(before, from, Math.min(to, rows.rowCount() - 1), rows, new CancelToken())));
        changed();
    }

    private void take(BitSet gathered) {
        pending = null;
        events = gathered;
        changed();
    }

    private static BitSet gathered(BitSet before, int first, int last, EventRows rows, CancelToken cancel) {
        BitSet wanted = (BitSet) before.clone();
        for (int row = first; row <= last; row++) {
            if ((row & STEP - 1) == 0) {
                cancel.check();
            }
            int event = rows.eventAt(row);
            if (event >= 0) {
                wanted.set(event);
            }
        }
        return wanted;
    }

    /// Selects all of these, whatever was selected before.
    public void all(BitSet wanted) {
        settle();
        events = (BitSet) wanted.clone();
        changed();
    }

    /// Selects those of `among` that aren't selected, and no others of them.
    public void invert(BitSet among) {
        settle();
        events.xor(among);
        changed();
    }

    /// Selects the events of these rows that aren't selected, and no others of them.
    public void invert(EventRows rows) {
        BitSet before = snapshot();
        settle();
        gathering.start(
                cancel -> {
                    BitSet among = gathered(new BitSet(), 0, rows.rowCount() - 1, rows, cancel);
                    among.xor(before);
                    return among;
                },
                this::take,
                _ -> {});
    }

    public void clear() {
        settle();
        events.clear();
        changed();
    }

    /// Ends its thread.
    @Override
    public void close() {
        gathering.close();
    }

    private void settle() {
        gathering.cancel();
        pending = null;
    }

    private void changed() {
        count.set(events.cardinality());
        changes.set(changes.get() + 1);
    }
}
