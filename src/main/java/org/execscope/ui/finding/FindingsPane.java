package org.execscope.ui.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Display;
import org.execscope.event.RecordSource;
import org.execscope.evidence.RawLine;
import org.execscope.finding.About;
import org.execscope.finding.Case;
import org.execscope.finding.Coverage;
import org.execscope.finding.Finding;
import org.execscope.finding.Findings;
import org.execscope.finding.Group;
import org.execscope.finding.Severity;
import org.execscope.finding.Unjudged;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// What an examiner must notice, in two groups: can the evidence be trusted, and what happened on the host.
/// Each
/// finding
/// with what was seen, why it matters, what else could explain it, and what it rests on.
public final class FindingsPane extends VBox {
    private static final int MOST_HOSTS = 12;
    private static final int LINE_BYTES = 4_000;
    private static final double TEXT_WIDTH = 300;
    private static final double GROUP_HEIGHT = 120;

    private final Workspace workspace;
    private final Map<Group, TableView<Finding>> tables = new HashMap<>();
    private final VBox coverage = new VBox(4);
    private final VBox words = new VBox(6);
    private final ListView<Case> cases = new ListView<>();
    private final Label line = new Label();
    private final Button filter = new Button("Filter to them");
    private final Button dismiss = new Button("Dismiss with a reason…");
    private final ToggleButton dismissedToo = new ToggleButton();
    private final Label unjudged = wrapped("");
    private final Latest reader = new Latest("read a line again");
    private final Map<String, String> dismissed = new HashMap<>();
    private @Nullable AuditTrail trail;
    private Findings findings = Findings.NONE;

    public FindingsPane(Workspace workspace) {
        super(6);
        this.workspace = workspace;
        setId("findings");
        setPadding(new Insets(8));
        VBox lists = new VBox(6);
        for (Group group : Group.values()) {
            TableView<Finding> table = table(group);
            tables.put(group, table);
            VBox.setVgrow(table, Priority.ALWAYS);
            lists.getChildren().addAll(head(group.question()), table);
        }
        unjudged.getStyleClass().add("muted");
        lists.getChildren().add(unjudged);
        cases.setId("finding-cases");
        cases.setCellFactory(list -> new CaseCell());
        cases.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> showLine(now));
        cases.setPlaceholder(new Label("It rests on no single line."));
        line.getStyleClass().add("mono");
        line.setId("finding-line");
        line.setWrapText(true);
        filter.setId("finding-filter");
        filter.setOnAction(event -> filter());
        dismiss.setId("finding-dismiss");
        dismiss.setOnAction(event -> dismiss());
        dismissedToo.setId("finding-dismissed");
        dismissedToo.setOnAction(event -> list());
        ScrollPane text = new ScrollPane(words);
        text.setFitToWidth(true);
        text.setId("finding-text");
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox detail = new VBox(6, text, new HBox(8, filter, dismiss), head("Rests on"), cases, line);
        detail.setPadding(new Insets(0, 0, 0, 8));
        cases.setPrefHeight(140);
        cases.setMinHeight(72);
        SplitPane split = new SplitPane(lists, detail);
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(0.58);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(head("Coverage"), coverage, split, dismissedToo);
        workspace.shownProperty().addListener((property, old, shown) -> show(shown));
        show(workspace.shownProperty().get());
    }

    /// How many findings are more than informational, for the tab's title.
    public static long count(@Nullable Shown shown) {
        return shown == null
                ? 0
                : shown.trail().findings().found().stream()
                        .filter(finding -> finding.severity() != Severity.INFORMATIONAL)
                        .count();
    }

    /// Ends its work.
    public void dispose() {
        reader.close();
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
        if (now == null) {
            dismissed.clear();
        }
        list();
        coverage.getChildren().clear();
        for (Coverage host : findings.coverage().stream().limit(MOST_HOSTS).toList()) {
            Label label = new Label(CoverageStrip.words(host));
            label.getStyleClass().add("muted");
            coverage.getChildren().addAll(new CoverageStrip(host), label);
        }
        int more = findings.coverage().size() - MOST_HOSTS;
        if (more > 0) {
            coverage.getChildren().add(new Label("and " + Words.count(more, "further host")));
        }
        unjudged.setText(unjudged(findings));
    }

    private static String unjudged(Findings findings) {
        List<String> open = new ArrayList<>();
        for (Unjudged one : findings.unjudged()) {
            open.add(one.about().id() + " " + one.about().title());
        }
        String quiet = findings.quiet().isEmpty()
                ? ""
                : "Looked for and not found: "
                        + String.join(
                                ", ", findings.quiet().stream().map(About::id).toList()) + ". ";
        return quiet
                + (open.isEmpty()
                        ? ""
                        : "Could not be judged here, in whole or in part: " + String.join("; ", open) + ".");
    }

    private void list() {
        tables.forEach((group, table) -> table.getItems()
                .setAll(findings.found().stream()
                        .filter(finding -> finding.about().group() == group)
                        .filter(finding -> dismissedToo.isSelected() || !dismissed.containsKey(key(finding)))
                        .toList()));
        dismissedToo.setText(Words.number(dismissed.size()) + " dismissed");
        dismissedToo.setVisible(!dismissed.isEmpty());
        dismissedToo.setManaged(!dismissed.isEmpty());
        TableView<Finding> first = tables.get(Group.TRUST);
        TableView<Finding> second = tables.get(Group.HOST);
        if (first != null && !first.getItems().isEmpty()) {
            first.getSelectionModel().selectFirst();
        } else if (second != null && !second.getItems().isEmpty()) {
            second.getSelectionModel().selectFirst();
        } else {
            explain(null);
        }
    }

    private TableView<Finding> table(Group group) {
        TableView<Finding> table = new TableView<>();
        table.setId(group == Group.TRUST ? "findings-trust" : "findings-host");
        table.setMinHeight(GROUP_HEIGHT);
        table.setPlaceholder(new Label("The checks that could be made found nothing."));
        TableColumn<Finding, String> severity = column(
                table,
                "Severity",
                125,
                finding -> finding.severity().sign() + " " + finding.severity().word());
        severity.setCellFactory(column -> new SeverityCell());
        column(table, "Finding", TEXT_WIDTH, Finding::title);
        column(table, "Times", 72, finding -> Words.number(finding.count()));
        column(table, "First (UTC)", 150, finding -> {
            Long first = finding.firstMillis();
            return first == null ? "—" : FindingRows.time(first);
        });
        column(table, "Host", 80, finding -> finding.host() == null ? "—" : finding.host());
        column(table, "Id", 50, Finding::id);
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                tables.values().stream()
                        .filter(other -> !other.equals(table))
                        .forEach(other -> other.getSelectionModel().clearSelection());
                explain(now);
            }
        });
        return table;
    }

    private void explain(@Nullable Finding finding) {
        words.getChildren().clear();
        cases.getItems().clear();
        line.setText("");
        AuditTrail now = trail;
        filter.setDisable(true);
        dismiss.setDisable(finding == null);
        filter.setText("Filter to them");
        if (finding == null || now == null) {
            return;
        }
        About about = finding.about();
        Label title =
                wrapped(finding.severity().sign() + " " + finding.severity().word() + "  " + finding.title());
        title.getStyleClass().addAll("pane-title", style(finding.severity()));
        words.getChildren().add(title);
        part("What was seen", finding.seen());
        part("Why it matters", about.matters());
        part("What else could explain it", about.innocent());
        part("What it does not prove", about.provesNot());
        part("How to check", about.check());
        part("ATT&CK", String.join(", ", about.techniques()));
        String reason = dismissed.get(key(finding));
        if (reason != null) {
            part("Dismissed", reason);
        }
        dismiss.setText(reason == null ? "Dismiss with a reason…" : "Take the dismissal back");
        int rows = FindingRows.count(now, finding);
        filter.setDisable(rows == 0);
        if (rows > FindingRows.MOST) {
            filter.setText("Filter to the first " + FindingRows.MOST + " of " + Words.number(rows));
        } else if (rows > 0) {
            filter.setText("Filter to " + (rows == 1 ? "it" : "the " + rows));
        }
        cases.setItems(FXCollections.observableArrayList(finding.cases()));
    }

    private void part(String name, String text) {
        if (!text.isEmpty()) {
            words.getChildren().addAll(head(name), wrapped(text));
        }
    }

    private @Nullable Finding selected() {
        for (TableView<Finding> table : tables.values()) {
            Finding finding = table.getSelectionModel().getSelectedItem();
            if (finding != null) {
                return finding;
            }
        }
        return null;
    }

    private void filter() {
        Finding finding = selected();
        AuditTrail now = trail;
        if (finding != null && now != null) {
            workspace.apply(FindingRows.query(now, finding));
            workspace.say("Filtered to the events of: " + finding.title());
        }
    }

    private void dismiss() {
        Finding finding = selected();
        if (finding == null) {
            return;
        }
        if (dismissed.remove(key(finding)) == null) {
            TextInputDialog ask = new TextInputDialog();
            ask.initOwner(getScene().getWindow());
            ask.setTitle("Dismiss a finding");
            ask.setHeaderText("Why is this no finding here? It is kept, with your reason.");
            Optional<String> reason = ask.showAndWait();
            reason.filter(text -> !text.isBlank()).ifPresent(text -> dismissed.put(key(finding), text.strip()));
        }
        list();
    }

    private static String key(Finding finding) {
        return finding.id() + " " + finding.host() + " " + finding.title();
    }

    private void showLine(@Nullable Case one) {
        line.setText("");
        AuditTrail now = trail;
        RecordSource source = one == null ? null : one.source();
        if (source == null || now == null || source.file() >= now.files().size()) {
            return;
        }
        FileReport file = now.files().get(source.file());
        String where = file.file().name() + ", line " + Words.number(source.line()) + ", byte "
                + Words.number(source.offset()) + ": ";
        reader.start(
                cancel -> where
                        + Display.value(RawLine.read(file.file(), source.offset(), LINE_BYTES), Display.CELL)
                                .text(),
                line::setText,
                failed -> line.setText(where + "the line can't be read again."));
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warn";
            case LOW, INFORMATIONAL -> "plain";
        };
    }

    private static Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("pane-title");
        return head;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static <T> TableColumn<T, String> column(
            TableView<T> table, String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        table.getColumns().add(column);
        return column;
    }

    /// Sign and word, in the severity's colour.
    private static final class SeverityCell extends TableCell<Finding, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            getStyleClass().removeAll("finding-high", "finding-medium");
            setText(empty ? null : text);
            Finding finding =
                    empty || getTableRow() == null ? null : getTableRow().getItem();
            if (finding != null && finding.severity().compareTo(Severity.MEDIUM) < 0) {
                getStyleClass().add("finding-high");
            } else if (finding != null && finding.severity() == Severity.MEDIUM) {
                getStyleClass().add("finding-medium");
            }
        }
    }

    /// A case's text, which is escaped already.
    private static final class CaseCell extends javafx.scene.control.ListCell<Case> {
        @Override
        protected void updateItem(@Nullable Case one, boolean empty) {
            super.updateItem(one, empty);
            setText(empty || one == null ? null : one.text());
        }
    }
}
