package org.execscope.ui.evidence;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.CustodyCheck;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// Reads and hashes all files again, and stops doing so.
final class CustodyButton extends Button {
    private static final String CHECK = "Check integrity again";

    private final BiConsumer<String, String> say;
    private final List<Notice> notices;
    private final Consumer<Throwable> fault;
    private final Latest checker = new Latest("check the evidence");
    private @Nullable AuditTrail trail;

    /// @param say tells the outcome: words, then the style
    /// @param notices gets it where it must not be overlooked
    /// @param fault gets what went wrong in the program
    CustodyButton(BiConsumer<String, String> say, List<Notice> notices, Consumer<Throwable> fault) {
        super(CHECK);
        this.say = say;
        this.notices = notices;
        this.fault = fault;
        setId("evidence-check");
        setOnAction(_ -> checkOrStop());
    }

    /// Other evidence is open, or none: what was being checked isn't wanted any more.
    void show(@Nullable AuditTrail now) {
        trail = now;
        checker.cancel();
        setText(CHECK);
        setDisable(now == null || now.files().isEmpty());
    }

    boolean isBusy() {
        return checker.isBusy();
    }

    /// Ends its work.
    void dispose() {
        checker.close();
    }

    private void checkOrStop() {
        AuditTrail now = trail;
        if (now == null) {
            return;
        }
        if (checker.isBusy()) {
            checker.cancel();
            setText(CHECK);
            say.accept("Stopped. Nothing is known of the files that were not read again.", "muted");
            return;
        }
        setText("Stop");
        say.accept("Reading the files again …", "muted");
        FxDoor<Double> progress = new FxDoor<>(part -> {
            if (checker.isBusy()) {
                say.accept(String.format(Locale.ROOT, "Reading the files again … %.0f %%", 100 * part), "muted");
            }
        });
        checker.start(
                cancel -> CustodyCheck.hashes(
                        now, (done, total, what) -> progress.put(total <= 0 ? 1.0 : (double) done / total), cancel),
                this::checked,
                failed -> {
                    setText(CHECK);
                    say.accept("The files could not be checked.", "error");
                    fault.accept(failed);
                });
    }

    private void checked(List<CustodyCheck.Result> results) {
        setText(CHECK);
        List<String> changed = results.stream()
                .filter(result -> !result.isUnchanged())
                .map(result -> FileFacts.safe(result.path().toString()) + " " + result.objection())
                .toList();
        if (changed.isEmpty()) {
            say.accept(
                    results.size() == 1
                            ? "Unchanged since it was loaded (SHA-256 matches)."
                            : "All " + Words.count(results.size(), "file")
                                    + " unchanged since they were loaded (SHA-256 matches).",
                    "ok");
        } else {
            Notice notice = new Notice(
                    Notice.Level.ERROR,
                    "Changed since it was loaded: " + String.join("; ", changed)
                            + ". What is shown is what was analysed.");
            notices.removeIf(one -> one.text().equals(notice.text()));
            notices.add(notice);
            say.accept(notice.text(), "error");
        }
    }
}
