package org.execscope.event;

/// What an event is, for those who look at all events of a host.
public enum EventKind {
    /// A program start, tried or done: its SYSCALL is execve or execveat, or it has an EXECVE record.
    EXECVE,
    /// Another system call.
    SYSCALL,
    /// A LOGIN record (type 1006): auid and ses of a process were set. It may carry a SYSCALL record.
    LOGIN,
    /// A message of a user-space program (USER_*, CRED_*, SERVICE_* …): its pid, uid, auid and ses are facts,
    /// the rest its claim.
    USER_MESSAGE,
    /// auditd about itself; its serials are its own.
    DAEMON,
    /// Anything else the kernel wrote: CONFIG_CHANGE, AVC without a SYSCALL, ANOM_ABEND …
    OTHER,
    /// CWD, PATH or PROCTITLE records whose SYSCALL isn't in the evidence.
    ORPHAN,
    /// No event: its records were joined to another one. Never in [EventTable]'s order.
    GONE
}
