package org.execscope.ui.export;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// How the user names files and folders: the system's choosers, or anything else that answers.
public interface FileChoice {
    /// Files to open; empty if the user thought better of it.
    List<Path> filesToOpen(Window owner);

    /// One file to read, or null.
    ///
    /// @param title what it is for
    default @Nullable Path fileToRead(Window owner, String title) {
        List<Path> chosen = filesToOpen(owner);
        return chosen.isEmpty() ? null : chosen.getFirst();
    }

    /// A folder to open, or null.
    @Nullable
    Path folderToOpen(Window owner);

    /// A file to write, or null.
    ///
    /// @param proposed where to begin
    @Nullable
    Path fileToWrite(Window owner, Path proposed);
}
