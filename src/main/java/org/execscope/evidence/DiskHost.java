package org.execscope.evidence;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A collected tree that lies in a folder.
///
/// @param root its root
record DiskHost(Path root) implements HostSource {
    private static final int MOST_NAMES = 1000;

    @Override
    public byte @Nullable [] content(String path) {
        Path file = root.resolve(path);
        try {
            if (!Files.isRegularFile(file) || !isInside(file, root) || Files.size(file) > LONGEST) {
                return null;
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public @Nullable String link(String path) {
        Path link = root.resolve(path);
        try {
            return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public List<String> names(String folder) {
        Path path = root.resolve(folder);
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(path) || !isInside(path, root)) {
            return names;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
            for (Path child : children) {
                if (names.size() < MOST_NAMES && child.getFileName() != null) {
                    names.add(child.getFileName().toString());
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    /// Whether a path, links resolved, lies in this folder: a collected tree is the attacker's, and a link
    /// in it could lead to this workstation's own files.
    static boolean isInside(Path path, Path folder) {
        try {
            return path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return !Files.isSymbolicLink(path);
        }
    }

    /// Whether a path is a plain file, not followed to a device or a pipe.
    static boolean isPlainFile(Path path) {
        return Files.isRegularFile(path) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
