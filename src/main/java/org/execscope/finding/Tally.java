package org.execscope.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.jspecify.annotations.Nullable;

/// Counts the cases of one finding and keeps the first of them.
final class Tally {
    static final int NO_HOST = -1;
    /// Examples kept, in the order they were added.
    private static final int EXAMPLES = 20;

    private final Ground ground;
    private final int host;
    private final String subject;
    private final List<Case> cases = new ArrayList<>();
    private final RowSet.Builder rows = new RowSet.Builder();
    private long count;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private @Nullable String title;
    private String seen = "";

    Tally(Ground ground, int host, String subject) {
        this.ground = ground;
        this.host = host;
        this.subject = subject;
    }

    /// One more event.
    ///
    /// @param text what of it was seen; asked for only if it is kept as an example
    void add(int event, Supplier<String> text) {
        EventTable events = ground.events();
        count++;
        row(event);
        if (cases.size() < EXAMPLES) {
            cases.add(new Case(text.get(), event, events.source(event)));
        }
    }

    /// One more line that belongs to no event, or only to a part of one.
    void add(@Nullable RecordSource source, Supplier<String> text) {
        count++;
        if (cases.size() < EXAMPLES) {
            cases.add(new Case(text.get(), Case.NO_EVENT, source));
        }
    }

    /// An event that the finding rests on too, beside those counted.
    void row(int event) {
        rows.add(event);
        span(ground.events().timeMillis(event));
    }

    private void span(long millis) {
        firstMillis = Math.min(firstMillis, millis);
        lastMillis = Math.max(lastMillis, millis);
    }

    /// Says it in other words than the check's title and the number of events.
    void says(String newTitle, String newSeen) {
        title = newTitle;
        seen = newSeen;
    }

    /// How many cases were added.
    long count() {
        return count;
    }

    Finding finding(About about, Severity severity) {
        String about1 = title != null ? title : about.title() + (subject.isEmpty() ? "" : ": " + subject);
        boolean timed = firstMillis <= lastMillis;
        return new Finding(
                about,
                severity,
                about1,
                seen.isEmpty() ? Say.count(count, "time") + (subject.isEmpty() ? "" : ", " + subject) + "." : seen,
                host == NO_HOST ? null : ground.label(host),
                timed ? firstMillis : null,
                timed ? lastMillis : null,
                rows.build(),
                count,
                cases);
    }
}
