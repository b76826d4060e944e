package org.execscope.event;

import java.util.ArrayList;
import java.util.List;
import org.execscope.record.LineDecoder;
import org.jspecify.annotations.Nullable;

/// What a [PieceReader] made of one piece of a file: events in a table of their own, and, at both borders,
/// events that may go on in the neighbouring pieces. Lines are counted from the piece's first.
public final class Piece {
    /// Numbers beyond are counted as one (include/uapi/linux/audit.h ends at 2999).
    public static final int MOST_TYPES = 3000;

    final EventTable table = new EventTable();
    final ProblemLog problems = new ProblemLog();
    /// Rows that share their stamp with the row before them, since both are of one event.
    final IntColumn siblings = new IntColumn();
    /// Events that may have begun in an earlier piece.
    final List<OpenEvent> heads = new ArrayList<>();
    /// Events that may go on in the next piece.
    final List<OpenEvent> tails = new ArrayList<>();
    /// What the next piece must be told to read its first lines as they are meant.
    LineDecoder.Held held = LineDecoder.Held.NOTHING;
    /// How many records of each type, by its number, beyond those of the kernel's table as the last.
    final long[] types = new long[MOST_TYPES];
    int file;
    int set;
    long lines;
    long records;
    long enriched;
    long prefixed;
    long nodes;
    long interpreted;

    void clear() {
        table.clear();
        problems.clear();
        siblings.clear();
        java.util.Arrays.fill(types, 0);
        heads.clear();
        tails.clear();
        held = LineDecoder.Held.NOTHING;
        lines = 0;
        records = 0;
        enriched = 0;
        prefixed = 0;
        nodes = 0;
        interpreted = 0;
    }

    /// How many lines it has.
    public long lines() {
        return lines;
    }

    /// The time of its first event; null if there is none.
    public @Nullable Long firstMillis() {
        for (List<OpenEvent> border : List.of(heads, tails)) {
            if (table.size() == 0 && !border.isEmpty()) {
                return border.getFirst().timeMillis;
            }
        }
        return table.size() == 0 ? null : table.timeMillis(0);
    }

    /// The file's number.
    public int file() {
        return file;
    }

    /// Adds to `counts` how many records of each type it has, by the type's number; those beyond the table
    /// count as the last.
    public void countTypes(long[] counts) {
        for (int type = 0; type < MOST_TYPES; type++) {
            counts[type] += types[type];
        }
    }

    /// How many records were found.
    public long records() {
        return records;
    }

    /// How many of them bear auditd's enrichment.
    public long enriched() {
        return enriched;
    }

    /// How many stand behind a log daemon's prefix.
    public long prefixed() {
        return prefixed;
    }

    /// How many name their node.
    public long nodes() {
        return nodes;
    }

    /// How many lines are of `ausearch -i`.
    public long interpreted() {
        return interpreted;
    }

    /// What this piece holds back.
    public LineDecoder.Held held() {
        return held;
    }
}
