package org.execscope.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Finds what to read in what the user gave: files, several, folders, archives, collected trees.
public final class EvidenceFinder {
    private static final String NO_LOG = "holds no audit.log, nor var/log/audit/audit.log below it";
    private static final String BINARY = "is a binary journal; export it by journalctl -o json --all, or ask for"
            + " /var/log/audit/audit.log itself";

    /// So many files that were left out are named; more are only counted.
    private static final int MOST_NAMED = 50;

    private static final int PARENTS = 3;

    private final CancelToken cancel;
    private final Progress progress;
    private final Map<String, SetOfFiles> sets = new LinkedHashMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<Path> taken = new HashSet<>();

    private EvidenceFinder(CancelToken cancel, Progress progress) {
        this.cancel = cancel;
        this.progress = progress;
    }

    private static final class SetOfFiles {
        private final String name;
        private final HostContext context;
        private final List<EvidenceFile> files = new ArrayList<>();
        private final Map<EvidenceFile, LogName> names = new LinkedHashMap<>();

        SetOfFiles(String name, HostContext context) {
            this.name = name;
            this.context = context;
        }
    }

    /// As [#find(List, CancelToken, Progress)], to its end.
    public static Evidence find(List<Path> given) {
        return find(given, new CancelToken());
    }

    /// As [#find(List, CancelToken, Progress)], telling nobody.
    public static Evidence find(List<Path> given, CancelToken cancel) {
        return find(given, cancel, Progress.NONE);
    }

    /// Looks through what was given: the host's context, the archives' heads, and those files whose name doesn't
    /// say whether they have audit records up to the first of them. Never throws for bad
    /// input: what can't be read is [Evidence#skipped()], with `failed` set.
    ///
    /// @param progress hears of long files that are looked through; how many bytes they have isn't known
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static Evidence find(List<Path> given, CancelToken cancel, Progress progress) {
        EvidenceFinder finder = new EvidenceFinder(cancel, progress);
        for (Path path : given) {
            finder.look(path);
        }
        return finder.found();
    }

    private void look(Path path) {
        String name = shown(path);
        if (Files.isDirectory(path)) {
            folder(path, name);
        } else if (!Files.exists(path)) {
            skipped.add(new Skipped(name, "does not exist", true));
        } else if (!DiskHost.isPlainFile(path)) {
            skipped.add(new Skipped(name, "is not a file or folder (a device, pipe or socket)", true));
        } else if (!Files.isReadable(path)) {
            skipped.add(new Skipped(name, "can't be read: permission denied", true));
        } else {
            file(path, name);
        }
    }

    /// A file given by name is read whatever it is called.
    private void file(Path path, String name) {
        if (!taken.add(real(path))) {
            skipped.add(new Skipped(name, "was given twice, read once", false));
            return;
        }
        try (InputStream in = Files.newInputStream(path);
                Sniffed sniffed = Sniffed.look(in)) {
            if (sniffed.archive() != null) {
                archive(path, name, sniffed.layers(), sniffed.archive());
                return;
            }
        } catch (IOException e) {
            skipped.add(new Skipped(name, Unreadable.words(e), true));
            return;
        }
        Path folder = path.toAbsolutePath().normalize().getParent();
        Path set = folder == null ? path : folder;
        take(
                FolderWalk.sniff(path, last(path), name, LogName.Kind.AUDIT, cancel, progress),
                "disk:" + set,
                folder == null ? name : shown(folder),
                () -> context(set));
    }

    private void archive(Path path, String name, List<Compression> layers, ArchiveKind kind) {
        ArchiveWalk.Result result = ArchiveWalk.walk(path, name, layers, kind, cancel, progress);
        skipped.addAll(result.skipped());
        int before = taken();
        takeAll(
                result.found(),
                "archive:" + real(path) + "!/",
                root -> root.isEmpty() ? name : name + "!/" + root,
                root -> HostFiles.read(result.host(root)));
        if (taken() == before && result.skipped().isEmpty()) {
            skipped.add(new Skipped(name, NO_LOG, true));
        } else if (result.others() > 0) {
            skipped.add(new Skipped(
                    name,
                    String.format(
                            Locale.ROOT, "has %,d other files: by their names no logs of this kind", result.others()),
                    false));
        }
    }

    private int taken() {
        return sets.values().stream().mapToInt(set -> set.files.size()).sum();
    }

    /// A folder of logs, a collected tree, or a folder of collected trees or of archives of them.
    private void folder(Path folder, String name) {
        FolderWalk.Result result = FolderWalk.walk(folder, name, cancel, progress);
        int before = taken();
        int saidBefore = skipped.size();
        skipped.addAll(result.skipped());
        Path absolute = folder.toAbsolutePath().normalize();
        List<Found> logs = result.found().stream().filter(this::isNew).toList();
        takeAll(
                logs,
                "disk:" + absolute + "/",
                root -> root.isEmpty() ? name : name + "/" + root,
                root -> context(absolute.resolve(root)));
        for (Path archive : result.archives()) {
            file(archive, name + "/" + shown(archive.getFileName()));
        }
        boolean saidAny = skipped.stream().skip(saidBefore).anyMatch(Skipped::failed);
        if (taken() == before && !saidAny && logs.size() == result.found().size()) {
            skipped.add(new Skipped(name, NO_LOG, true));
        }
    }

    /// Archives beside logs come as both.
    private boolean isNew(Found found) {
        if (found.logName().kind() == LogName.Kind.OTHER || taken.add(real(found.disk()))) {
            return true;
        }
        skipped.add(new Skipped(found.name(), "was given twice, read once", false));
        return false;
    }

    private void takeAll(
            List<Found> all, String key, Function<String, String> setName, Function<String, HostContext> context) {
        Set<String> logFolders = new HashSet<>();
        for (Found found : all) {
            if (found.logName().kind() == LogName.Kind.AUDIT) {
                logFolders.add(found.folder());
            }
        }
        LeftOut left = new LeftOut();
        for (Found found : all) {
            LogName.Kind kind = found.logName().kind();
            if (kind == LogName.Kind.BINARY_JOURNAL) {
                left.add(found, BINARY);
            } else if (kind == LogName.Kind.OTHER) {
                if (logFolders.contains(found.folder())) {
                    left.add(found, "is not named like an audit log; open it by name to read it");
                }
            } else if (found.objection() != null) {
                left.add(found, found.objection());
            } else {
                String root = found.root();
                take(found, key + root, setName.apply(root), () -> context.apply(root));
            }
        }
        skipped.addAll(left.said());
    }

    private void take(Found found, String key, String setName, Supplier<HostContext> context) {
        if (found.refused() != null) {
            skipped.add(new Skipped(found.name(), found.refused(), true));
            return;
        }
        SetOfFiles set = sets.get(key);
        if (set == null) {
            set = new SetOfFiles(setName, context.get());
            sets.put(key, set);
        }
        EvidenceFile file = new EvidenceFile(found.disk(), found.name(), -1, found.packing());
        set.files.add(file);
        set.names.put(file, found.logName());
    }

    /// Names the first few and counts the others.
    private static final class LeftOut {
        private final List<Skipped> said = new ArrayList<>();
        private final Map<String, Integer> more = new LinkedHashMap<>();
        private String first = "";

        void add(Found found, String why) {
            if (said.size() < MOST_NAMED) {
                said.add(new Skipped(found.name(), why, false));
                return;
            }
            first = first.isEmpty() ? found.name() : first;
            more.merge(why, 1, Integer::sum);
        }

        List<Skipped> said() {
            List<Skipped> all = new ArrayList<>(said);
            more.forEach((why, count) ->
                    all.add(new Skipped(first + " and more: " + count + " files", "each " + why, false)));
            return all;
        }
    }

    private Evidence found() {
        List<EvidenceFile> files = new ArrayList<>();
        List<EvidenceSet> found = new ArrayList<>();
        for (SetOfFiles set : sets.values()) {
            int number = found.size();
            found.add(new EvidenceSet(number, set.name, set.context));
            Comparator<EvidenceFile> order =
                    Comparator.comparing(file -> set.names.getOrDefault(file, LogName.of("")), LogName.OLDEST_FIRST);
            set.files.sort(order.thenComparing(EvidenceFile::name));
            for (EvidenceFile file : set.files) {
                files.add(new EvidenceFile(file.path(), file.name(), number, file.packing()));
            }
        }
        return new Evidence(files, found, skipped);
    }

    /// What was collected about the host lies at the root of the tree that the logs lie in, or beside their
    /// folder.
    private static HostContext context(Path folder) {
        for (Path root = folder;
                root != null && folder.getNameCount() - root.getNameCount() <= PARENTS;
                root = root.getParent()) {
            boolean ownSystem = root.getParent() == null;
            DiskHost host = new DiskHost(root);
            if (!ownSystem && HostFiles.isRoot(host)) {
                return HostFiles.read(host);
            }
        }
        return HostContext.NONE;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String last(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /// How a file or folder that is given is called in the evidence.
    public static String nameOf(Path given) {
        return shown(given);
    }

    private static String shown(@Nullable Path path) {
        return path == null ? "" : Display.value(Bytes.utf8(path.toString()));
    }
}
