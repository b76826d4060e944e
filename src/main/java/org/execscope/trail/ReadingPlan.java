package org.execscope.trail;

/// How evidence is read; the result is the same whatever it says.
///
/// @param threads how many threads read pieces of files, at least one
/// @param pieceBytes about how large a piece is
public record ReadingPlan(int threads, int pieceBytes) {
    /// Small enough that stopping and the first rows are quick, large enough that borders don't count.
    private static final int PIECE = 1 << 20;

    /// All cores of this machine.
    public static ReadingPlan ofMachine() {
        return new ReadingPlan(Runtime.getRuntime().availableProcessors(), PIECE);
    }
}
