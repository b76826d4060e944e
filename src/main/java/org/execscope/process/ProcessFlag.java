package org.execscope.process;

import java.util.Locale;

/// What is unusual about the process an event belongs to (specification: process tree, section 5, export).
/// The name in exports is the constant's in lower case with hyphens.
public enum ProcessFlag {
    PID_REUSE_CERTAIN,
    PID_REUSE_LIKELY,
    PID_REUSE_UNKNOWN,
    PARENT_LIKELY,
    PARENT_ADOPTED,
    PARENT_UNKNOWN,
    PARENT_UNSEEN,
    PARENT_SELF,
    PARENT_CYCLE,
    UID_JUMP,
    EARLIER_EVENT_MISSING;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The name in exports and queries, such as `parent-likely`.
    public String id() {
        return id;
    }

    public int bit() {
        return 1 << ordinal();
    }

    public boolean in(int flags) {
        return (flags & bit()) != 0;
    }
}
