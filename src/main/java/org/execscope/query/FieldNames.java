package org.execscope.query;

import java.util.Locale;

/// What to say of a name that is no field.
final class FieldNames {
    private FieldNames() {}

    static String unknown(String written, String query, int start) {
        int end = start + written.length();
        if (query.startsWith("://", end)) {
            int to = end;
            while (to < query.length() && query.charAt(to) != ' ') {
                to++;
            }
            return "\"" + written + "\" is not a field. To look for the text, quote it: \"" + query.substring(start, to)
                    + "\"";
        }
        String name = written.substring(written.indexOf('.') + 1).toLowerCase(Locale.ROOT);
        Field nearest = Field.PID;
        int distance = Integer.MAX_VALUE;
        for (Field field : Field.values()) {
            int own = distance(name, field.label());
            if (field != Field.ID && own < distance) {
                distance = own;
                nearest = field;
            }
        }
        return "No field \"" + written + "\"." + (distance <= 2 ? " Did you mean " + nearest.label() + "?" : "");
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
