package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Programs whose file was gone when they started (specification: detections, D03).
final class DeletedProgram implements Check {
    private static final About ABOUT = new About(
            "D03",
            "deleted-program",
            "Program file was deleted",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "The file of the program had been deleted when the start was logged: nothing is left "
                    + "on disk to examine.",
            "A package that was upgraded just then affects later events of a process, not its "
                    + "start; a file really named so.",
            "That the program does harm.",
            "Look for the file in images of the disk and memory; see who wrote and removed it.",
            List.of("T1070.004", "T1620"));

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
                event -> now.succeeded(event)
                        && (traits.exe(now.exe(event)) & (Places.DELETED | Places.MEMORY)) == Places.DELETED,
                event -> {
                    Tally tally = report.tally(Severity.HIGH, events.host(event));
                    tally.add(
                            event,
                            () -> Say.value(ground.exe(event)) + ": " + Say.command(events.arguments(event)) + " ("
                                    + ground.who(event) + ")");
                    tally.says(
                            "Program file was deleted: " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start") + " ran a file that was deleted at that moment.");
                });
    }
}
