package org.execscope.process;

/// What the signs say of an event and the present holder of its pid.
record Verdict(boolean same, Certainty sure, String reason, int flag) {
    static Verdict same(Certainty sure, String reason) {
        return new Verdict(true, sure, reason, 0);
    }

    static Verdict other(Certainty sure, String reason) {
        return new Verdict(false, sure, reason, 0);
    }
}
