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
            "A changed value is noticed where the kernel writes it twice (arguments and process title, the name of the"
                    + " program and comm), or where it no longer has the kernel's form. A working directory, an owner, a"
                    + " key, an address, arguments beyond the first 128 bytes, and all texts of user programs' records"
                    + " are written once: what was put in their place is not noticed if it has the same form.",
            "A process title is compared with the arguments of the program start it stands by. Beside calls that start"
                    + " no program, and those that failed, there is nothing to compare it with.",
            "A moved line is noticed if it stands among other events than its own, in the wrong order or farther away"
                    + " than is usual; a whole event moved by less than a queue's length, or a record that stands alone,"
                    + " is not.",
            "A record of a user program that stands twice is not noticed: programs may write the same twice.",
            "Of a log with more than 20,000 calls, the form and order of fields is looked at in so many, evenly spread.",
            "The host's clock is believed as it is: that it stood wrong all the time can't be noticed here.");

    private Limits() {}

    /// One sentence or two each.
    public static List<String> all() {
        return ALL;
    }
}
