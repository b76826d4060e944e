package org.execscope.ui.histogram;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.execscope.evidence.CancelToken;
import org.execscope.finding.Severity;
import org.execscope.query.EventParts;
import org.execscope.query.Facet;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryEngine.ValueCount;
import org.execscope.query.QueryException;
import org.execscope.ui.model.Shown;

/// What the bars of the histogram are parted by: nothing, how bad the findings are that rest on an event, or a
/// field's most frequent values.
enum PartedBy {
    NOTHING("nothing"),
    SEVERITY("severity of findings"),
    KEY("key"),
    EXE("exe"),
    UID("uid"),
    SES("ses"),
    SUCCESS("success"),
    TTY("tty"),
    HOST("host");

    /// So many values have a part of their own.
    static final int MOST = 5;

    private final String words;

    PartedBy(String words) {
        this.words = words;
    }

    /// What a user calls it.
    String words() {
        return words;
    }

    /// As it stands in the settings.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that the settings name; nothing where they name none that there is.
    static PartedBy of(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(NOTHING);
    }

    /// The one after it, or before it, in a ring.
    PartedBy next(int step) {
        return values()[Math.floorMod(ordinal() + step, values().length)];
    }

    /// The parts of what is shown; none where it is parted by nothing.
    ///
    /// @throws QueryException if a value makes no query here
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    EventParts parts(QueryEngine engine, Shown shown, CancelToken cancel) throws QueryException {
        if (this == NOTHING) {
            return new EventParts(List.of());
        }
        if (this == SEVERITY) {
            // The worst first: an event is shown by the worst finding that rests on it.
            List<ValueCount> severities = Arrays.stream(Severity.values())
                    .map(severity ->
                            new ValueCount(severity.sign() + " " + severity.word(), "finding == " + severity.word(), 0))
                    .toList();
            return EventParts.of(engine, shown.matches(), severities, "no finding", cancel);
        }
        Facet facet = engine.facet(id(), shown.matches(), cancel);
        List<ValueCount> most = facet.most(MOST);
        return EventParts.of(engine, shown.matches(), most, facet.size() > MOST ? "others" : "none", cancel);
    }
}
