package org.execscope.ui.tree;

import org.execscope.process.ProcessForest;

/// The children of a process, which stand in a row in the forest.
final class Children {
    private Children() {}

    /// How many there are. The roots of the next boot stand behind the last children of a boot: only who names a
    /// process as parent is its child.
    static int count(ProcessForest forest, int process) {
        int count = forest.childCount(process);
        while (count > 0 && forest.parent(forest.child(process, count - 1)) != process) {
            count--;
        }
        return count;
    }
}
