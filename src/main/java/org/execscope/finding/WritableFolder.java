package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Programs from folders that anyone may write to (specification: detections, D05).
final class WritableFolder implements Check {
    private static final About ABOUT = new About(
            "D05",
            "writable-folder",
            "Program run from a world-writable folder",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "Programs belong where only root can put them. What is run from a folder anyone may "
                    + "write to was put there by someone.",
            "Build systems, installers (/tmp/*.sh, AppImage), package scripts.",
            "That the program does harm.",
            "See who put the file there and who runs it.",
            List.of("T1059", "T1036.005"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        ground.execves(event -> (where(now, traits, event) & Places.WRITABLE) != 0, event -> {
            boolean shared = (where(now, traits, event) & Places.SHARED_MEMORY) != 0;
            Tally tally = report.tally(shared ? Severity.HIGH : Severity.MEDIUM, events.host(event));
            tally.add(
                    event,
                    () -> Say.value(ground.nameGiven(event)) + " (" + Say.value(ground.exe(event))
                            + "): " + Say.command(events.arguments(event)) + " (" + ground.who(event) + ")"
                            + (now.succeeded(event) ? "" : ", not successful"));
            tally.says(
                    (shared ? "Program run from /dev/shm: " : "Program run from a world-writable folder: ")
                            + Say.count(tally.count(), "program start"),
                    Say.count(tally.count(), "program start") + " name a file below "
                            + (shared ? "/dev/shm" : "a folder that anyone, or a service, may write to")
                            + ".");
        });
    }

    /// Of a failed start, exe is the caller's: only the name given counts. A relative name lies below cwd.
    static int where(EventCursor now, Traits traits, int event) {
        int exe = now.succeeded(event) ? traits.exe(now.exe(event)) : 0;
        int name = traits.name(now.pathList(event));
        int cwd = (name & Places.RELATIVE) != 0 && (exe & Places.SYSTEM) == 0 ? traits.cwd(now.cwd(event)) : 0;
        int of = Places.WRITABLE | Places.SHARED_MEMORY;
        return (exe | name | cwd) & of;
    }
}
