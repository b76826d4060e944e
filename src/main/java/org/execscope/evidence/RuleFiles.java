package org.execscope.evidence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Finds the audit rules that were collected with the logs: below the root of the tree that the logs lie in, or beside
/// their folder. Never this workstation's own.
public final class RuleFiles {
    /// Far more than any host's; a longer one isn't read.
    private static final long LONGEST = 1 << 20;

    private static final int MOST = 200;
    private static final int LEVELS = 3;

    private RuleFiles() {}

    /// All of them. Never throws for bad evidence: what can't be read is left out.
    public static List<RuleFile> of(Evidence evidence) {
        List<RuleFile> found = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        for (EvidenceFile file : evidence.files()) {
            Path folder = file.path().toAbsolutePath().normalize().getParent();
            if (folder != null && folders.add(folder)) {
                look(folder, file.set(), seen, found);
            }
        }
        return found;
    }

    private static void look(Path folder, int set, Set<Path> seen, List<RuleFile> found) {
        Path root = folder;
        for (int level = 0; level <= LEVELS && root != null && root.getParent() != null; level++) {
            take(root, "etc/audit/audit.rules", RuleFile.Kind.RULES, set, seen, found);
            all(root, "etc/audit/rules.d", set, seen, found);
            all(root, "rules", set, seen, found);
            take(root, "rules/loaded.txt", RuleFile.Kind.LOADED, set, seen, found);
            take(root, "auditctl-list.txt", RuleFile.Kind.LOADED, set, seen, found);
            take(root, "live_response/system/auditctl_-l.txt", RuleFile.Kind.LOADED, set, seen, found);
            take(root, "auditctl-status.txt", RuleFile.Kind.STATUS, set, seen, found);
            take(root, "live_response/system/auditctl_-s.txt", RuleFile.Kind.STATUS, set, seen, found);
            if (!found.isEmpty() && HostFiles.isRoot(root)) {
                return;
            }
            root = root.getParent();
        }
    }

    private static void all(Path root, String name, int set, Set<Path> seen, List<RuleFile> found) {
        Path folder = root.resolve(name);
        if (!Files.isDirectory(folder) || !HostFiles.isInside(folder, root)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.rules")) {
            stream.forEach(files::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException _) {
            return;
        }
        files.sort(null);
        for (Path file : files) {
            take(root, name + "/" + file.getFileName(), RuleFile.Kind.RULES, set, seen, found);
        }
    }

    private static void take(
            Path root, String name, RuleFile.Kind kind, int set, Set<Path> seen, List<RuleFile> found) {
        Path path = root.resolve(name);
        if (found.size() < MOST && HostFiles.isPlainFile(path) && HostFiles.isInside(path, root) && seen.add(path)) {
            Bytes text = read(path);
            if (text != null) {
                found.add(new RuleFile(set, Display.value(Bytes.utf8(name)), kind, text));
            }
        }
    }

    private static @Nullable Bytes read(Path path) {
        try {
            return Files.size(path) > LONGEST ? null : Bytes.of(Files.readAllBytes(path));
        } catch (IOException _) {
            return null;
        }
    }
}
