package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;

/// Program starts without any argument, not even argv[0] (specification: detections, D12).
final class NoArguments implements Check {
    private static final About ABOUT = new About(
            "D12",
            "argc-zero",
            "argc = 0",
            Group.HOST,
            "EXECVE records",
            "A program that gets no argv[0] reads its environment as arguments: an old way to "
                    + "make set-uid programs err (CVE-2021-4034).",
            "None usual; kernels since 5.18 put one empty argument.",
            "That the program does harm.",
            "See which program was started so, and whether it is set-uid.",
            List.of("T1068"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        ground.execves(event -> EventFlag.ARGC_ZERO.in(now.flags(event)), event -> {
            Tally tally = report.tally(Severity.HIGH, events.host(event));
            tally.add(event, () -> Say.value(ground.exe(event)) + " (" + ground.who(event) + ")");
            tally.says(
                    "argc = 0: " + Say.count(tally.count(), "program start"),
                    Say.count(tally.count(), "program start") + " got no argument at all, not even argv[0].");
        });
    }
}
