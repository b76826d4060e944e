package org.execscope.finding;

import java.util.List;
import java.util.Set;

/// What is odd about where a path lies, as a set of bits beside those of [TextTraits].
final class Places {
    /// Below a folder that anyone, or a service, may write to.
    static final int WRITABLE = 1 << 12;
    /// Below /dev/shm.
    static final int SHARED_MEMORY = 1 << 13;
    /// A component begins with a dot.
    static final int HIDDEN = 1 << 14;
    /// A component is made to be overlooked: `...`, `.. `, blanks.
    static final int OVERLOOKED = 1 << 15;
    /// A file in memory, or one named by its descriptor.
    static final int MEMORY = 1 << 16;
    /// runc's and crun's copy of themselves.
    static final int RUNC = 1 << 17;
    /// Its name ends with ` (deleted)`.
    static final int DELETED = 1 << 18;
    /// A folder that looks like a system folder and isn't.
    static final int LOOKALIKE = 1 << 19;
    /// It doesn't begin with a slash.
    static final int RELATIVE = 1 << 20;
    /// Below a folder where programs belong.
    static final int SYSTEM = 1 << 21;

    private static final List<String> WRITABLE_FOLDERS = List.of(
            "/tmp/", "/var/tmp/", "/dev/shm/", "/run/user/", "/run/shm/", "/run/lock/", "/var/www/", "/srv/www/");
    private static final List<String> SYSTEM_FOLDERS =
            List.of("/usr/", "/bin/", "/sbin/", "/opt/", "/snap/", "/lib/", "/lib64/", "/nix/store/");
    private static final Set<String> USUAL_DOTS = Set.of(
            ".cache",
            ".config",
            ".local",
            ".nvm",
            ".pyenv",
            ".cargo",
            ".rustup",
            ".vscode-server",
            ".git",
            ".npm",
            ".m2",
            ".gradle",
            ".venv",
            ".",
            "..");

    private static final List<String> FOLDERS = List.of(
            "/usr/bin",
            "/usr/sbin",
            "/bin",
            "/sbin",
            "/usr/lib",
            "/lib",
            "/usr/lib/systemd",
            "/lib/systemd",
            "/usr/local/bin",
            "/usr/local/sbin",
            "/usr/libexec",
            "/usr/lib/systemd/systemd",
            "/usr/share",
            "/etc",
            "/usr/local/lib",
            "/opt",
            "/var/lib",
            "/usr");
    /// Real folders that differ from another real one by so little.
    private static final Set<String> REAL = Set.of(
            "/lib32",
            "/lib64",
            "/libx32",
            "/usr/lib32",
            "/usr/lib64",
            "/usr/libx32",
            "/usr/local/lib64",
            "/usr/local/lib32");

    private Places() {}

    /// @param path as Latin-1, for comparing only
    static int of(String path) {
        int found = path.startsWith("/") ? 0 : RELATIVE;
        boolean deleted = path.endsWith(" (deleted)");
        String plain = deleted ? path.substring(0, path.length() - " (deleted)".length()) : path;
        if (deleted) {
            found |= DELETED;
        }
        if (startsWithAny(plain, WRITABLE_FOLDERS) || isUsersDownload(plain)) {
            found |= WRITABLE;
        }
        if (plain.startsWith("/dev/shm/") || plain.startsWith("/run/shm/")) {
            found |= SHARED_MEMORY;
        }
        if (startsWithAny(plain, SYSTEM_FOLDERS)) {
            found |= SYSTEM;
        }
        found |= memory(plain);
        found |= components(plain);
        if (isLookalike(plain)) {
            found |= LOOKALIKE;
        }
        return found;
    }

    private static boolean startsWithAny(String path, List<String> folders) {
        for (String folder : folders) {
            if (path.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsersDownload(String path) {
        if (!path.startsWith("/home/")) {
            return false;
        }
        int user = path.indexOf('/', "/home/".length());
        return user > 0 && (path.startsWith("/.cache/", user) || path.startsWith("/Downloads/", user));
    }

    private static int memory(String path) {
        boolean file = path.startsWith("/memfd:") || path.startsWith("memfd:");
        boolean descriptor = path.startsWith("/proc/self/fd/")
                || path.startsWith("/dev/fd/")
                || (path.startsWith("/proc/") && isFd(path));
        if (!file && !descriptor) {
            return 0;
        }
        return MEMORY | (path.startsWith("/memfd:runc_cloned:") || path.startsWith("/memfd:crun_cloned:") ? RUNC : 0);
    }

    private static boolean isFd(String path) {
        int at = "/proc/".length();
        while (at < path.length() && Character.isDigit(path.charAt(at))) {
            at++;
        }
        return at > "/proc/".length() && path.startsWith("/fd/", at);
    }

    private static int components(String path) {
        int found = 0;
        for (int from = 0; from < path.length(); ) {
            int to = path.indexOf('/', from);
            to = to < 0 ? path.length() : to;
            if (to > from) {
                char first = path.charAt(from);
                if (first == '.') {
                    String part = path.substring(from, to);
                    found |= USUAL_DOTS.contains(part) ? 0 : HIDDEN;
                    found |= part.equals("...") || part.startsWith(".. ") || part.startsWith(". ") ? OVERLOOKED : 0;
                } else if (first == ' ' && path.substring(from, to).isBlank()) {
                    found |= OVERLOOKED;
                }
            }
            from = to + 1;
        }
        return found;
    }

    private static boolean isLookalike(String path) {
        int slash = path.lastIndexOf('/');
        if (slash <= 0) {
            return false;
        }
        String folder = path.substring(0, slash);
        if (FOLDERS.contains(folder) || REAL.contains(folder)) {
            return false;
        }
        String plain = simplified(folder);
        if (plain.equals(folder)) {
            return false;
        }
        for (String real : FOLDERS) {
            if (plain.equals(simplified(real))) {
                return true;
            }
        }
        return false;
    }

    /// The folder's name without what the eye overlooks: case, blanks and dots at the ends of names, letters
    /// written twice, a digit at the end, Cyrillic letters that look Latin.
    private static String simplified(String folder) {
        String text = new String(
                folder.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), java.nio.charset.StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = Character.toLowerCase(latin(text.charAt(at)));
            char next = at + 1 < text.length() ? text.charAt(at + 1) : '/';
            boolean atEnd = next == '/' || next == ' ' || next == '.';
            boolean atStart = at > 0 && text.charAt(at - 1) == '/';
            boolean dropped = ((c == ' ' || c == '.') && (atEnd || atStart))
                    || (Character.isDigit(c) && next == '/')
                    || (!out.isEmpty() && c != '/' && out.charAt(out.length() - 1) == c);
            if (!dropped) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static char latin(char c) {
        int at = "аеорсухіѕԁһјӏ".indexOf(c);
        return at < 0 ? c : "aeopcyxisdhjl".charAt(at);
    }
}
