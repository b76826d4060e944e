package org.execscope.ui.evidence;

import org.execscope.record.ProblemKind;

/// What is wrong with a line, in words (specification: audit log, section 11).
final class ProblemWords {
    private ProblemWords() {}

    static String of(ProblemKind kind) {
        return switch (kind) {
            case FOREIGN_LINE -> "no audit record";
            case BAD_HEADER -> "its header can't be read";
            case NO_EVENT_ID -> "has no time and serial";
            case INTERPRETED_LINE -> "rewritten by ausearch -i";
            case KERNEL_LOSS -> "the kernel says that it lost records";
            case BOM -> "begins with a byte order mark";
            case UTF16_FILE -> "UTF-16, as another program saved it";
            case CRLF -> "lines end as on Windows (CR LF)";
            case NO_FINAL_NEWLINE -> "the file ends within it";
            case NUL_BYTES -> "holds NUL bytes";
            case OVERSIZE_LINE -> "longer than any record";
            case BROKEN_ENRICHMENT -> "the part with names is damaged";
            case GLUED_LINE -> "several records in one line";
            case EMBEDDED_HEADER -> "a value that looks like a record";
            case SEPARATOR_STRIPPED -> "the separator before the names is gone";
            case UNTERMINATED_QUOTE -> "a quote isn't closed";
            case STRAY_TEXT -> "text that is no field";
            case DUPLICATE_FIELD -> "a field twice";
            case BAD_HEX -> "a value isn't the hexadecimal it should be";
            case BAD_NUMBER -> "a value isn't the number it should be";
            case BAD_FIELD -> "a value isn't what its field holds";
            case DUPLICATE_RECORD -> "a record that its event has already";
            case ORPHAN_RECORD -> "a record without its event";
            case EXCESS_RECORD -> "more records than any kernel writes of an event";
        };
    }
}
