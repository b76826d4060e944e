package org.execscope.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of a host that a person gave by hand, because it didn't come along with the logs. That it is this
/// host's is the person's word: whatever shows what it says marks it so.
///
/// @param kind what it was given as
/// @param path where it is on this workstation
/// @param custody what it was when it was read; of a link that names a zone, what the link's text was
/// @param said what it says, and nothing else
public record HostFile(Kind kind, Path path, Custody custody, HostContext said) {
    /// What can be given.
    public enum Kind {
        PASSWD("passwd", "user names"),
        GROUP("group", "group names"),
        HOSTNAME("hostname", "the host's name"),
        LOCALTIME("localtime", "the host's time zone");

        private final String file;
        private final String gives;

        Kind(String file, String gives) {
            this.file = file;
            this.gives = gives;
        }

        /// What the file is called on a host.
        public String file() {
            return file;
        }

        /// What it gives, in words.
        public String gives() {
            return gives;
        }
    }

    /// Reads it once; it is not looked at again.
    ///
    /// @throws IOException with a message for the user: it can't be read, or says nothing of its kind
    public static HostFile read(Kind kind, Path path) throws IOException {
        String link = link(kind, path);
        byte[] content = content(path, link);
        HostContext said = HostFiles.read(new One(kind.file, link == null ? content : null, link));
        boolean silent = switch (kind) {
            case PASSWD -> said.users().isEmpty();
            case GROUP -> said.groups().isEmpty();
            case HOSTNAME -> said.hostname() == null;
            case LOCALTIME -> said.zone() == null;
        };
        if (silent) {
            throw new IOException("it gives no " + kind.gives.replaceFirst("^the host's ", "") + ": it isn't a host's "
                    + kind.file + " file");
        }
        return new HostFile(kind, path, custody(path, content), said);
    }

    /// What it is on disk now.
    ///
    /// @throws IOException if it can't be read any more
    public Custody custodyNow() throws IOException {
        return custody(path, content(path, link(kind, path)));
    }

    private static Custody custody(Path path, byte[] content) throws IOException {
        Instant modified =
                Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        return new Custody(content.length, content.length, sha256(content), modified, Instant.now());
    }

    /// A collected link leads to this workstation's own zones: its text is what was collected.
    private static @Nullable String link(Kind kind, Path path) throws IOException {
        return kind == Kind.LOCALTIME && Files.isSymbolicLink(path)
                ? Files.readSymbolicLink(path).toString()
                : null;
    }

    private static byte[] content(Path path, @Nullable String link) throws IOException {
        if (link != null) {
            return link.getBytes(StandardCharsets.UTF_8);
        }
        if (!DiskHost.isPlainFile(path)) {
            throw new IOException(Files.exists(path) ? "it is not a plain file" : "it does not exist");
        }
        if (!Files.isReadable(path)) {
            throw new IOException("it can't be read: permission denied");
        }
        try (var in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(HostSource.LONGEST + 1);
            if (content.length > HostSource.LONGEST) {
                throw new IOException("it is longer than any host's: more than 16 MiB");
            }
            return content;
        }
    }

    /// How many bytes it has.
    public long size() {
        return custody.size();
    }

    /// The hash of these bytes, lower-case hexadecimal.
    public String sha256() {
        return custody.sha256();
    }

    /// When it was read, by this workstation's clock.
    public Instant readAt() {
        return custody.readAt();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A root in which nothing else lies.
    private static final class One implements HostSource {
        private final String name;
        private final byte @Nullable [] bytes;
        private final @Nullable String target;

        One(String name, byte @Nullable [] bytes, @Nullable String target) {
            this.name = name;
            this.bytes = bytes;
            this.target = target;
        }

        @Override
        public byte @Nullable [] content(String path) {
            return path.equals(name) ? bytes : null;
        }

        @Override
        public @Nullable String link(String path) {
            return path.equals(name) ? target : null;
        }

        @Override
        public List<String> names(String folder) {
            return List.of();
        }
    }
}
