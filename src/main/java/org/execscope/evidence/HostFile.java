package org.execscope.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
/// @param size its bytes
/// @param sha256 of these bytes, lower-case hexadecimal; of a link that names a zone, of the link's text
/// @param readAt when it was read, by this workstation's clock
/// @param said what it says, and nothing else
public record HostFile(Kind kind, Path path, long size, String sha256, Instant readAt, HostContext said) {
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
        String link = kind == Kind.LOCALTIME && Files.isSymbolicLink(path)
                ? Files.readSymbolicLink(path).toString()
                : null;
        // A collected link leads to this workstation's own zones: its text is what was collected.
        byte[] content = link == null ? content(path) : link.getBytes(StandardCharsets.UTF_8);
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
        return new HostFile(kind, path, content.length, sha256(content), Instant.now(), said);
    }

    private static byte[] content(Path path) throws IOException {
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
