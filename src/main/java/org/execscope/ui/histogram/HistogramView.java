package org.execscope.ui.histogram;

import java.time.ZoneId;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventParts;
import org.execscope.query.Histogram;
import org.execscope.ui.model.Gap;
import org.execscope.ui.model.Shown;

/// What the histogram draws: bars of round steps over a window of time. Immutable.
///
/// @param window what was asked for; the bars begin at or before it and end at or after it
/// @param step milliseconds a bar
/// @param stack what stands on what in each bar
/// @param findings which rest on events of each bar
/// @param gaps those of the whole evidence
/// @param filtered whether there is a filter at all
record HistogramView(
        TimeWindow window,
        long step,
        Histogram bars,
        Stack stack,
        FindingTicks findings,
        List<Gap> gaps,
        ZoneId zone,
        boolean filtered) {
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static HistogramView of(
            Shown shown,
            TimeWindow window,
            int mostBars,
            ZoneId zone,
            EventParts parts,
            List<Gap> gaps,
            CancelToken cancel) {
        long step = TimeSteps.step(window.span(), Math.max(2, mostBars - 1));
        long from = TimeSteps.floor(window.from(), step, zone);
        int bins = (int) Math.max(1, Math.ceilDiv(window.to() - from, step));
        cancel.check();
        Histogram bars = Histogram.of(
                shown.trail().events(), shown.rows(), shown.trail().execves(), from, from + bins * step, bins);
        Stack stack = Stack.of(shown.trail().events(), parts, bars, cancel);
        FindingTicks findings = FindingTicks.of(shown.trail(), bars, cancel);
        return new HistogramView(
                window, step, bars, stack, findings, gaps, zone, !shown.query().isEmpty());
    }

    /// The first and the last program start's time, with a little room; there must be one.
    static TimeWindow whole(Shown shown) {
        int count = shown.trail().execves().size();
        long first = shown.trail().events().timeMillis(shown.trail().execves().at(0));
        long last = shown.trail().events().timeMillis(shown.trail().execves().at(count - 1));
        long room = Math.max(TimeWindow.SHORTEST, (last - first) / 200);
        return new TimeWindow(first - room, last + room);
    }
}
