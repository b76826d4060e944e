package org.execscope.process;

/// What the signs say of an event and the present holder of its pid.
///
/// @param same whether they are one process
/// @param firm of one process: whether links to it and from it need not doubt that it is one
record Verdict(boolean same, Certainty sure, Reason reason, boolean firm) {
    private static final Verdict[][][] ALL = all();

    static Verdict same(Certainty sure, Reason reason, boolean firm) {
        return ALL[firm ? 1 : 0][sure.ordinal()][reason.ordinal()];
    }

    static Verdict other(Certainty sure, Reason reason) {
        return ALL[2][sure.ordinal()][reason.ordinal()];
    }

    /// There are few, and ten million are given.
    private static Verdict[][][] all() {
        Verdict[][][] all = new Verdict[3][Certainty.values().length][Reason.values().length];
        for (Certainty sure : Certainty.values()) {
            for (Reason reason : Reason.values()) {
                int[] at = {sure.ordinal(), reason.ordinal()};
                all[0][at[0]][at[1]] = new Verdict(true, sure, reason, false);
                all[1][at[0]][at[1]] = new Verdict(true, sure, reason, true);
                all[2][at[0]][at[1]] = new Verdict(false, sure, reason, true);
            }
        }
        return all;
    }
}
