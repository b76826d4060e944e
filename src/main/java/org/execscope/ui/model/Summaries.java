package org.execscope.ui.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.execscope.event.EventSummary;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.SummaryReader;
import org.jspecify.annotations.Nullable;

/// What events were, in a line each, read again from the files for the rows in view: never waits, tells when
/// more is known. Used on the JavaFX thread.
public final class Summaries implements SummarySource, AutoCloseable {
    private static final int KEPT = 20_000;
    private static final int BATCH = 64;
    /// Rows that went by are no longer asked for.
    private static final int MOST_WAITING = 256;

    private final Latest reader = new Latest("summaries");
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(0);
    private final Map<Integer, EventSummary> known = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, EventSummary> eldest) {
            return size() > KEPT;
        }
    };
    private final LinkedHashSet<Integer> waiting = new LinkedHashSet<>();
    private final Consumer<Throwable> failed;
    private @Nullable AuditTrail trail;

    /// @param failed gets what went wrong
    Summaries(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /// Counts up whenever more is known.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// What is known of an event now: all of it, or what the event table holds while its records are being
    /// read.
    @Override
    public EventSummary of(AuditTrail now, int event) {
        follow(now);
        EventSummary summary = known.get(event);
        if (summary != null) {
            return summary;
        }
        waiting.remove(event);
        waiting.add(event);
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
        if (!reader.isBusy()) {
            readNext(now);
        }
        return EventSummary.of(now.events(), event);
    }

    /// Whether it was read already.
    public boolean isKnown(int event) {
        return known.containsKey(event);
    }

    @SuppressWarnings("ReferenceEquality") // The same state, not one with equal parts.
    private void follow(AuditTrail now) {
        if (now != trail) {
            trail = now;
            reader.cancel();
            known.clear();
            waiting.clear();
        }
    }

    private void readNext(AuditTrail now) {
        List<Integer> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < BATCH) {
            batch.add(waiting.removeLast());
        }
        if (batch.isEmpty()) {
            return;
        }
        // By place: a packed file is read forwards.
        batch.sort(Comparator.comparingInt((Integer event) -> now.events().file(event))
                .thenComparingLong(event -> now.events().offset(event)));
        reader.start(
                cancel -> {
                    Map<Integer, EventSummary> read = new HashMap<>();
                    try (SummaryReader lines = new SummaryReader(now)) {
                        for (int event : batch) {
                            cancel.check();
                            read.put(event, lines.read(event, cancel));
                        }
                    }
                    return read;
                },
                read -> {
                    known.putAll(read);
                    changes.set(changes.get() + 1);
                    if (!reader.isBusy()) {
                        readNext(now);
                    }
                },
                failed);
    }

    @Override
    public void close() {
        reader.close();
    }
}
