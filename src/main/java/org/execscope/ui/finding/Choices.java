package org.execscope.ui.finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the user decided about findings, in one readable file of the user's own. Immutable.
///
/// @param off the ids of the checks that are turned off
/// @param dismissed the findings that were dismissed, by evidence
record Choices(List<String> off, List<Dismissal> dismissed) {
    static final Choices NONE = new Choices(List.of(), List.of());

    private static final int LARGEST_FILE = 4 << 20;
    /// The oldest give way.
    private static final int MOST = 5_000;

    /// A finding that was dismissed.
    ///
    /// @param evidence the SHA-256 over those of its files
    /// @param finding which
    /// @param reason as the user gave it
    /// @param when ISO 8601, UTC
    record Dismissal(String evidence, String finding, String reason, String when) {}

    Choices {
        off = List.copyOf(off);
        dismissed = List.copyOf(dismissed.subList(Math.max(0, dismissed.size() - MOST), dismissed.size()));
    }

    /// What the file says; nothing where there is none or it can't be read.
    static Choices read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
                return NONE;
            }
            Choices read = mapper().readValue(file.toFile(), Choices.class);
            return read == null ? NONE : read;
        } catch (JacksonException | IOException | NullPointerException unreadable) {
            return NONE;
        }
    }

    /// Writes the file whole or not at all.
    ///
    /// @throws IOException if it can't be written
    void write(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "findings", ".part");
        try {
            Files.writeString(part, mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
