package org.execscope.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Reads what was collected about a host: `etc/passwd` and the like below a root, or beside a folder of logs.
final class HostFiles {
    /// Far more than any host's; a longer one isn't read.
    private static final long LONGEST = 16 << 20;

    /// More names of one id than that are no host's.
    private static final int MOST_NAMES = 8;

    private HostFiles() {}

    /// Looks below `root` as a collected tree, then in `root` itself.
    static HostContext read(Path root) {
        Path zone = file(root, "etc/timezone", "timezone");
        Path local = link(root, "etc/localtime", "localtime");
        return new HostContext(
                firstLine(file(root, "etc/hostname", "hostname")),
                names(file(root, "etc/passwd", "passwd")),
                names(file(root, "etc/group", "group")),
                zone != null ? zone(firstLine(zone)) : local != null ? zoneOfFile(local) : null,
                number(firstLine(file(root, "proc/sys/kernel/pid_max", "pid_max"))));
    }

    /// Whether something about a host lies there.
    static boolean isRoot(Path folder) {
        return file(folder, "etc/passwd", "etc/hostname") != null || file(folder, "passwd", "hostname") != null;
    }

    private static @Nullable Path file(Path root, String... names) {
        for (String name : names) {
            Path path = root.resolve(name);
            if (Files.isRegularFile(path) && isInside(path, root)) {
                return path;
            }
        }
        return null;
    }

    /// A link itself, wherever it leads: it is read, not followed.
    private static @Nullable Path link(Path root, String... names) {
        for (String name : names) {
            if (Files.isSymbolicLink(root.resolve(name))) {
                return root.resolve(name);
            }
        }
        return null;
    }

    /// Whether a path, links resolved, lies in this folder: a collected tree is the attacker's, and a link in it could
    /// lead to this workstation's own files.
    static boolean isInside(Path path, Path folder) {
        try {
            return path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return !Files.isSymbolicLink(path);
        }
    }

    private static List<String> lines(@Nullable Path path) {
        try {
            if (path == null || Files.size(path) > LONGEST) {
                return List.of();
            }
            return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static @Nullable String firstLine(@Nullable Path path) {
        for (String line : lines(path)) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                return shown(text);
            }
        }
        return null;
    }

    private static String shown(String latin1) {
        return Display.value(Bytes.of(latin1.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// `name:x:id:…`, one a line; several names of one id are joined by `/`, those beyond the first few are counted.
    private static Map<Long, String> names(@Nullable Path path) {
        Map<Long, Set<String>> byId = new LinkedHashMap<>();
        for (String line : lines(path)) {
            String[] parts = line.split(":", 4);
            if (parts.length >= 3 && !parts[0].isEmpty() && !line.startsWith("#")) {
                Long id = number(parts[2]);
                if (id != null) {
                    byId.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(shown(parts[0]));
                }
            }
        }
        Map<Long, String> names = new LinkedHashMap<>();
        byId.forEach((id, all) -> {
            String first = all.stream().limit(MOST_NAMES).collect(Collectors.joining("/"));
            String rest =
                    all.size() <= MOST_NAMES ? "" : String.format(Locale.ROOT, "/… +%,d", all.size() - MOST_NAMES);
            names.put(id, first + rest);
        });
        return names;
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A link to `…/zoneinfo/Area/City` names its zone.
    private static @Nullable ZoneId zoneOfFile(Path local) {
        try {
            String target = Files.readSymbolicLink(local).toString();
            int at = target.indexOf("zoneinfo/");
            return at < 0 ? null : zone(target.substring(at + "zoneinfo/".length()));
        } catch (IOException e) {
            return null;
        }
    }

    /// Whether a path is a plain file, not followed to a device or a pipe.
    static boolean isPlainFile(Path path) {
        return Files.isRegularFile(path) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
