package org.execscope.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
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
    /// More names of one id than that are no host's.
    private static final int MOST_NAMES = 8;

    /// More rules than that are no host's.
    private static final int MOST_RULES = 5_000;

    // Where collectors put it: in a copied tree, beside the logs, and where sosreport and UAC keep what
    // they asked the living host.
    private static final String[] HOSTNAME = {
        "etc/hostname",
        "hostname",
        "sos_commands/host/hostname",
        "../live_response/system/hostname.txt",
        "../live_response/network/hostname.txt"
    };
    private static final String[] PASSWD = {"etc/passwd", "passwd"};
    private static final String[] GROUP = {"etc/group", "group"};
    private static final String[] TIMEZONE = {"etc/timezone", "timezone"};
    private static final String[] LOCALTIME = {"etc/localtime", "localtime"};
    private static final String[] PID_MAX = {"proc/sys/kernel/pid_max", "pid_max"};
    private static final String[] SYSTEM = {"etc/os-release", "usr/lib/os-release", "os-release"};
    private static final String RULES = "etc/audit/audit.rules";
    private static final String RULES_FOLDER = "etc/audit/rules.d";

    private HostFiles() {}

    /// Looks below the root as a collected tree, then in the root itself.
    static HostContext read(HostSource root) {
        Zone zone = zone(root);
        return new HostContext(
                firstLine(root, HOSTNAME),
                names(root, PASSWD),
                names(root, GROUP),
                zone.zone,
                zone.guessed,
                number(firstLine(root, PID_MAX)),
                system(root),
                rules(root),
                List.of());
    }

    /// Whether something about a host lies there.
    static boolean isRoot(HostSource folder) {
        return content(folder, "etc/passwd", "etc/hostname") != null || content(folder, "passwd", "hostname") != null;
    }

    /// Whether a file with this path, from the root of an archive, may be one of these for some root.
    static boolean isWanted(String path) {
        return wanted(path, HOSTNAME)
                || wanted(path, PASSWD)
                || wanted(path, GROUP)
                || wanted(path, TIMEZONE)
                || wanted(path, LOCALTIME)
                || wanted(path, PID_MAX)
                || wanted(path, SYSTEM)
                || wanted(path, RULES)
                || path.contains(RULES_FOLDER + "/");
    }

    private static boolean wanted(String path, String... names) {
        for (String name : names) {
            String end = name.startsWith("../") ? name.substring(3) : name;
            if (path.equals(end) || path.endsWith("/" + end)) {
                return true;
            }
        }
        return false;
    }

    private static byte @Nullable [] content(HostSource root, String... names) {
        for (String name : names) {
            byte[] content = root.content(name);
            if (content != null) {
                return content;
            }
        }
        return null;
    }

    private static List<String> lines(byte @Nullable [] content) {
        return content == null
                ? List.of()
                : new String(content, StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static @Nullable String firstLine(HostSource root, String... names) {
        for (String line : lines(content(root, names))) {
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

    /// `name:x:id:…`, one a line; several names of one id are joined by `/`, those beyond the first few are
    /// counted.
    private static Map<Long, String> names(HostSource root, String... files) {
        Map<Long, Set<String>> byId = new LinkedHashMap<>();
        for (String line : lines(content(root, files))) {
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

    private record Zone(@Nullable ZoneId zone, boolean guessed) {}

    /// By name where one came along that is a zone's; else by the times in the file itself.
    private static Zone zone(HostSource root) {
        ZoneId named = zone(firstLine(root, TIMEZONE));
        for (int i = 0; named == null && i < LOCALTIME.length; i++) {
            String target = root.link(LOCALTIME[i]);
            int at = target == null ? -1 : target.indexOf("zoneinfo/");
            named = target == null || at < 0 ? null : zone(target.substring(at + "zoneinfo/".length()));
        }
        if (named != null) {
            return new Zone(named, false);
        }
        byte[] times = content(root, LOCALTIME);
        ZoneId alike = times == null ? null : ZoneFile.read(times);
        return new Zone(alike, alike != null);
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// os-release(5): shell-like `NAME=value` or `NAME="value"`.
    private static @Nullable String system(HostSource root) {
        for (String line : lines(content(root, SYSTEM))) {
            if (line.startsWith("PRETTY_NAME=")) {
                String value = line.substring("PRETTY_NAME=".length()).strip();
                boolean quoted = value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
                return shown(quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return null;
    }

    /// `augenrules` makes the one file of the others: where both came along, the one file is what was loaded.
    private static List<String> rules(HostSource root) {
        List<String> rules = new ArrayList<>(withoutComments(root.content(RULES)));
        if (rules.isEmpty()) {
            for (String name : root.names(RULES_FOLDER)) {
                if (name.endsWith(".rules")) {
                    rules.addAll(withoutComments(root.content(RULES_FOLDER + "/" + name)));
                }
            }
        }
        return rules.subList(0, Math.min(rules.size(), MOST_RULES));
    }

    private static List<String> withoutComments(byte @Nullable [] content) {
        return lines(content).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(MOST_RULES)
                .map(HostFiles::shown)
                .toList();
    }
}
