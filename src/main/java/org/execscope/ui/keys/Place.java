package org.execscope.ui.keys;

/// A part of the window that keys belong to.
public enum Place {
    TIMELINE("Timeline"),
    TREE("Process tree"),
    SESSIONS("Sessions"),
    FINDINGS("Findings"),
    EVIDENCE("Evidence"),
    LIFELINES("Lifelines"),
    FACETS("Facets"),
    HISTOGRAM("Histogram"),
    DETAILS("Details"),
    FILTER("Filter"),
    TERMS("Terms of the filter"),
    FIND("Find"),
    /// None of the others.
    WINDOW("Window");

    private final String title;

    Place(String title) {
        this.title = title;
    }

    /// Its name for people.
    public String title() {
        return title;
    }
}
