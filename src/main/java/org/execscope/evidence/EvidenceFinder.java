package org.execscope.evidence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Finds what to read in what the user gave: files, several, folders, collected trees.
public final class EvidenceFinder {
    private static final String LOGS = "var/log/audit";
    /// `audit.log`, `audit.log.3`, `audit.log-20260314`; our own pattern on short names, so it can't run away.
    private static final Pattern LOG = Pattern.compile("audit\\.log(?:\\.(\\d{1,9})|-(\\d{8,14}))?");

    private static final Pattern PACKED = Pattern.compile("audit\\.log.*\\.(?:gz|xz|zst|bz2|lz4)");

    /// Dates may come with an hour, a minute and a second behind them.
    private static final int DATE_AND_TIME = 14;

    private static final Comparator<Path> OLDEST_FIRST =
            Comparator.comparingLong(EvidenceFinder::ageOf).reversed().thenComparing(Path::toString);

    private final Map<Path, List<EvidenceFile>> sets = new LinkedHashMap<>();
    private final Map<Path, String> setNames = new LinkedHashMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<Path> taken = new HashSet<>();

    private EvidenceFinder() {}

    /// Looks, and reads nothing but the host's context. Never throws for bad input: what can't be read is
    /// [Evidence#skipped()], with `failed` set.
    public static Evidence find(List<Path> given) {
        EvidenceFinder finder = new EvidenceFinder();
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
        } else if (!HostFiles.isPlainFile(path)) {
            skipped.add(new Skipped(name, "is not a file or folder (a device, pipe or socket)", true));
        } else {
            Path folder = path.toAbsolutePath().normalize().getParent();
            take(path, name, folder == null ? path : folder, folder == null ? name : shown(folder));
        }
    }

    private void take(Path path, String name, Path set, String setName) {
        if (!Files.isReadable(path)) {
            skipped.add(new Skipped(name, "can't be read: permission denied", true));
        } else if (!taken.add(real(path))) {
            skipped.add(new Skipped(name, "was given twice, read once", false));
        } else {
            setNames.putIfAbsent(set, setName);
            List<EvidenceFile> files = sets.computeIfAbsent(set, _ -> new ArrayList<>());
            files.add(new EvidenceFile(path, name, -1));
        }
    }

    /// A folder of logs, a collected tree, or a folder of collected trees.
    private void folder(Path folder, String name) {
        int before = taken.size() + skipped.size();
        if (logs(folder, name, folder)) {
            return;
        }
        Path below = folder.resolve(LOGS);
        if (Files.isDirectory(below) && logs(below, name + "/" + LOGS, folder)) {
            return;
        }
        for (Path child : children(folder, name)) {
            Path logs = child.resolve(LOGS);
            if (Files.isDirectory(child) && Files.isDirectory(logs)) {
                logs(logs, name + "/" + shown(child.getFileName()) + "/" + LOGS, folder);
            }
        }
        if (taken.size() + skipped.size() == before) {
            skipped.add(new Skipped(name, "holds no audit.log, nor var/log/audit/audit.log below it", true));
        }
    }

    /// Takes the logs that lie in this folder, oldest first.
    ///
    /// @param inside what the user gave: no link leads out of it
    /// @return whether there are any
    private boolean logs(Path folder, String name, Path inside) {
        List<Path> logs = new ArrayList<>();
        List<Skipped> left = new ArrayList<>();
        boolean packed = false;
        for (Path child : children(folder, name)) {
            String file = child.getFileName().toString();
            Matcher log = LOG.matcher(file);
            String shownName = name + "/" + shown(child.getFileName());
            if (log.matches() && !HostFiles.isInside(child, inside)) {
                left.add(new Skipped(
                        shownName, "is a link out of the folder given, not followed; open its target by name", true));
            } else if (log.matches() && HostFiles.isPlainFile(child)) {
                logs.add(child);
            } else if (log.matches() && !Files.isDirectory(child)) {
                left.add(new Skipped(shownName, "is not a file (a device, pipe or socket)", true));
            } else if (PACKED.matcher(file).matches()) {
                packed = true;
                left.add(new Skipped(shownName, "is compressed; unpack a copy of it and open that", true));
            } else if (!Files.isDirectory(child)) {
                left.add(new Skipped(shownName, "is not named like an audit log; open it by name to read it", false));
            }
        }
        if (logs.isEmpty() && !packed && left.stream().noneMatch(Skipped::failed)) {
            return false;
        }
        skipped.addAll(left);
        logs.sort(OLDEST_FIRST);
        for (Path log : logs) {
            take(
                    log,
                    name + "/" + shown(log.getFileName()),
                    folder.toAbsolutePath().normalize(),
                    name);
        }
        return true;
    }

    /// Larger is older: rotation numbers count up with age, dates down; a dated log is older than any numbered one.
    private static long age(Matcher log) {
        if (log.group(2) != null) {
            return Long.MAX_VALUE - Long.parseLong((log.group(2) + "000000").substring(0, DATE_AND_TIME));
        }
        return log.group(1) == null ? 0 : Long.parseLong(log.group(1));
    }

    private List<Path> children(Path folder, String name) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            skipped.add(new Skipped(name, "can't be listed: permission denied or damaged", true));
        }
        children.sort(null);
        return children;
    }

    private Evidence found() {
        List<EvidenceFile> files = new ArrayList<>();
        List<EvidenceSet> found = new ArrayList<>();
        for (var set : sets.entrySet()) {
            int number = found.size();
            found.add(new EvidenceSet(number, setNames.getOrDefault(set.getKey(), ""), context(set.getKey())));
            set.getValue().sort(Comparator.comparing(EvidenceFile::path, OLDEST_FIRST));
            for (EvidenceFile file : set.getValue()) {
                files.add(new EvidenceFile(file.path(), file.name(), number));
            }
        }
        return new Evidence(files, found, skipped);
    }

    private static long ageOf(Path path) {
        Path name = path.getFileName();
        Matcher log = LOG.matcher(name == null ? "" : name.toString());
        return log.matches() ? age(log) : 0;
    }

    /// What was collected about the host lies at the root of the tree that the logs lie in, or beside their folder.
    private static HostContext context(Path folder) {
        for (Path root = folder;
                root != null && folder.getNameCount() - root.getNameCount() <= 3;
                root = root.getParent()) {
            boolean ownSystem = root.getParent() == null;
            if (!ownSystem && HostFiles.isRoot(root)) {
                return HostFiles.read(root);
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

    private static String shown(@Nullable Path path) {
        return path == null ? "" : Display.value(Bytes.utf8(path.toString()));
    }
}
