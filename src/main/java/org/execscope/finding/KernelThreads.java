package org.execscope.finding;

import java.util.List;

/// The names that kernel threads bear (ps shows them in square brackets).
final class KernelThreads {
    private static final List<String> BEGINNINGS = List.of(
            "kworker",
            "kthreadd",
            "ksoftirqd",
            "migration/",
            "rcu_sched",
            "rcu_preempt",
            "rcu_bh",
            "rcu_gp",
            "rcu_par_gp",
            "rcu_tasks",
            "rcuop",
            "rcuob",
            "khugepaged",
            "kswapd",
            "kdevtmpfs",
            "kauditd",
            "irq/",
            "kcompactd",
            "kblockd",
            "kintegrityd",
            "watchdogd",
            "oom_reaper",
            "khungtaskd",
            "cpuhp/",
            "idle_inject/",
            "scsi_eh_",
            "jbd2/",
            "kthrotld",
            "kstrp",
            "netns",
            "writeback");

    private KernelThreads() {}

    /// Whether any of the names begins so: a quick look before the longer one.
    static boolean canBegin(byte first) {
        return switch (first) {
            case 'k', 'm', 'r', 'i', 'w', 'o', 'c', 's', 'j', 'n' -> true;
            default -> false;
        };
    }

    /// Whether a name begins as one of theirs.
    static boolean isNamed(String name) {
        for (String beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) {
                boolean whole = beginning.equals("netns") || beginning.equals("writeback");
                return !whole || name.equals(beginning) || name.equals(beginning + "]");
            }
        }
        return false;
    }
}
