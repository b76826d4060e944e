package org.execscope.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.execscope.process.ProcessAt;
import org.execscope.process.ProcessForest;

/// Says which processes a pid and a time were taken for, where another could have been meant.
final class RootWords {
    private RootWords() {}

    /// @param roots what `wanted` was taken for
    static List<String> of(ProcessForest forest, ProcessAt wanted, BitSet roots) {
        List<String> all = new ArrayList<>();
        if (roots.cardinality() > 1) {
            all.add("--root: " + roots.cardinality() + " hosts had a process with the pid " + wanted.pid()
                    + "; each is shown");
        }
        for (int root = roots.nextSetBit(0); root >= 0; root = roots.nextSetBit(root + 1)) {
            String doubt = doubt(forest, wanted, root);
            if (!doubt.isEmpty()) {
                all.add("--root: taken for the process " + forest.id(root) + ", " + doubt);
            }
        }
        return all;
    }

    private static String doubt(ProcessForest forest, ProcessAt wanted, int root) {
        long start = forest.startMillis(root);
        if (start != ProcessForest.UNKNOWN_TIME && start > wanted.millis()) {
            return "which is first known at " + Instant.ofEpochMilli(start) + ", after the time that was given";
        }
        if (forest.endIsExact(root) && forest.endMillis(root) < wanted.millis()) {
            return "which had ended at " + Instant.ofEpochMilli(forest.endMillis(root));
        }
        long holders = 0;
        for (int p = 0; p < forest.size(); p++) {
            holders += forest.pid(p) == wanted.pid() && forest.host(p) == forest.host(root) ? 1 : 0;
        }
        return holders > 1
                ? "one of " + holders + " that had this pid on its host: the last that had begun by then"
                : "";
    }
}
