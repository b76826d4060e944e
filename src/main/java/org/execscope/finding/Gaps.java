package org.execscope.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.execscope.event.EventCursor;

/// The serials that are missing between the events of a boot.
final class Gaps {
    private Gaps() {}

    /// @param before the event with the serial before the gap
    /// @param after the event with the one after it
    /// @param missing how many lie between
    record Gap(int before, int after, long missing) {}

    /// All gaps of a boot, the biggest first.
    static List<Gap> of(EventCursor now, Boot boot) {
        List<Gap> gaps = new ArrayList<>();
        int[] rows = boot.rows();
        for (int i = 1; i < rows.length; i++) {
            long missing = now.serial(rows[i]) - now.serial(rows[i - 1]) - 1;
            if (missing > 0) {
                gaps.add(new Gap(rows[i - 1], rows[i], missing));
            }
        }
        gaps.sort(Comparator.comparingLong(Gap::missing).reversed().thenComparingLong(gap -> now.serial(gap.before())));
        return gaps;
    }
}
