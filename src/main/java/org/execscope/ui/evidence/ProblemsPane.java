package org.execscope.ui.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.record.EvidenceProblem;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// The lines that could not be read as they should: where, why, and their text as it stands in the evidence.
final class ProblemsPane extends VBox {
    private static final int MOST = 10_000;

    private final TableView<EvidenceProblem> table = new TableView<>();
    private final Label line = new Label();
    private final Label ofFile = new Label();
    private final Button ofAll = new Button("Show those of all files");
    private final HBox filtered = new HBox(8, ofFile, ofAll);
    private final LineTexts texts = new LineTexts(this::moreIsKnown);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Lines with problems");
    private Map<Integer, String> names = Map.of();
    private List<EvidenceProblem> all = List.of();
    private long count;
    private @Nullable FileReport only;

    ProblemsPane() {
        Columns.add(table, "File", 200, problem -> names.getOrDefault(problem.file(), "file " + problem.file()));
        Columns.add(table, "Line", 90, problem -> Words.number(problem.line()));
        Columns.add(table, "Offset", 110, problem -> Words.number(problem.offset()));
        Columns.add(table, "Problem", 130, problem -> problem.kind().id());
        Columns.add(table, "What it is", 240, problem -> ProblemWords.of(problem.kind()));
        Columns.add(table, "Text, escaped", 600, texts::of).getStyleClass().add("mono");
        table.setId("evidence-problems");
        table.setAccessibleText("Lines with problems");
        table.setPlaceholder(new Label("No line that was read has a problem"));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> moreIsKnown());
        VBox.setVgrow(table, Priority.ALWAYS);
        line.getStyleClass().add("mono");
        line.setId("problem-line");
        line.setMinHeight(24);
        ofAll.setId("problems-of-all");
        ofAll.setOnAction(_ -> only(null));
        ofFile.setId("problems-of-file");
        ofAll.setMinWidth(Region.USE_PREF_SIZE);
        filtered.setAlignment(Pos.CENTER_LEFT);
        filtered.setPadding(new Insets(4, 0, 4, 0));
        getChildren().addAll(filtered, table, line);
        list();
    }

    TableView<EvidenceProblem> table() {
        return table;
    }

    /// What the tab says: how many there are.
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Shows those of this state of the evidence.
    void show(@Nullable AuditTrail trail, List<FileReport> reports, boolean isOther) {
        List<EvidenceProblem> now = trail == null ? List.of() : trail.problems();
        count = trail == null ? 0 : trail.countProblems(_ -> true);
        if (isOther) {
            Map<Integer, String> called = new HashMap<>();
            reports.forEach(report ->
                    called.put(report.number(), FileFacts.safe(report.file().name())));
            names = called;
            texts.follow(reports);
            only = null;
        }
        if (isOther || now.size() != all.size()) {
            all = now;
            list();
        }
    }

    /// Shows those of one file, or of all.
    void only(@Nullable FileReport file) {
        only = file;
        list();
    }

    private void list() {
        FileReport one = only;
        List<EvidenceProblem> shown = all.stream()
                .filter(problem -> one == null || problem.file() == one.number())
                .limit(MOST)
                .toList();
        table.getItems().setAll(shown);
        filtered.setVisible(one != null);
        filtered.setManaged(one != null);
        ofFile.setText(
                one == null ? "" : "Only those of " + FileFacts.safe(one.file().name()));
        long of = one == null ? count : one.problems();
        title.set("Lines with problems (" + Words.number(count)
                + (shown.size() < of ? ", the first " + Words.number(shown.size()) + " listed)" : ")"));
    }

    /// Gives the list the keyboard.
    void focus() {
        table.requestFocus();
        table.getSelectionModel().selectFirst();
    }

    private void moreIsKnown() {
        EvidenceProblem selected = table.getSelectionModel().getSelectedItem();
        line.setText(selected == null ? "" : texts.of(selected));
        table.refresh();
    }

    void dispose() {
        texts.dispose();
    }
}
