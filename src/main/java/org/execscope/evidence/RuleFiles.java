package org.execscope.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;

/// Finds the audit rules that were collected with the logs: below the root of the tree that the logs lie in,
/// or beside their folder. Never this workstation's own.
public final class RuleFiles {
    private static final int MOST = 200;
    private static final int LEVELS = 3;

    private RuleFiles() {}

    /// All of them. Never throws for bad evidence: what can't be read is left out. Of packed evidence, the
    /// rules that were found in it count.
    public static List<RuleFile> of(Evidence evidence) {
        List<RuleFile> found = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        for (EvidenceFile file : evidence.files()) {
            Path folder = file.path().toAbsolutePath().normalize().getParent();
            if (file.isPlain() && folder != null && folders.add(folder)) {
                look(folder, file.set(), seen, found);
            }
        }
        for (int set = 0; set < evidence.sets().size(); set++) {
            List<String> rules = evidence.sets().get(set).context().auditRules();
            int number = set;
            if (!rules.isEmpty() && found.stream().noneMatch(file -> file.set() == number)) {
                found.add(new RuleFile(
                        set, "etc/audit/audit.rules", RuleFile.Kind.RULES, Bytes.utf8(String.join("\n", rules))));
            }
        }
        return found;
    }

    private static void look(Path folder, int set, Set<Path> seen, List<RuleFile> found) {
        Path root = folder;
        for (int level = 0; level <= LEVELS && root != null && root.getParent() != null; level++) {
            DiskHost host = new DiskHost(root);
            take(host, "etc/audit/audit.rules", RuleFile.Kind.RULES, set, seen, found);
            all(host, "etc/audit/rules.d", set, seen, found);
            all(host, "rules", set, seen, found);
            take(host, "rules/loaded.txt", RuleFile.Kind.LOADED, set, seen, found);
            take(host, "auditctl-list.txt", RuleFile.Kind.LOADED, set, seen, found);
            take(host, "live_response/system/auditctl_-l.txt", RuleFile.Kind.LOADED, set, seen, found);
            take(host, "auditctl-status.txt", RuleFile.Kind.STATUS, set, seen, found);
            take(host, "live_response/system/auditctl_-s.txt", RuleFile.Kind.STATUS, set, seen, found);
            if (!found.isEmpty() && HostFiles.isRoot(host)) {
                return;
            }
            root = root.getParent();
        }
    }

    private static void all(DiskHost host, String folder, int set, Set<Path> seen, List<RuleFile> found) {
        for (String name : host.names(folder)) {
            if (name.endsWith(".rules")) {
                take(host, folder + "/" + name, RuleFile.Kind.RULES, set, seen, found);
            }
        }
    }

    private static void take(
            DiskHost host, String name, RuleFile.Kind kind, int set, Set<Path> seen, List<RuleFile> found) {
        byte[] content = found.size() < MOST && seen.add(host.root().resolve(name)) ? host.content(name) : null;
        if (content != null) {
            found.add(new RuleFile(set, Display.value(Bytes.utf8(name)), kind, Bytes.of(content)));
        }
    }
}
