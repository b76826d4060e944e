package org.execscope.trail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.execscope.finding.Finding;
import org.execscope.finding.Findings;
import org.execscope.finding.Severity;
import org.execscope.finding.Unjudged;
import org.execscope.query.Marks;
import org.execscope.query.QueryEngine;

/// Makes what runs queries over a trail: everywhere the same, so that a window and a command line find the same.
public final class TrailQueries {
    private TrailQueries() {}

    /// Over all that is published of the trail. Looks at every event while reading goes on.
    public static QueryEngine engine(AuditTrail trail) {
        int size = 0;
        if (trail.whole()) {
            size = trail.events().size();
        } else {
            for (int i = 0; i < trail.order().size(); i++) {
                size = Math.max(size, trail.order().at(i) + 1);
            }
        }
        List<String> files =
                trail.files().stream().map(file -> file.file().name()).toList();
        return new QueryEngine(trail.events(), size, trail.processes(), trail::context, files, marks(trail.findings()));
    }

    /// The findings as queries know them. A check that found nothing can be asked for too: it matches nothing.
    static Marks marks(Findings findings) {
        List<Marks.Marked> marked = new ArrayList<>();
        Set<String> words = new HashSet<>();
        for (Finding finding : findings.found()) {
            marked.add(new Marks.Marked(
                    finding.id(), finding.about().kind(), finding.severity().word(), finding.rows()::toArray));
            add(words, finding.id(), finding.about().kind());
        }
        findings.quiet().forEach(about -> add(words, about.id(), about.kind()));
        findings.unjudged().stream().map(Unjudged::about).forEach(about -> add(words, about.id(), about.kind()));
        if (!words.isEmpty()) {
            for (Severity severity : Severity.values()) {
                words.add(severity.word());
            }
        }
        return new Marks(marked, words);
    }

    private static void add(Set<String> words, String id, String kind) {
        words.add(id.toLowerCase(Locale.ROOT));
        words.add(kind.toLowerCase(Locale.ROOT));
    }
}
