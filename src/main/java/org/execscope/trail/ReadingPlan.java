package org.execscope.trail;

import org.execscope.event.Portion;

/// How evidence is read; events, processes and problems are the same whatever it says.
///
/// @param threads how many threads read pieces of files, at least one
/// @param pieceBytes about how large a piece is
/// @param judged whether findings are looked for
/// @param whole whether a file is read to its end though nothing of the audit system stands where it begins
/// @param portion which events are kept
public record ReadingPlan(int threads, int pieceBytes, boolean judged, boolean whole, Portion portion) {
    /// Leaves out what doesn't begin like a log, and keeps all events.
    public ReadingPlan(int threads, int pieceBytes, boolean judged) {
        this(threads, pieceBytes, judged, false, Portion.ALL);
    }

    /// Small enough that stopping and the first rows are quick, large enough that borders don't count.
    private static final int PIECE = 1 << 20;

    /// All cores of this machine.
    public static ReadingPlan ofMachine() {
        return new ReadingPlan(Runtime.getRuntime().availableProcessors(), PIECE, true);
    }

    /// The same, for those who don't ask what the evidence proves.
    public ReadingPlan withoutFindings() {
        return new ReadingPlan(threads, pieceBytes, false, whole, portion);
    }

    /// The same, for those who know that audit records follow later in a file.
    public ReadingPlan toTheEnd() {
        return new ReadingPlan(threads, pieceBytes, judged, true, portion);
    }

    /// The same, keeping a part of the events.
    public ReadingPlan keeping(Portion part) {
        return new ReadingPlan(threads, pieceBytes, judged, whole, part);
    }
}
