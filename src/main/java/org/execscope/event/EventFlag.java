package org.execscope.event;

import java.util.Locale;

/// What is unusual about an execve event (specification: audit log, section 11). The name in exports is the
/// constant's in lower case with hyphens.
public enum EventFlag {
    NO_SYSCALL,
    NO_EXECVE,
    MISSING_CWD,
    MISSING_PATH,
    ARGV_GAP,
    ARGV_EMPTY_OMITTED,
    ARGV_PIECE_MISSING,
    ARGV_LENGTH_MISMATCH,
    ARGV_BAD_VALUE,
    ARGV_CONFLICT,
    ARGC_MISSING,
    ARGC_MISMATCH,
    ARGC_ZERO,
    ARGV_FROM_PROCTITLE,
    PROCTITLE_TRUNCATED,
    PROCTITLE_MISMATCH,
    NOT_KERNEL_FORM,
    ENRICHED_MISMATCH,
    STAMP_CONFLICT,
    VIA_SYSLOG,
    UNKNOWN_ARCH,
    UNKNOWN_SYSCALL,
    X32,
    EXIT_NORMALISED;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The name in exports and queries, such as `argv-gap`.
    public String id() {
        return id;
    }

    /// This flag's bit in a set of flags.
    public int bit() {
        return 1 << ordinal();
    }

    /// Whether this flag is in the set.
    public boolean in(int flags) {
        return (flags & bit()) != 0;
    }
}
