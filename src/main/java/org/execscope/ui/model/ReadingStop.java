package org.execscope.ui.model;

import org.execscope.evidence.CancelToken;

/// Stops the reading of evidence, in two steps: what was read until then is worth its processes, unless the user
/// doesn't want to wait for those either.
final class ReadingStop {
    private final CancelToken reading = new CancelToken();
    private final CancelToken rest = new CancelToken();

    /// Stops reading, and the checks.
    CancelToken reading() {
        return reading;
    }

    /// Gives up the processes of what was read.
    CancelToken rest() {
        return rest;
    }

    /// Goes one step.
    ///
    /// @return whether it was the first one
    boolean step() {
        boolean first = !reading.isCancelled();
        if (first) {
            reading.cancel();
        } else {
            rest.cancel();
        }
        return first;
    }

    /// Nothing of it is wanted any more.
    void giveUp() {
        reading.cancel();
        rest.cancel();
    }
}
