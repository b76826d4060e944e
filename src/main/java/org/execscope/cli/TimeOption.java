package org.execscope.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// A time on the command line: ISO 8601 with a zone, or without one in UTC, or a day, at its beginning.
final class TimeOption {
    private TimeOption() {}

    /// @param option as it is called in the message
    static Instant parse(String option, String text) throws UsageException {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean zoned = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new UsageException(option + ": '" + text + "' is no time like 2026-03-14T14:20:00Z");
        }
    }
}
