package org.execscope.finding;

import java.util.Arrays;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;

/// Parents that were never seen to start (specification: detections, T18).
final class ParentsUnseen implements Check {
    private static final About ABOUT = new About(
            "T18",
            "parents-unseen",
            "Parents never seen",
            Group.TRUST,
            "program starts with a ppid, and the process forest",
            "A process that starts others and was never seen to start ran before the log, forked "
                    + "without an exec, or was started unseen.",
            "Daemons from before auditing began; forks that never execute anything; rules with "
                    + "filters such as auid>=1000.",
            "That a start is missing from the log.",
            "In the tree, look at the processes marked as not in the log.",
            List.of());

    @Override
    public About about() {
        return ABOUT;
    }

    private static final long SETTLED_MILLIS = 600_000;

    @Override
    public void judge(Ground ground, Report report) {
        ProcessForest forest = ground.processes();
        if (forest == null) {
            report.unjudged("The process forest was not built");
            return;
        }
        EventTable events = ground.events();
        long[] begin = new long[events.hosts().size()];
        Arrays.fill(begin, Long.MAX_VALUE);
        for (Boot boot : ground.runs().boots()) {
            begin[boot.host()] = Math.min(begin[boot.host()], events.timeMillis(boot.rows()[0]));
        }
        for (int process = 0; process < forest.size(); process++) {
            if (!forest.isPlaceholder(process) || forest.childCount(process) == 0) {
                continue;
            }
            int child = forest.child(process, 0);
            int host = forest.host(process);
            long first = forest.startMillis(child);
            if (forest.eventCount(child) == 0 || first < begin[host] + SETTLED_MILLIS) {
                continue;
            }
            int event = forest.event(child, 0);
            long pid = forest.pid(process);
            int children = forest.childCount(process);
            Tally tally = report.tally(Severity.INFORMATIONAL, host);
            tally.add(
                    event,
                    () -> "pid " + pid + " started " + Say.number(children)
                            + (children == 1 ? " process" : " processes") + ", the first at " + Say.time(first));
            tally.says(
                    "Parents never seen to start: " + Say.number(tally.count()),
                    Say.number(tally.count())
                            + " processes started others, ten minutes and more after the log begins, but"
                            + " were never seen to start.");
        }
    }
}
