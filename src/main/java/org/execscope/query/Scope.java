package org.execscope.query;

import java.util.Locale;

/// Whose events a condition is about; of the event itself where none is written.
enum Scope {
    EVENT,
    PROCESS,
    PARENT,
    ANCESTOR,
    LINEAGE,
    CHILD,
    DESCENDANT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
