package org.execscope.event;

/// Where an argv comes from.
public enum ArgvSource {
    /// The EXECVE records: the kernel's own list.
    EXECVE,
    /// The process title, cut at 128 bytes and perhaps of an earlier image: a guess, always marked as one.
    PROCTITLE,
    /// The log has neither; argv is null.
    NONE
}
