package org.execscope.ui.timeline;

import org.execscope.process.ProcessForest;

/// What the parent of an event's process was running.
final class ParentImage {
    private ParentImage() {}

    /// The event of the parent's image at that time, or [ProcessForest#NONE].
    static int of(ProcessForest forest, int event) {
        int process = forest.processOf(event);
        int parent = process == ProcessForest.NONE ? ProcessForest.NONE : forest.parent(process);
        return parent == ProcessForest.NONE ? ProcessForest.NONE : forest.imageAt(parent, event);
    }
}
