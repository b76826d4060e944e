package org.execscope.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.execscope.ui.export.FileChoice;
import org.jspecify.annotations.Nullable;

/// The system's own choosers; they begin where the last choice was, as long as the program runs.
final class SystemFileChoice implements FileChoice {
    private @Nullable File last;

    @Override
    public List<Path> filesToOpen(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open audit logs");
        begin(chooser);
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        last = chosen.getFirst().getParentFile();
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public @Nullable Path fileToRead(Window owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        begin(chooser);
        File chosen = chooser.showOpenDialog(owner);
        if (chosen == null) {
            return null;
        }
        last = chosen.getParentFile();
        return chosen.toPath();
    }

    @Override
    public @Nullable Path folderToOpen(Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder of audit logs");
        File from = last;
        if (from != null && from.isDirectory()) {
            chooser.setInitialDirectory(from);
        }
        File chosen = chooser.showDialog(owner);
        if (chosen == null) {
            return null;
        }
        last = chosen;
        return chosen.toPath();
    }

    @Override
    public @Nullable Path fileToWrite(Window owner, Path proposed) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export to");
        Path name = proposed.getFileName();
        if (name != null) {
            chooser.setInitialFileName(name.toString());
        }
        Path folder = proposed.toAbsolutePath().getParent();
        if (folder != null && folder.toFile().isDirectory()) {
            chooser.setInitialDirectory(folder.toFile());
        }
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    private void begin(FileChooser chooser) {
        File from = last;
        if (from != null && from.isDirectory()) {
            chooser.setInitialDirectory(from);
        }
    }
}
