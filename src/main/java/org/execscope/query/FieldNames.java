package org.execscope.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What to say of a name that is no field.
final class FieldNames {
    private FieldNames() {}

    static String unknown(String written, String query, int start) {
        int end = start + written.length();
        if (isAddress(query, end)) {
            return "\"" + written + "\" is not a field. To look for the text, quote it: \""
                    + query.substring(start, endOfAddress(query, end)) + "\"";
        }
        Field nearest = nearest(written);
        return "No field \"" + written + "\"." + (nearest == null ? "" : " Did you mean " + nearest.label() + "?");
    }

    /// The field whose name is nearly this; null if none is.
    private static @Nullable Field nearest(String written) {
        String name = written.substring(written.indexOf('.') + 1).toLowerCase(Locale.ROOT);
        Field nearest = null;
        int distance = Math.min(2, name.length() - 1) + 1;
        for (Field field : Field.values()) {
            int own = distance(name, field.label());
            if (field != Field.ID && own < distance) {
                distance = own;
                nearest = field;
            }
        }
        return nearest;
    }

    /// The query with the field that was meant, or with the address at `start` in quotes; null if neither is
    /// known.
    static @Nullable String fix(String query, int start, int end) {
        if (!isAddress(query, end)) {
            String written = query.substring(start, end);
            Field nearest = nearest(written);
            int scope = written.indexOf('.') + 1;
            return nearest == null ? null : query.substring(0, start + scope) + nearest.label() + query.substring(end);
        }
        int to = endOfAddress(query, end);
        String address = query.substring(start, to).replace("\\", "\\\\").replace("\"", "\\\"");
        return query.substring(0, start) + "\"" + address + "\"" + query.substring(to);
    }

    private static boolean isAddress(String query, int end) {
        return query.startsWith("://", end);
    }

    private static int endOfAddress(String query, int end) {
        int to = end;
        while (to < query.length() && " \t\r\n)".indexOf(query.charAt(to)) < 0) {
            to++;
        }
        return to;
    }

    /// How many letters to change, add or drop (Levenshtein).
    private static int distance(String a, String b) {
        if (a.length() > 40) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
