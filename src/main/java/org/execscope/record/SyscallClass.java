package org.execscope.record;

/// What a system call is to a process tree.
public enum SyscallClass {
    EXECVE,
    EXECVEAT,
    FORK,
    VFORK,
    CLONE,
    CLONE3,
    EXIT,
    EXIT_GROUP,
    /// Any other call, or none that is known.
    OTHER;

    /// execve or execveat: an attempt to start a program.
    public boolean isExec() {
        return this == EXECVE || this == EXECVEAT;
    }

    /// A call that makes a task: fork, vfork, clone or clone3.
    public boolean isBirth() {
        return this == FORK || this == VFORK || this == CLONE || this == CLONE3;
    }
}
