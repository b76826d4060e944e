package org.execscope.ui.model;

import java.time.ZoneId;

/// How times are shown in a window. Immutable.
public record TimeStyle(ZoneId zone, TimeForm form) {
    /// With the year and the zone.
    public String whole(long millis) {
        return form.whole(millis, zone);
    }
}
