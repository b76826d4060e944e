package org.execscope.event;

import java.util.ArrayList;
import java.util.List;
import org.execscope.record.LineDecoder;

/// What a [PieceReader] made of one piece of a file: events in a table of their own, and, at both borders, events that
/// may go on in the neighbouring pieces. Lines are counted from the piece's first.
public final class Piece {
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
    int file;
    int set;
    long lines;
    long records;
    long enriched;
    long prefixed;
    long nodes;
    long interpreted;
    boolean utf16;

    void clear() {
        table.clear();
        problems.clear();
        siblings.clear();
        heads.clear();
        tails.clear();
        held = LineDecoder.Held.NOTHING;
        lines = 0;
        records = 0;
        enriched = 0;
        prefixed = 0;
        nodes = 0;
        interpreted = 0;
        utf16 = false;
    }

    /// How many lines it has.
    public long lines() {
        return lines;
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

    /// Whether the file begins with a UTF-16 mark: nothing of it is read then.
    public boolean isUtf16() {
        return utf16;
    }

    /// Whether the next piece must be read with what this one holds back.
    public boolean holdsBack() {
        return !held.isNothing();
    }

    /// What this piece holds back.
    public LineDecoder.Held held() {
        return held;
    }
}
