package org.execscope.ui.evidence;

import java.nio.file.Path;
import java.util.List;

/// What was given to be opened.
final class GivenPaths {
    private GivenPaths() {}

    /// These without the one that a file came with: the file itself, its archive, or the folder it lies in.
    static List<Path> without(List<Path> given, Path file) {
        Path wanted = file.toAbsolutePath().normalize();
        return given.stream()
                .filter(path -> !wanted.startsWith(path.toAbsolutePath().normalize()))
                .toList();
    }
}
