package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Programs in hidden folders (specification: detections, D06).
final class HiddenPath implements Check {
    private static final About ABOUT = new About(
            "D06",
            "hidden-path",
            "Hidden path",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "A name that begins with a dot is left out by ls and by many who look; three dots or "
                    + "blanks are made to be overlooked.",
            "Tools that keep programs in their own hidden folder (.cache, .local, .cargo and the "
                    + "like are not counted).",
            "That the program does harm.",
            "Look at the folder and at who made it.",
            List.of("T1564.001"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        int wanted = Places.HIDDEN | Places.OVERLOOKED;
        ground.execves(event -> (where(now, traits, event) & wanted) != 0, event -> {
            boolean odd = (where(now, traits, event) & Places.OVERLOOKED) != 0;
            Tally tally = report.tally(odd ? Severity.HIGH : Severity.MEDIUM, events.host(event));
            tally.add(
                    event,
                    () -> Say.value(ground.nameGiven(event)) + " (" + Say.value(ground.exe(event)) + ") in "
                            + cwd(events, event) + " (" + ground.who(event) + ")");
            tally.says(
                    "Hidden path: " + Say.count(tally.count(), "program start"),
                    Say.count(tally.count(), "program start")
                            + (odd
                                    ? " have a path with a name made to be overlooked (dots or blanks only)."
                                    : " have a path with a hidden name."));
        });
    }

    private static int where(EventCursor now, Traits traits, int event) {
        int exe = now.succeeded(event) ? traits.exe(now.exe(event)) : 0;
        return exe | traits.name(now.pathList(event)) | traits.cwd(now.cwd(event));
    }

    private static String cwd(EventTable events, int event) {
        int cwd = events.cwd(event);
        return Say.value(cwd < 0 ? null : events.cwds().get(cwd));
    }
}
