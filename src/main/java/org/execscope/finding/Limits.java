package org.execscope.finding;

import java.util.List;

/// What no check can notice, and why: silence about it proves nothing.
public final class Limits {
    private static final List<String> ALL = List.of(
            "Rules that name only execve see no program started by execveat, by the other ABI (x32, i386) or through"
                    + " io_uring, no fork without exec, no shell built-in, no code loaded into a running program.",
            "What ran before the audit rules were loaded, after they were removed, or while the kernel dropped"
                    + " events, left nothing. The gap can be seen, what was in it can't.",
            "Serials are given to every record that any rule or daemon causes, and rules of the kind \"exclude\" and"
                    + " \"never\" use some up: single missing serials are no proof of removal.",
            "Who edits a log with care leaves nothing in it that the kernel couldn't have written: a line removed"
                    + " at the end, a whole event removed where serials are missing anyway, a value replaced by"
                    + " another of the same form. Only a second copy shows it.",
            "Events have no signature. Whoever writes the file, or speaks to the kernel's audit socket with"
                    + " CAP_AUDIT_WRITE, can add user records of any text.",
            "A log that was cut at its beginning or end, or deleted whole, looks like one that began later or ended"
                    + " sooner.",
            "The argument list is what the program was given when it started. It can show another one in ps, and do"
                    + " something else.",
            "A moved line is noticed by its serial and time; moved within one millisecond and serial, it is not.",
            "The host's clock is believed as it is: that it stood wrong all the time can't be noticed here.");

    private Limits() {}

    /// One sentence or two each.
    public static List<String> all() {
        return ALL;
    }
}
