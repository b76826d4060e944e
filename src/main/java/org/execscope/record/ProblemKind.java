package org.execscope.record;

import java.util.Locale;

/// What can be wrong with a line (specification: audit log, section 11). The name in exports is the
/// constant's in lower case with hyphens.
public enum ProblemKind {
    FOREIGN_LINE,
    BAD_HEADER,
    NO_EVENT_ID,
    INTERPRETED_LINE,
    KERNEL_LOSS,
    BOM,
    UTF16_FILE,
    CRLF,
    NO_FINAL_NEWLINE,
    NUL_BYTES,
    OVERSIZE_LINE,
    BROKEN_ENRICHMENT,
    GLUED_LINE,
    EMBEDDED_HEADER,
    SEPARATOR_STRIPPED,
    UNTERMINATED_QUOTE,
    STRAY_TEXT,
    DUPLICATE_FIELD,
    BAD_HEX,
    BAD_NUMBER,
    BAD_FIELD,
    DUPLICATE_RECORD,
    ORPHAN_RECORD,
    /// A record of an event that has more than are joined.
    EXCESS_RECORD;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The name in exports, such as `foreign-line`.
    public String id() {
        return id;
    }
}
