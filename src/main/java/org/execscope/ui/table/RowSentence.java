package org.execscope.ui.table;

import java.util.Locale;
import org.execscope.ui.model.Words;

/// A row in a sentence, in the order of its columns, for those who hear it: signs have words there, numbers their
/// column's name, and what the log doesn't have is said.
final class RowSentence {
    private final StringBuilder words = new StringBuilder();

    /// What lies before the row, if anything does.
    void begin(String divider) {
        if (!divider.isEmpty()) {
            words.append(divider).append("; ");
        }
    }

    void cell(TableColumn column, TableCell cell) {
        String title = column.title().toLowerCase(Locale.ROOT);
        String text = cell.text().text();
        if (text.isEmpty()
                && cell.badges().isEmpty()
                && cell.lead().isEmpty()
                && cell.tail().isEmpty()) {
            return;
        }
        if (text.equals("—") && cell.badges().isEmpty()) {
            words.append(title).append(" not in the log, ");
            return;
        }
        cell.badges()
                .forEach(badge -> words.append("warning ")
                        .append(badge.replaceFirst("^⚠ ", ""))
                        .append(", "));
        if (column.right() && !text.isEmpty() && Character.isDigit(text.charAt(0))) {
            words.append(title).append(' ');
        }
        String tail = cell.tailStays() ? cell.tail().replace("· ⚠ ", "· warnings ") : cell.tail();
        String whole = cell.lead() + text + (tail.isEmpty() ? "" : " " + tail);
        if (!whole.isEmpty()) {
            words.append(said(whole)).append(", ");
        }
    }

    /// Our own signs as words; they stand at the beginning of a cell.
    private static String said(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String rest = text.substring(1).strip();
        return switch (text.charAt(0)) {
            case '≈' -> "inferred " + rest;
            case '✗' -> "failed " + rest;
            case '✓' -> rest;
            case '—' -> "not in the log" + (rest.isEmpty() ? "" : " " + rest);
            default -> text;
        };
    }

    /// @param more ends with a comma and a blank if it says anything
    String end(String more, int row, int rows) {
        return words.append(more)
                .append(Words.number(row + 1L))
                .append(" of ")
                .append(Words.number(rows))
                .toString();
    }
}
