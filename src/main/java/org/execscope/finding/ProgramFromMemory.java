package org.execscope.finding;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.event.CallTable;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Programs that were started from memory or by a descriptor (specification: detections, D04).
final class ProgramFromMemory implements Check {
    private static final About ABOUT = new About(
            "D04",
            "memory-program",
            "Program from memory",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "A program that is started from memory never lay on a disk: no file to find, no hash " + "to compare.",
            "Container runtimes clone themselves into memory (runc_cloned: informational), "
                    + "snap-confine, systemd-executor.",
            "That the program does harm.",
            "Look at who started it and what it did; a memory image may still hold it.",
            List.of("T1620"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Set<String> USUAL = Set.of("snap-confine", "systemd-executor", "runc", "crun");

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        BitSet byHandle = byHandle(events.calls());
        Traits traits = ground.traits();
        ground.execves(
                event -> (traits.exe(now.exe(event)) & Places.MEMORY) != 0
                        || (traits.name(now.pathList(event)) & Places.MEMORY) != 0
                        || byHandle.get(now.call(event) + 1) && isUnnamed(ground, event),
                event -> {
                    int exe = traits.exe(events.exe(event));
                    boolean usual = (exe & Places.RUNC) != 0
                            || (USUAL.contains(Traits.base(ground.exe(event))) && (exe & Places.SYSTEM) != 0);
                    Tally tally = report.tally(
                            usual ? Severity.INFORMATIONAL : Severity.HIGH, events.host(event), usual ? "runtime" : "");
                    tally.add(
                            event,
                            () -> Say.value(ground.exe(event)) + ": " + Say.command(events.arguments(event)) + " ("
                                    + ground.who(event) + ")");
                    tally.says(
                            "Program from memory: " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start")
                                    + (usual
                                            ? " are a container runtime's or service manager's start of itself."
                                            : " ran a file in memory, or one that only a descriptor names."));
                });
    }

    /// The numbers of execveat among the calls, each plus one: -1 is no call.
    private static BitSet byHandle(CallTable calls) {
        BitSet found = new BitSet();
        for (int call = 0; call < calls.size(); call++) {
            found.set(call + 1, calls.get(call).name().equals("execveat"));
        }
        return found;
    }

    /// As with AT_EMPTY_PATH: only the descriptor tells which file.
    private static boolean isUnnamed(Ground ground, int event) {
        Bytes name = ground.nameGiven(event);
        return name != null && name.isEmpty();
    }
}
