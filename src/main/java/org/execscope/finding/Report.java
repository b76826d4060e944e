package org.execscope.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// What one check reports. Bounded under hostile evidence: so many findings a check, so many examples a
/// finding; what is beyond is counted.
final class Report {
    /// A finding of its own for so many subjects; all others share one of their severity.
    private static final int MOST = 64;

    private record Key(Severity severity, int host, String subject) {}

    private final About about;
    private final Ground ground;
    private final Map<Key, Tally> tallies = new LinkedHashMap<>();
    private final Seams.Collector seams = new Seams.Collector();
    private DoubleConsumer far = _ -> {};
    private @Nullable String unjudged;

    Report(About about, Ground ground) {
        this.about = about;
        this.ground = ground;
    }

    /// Hears what part of the check is done, from 0 to 1.
    void whenFar(DoubleConsumer told) {
        far = told;
    }

    /// For a check that takes long: tells what part of it is done, from 0 to 1.
    void far(double part) {
        far.accept(part);
    }

    /// The tally of a host, or of no host in particular ([Tally#NO_HOST]).
    Tally tally(Severity severity, int host) {
        return tally(severity, host, "");
    }

    /// The tally of a subject of its own: a boot, a file, a way in which it was seen.
    Tally tally(Severity severity, int host, String subject) {
        Key key = new Key(severity, host, subject);
        Tally known = tallies.get(key);
        if (known != null) {
            return known;
        }
        if (tallies.size() >= MOST) {
            Key shared = new Key(severity, Tally.NO_HOST, "further");
            return tallies.computeIfAbsent(shared, _ -> new Tally(ground, Tally.NO_HOST, ""));
        }
        Tally added = new Tally(ground, host, subject);
        tallies.put(key, added);
        return added;
    }

    /// Says why it could not be judged, in whole or in part.
    void unjudged(String why) {
        unjudged = why;
    }

    /// The same, where nothing was found or said.
    void unjudgedIfSilent(String why) {
        if (unjudged == null && tallies.isEmpty()) {
            unjudged = why;
        }
    }

    /// Where the log doesn't go on as it should.
    Seams.Collector seams() {
        return seams;
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            if (tally.count() > 0) {
                all.add(tally.finding(about, key.severity()));
            }
        });
        return all;
    }

    @Nullable
    Unjudged unjudged() {
        return unjudged == null ? null : new Unjudged(about, Objects.requireNonNull(unjudged));
    }
}
