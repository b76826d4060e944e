package org.execscope.process;

/// What the signs say of an event and the present holder of its pid.
///
/// @param same whether they are one process
/// @param firm of one process: whether links to it and from it need not doubt that it is one
record Verdict(boolean same, Certainty sure, Reason reason, boolean firm) {
    static Verdict same(Certainty sure, Reason reason, boolean firm) {
        return new Verdict(true, sure, reason, firm);
    }

    static Verdict other(Certainty sure, Reason reason) {
        return new Verdict(false, sure, reason, true);
    }
}
