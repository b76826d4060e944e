package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Paths that are not valid UTF-8 (specification: detections, D08).
final class PathNotUtf8 implements Check {
    private static final About ABOUT = new About(
            "D08",
            "path-not-utf8",
            "Invalid UTF-8 in a path",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "A path that is no valid text is hard to type, to search and to see.",
            "An old locale; names from an archive of another system.",
            "That the program does harm.",
            "Look at the escaped bytes of the path.",
            List.of("T1036"));

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
                event -> ((traits.exe(now.exe(event)) | traits.name(now.pathList(event)) | traits.cwd(now.cwd(event)))
                                & TextTraits.NOT_UTF8)
                        != 0,
                event -> {
                    Tally tally = report.tally(Severity.LOW, events.host(event));
                    tally.add(
                            event,
                            () -> Say.value(ground.nameGiven(event)) + " (" + Say.value(ground.exe(event)) + ")");
                    tally.says(
                            "Invalid UTF-8 in a path: " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start")
                                    + " have an executable, a name given or a folder that is not valid UTF-8.");
                });
    }
}
