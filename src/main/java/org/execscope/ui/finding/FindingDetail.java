package org.execscope.ui.finding;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Display;
import org.execscope.event.RecordSource;
import org.execscope.evidence.RawLine;
import org.execscope.finding.Case;
import org.execscope.finding.Finding;
import org.execscope.finding.Severity;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// One finding: what was seen, why it matters, what else could explain it, and the rows and lines it rests on.
final class FindingDetail extends VBox {
    private static final int LINE_BYTES = 4_000;
    private static final double TEXT_SHARE = 0.6;

    private final Workspace workspace;
    private final Label title = wrapped("");
    private final VBox words = new VBox(4);
    private final Label restsOn = new Label();
    private final ListView<Case> cases = new ListView<>();
    private final TextArea line = new TextArea();
    private final Button filter = new Button();
    private final Button timeline = new Button("Show in timeline");
    private final Button copy = new Button("Copy as text");
    private final Button dismiss = new Button();
    private final Latest reader = new Latest("read a line again");
    private final Latest counter = new Latest("count rows of a finding");
    private FindingRows rows = FindingRows.NONE;
    private @Nullable AuditTrail trail;
    private @Nullable Finding finding;
    private @Nullable String reason;

    /// @param dismissal dismisses the finding, or takes that back
    /// @param copyText puts a text on the clipboard
    FindingDetail(Workspace workspace, Runnable dismissal, java.util.function.Consumer<String> copyText) {
        super(6);
        this.workspace = workspace;
        setPadding(new Insets(0, 0, 0, 8));
        title.setId("finding-title");
        filter.setId("finding-filter");
        filter.setOnAction(_ -> filter());
        timeline.setId("finding-timeline");
        timeline.setOnAction(_ -> follow());
        copy.setId("finding-copy");
        copy.setOnAction(_ -> {
            if (trail != null && finding != null) {
                copyText.accept(FindingText.all(trail, finding, reason));
            }
        });
        dismiss.setId("finding-dismiss");
        dismiss.setOnAction(_ -> dismissal.run());
        cases.setId("finding-cases");
        cases.setAccessibleText("What the finding rests on");
        cases.setCellFactory(_ -> new CaseCell());
        cases.setPlaceholder(wrapped("It rests on no single line."));
        cases.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> chosen(now));
        cases.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                follow();
                event.consume();
            }
        });
        cases.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                follow();
            }
        });
        line.setId("finding-line");
        line.setAccessibleText("The line as it stands in the evidence");
        line.setEditable(false);
        line.setWrapText(true);
        line.setPrefRowCount(3);
        line.getStyleClass().add("mono");
        line.setPromptText("Select a case above to see its line");
        ScrollPane text = new ScrollPane(words);
        text.setFitToWidth(true);
        text.setId("finding-text");
        restsOn.getStyleClass().add("pane-title");
        restsOn.setWrapText(true);
        title.setWrapText(true);
        List.of(restsOn, title).forEach(one -> one.setMinHeight(Region.USE_PREF_SIZE));
        VBox below = new VBox(4, restsOn, cases, line);
        below.setPadding(new Insets(6, 0, 0, 0));
        VBox.setVgrow(cases, Priority.ALWAYS);
        SplitPane split = new SplitPane(text, below);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TEXT_SHARE);
        VBox.setVgrow(split, Priority.ALWAYS);
        FlowPane buttons = new FlowPane(6, 6, filter, timeline, copy, dismiss);
        getChildren().addAll(title, buttons, split);
        show(null, null, null);
    }

    /// @param why it was dismissed; null if it wasn't
    void show(@Nullable AuditTrail of, @Nullable Finding one, @Nullable String why) {
        trail = of;
        finding = one;
        reason = why;
        words.getChildren().clear();
        cases.getItems().clear();
        line.clear();
        counter.cancel();
        rows = FindingRows.NONE;
        boolean none = of == null || one == null;
        filter.setDisable(true);
        filter.setText("Filter to them");
        timeline.setDisable(true);
        copy.setDisable(none);
        dismiss.setDisable(none);
        dismiss.setText(why == null ? "Dismiss with a reason…" : "Take the dismissal back");
        title.getStyleClass().setAll("label", "pane-title");
        if (of == null || one == null) {
            title.setText("No finding is selected");
            restsOn.setText("Rests on");
            return;
        }
        title.setText(FindingText.title(one));
        title.getStyleClass().add(style(one.severity()));
        for (FindingText.Part part : FindingText.parts(one, why)) {
            Label head = new Label(part.head());
            head.getStyleClass().addAll("muted", "section-head");
            words.getChildren().addAll(head, wrapped(part.text()));
        }
        restsOn.setText("Rests on …");
        counter.start(
                cancel -> FindingRows.of(of, one),
                found -> counted(one, found),
                failed -> restsOn.setText("Rests on rows that could not be counted"));
        cases.setItems(FXCollections.observableArrayList(one.cases()));
    }

    private void counted(Finding one, FindingRows found) {
        rows = found;
        int count = found.count();
        filter.setDisable(count == 0);
        if (!found.all()) {
            filter.setText("Filter to the first " + FindingRows.MOST + " of " + Words.number(count));
        } else if (count > 0) {
            filter.setText("Filter to " + (count == 1 ? "it" : "the " + count));
        }
        int listed = one.cases().size();
        restsOn.setText("Rests on " + (count == 0 ? "no program start" : Words.count(count, "program start"))
                + (listed == 0
                        ? ""
                        : one.count() > listed
                                ? "; the first " + listed + " of " + Words.number(one.count()) + " cases:"
                                : "; " + Words.count(listed, "case") + ":"));
    }

    /// Shows the program starts it rests on in the timeline, and nothing else.
    void filter() {
        if (finding != null && !filter.isDisabled()) {
            workspace.apply(rows.query());
            workspace.say("Filtered to the events of: " + finding.title());
        }
    }

    private void follow() {
        Case one = cases.getSelectionModel().getSelectedItem();
        if (one != null && isShown(one)) {
            workspace.showInTimeline(one.event());
        }
    }

    private boolean isShown(Case one) {
        return trail != null && one.event() != Case.NO_EVENT && trail.events().isExecve(one.event());
    }

    private void chosen(@Nullable Case one) {
        line.clear();
        AuditTrail now = trail;
        timeline.setDisable(one == null || !isShown(one));
        RecordSource source = one == null ? null : one.source();
        if (source == null || now == null || source.file() >= now.files().size()) {
            return;
        }
        FileReport file = now.files().get(source.file());
        reader.start(
                cancel -> Display.value(RawLine.read(file.file(), source.offset(), LINE_BYTES), LINE_BYTES)
                        .text(),
                line::setText,
                failed -> line.setText("The line can't be read again."));
    }

    /// Ends its work.
    void dispose() {
        reader.close();
        counter.close();
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warn";
            case LOW, INFORMATIONAL -> "plain";
        };
    }

    static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// A case's text, which is escaped already, and where it stands.
    private final class CaseCell extends ListCell<Case> {
        private final Label text = wrapped("");
        private final Label place = new Label();
        private final VBox box = new VBox(text, place);

        CaseCell() {
            place.getStyleClass().addAll("muted", "small");
            setPrefWidth(0);
            box.setFillWidth(true);
        }

        @Override
        protected void updateItem(@Nullable Case one, boolean empty) {
            super.updateItem(one, empty);
            AuditTrail of = trail;
            if (empty || one == null || of == null) {
                setGraphic(null);
                return;
            }
            text.setText(one.text());
            String where = FindingText.place(of, one);
            place.setText(where);
            place.setVisible(!where.isEmpty());
            place.setManaged(!where.isEmpty());
            setAccessibleText(one.text() + " " + where);
            setGraphic(box);
        }
    }
}
