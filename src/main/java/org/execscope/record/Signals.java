package org.execscope.record;

import org.jspecify.annotations.Nullable;

/// Names of signals as x86, arm and most others number them (include/uapi/asm-generic/signal.h).
public final class Signals {
    private static final String[] NAMES = """
            - HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU
            URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS
            """.strip().split("\\s+", -1);

    private Signals() {}

    /// The signal's name, such as `SIGKILL`, or null if it has none.
    public static @Nullable String name(long signal) {
        return signal < 1 || signal >= NAMES.length ? null : "SIG" + NAMES[(int) signal];
    }

    /// Its name, or its number.
    public static String words(long signal) {
        String name = name(signal);
        return name == null ? "signal " + signal : name;
    }
}
