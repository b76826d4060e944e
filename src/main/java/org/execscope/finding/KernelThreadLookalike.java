package org.execscope.finding;

import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Programs that pretend to be kernel threads (specification: detections, D02).
final class KernelThreadLookalike implements Check {
    private static final About ABOUT = new About(
            "D02",
            "kernel-thread",
            "Pretends to be a kernel thread",
            Group.HOST,
            "successful program starts",
            "Kernel threads never call execve. A program whose name or argv[0] looks like one is "
                    + "meant to be overlooked in ps.",
            "A program really named so; none is known.",
            "That the program does harm.",
            "Look at the executable, who started it, and what it did.",
            List.of("T1036.004"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        boolean[] exes = threads(events.exes(), true);
        boolean[] comms = threads(events.comms(), false);
        ground.execves(
                event -> now.succeeded(event)
                        && ((traits.argv(now.argv(event)) & (Traits.BRACKETS | Traits.THREAD)) != 0
                                || (now.exe(event) >= 0 && exes[now.exe(event)])
                                || (now.comm(event) >= 0 && comms[now.comm(event)])),
                event -> {
                    Tally tally = report.tally(Severity.HIGH, events.host(event));
                    tally.add(
                            event,
                            () -> Say.value(ground.exe(event)) + " as " + Say.command(events.arguments(event)) + " ("
                                    + ground.who(event) + ")");
                    tally.says(
                            "Pretends to be a kernel thread: " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start") + " bear a name as kernel threads have."
                                    + " Kernel threads don't exec.");
                });
    }

    private static boolean[] threads(ByteDictionary names, boolean paths) {
        boolean[] found = new boolean[names.size()];
        for (int id = 0; id < found.length; id++) {
            Bytes name = names.get(id);
            byte[] bytes = name.toArray();
            found[id] = KernelThreads.isNamed(paths ? Traits.base(name) : Rec.text(bytes, 0, bytes.length));
        }
        return found;
    }
}
