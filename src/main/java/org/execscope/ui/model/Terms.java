package org.execscope.ui.model;

import java.time.Instant;
import org.execscope.bytes.Bytes;
import org.execscope.query.Query;
import org.execscope.query.QueryException;

/// Writes values of the evidence as terms of a query, whatever bytes they hold.
public final class Terms {
    private static final String HEX = "0123456789abcdef";

    private Terms() {}

    /// `exe == "…"`, every byte that isn't plain ASCII written as `\xNN`.
    public static String equal(String field, Bytes value) {
        StringBuilder term = new StringBuilder(field).append(" == \"");
        for (int i = 0; i < value.length(); i++) {
            int b = value.at(i) & 0xff;
            if (b == '"' || b == '\\') {
                term.append('\\').append((char) b);
            } else if (b >= 0x20 && b < 0x7f) {
                term.append((char) b);
            } else {
                term.append("\\x").append(HEX.charAt(b >>> 4)).append(HEX.charAt(b & 0xf));
            }
        }
        return normal(term.append('"').toString());
    }

    public static String equal(String field, long value) {
        return field + " == " + value;
    }

    public static String equal(String field, String word) {
        return field + " == " + word;
    }

    /// The log has no value there.
    public static String absent(String field) {
        return "not has " + field;
    }

    /// Both ends belong to it.
    public static String time(long fromMillis, long toMillis) {
        return "time in " + instant(fromMillis) + ".." + instant(toMillis);
    }

    /// That millisecond.
    public static String at(long millis) {
        return "time == " + instant(millis);
    }

    /// Always with all its three digits: how precise a time is written says how long it lasts.
    private static String instant(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return Math.floorMod(millis, 1000L) == 0 ? text.replace("Z", ".000Z") : text;
    }

    /// Quoted only where it must be.
    private static String normal(String term) {
        try {
            return Query.parse(term).normalForm();
        } catch (QueryException longerThanAQueryMayBe) {
            return term;
        }
    }
}
