package org.execscope.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Goes once through an archive: notes what may be logs, keeps what tells of the host, counts the rest.
final class ArchiveWalk {
    /// An archive in an archive is opened, one in that isn't.
    private static final int DEEPEST = 1;

    private static final int MOST_NESTED = 256;
    /// Nested collections lie near the top; what lies deeper is the host's own.
    private static final int NESTED_PARTS = 3;

    private static final int MOST_FOUND = 20_000;
    private static final long MOST_KEPT = 128L << 20;

    private final Path disk;
    private final DiskInput input;
    private final CancelToken cancel;
    private final Progress progress;
    private final List<Found> found = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private long kept;
    private long others;
    private int nested;

    private ArchiveWalk(Path disk, DiskInput input, CancelToken cancel, Progress progress) {
        this.disk = disk;
        this.input = input;
        this.cancel = cancel;
        this.progress = progress;
    }

    /// What is in an archive.
    ///
    /// @param found what may be logs
    /// @param skipped what could not be looked at
    /// @param others how many other files there are
    record Result(
            List<Found> found,
            List<Skipped> skipped,
            long others,
            Map<String, byte[]> contents,
            Map<String, String> links) {
        /// What the archive holds below this path.
        HostSource host(String root) {
            return new ArchiveHost(root, contents, links);
        }
    }

    /// @param name how the archive is called
    /// @param layers the compressions around it
    static Result walk(
            Path disk, String name, List<Compression> layers, ArchiveKind kind, CancelToken cancel, Progress progress) {
        List<UnpackStep> steps = new ArrayList<>();
        layers.forEach(layer -> steps.add(new UnpackStep.Decompress(layer)));
        try (DiskInput input = DiskInput.open(disk, new DiskInput.Search(cancel, progress, name))) {
            ArchiveWalk walk = new ArchiveWalk(disk, input, cancel, progress);
            try (ArchiveReader reader = open(input, steps, kind)) {
                walk.entries(reader, name, "", steps, kind, 0);
            } catch (CancellationException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                walk.skipped.add(
                        new Skipped(name, PackedStream.readable(e, input).getMessage(), true));
            }
            return new Result(walk.found, walk.skipped, walk.others, walk.contents, walk.links);
        } catch (IOException e) {
            Skipped unread = new Skipped(name, Unreadable.words(e), true);
            return new Result(List.of(), List.of(unread), 0, Map.of(), Map.of());
        }
    }

    private static ArchiveReader open(DiskInput input, List<UnpackStep> steps, ArchiveKind kind) throws IOException {
        return steps.isEmpty() && kind == ArchiveKind.ZIP
                ? ArchiveReader.ofZip(input)
                : ArchiveReader.of(kind, PackedStream.unpack(input, steps));
    }

    private void entries(
            ArchiveReader reader, String name, String folder, List<UnpackStep> outer, ArchiveKind kind, int depth)
            throws IOException {
        long encrypted = 0;
        TreeSet<String> seen = new TreeSet<>();
        for (ArchiveItem item = reader.next(); item != null; item = reader.next()) {
            cancel.check();
            String path = clean(item.path());
            switch (item.type()) {
                case ENCRYPTED -> encrypted++;
                case LINK -> link(item, reader, name, folder, path);
                case OTHER -> other(path, name);
                case FILE -> {
                    List<UnpackStep> steps = new ArrayList<>(outer);
                    steps.add(new UnpackStep.Entry(kind, item.path(), item.index()));
                    boolean isFirst = !isWorthALook(path) || seen.add(path);
                    String shown = name + "!/" + shown(path) + (isFirst ? "" : " (entry " + (item.index() + 1) + ")");
                    file(item, reader.content(), shown, folder + path, steps, depth);
                }
                case FOLDER -> {
                    // What lies in it has entries of its own.
                }
            }
        }
        if (encrypted > 0) {
            skipped.add(new Skipped(
                    name,
                    "has " + encrypted + " entries that need a password; decrypt a copy of it and open that",
                    true));
        }
    }

    private void other(String path, String name) {
        others++;
        if (LogName.of(last(path)).kind() == LogName.Kind.AUDIT) {
            refuse(name + "!/" + shown(path), "is no plain file, or in a compression that is not known here");
        }
    }

    private static boolean isWorthALook(String path) {
        return LogName.of(last(path)).kind() != LogName.Kind.OTHER;
    }

    private void link(ArchiveItem item, ArchiveReader reader, String name, String folder, String path)
            throws IOException {
        String target = item.target();
        if (HostFiles.isWanted(path) && links.size() < MOST_FOUND) {
            if (target.isEmpty()) {
                target = new String(
                        read(reader.content(), ArchiveReader.LONGEST_NAME), java.nio.charset.StandardCharsets.UTF_8);
            }
            links.putIfAbsent(folder + path, target);
        }
        if (LogName.of(last(path)).kind() == LogName.Kind.AUDIT) {
            refuse(name + "!/" + shown(path), "is a link to " + shown(target) + ", not followed");
        }
    }

    private void refuse(String name, String why) {
        if (skipped.size() < MOST_FOUND) {
            skipped.add(new Skipped(name, why, true));
        }
    }

    private void file(
            ArchiveItem item, InputStream content, String name, String path, List<UnpackStep> steps, int depth)
            throws IOException {
        if (HostFiles.isWanted(path) && item.size() <= HostSource.LONGEST && kept < MOST_KEPT) {
            byte[] bytes = read(content, HostSource.LONGEST);
            kept += bytes.length;
            contents.putIfAbsent(path, bytes);
            return;
        }
        LogName.Kind kind = LogName.of(last(path)).kind();
        if (kind == LogName.Kind.BINARY_JOURNAL) {
            found.add(new Found(path, name, disk, Packing.PLAIN, null, null));
        } else if (kind != LogName.Kind.OTHER) {
            log(item, content, name, path, steps, kind);
        } else if (depth < DEEPEST && parts(path) <= NESTED_PARTS && nested < MOST_NESTED) {
            nested(content, name, path, steps, depth);
        } else {
            others++;
        }
    }

    private void log(
            ArchiveItem item, InputStream content, String name, String path, List<UnpackStep> steps, LogName.Kind kind)
            throws IOException {
        if (found.size() >= MOST_FOUND) {
            others++;
            return;
        }
        long before = input.consumed();
        // The entry of a zip has no bound of its own.
        InputStream bounded = new BoundedInput(content, () -> input.consumed() - before);
        try (Sniffed sniffed = Sniffed.look(bounded)) {
            List<UnpackStep> all = new ArrayList<>(steps);
            sniffed.layers().forEach(layer -> all.add(new UnpackStep.Decompress(layer)));
            long size = sniffed.layers().isEmpty() ? item.size() : -1;
            String objection = kind == LogName.Kind.AUDIT ? null : sniffed.objection(cancel, progress, name);
            found.add(new Found(path, name, disk, packing(all, size), objection, null));
        }
    }

    /// An archive that lies in this one.
    private void nested(InputStream content, String name, String path, List<UnpackStep> steps, int depth)
            throws IOException {
        try (Sniffed sniffed = Sniffed.look(content)) {
            ArchiveKind kind = sniffed.archive();
            if (kind == null) {
                others++;
                return;
            }
            nested++;
            List<UnpackStep> all = new ArrayList<>(steps);
            sniffed.layers().forEach(layer -> all.add(new UnpackStep.Decompress(layer)));
            try (ArchiveReader reader = ArchiveReader.of(kind, sniffed.all())) {
                entries(reader, name, path + "!/", all, kind, depth + 1);
            } catch (CancellationException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                refuse(name, "is damaged: " + e.getMessage());
            }
        }
    }

    static Packing packing(List<UnpackStep> steps, long size) {
        if (steps.isEmpty()) {
            return Packing.PLAIN;
        }
        List<String> names = new ArrayList<>();
        for (UnpackStep step : steps) {
            names.add(
                    switch (step) {
                        case UnpackStep.Decompress decompress ->
                            decompress.compression().label();
                        case UnpackStep.Entry entry -> entry.archive().label();
                    });
        }
        return new Packing(String.join(", ", names), steps, size);
    }

    private static byte[] read(InputStream in, int most) throws IOException {
        return in.readNBytes(most);
    }

    private static int parts(String path) {
        return (int) path.chars().filter(c -> c == '/').count() + 1;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Without what would lead anywhere: names in archives can be absolute or climb.
    static String clean(String path) {
        StringBuilder clean = new StringBuilder();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                clean.append(clean.isEmpty() ? "" : "/").append(part);
            }
        }
        return clean.toString();
    }

    private static String shown(String path) {
        return Display.value(Bytes.utf8(path));
    }

    private record ArchiveHost(String root, Map<String, byte[]> contents, Map<String, String> links)
            implements HostSource {
        private String below(String path) {
            String from = root;
            String rest = path;
            while (rest.startsWith("../")) {
                from = from.contains("/") ? from.substring(0, from.lastIndexOf('/')) : "";
                rest = rest.substring(3);
            }
            return from.isEmpty() || from.endsWith("/") ? from + rest : from + "/" + rest;
        }

        @Override
        public byte @Nullable [] content(String path) {
            return contents.get(below(path));
        }

        @Override
        public @Nullable String link(String path) {
            return links.get(below(path));
        }

        @Override
        public List<String> names(String folder) {
            String prefix = below(folder) + "/";
            return contents.keySet().stream()
                    .filter(path -> path.startsWith(prefix))
                    .map(path -> path.substring(prefix.length()))
                    .filter(name -> !name.contains("/"))
                    .sorted()
                    .toList();
        }
    }
}
