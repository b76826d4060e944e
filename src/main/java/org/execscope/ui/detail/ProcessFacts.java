package org.execscope.ui.detail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.finding.Finding;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.keys.Place;
import org.execscope.ui.model.ProcessNames;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// What is known of an event's process as a whole, grouped, each with how it is known. For a working thread:
/// it looks at each event of the process.
final class ProcessFacts {
    private static final int MOST_IMAGES = 50;
    private static final int MOST_FINDINGS = 50;
    private static final int COMMAND = 400;
    private static final int LOOK_UP = 0xfff;

    private final AuditTrail trail;
    private final ProcessForest forest;
    private final int process;
    private final TimeStyle times;
    private final Letters letters;
    private final List<Integer> images = new ArrayList<>();
    private final Set<String> findings = new LinkedHashSet<>();
    private final Set<String> sessions = new LinkedHashSet<>();

    private ProcessFacts(AuditTrail trail, ProcessForest forest, int process, TimeStyle times, Letters letters) {
        this.trail = trail;
        this.forest = forest;
        this.process = process;
        this.times = times;
        this.letters = letters;
    }

    /// None where the event belongs to no process, or processes aren't known yet.
    ///
    /// @param letters what keys are called in it
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static List<Fact.Group> of(AuditTrail trail, int event, TimeStyle times, Letters letters, CancelToken cancel) {
        ProcessForest forest = trail.processes();
        int process = forest == null ? ProcessForest.NONE : forest.processOf(event);
        if (forest == null || process == ProcessForest.NONE) {
            return List.of();
        }
        ProcessFacts facts = new ProcessFacts(trail, forest, process, times, letters);
        facts.look(cancel);
        List<Fact.Group> groups = new ArrayList<>();
        groups.add(new Fact.Group("Process", facts.instance()));
        groups.add(new Fact.Group("Parent", facts.parent()));
        groups.add(new Fact.Group("Programs it ran", facts.programs()));
        groups.add(new Fact.Group("Session", facts.session()));
        groups.add(new Fact.Group("Findings", facts.found()));
        groups.removeIf(group -> group.facts().isEmpty());
        return groups;
    }

    private void look(CancelToken cancel) {
        EventTable events = trail.events();
        for (int i = 0; i < forest.eventCount(process); i++) {
            if ((i & LOOK_UP) == 0) {
                cancel.check();
            }
            int event = forest.event(process, i);
            if (events.isExecve(event) && events.succeeded(event) && images.size() < MOST_IMAGES) {
                images.add(event);
            }
            if (findings.size() < MOST_FINDINGS) {
                for (Finding finding : trail.findings().of(event)) {
                    findings.add(
                            finding.severity().sign() + " " + finding.severity().word() + " " + finding.id() + " "
                                    + finding.about().title());
                }
            }
            long ses = events.id(event, Identities.Id.SES);
            if (ses != Identities.MISSING && sessions.size() < 8) {
                sessions.add(ses == Identities.UNSET ? "unset" : Long.toString(ses));
            }
        }
    }

    private List<Fact> instance() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("id", forest.id(process), ""));
        facts.add(Fact.of("pid", Long.toString(forest.pid(process)), generation()));
        facts.add(time("start", forest.startMillis(process), startBasis()));
        if (forest.endIsExact(process)) {
            facts.add(time("end", forest.endMillis(process), "its exit is in the log"));
        } else {
            facts.add(Fact.absent("end"));
        }
        facts.add(time("last seen", forest.lastSeenMillis(process), "an event of it or of a child"));
        int count = forest.eventCount(process);
        facts.add(Fact.of("events", Words.number(count), ""));
        if (count > 0) {
            facts.add(event("first event", forest.event(process, 0)));
            facts.add(event("last event", forest.event(process, count - 1)));
        }
        facts.add(Fact.of("children", Words.number(forest.childCount(process)), ""));
        facts.add(Fact.of("below", Words.number(forest.descendantCount(process)), ""));
        facts.add(Fact.of("one process", sure(forest.sameCertainty(process)), forest.sameReason(process)));
        return facts;
    }

    private Fact event(String name, int event) {
        return Fact.of(
                name,
                times.whole(trail.events().timeMillis(event)),
                "serial " + trail.events().serial(event));
    }

    private String generation() {
        int generation = forest.generation(process);
        if (generation == 0) {
            return "first process with this pid";
        }
        String reason = forest.newReason(process);
        return "process " + (generation + 1) + " with this pid, " + sure(forest.newCertainty(process))
                + (reason.isEmpty() ? "" : ": " + reason);
    }

    private String startBasis() {
        return forest.startIsExact(process)
                ? "its birth is in the log"
                : "≈ it had begun by then: its birth is not in the log";
    }

    private List<Fact> parent() {
        List<Fact> facts = new ArrayList<>();
        int parent = forest.parent(process);
        int first = forest.eventCount(process) > 0 ? forest.event(process, 0) : -1;
        long ppid = first < 0 ? EventTable.MISSING : trail.events().ppid(first);
        facts.add(ppid == EventTable.MISSING ? Fact.absent("ppid") : Fact.of("ppid", Long.toString(ppid), "at first"));
        if (parent != ProcessForest.NONE) {
            facts.add(Fact.of("parent", ProcessNames.shortName(trail, forest, parent), forest.id(parent)));
        }
        facts.add(Fact.of("link", sure(forest.parentCertainty(process)), forest.parentReason(process)));
        return facts;
    }

    private List<Fact> programs() {
        List<Fact> facts = new ArrayList<>();
        EventTable events = trail.events();
        for (int i = 0; i < images.size(); i++) {
            int event = images.get(i);
            List<@Nullable Bytes> argv = events.arguments(event);
            ShownText command = argv == null ? null : Display.commandLine(argv, COMMAND);
            facts.add(new Fact(
                    Integer.toString(i + 1),
                    command,
                    times.whole(events.timeMillis(event)) + ", serial " + events.serial(event)));
        }
        int left = forest.imageCount(process) - images.size();
        if (left > 0) {
            facts.add(Fact.of(
                    "",
                    Words.count(left, "more program start"),
                    letters.words(Place.TIMELINE, "{d} lists all that the process did")));
        }
        return facts;
    }

    private List<Fact> session() {
        return sessions.isEmpty()
                ? List.of(Fact.absent("ses"))
                : List.of(Fact.of("ses", String.join(" → ", sessions), ""));
    }

    private List<Fact> found() {
        List<Fact> facts = new ArrayList<>();
        findings.forEach(one -> facts.add(Fact.of("", one, "")));
        return facts;
    }

    private Fact time(String name, long millis, String basis) {
        return millis == ProcessForest.UNKNOWN_TIME ? Fact.absent(name) : Fact.of(name, times.whole(millis), basis);
    }

    private static String sure(Certainty certainty) {
        return (certainty == Certainty.CERTAIN ? "" : "≈ ") + certainty.name().toLowerCase(Locale.ROOT);
    }
}
