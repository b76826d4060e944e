package org.execscope.ui.finding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.execscope.finding.Finding;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Remembers what was decided about findings, and writes it at once: never into evidence. What was dismissed is
/// bound to the evidence by its hashes, so that it doesn't silence another log.
final class ChoicesKeeper implements AutoCloseable {
    private final Workspace workspace;
    private final @Nullable Path file;
    private final Latest writing = new Latest("keep choices");
    private Choices choices;
    private String evidence = "";

    /// @param file null where nothing is kept beyond this run
    ChoicesKeeper(Workspace workspace, @Nullable Path file) {
        this.workspace = workspace;
        this.file = file;
        choices = file == null ? Choices.NONE : Choices.read(file);
        if (!choices.off().isEmpty()) {
            workspace.turnOff(Set.copyOf(choices.off()));
        }
        workspace.checksOffProperty().addListener((property, old, now) -> {
            choices = new Choices(now.stream().sorted().toList(), choices.dismissed());
            write();
        });
    }

    /// Says which evidence is open.
    void open(@Nullable AuditTrail trail) {
        evidence = trail == null ? "" : hash(trail);
    }

    /// Why the finding was dismissed; null if it wasn't.
    @Nullable
    String reason(Finding finding) {
        return choices.dismissed().stream()
                .filter(one -> is(one, finding))
                .map(Choices.Dismissal::reason)
                .findFirst()
                .orElse(null);
    }

    void dismiss(Finding finding, String reason) {
        List<Choices.Dismissal> all = others(finding);
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        all.add(new Choices.Dismissal(evidence, key(finding), reason, now));
        change(all);
    }

    void takeBack(Finding finding) {
        change(others(finding));
    }

    private List<Choices.Dismissal> others(Finding finding) {
        List<Choices.Dismissal> all = new ArrayList<>(choices.dismissed());
        all.removeIf(one -> is(one, finding));
        return all;
    }

    private void change(List<Choices.Dismissal> dismissed) {
        choices = new Choices(choices.off(), dismissed);
        write();
    }

    private boolean is(Choices.Dismissal one, Finding finding) {
        return evidence.equals(one.evidence()) && key(finding).equals(one.finding());
    }

    private static String key(Finding finding) {
        return finding.id() + " " + (finding.host() == null ? "" : finding.host() + " ") + finding.title();
    }

    private static String hash(AuditTrail trail) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            trail.files().stream()
                    .map(FileReport::sha256)
                    .distinct()
                    .sorted()
                    .forEach(one -> digest.update(one.getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void write() {
        Path to = file;
        if (to == null || isInEvidence(to)) {
            return;
        }
        Choices wanted = choices;
        writing.start(
                _ -> {
                    wanted.write(to);
                    return wanted;
                },
                _ -> {},
                problem -> workspace.say(
                        problem instanceof IOException
                                ? "What you decided could not be kept: " + to.getFileName() + " can't be written."
                                : "What you decided could not be kept."));
    }

    private boolean isInEvidence(Path to) {
        Path absolute = to.toAbsolutePath().normalize();
        return workspace.given().stream()
                .anyMatch(path -> absolute.startsWith(path.toAbsolutePath().normalize()));
    }

    @Override
    public void close() {
        writing.close();
    }
}
