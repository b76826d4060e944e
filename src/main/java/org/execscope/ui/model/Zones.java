package org.execscope.ui.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The zones that times are shown in, and what they are called.
public final class Zones {
    private Zones() {}

    /// `UTC`, `+02:00`, `Europe/Berlin`.
    public static String words(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /// The zone of this name or offset; null if there is none.
    public static @Nullable ZoneId of(String words) {
        String wanted = words.strip();
        if (wanted.equalsIgnoreCase("UTC") || wanted.equals("Z")) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(wanted);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
