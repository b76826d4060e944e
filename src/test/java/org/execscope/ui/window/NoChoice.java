package org.execscope.ui.window;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Window;
import org.execscope.ui.export.FileChoice;
import org.jspecify.annotations.Nullable;

/// Chooses nothing: a test that comes to it has gone astray.
final class NoChoice implements FileChoice {
    @Override
    public List<Path> filesToOpen(Window owner) {
        throw new AssertionError("not asked for");
    }

    @Override
    public @Nullable Path folderToOpen(Window owner) {
        throw new AssertionError("not asked for");
    }

    @Override
    public @Nullable Path fileToWrite(Window owner, Path proposed) {
        throw new AssertionError("not asked for");
    }
}
