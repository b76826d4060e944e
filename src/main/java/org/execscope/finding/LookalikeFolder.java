package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Folders that look like system folders (specification: detections, D11).
final class LookalikeFolder implements Check {
    private static final About ABOUT = new About(
            "D11",
            "lookalike-folder",
            "Look-alike of a system path",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "A folder that differs from a system folder by a blank, a doubled letter, case or a "
                    + "foreign letter is made to be taken for it.",
            "None is known.",
            "That the program does harm.",
            "Compare the folder with the real one, code point by code point.",
            List.of("T1036.005"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        ground.execves(
                event -> (((now.succeeded(event) ? traits.exe(now.exe(event)) : 0) | traits.name(now.pathList(event)))
                                & Places.LOOKALIKE)
                        != 0,
                event -> {
                    Tally tally = report.tally(Severity.HIGH, events.host(event));
                    tally.add(
                            event,
                            () -> Say.value(ground.exe(event)) + ", name given " + Say.value(ground.nameGiven(event))
                                    + " (" + ground.who(event) + ")");
                    tally.says(
                            "Look-alike of a system path: " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start") + " ran from a folder that differs from a system"
                                    + " folder by what the eye overlooks.");
                });
    }
}
