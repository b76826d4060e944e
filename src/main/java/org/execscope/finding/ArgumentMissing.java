package org.execscope.finding;

import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvSource;
import org.execscope.event.EventCursor;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.jspecify.annotations.Nullable;

/// Command lines with holes (specification: detections, T10).
final class ArgumentMissing implements Check {
    private static final About ABOUT = new About(
            "T10",
            "argument-missing",
            "Argument missing",
            Group.TRUST,
            "EXECVE records",
            "The log declares how many arguments there are, and how long; where fewer are there, "
                    + "part of the command line is not in the evidence.",
            "Records lost under load, a line cut off. Kernels of 2016 to 2018 left empty "
                    + "arguments out: where every missing one could be empty, this is said.",
            "What the missing arguments were.",
            "See the argument list: a missing argument shows as a hole. Compare with the process "
                    + "title and another copy.",
            List.of());

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        int lost = EventFlag.ARGV_GAP.bit() | EventFlag.ARGV_PIECE_MISSING.bit() | EventFlag.ARGV_BAD_VALUE.bit();
        int empty = EventFlag.ARGV_EMPTY_OMITTED.bit();
        boolean[] any = new boolean[1];
        ground.execves(event -> true, event -> {
            any[0] |= now.argvSource(event) == ArgvSource.EXECVE;
            int flags = now.flags(event);
            if ((flags & lost) != 0) {
                Tally tally = report.tally(Severity.LOW, events.host(event));
                tally.add(event, () -> words(events, event));
                tally.says(
                        "Arguments missing in " + Say.count(tally.count(), "command line"),
                        Say.count(tally.count(), "command line")
                                + " hold fewer arguments, or shorter ones, than the log" + " declares.");
            } else if ((flags & empty) != 0) {
                Tally tally = report.tally(Severity.INFORMATIONAL, events.host(event), "empty");
                tally.add(event, () -> words(events, event));
                tally.says(
                        "Arguments left out that could be empty: " + Say.count(tally.count(), "command line"),
                        "Every missing argument could be an empty one, which older kernels did not write.");
            }
        });
        if (!any[0]) {
            report.unjudged("The evidence holds no EXECVE record");
        }
    }

    private static String words(EventTable events, int event) {
        List<@Nullable Bytes> argv = events.arguments(event);
        long present = argv == null
                ? 0
                : argv.stream().filter(java.util.Objects::nonNull).count();
        return present + " of " + (events.argc(event) == EventTable.MISSING ? "?" : events.argc(event)) + " arguments: "
                + Say.command(argv);
    }
}
