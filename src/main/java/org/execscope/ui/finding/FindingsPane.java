package org.execscope.ui.finding;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.finding.Finding;
import org.execscope.finding.Findings;
import org.execscope.finding.Group;
import org.execscope.finding.Severity;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.layout.TextGauge;
import org.execscope.ui.model.ClipboardText;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/// What an examiner must notice, in two groups: can the evidence be trusted, and what happened on the host. Each
/// finding with what was seen, why it matters, what else could explain it, and what it rests on.
public final class FindingsPane extends VBox {
    private static final double LISTS = 0.58;
    private static final double NARROW = 760;

    private final Workspace workspace;
    private final ChoicesKeeper choices;
    private final FindingTable trust;
    private final FindingTable host;
    private final FindingDetail detail;
    private final CoverageBox coverage = new CoverageBox();
    private final ToggleButton dismissedToo = new ToggleButton();
    private final Label summary = new Label();
    private final Button checks = new Button("Checks…");
    private final ReadOnlyLongWrapper open = new ReadOnlyLongWrapper();
    private @Nullable AuditTrail trail;
    private Findings findings = Findings.NONE;
    private double narrow = NARROW;

    public FindingsPane(Workspace workspace) {
        this(workspace, null);
    }

    /// @param choicesFile where it is kept what was dismissed and turned off; null where it isn't
    public FindingsPane(Workspace workspace, @Nullable Path choicesFile) {
        super(6);
        this.workspace = workspace;
        choices = new ChoicesKeeper(workspace, choicesFile);
        detail = new FindingDetail(workspace, this::dismiss, this::copyText);
        trust = new FindingTable(Group.TRUST, this::chosen);
        host = new FindingTable(Group.HOST, this::chosen);
        setId("findings");
        setPadding(new Insets(8));
        List.of(trust, host).forEach(table -> table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed));
        dismissedToo.setId("finding-dismissed");
        dismissedToo.setOnAction(event -> list());
        checks.setId("finding-checks");
        checks.setMinWidth(Region.USE_PREF_SIZE);
        checks.setOnAction(event -> ChecksWindow.open(getScene().getWindow(), workspace));
        summary.setId("finding-summary");
        summary.getStyleClass().add("muted");
        summary.setWrapText(true);
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        BarLine foot = new BarLine(8, summary, dismissedToo, checks);
        FindingLists both = new FindingLists(trust, host);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox lists = new VBox(6, both, foot);
        lists.setPadding(new Insets(0, 8, 0, 0));
        SplitPane split = new SplitPane(lists, detail);
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(LISTS);
        VBox.setVgrow(split, Priority.ALWAYS);
        TextGauge gauge = new TextGauge(scale -> {
            narrow = NARROW * scale;
            turn(split);
        });
        split.widthProperty().addListener((_, _, _) -> turn(split));
        getChildren().addAll(gauge, coverage, split);
        workspace.shownProperty().addListener((property, old, shown) -> show(shown));
        show(workspace.shownProperty().get());
    }

    /// In a narrow pane the details stand below the lists, not beside them.
    private void turn(SplitPane split) {
        split.setOrientation(split.getWidth() < narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
    }

    /// How many findings are more than informational and not dismissed, for the tab's title.
    public ReadOnlyLongProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Ends its work.
    public void dispose() {
        detail.dispose();
        choices.close();
    }

    /// Shows a finding and gives it the focus, also one that was dismissed.
    public void open(Finding finding) {
        if (choices.reason(finding) != null && !dismissedToo.isSelected()) {
            dismissedToo.fire();
        }
        select(finding);
        FindingTable table = finding.about().group() == Group.TRUST ? trust : host;
        table.scrollTo(finding);
        table.requestFocus();
    }

    private void show(@Nullable Shown shown) {
        AuditTrail now = shown == null ? null : shown.trail();
        Findings newest = now == null ? Findings.NONE : now.findings();
        boolean same = newest.equals(findings) && now != null && trail != null;
        trail = now;
        if (same) {
            return;
        }
        findings = newest;
        choices.open(now);
        list();
        coverage.show(findings.coverage());
    }

    private void list() {
        Finding before = selected();
        boolean several = findings.coverage().size() > 1;
        trust.show(of(Group.TRUST), several);
        host.show(of(Group.HOST), several);
        trust.getParent().requestLayout();
        long dismissed = findings.found().stream()
                .filter(finding -> choices.reason(finding) != null)
                .count();
        dismissedToo.setText(
                Words.number(dismissed) + " dismissed" + (dismissedToo.isSelected() ? ", shown" : ", hidden"));
        dismissedToo.setMinWidth(Region.USE_PREF_SIZE);
        dismissedToo.setVisible(dismissed > 0);
        dismissedToo.setManaged(dismissed > 0);
        open.set(findings.found().stream()
                .filter(finding -> finding.severity() != Severity.INFORMATIONAL)
                .filter(finding -> choices.reason(finding) == null)
                .count());
        summary.setText(summary());
        select(before);
    }

    private List<Finding> of(Group group) {
        return findings.found().stream()
                .filter(finding -> finding.about().group() == group)
                .filter(finding -> dismissedToo.isSelected() || choices.reason(finding) == null)
                .toList();
    }

    private void select(@Nullable Finding before) {
        for (FindingTable table : List.of(trust, host)) {
            if (before != null && table.getItems().contains(before)) {
                table.getSelectionModel().select(before);
                return;
            }
        }
        for (FindingTable table : List.of(trust, host)) {
            if (!table.getItems().isEmpty()) {
                table.getSelectionModel().selectFirst();
                return;
            }
        }
        detail.show(null, null, null);
    }

    /// "21 checks found nothing, 3 could not be judged, 1 is turned off."
    private String summary() {
        if (trail == null) {
            return "";
        }
        String part = trail.part().words();
        if (part != null) {
            return part;
        }
        if (findings.equals(Findings.NONE)) {
            return workspace.loadingProperty().get() != null
                    ? "The checks are made when all is read."
                    : "The checks were not made, since reading was stopped.";
        }
        int off = workspace.checksOffProperty().get().size();
        int unjudged = findings.unjudged().size();
        return Words.count(findings.quiet().size(), "check") + " found nothing"
                + (unjudged == 0 ? "" : ", " + Words.number(unjudged) + " could not be judged in whole or in part")
                + (off == 0 ? "" : ", " + Words.number(off) + (off == 1 ? " is" : " are") + " turned off") + ".";
    }

    private void chosen(Finding finding) {
        (trust.getItems().contains(finding) ? host : trust).getSelectionModel().clearSelection();
        detail.show(trail, finding, choices.reason(finding));
    }

    private @Nullable Finding selected() {
        Finding one = trust.getSelectionModel().getSelectedItem();
        return one != null ? one : host.getSelectionModel().getSelectedItem();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> detail.filter();
            case DELETE -> dismiss();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void dismiss() {
        Finding finding = selected();
        if (finding == null) {
            return;
        }
        if (choices.reason(finding) != null) {
            choices.takeBack(finding);
        } else {
            askWhy().ifPresent(reason -> choices.dismiss(finding, reason));
        }
        list();
        Finding now = selected();
        detail.show(trail, now, now == null ? null : choices.reason(now));
    }

    private Optional<String> askWhy() {
        TextInputDialog ask = new TextInputDialog();
        ask.initOwner(getScene().getWindow());
        ask.setTitle("Dismiss a finding");
        ask.setHeaderText("Why is this no finding here? It is kept, with your reason.");
        Theme.applyTo(ask.getDialogPane().getScene());
        return ask.showAndWait().map(String::strip).filter(text -> !text.isEmpty());
    }

    private void copyText(String text) {
        ClipboardText.put(text);
        workspace.say("Copied the finding as text.");
    }
}
