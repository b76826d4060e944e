package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventTable;

/// The host's clock against the times of its files (specification: detections, T20).
final class HostClock implements Check {
    private static final About ABOUT = new About(
            "T20",
            "host-clock",
            "Clock of the host",
            Group.TRUST,
            "files whose time of modification came along with the collection",
            "Events that are later than the last change of the file they stand in speak of a "
                    + "wrong clock on one side, or of stamps that were changed.",
            "A clock that was wrong; a copy that did not keep the time of the file.",
            "Which of the two clocks was wrong.",
            "Compare with logs of other hosts about the same connection or log-in.",
            List.of("T1070.006"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final long SLACK_MILLIS = 24L * 3_600_000;

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        long[] latest = new long[ground.files().size()];
        int[] rows = new int[latest.length];
        for (int i = 0; i < ground.order().size(); i++) {
            ground.checkCancelled(i);
            int event = ground.order().at(i);
            int file = events.file(event);
            if (events.timeMillis(event) > latest[file]) {
                latest[file] = events.timeMillis(event);
                rows[file] = event;
            }
        }
        for (FileSeen file : ground.files()) {
            long changed = file.file().path().toFile().lastModified();
            long last = file.number() < latest.length ? latest[file.number()] : 0;
            if (changed > 0 && last > changed + SLACK_MILLIS) {
                Tally tally = report.tally(Severity.INFORMATIONAL, Tally.NO_HOST, file.name());
                tally.add(
                        rows[file.number()],
                        () -> "the last event of " + file.name() + " is stamped " + Say.time(last)
                                + ", the file was last changed at " + Say.time(changed));
                tally.says(
                        "Events later than the last change of their file: " + file.name(),
                        "The last event is stamped " + Say.time(last) + ", " + Say.length(last - changed)
                                + " after the file was last changed.");
            }
        }
    }
}
