package org.execscope.process;

/// How surely something follows from the log.
public enum Certainty {
    /// It follows from what the kernel does, if the log is whole there and the machine made at most
    /// 100,000 tasks a second where nothing was logged. (Root can choose pids by `ns_last_pid` and
    /// clone3's `set_tid`: that isn't thought of.)
    CERTAIN,
    /// The best reading of the log; another is possible.
    LIKELY,
    /// Handed over: its creator had died before it was first seen, so this is who it was given to.
    ADOPTED,
    /// The log doesn't tell.
    UNKNOWN
}
