package org.execscope.ui.histogram;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.model.Terms;
import org.jspecify.annotations.Nullable;

/// The range of times that a query asks for at its top level, as the brush shows it and writes it.
///
/// @param from first millisecond
/// @param to last millisecond
public record TimeTerm(long from, long to) {
    private static final Pattern LITERAL =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:T(\\d\\d)(?::(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{3}))?)?)?)?Z?");
    private static final String START = "time in ";
    private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    /// The query's range; null where it has none that can be drawn.
    public static @Nullable TimeTerm of(Query query) {
        for (Query term : query.terms()) {
            String words = term.normalForm();
            int dots = words.indexOf("..");
            if (words.startsWith(START) && dots > 0) {
                long[] from = span(words.substring(START.length(), dots));
                long[] to = span(words.substring(dots + 2));
                if (from.length == 2 && to.length == 2) {
                    return new TimeTerm(from[0], to[1]);
                }
            }
        }
        return null;
    }

    /// The query with this range in the place of every other range of times at its top level.
    public String in(Query query) throws QueryException {
        return without(query).and(Query.parse(Terms.time(from, to)), false).normalForm();
    }

    /// The query without ranges of times at its top level.
    public static Query without(Query query) {
        Query rest = query;
        for (Query term : query.terms()) {
            if (term.normalForm().startsWith(START)) {
                rest = rest.without(term);
            }
        }
        return rest;
    }

    /// First and last millisecond of a time as precise as it is written; empty if it is written in another
    /// way.
    private static long[] span(String literal) {
        Matcher parts = LITERAL.matcher(literal);
        if (!parts.matches()) {
            return new long[0];
        }
        int precise = 0;
        int[] fields = new int[7];
        for (int i = 0; i < fields.length; i++) {
            String part = parts.group(i + 1);
            fields[i] = part == null ? 0 : Integer.parseInt(part);
            if (part != null && i >= 3) {
                precise = i - 2;
            }
        }
        try {
            long start = LocalDateTime.of(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5])
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli()
                    + fields[6];
            return new long[] {start, start + UNITS[precise] - 1};
        } catch (DateTimeException noSuchTime) {
            return new long[0];
        }
    }
}
