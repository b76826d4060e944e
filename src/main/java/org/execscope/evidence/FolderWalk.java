package org.execscope.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Looks through a folder: a folder of logs, a collected tree, or a folder of those.
final class FolderWalk {
    private static final int DEEPEST = 6;
    private static final int MOST_FOLDERS = 20_000;
    private static final int MOST_FILES = 100_000;
    private static final String LOGS = "var/log";

    private final Path given;
    private final CancelToken cancel;
    private final Progress progress;
    private final List<Found> found = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<Path> archives = new ArrayList<>();
    private final Deque<Place> places = new ArrayDeque<>();
    private int folders;

    private FolderWalk(Path given, CancelToken cancel, Progress progress) {
        this.given = given;
        this.cancel = cancel;
        this.progress = progress;
    }

    /// A folder to look into.
    ///
    /// @param path from the folder given, its parts joined by `/`
    /// @param depth how far below; logs lie right in it where it is negative
    private record Place(Path folder, String path, String name, int depth) {
        Place child(Path child, int newDepth) {
            String last = last(child);
            return new Place(child, path.isEmpty() ? last : path + "/" + last, name + "/" + shown(last), newDepth);
        }
    }

    /// @param archives packed files that lie in the folder itself: collections, maybe
    record Result(List<Found> found, List<Skipped> skipped, List<Path> archives) {}

    static Result walk(Path given, String name, CancelToken cancel, Progress progress) {
        FolderWalk walk = new FolderWalk(given, cancel, progress);
        walk.places.add(new Place(given, "", name, 0));
        while (!walk.places.isEmpty()) {
            cancel.check();
            if (walk.folders++ >= MOST_FOLDERS) {
                walk.skipped.add(new Skipped(
                        name, "has more than " + MOST_FOLDERS + " folders; open the folder of logs itself", true));
                break;
            }
            walk.look(walk.places.remove());
        }
        return new Result(walk.found, walk.skipped, walk.archives);
    }

    private void look(Place place) {
        Path logs = place.folder.resolve(LOGS);
        if (Files.isDirectory(logs) && DiskHost.isInside(logs, given)) {
            Place log = place.child(place.folder.resolve("var"), -1).child(logs, -1);
            places.addFirst(log);
            if (place.depth == 0) {
                lookForArchives(place);
            }
            return;
        }
        boolean flat = place.depth < 0;
        for (Path child : children(place)) {
            cancel.check();
            boolean link = Files.isSymbolicLink(child);
            if (Files.isDirectory(child)) {
                boolean below = !link && (flat ? isOfLogs(last(child)) : place.depth < DEEPEST);
                if (below) {
                    places.add(place.child(child, flat ? -1 : place.depth + 1));
                }
            } else {
                file(child, place);
            }
        }
    }

    /// What lies in `var/log` apart from the files themselves.
    private static boolean isOfLogs(String folder) {
        return folder.equals("audit") || folder.equals("journal") || folder.matches("[0-9a-f]{32}");
    }

    private void lookForArchives(Place place) {
        for (Path child : children(place)) {
            if (!Files.isDirectory(child) && LogName.of(last(child)).kind() == LogName.Kind.OTHER) {
                archive(child);
            }
        }
    }

    private void archive(Path file) {
        if (!DiskHost.isPlainFile(file) || !DiskHost.isInside(file, given) || !Files.isReadable(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file);
                Sniffed sniffed = Sniffed.look(in)) {
            if (sniffed.archive() != null) {
                archives.add(file);
            }
        } catch (IOException _) {
            // Nobody asked for it by name.
        }
    }

    private void file(Path file, Place place) {
        LogName name = LogName.of(last(file));
        Place at = place.child(file, 0);
        if (found.size() >= MOST_FILES) {
            return;
        }
        if (name.kind() == LogName.Kind.OTHER) {
            if (place.depth == 0) {
                archive(file);
            }
            found.add(new Found(at.path, at.name, file, Packing.PLAIN, null, null));
        } else if (!DiskHost.isInside(file, given)) {
            refuse(name, at, "is a link out of the folder given, not followed; open its target by name");
        } else if (!DiskHost.isPlainFile(file)) {
            refuse(name, at, "is not a file (a device, pipe or socket)");
        } else if (!Files.isReadable(file)) {
            refuse(name, at, "can't be read: permission denied");
        } else {
            found.add(sniff(file, at.path, at.name, name.kind(), cancel, progress));
        }
    }

    /// Of files that hold audit records only sometimes, it matters to nobody that they can't be read.
    private void refuse(LogName name, Place at, String why) {
        skipped.add(new Skipped(at.name, why, name.kind() == LogName.Kind.AUDIT));
    }

    /// Looks how a file is packed, and whether it has audit records where its name doesn't say so.
    static Found sniff(Path file, String path, String name, LogName.Kind kind, CancelToken cancel, Progress progress) {
        if (kind == LogName.Kind.BINARY_JOURNAL) {
            return new Found(path, name, file, Packing.PLAIN, null, null);
        }
        try (InputStream in = Files.newInputStream(file);
                Sniffed sniffed = Sniffed.look(in)) {
            List<UnpackStep> steps = new ArrayList<>();
            sniffed.layers().forEach(layer -> steps.add(new UnpackStep.Decompress(layer)));
            String objection = kind == LogName.Kind.AUDIT ? null : sniffed.objection(cancel, progress, name);
            return new Found(path, name, file, ArchiveWalk.packing(steps, -1), objection, null);
        } catch (IOException e) {
            return new Found(path, name, file, Packing.PLAIN, null, Unreadable.words(e));
        }
    }

    private List<Path> children(Place place) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(place.folder)) {
            for (Path child : stream) {
                cancel.check();
                if (children.size() < MOST_FILES) {
                    children.add(child);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            skipped.add(new Skipped(place.name, "can't be listed: permission denied or damaged", true));
        }
        children.sort(null);
        return children;
    }

    private static String last(@Nullable Path path) {
        Path name = path == null ? null : path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static String shown(String text) {
        return Display.value(Bytes.utf8(text));
    }
}
