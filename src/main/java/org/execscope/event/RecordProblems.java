package org.execscope.event;

import org.execscope.record.ProblemKind;

/// What is wrong with one record, each kind once.
final class RecordProblems {
    private static final ProblemKind[] KINDS = ProblemKind.values();

    private int bits;

    void clear() {
        bits = 0;
    }

    void add(ProblemKind kind) {
        bits |= 1 << kind.ordinal();
    }

    boolean isEmpty() {
        return bits == 0;
    }

    /// Gives each kind to `taker`.
    void forEach(java.util.function.Consumer<ProblemKind> taker) {
        for (ProblemKind kind : KINDS) {
            if ((bits >> kind.ordinal() & 1) != 0) {
                taker.accept(kind);
            }
        }
    }
}
