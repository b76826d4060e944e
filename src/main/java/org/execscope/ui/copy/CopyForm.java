package org.execscope.ui.copy;

/// The forms that rows can be copied in.
public enum CopyForm {
    /// A line of titles, then a line a row, as the table shows them.
    TSV("Table (tabs between cells)"),
    /// As it is exported.
    CSV("CSV"),
    /// As they are exported.
    JSON("JSON Lines"),
    /// Command lines that paste back to the same words.
    SHELL("Command lines (quoted for a shell)"),
    /// `1772359331.482:12001`.
    AUDIT_ID("Audit ids"),
    /// The lines of the records, as they stand in the files now.
    RAW("Raw log lines"),
    /// A filter that shows these events and no others.
    FILTER("Filter text"),
    /// A table for a report, as the table shows the rows.
    MARKDOWN("Markdown table");

    private final String title;

    CopyForm(String title) {
        this.title = title;
    }

    /// What a menu calls it.
    public String title() {
        return title;
    }
}
