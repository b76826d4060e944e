package org.execscope.ui.evidence;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.RawLine;
import org.execscope.evidence.Skipped;
import org.execscope.record.EvidenceProblem;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// What was read and what was not: files, left-out files, lines that could not be understood.
public final class EvidencePane extends VBox {
    /// The head, four files and a scroll bar: what is below gives way first.
    private static final double FILES_AT_LEAST = 150;

    private static final int MOST_PROBLEMS = 10_000;
    private static final int LINE_BYTES = 4_000;
    private static final double TEXT_WIDTH = 220;

    private final TableView<FileReport> files = new TableView<>();
    private final TableView<Skipped> skipped = new TableView<>();
    private final TableView<EvidenceProblem> problems = new TableView<>();
    private final Label skippedHead = head("Left out");
    private final Label problemsHead = head("Lines with problems");
    private final Label line = new Label();
    private final Latest reader = new Latest("read a line again");
    private List<FileReport> reports = List.of();

    public EvidencePane(Workspace workspace) {
        super(6);
        setId("evidence");
        setPadding(new Insets(8));
        column(files, "File", 220, report -> safe(report.file().name()));
        column(files, "State", 120, EvidencePane::state);
        column(files, "Size", 80, report -> Words.size(report.size()));
        column(files, "SHA-256", 180, FileReport::sha256);
        column(files, "Lines", 80, report -> Words.number(report.lines()));
        column(files, "Records", 80, report -> Words.number(report.records()));
        column(files, "Events", 80, report -> Words.number(report.events()));
        column(files, "execve", 80, report -> Words.number(report.execveEvents()));
        column(files, "Problems", 80, report -> Words.number(report.problems()));
        column(files, "From (UTC)", 190, report -> time(report.firstMillis()));
        column(files, "To (UTC)", 190, report -> time(report.lastMillis()));
        column(files, "Form", 90, report -> report.container() + ", " + report.shape());
        column(files, "Hosts", 120, report -> String.join(", ", report.hosts()));
        files.setId("evidence-files");
        files.setPlaceholder(new Label("No evidence open"));
        column(skipped, "Path", 2 * TEXT_WIDTH, one -> safe(one.path()));
        column(skipped, "Why it was left out", 2 * TEXT_WIDTH, one -> safe(one.why()));
        skipped.setId("evidence-skipped");
        column(problems, "File", TEXT_WIDTH, this::fileName);
        column(problems, "Line", 90, one -> Words.number(one.line()));
        column(problems, "Offset", 110, one -> Words.number(one.offset()));
        column(problems, "Problem", TEXT_WIDTH, one -> one.kind().id());
        problems.setId("evidence-problems");
        problems.setPlaceholder(new Label("No line that was read has a problem"));
        problems.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> showLine(now));
        line.getStyleClass().add("mono");
        line.setId("problem-line");
        line.setMinHeight(24);
        files.setPrefHeight(180);
        files.setMinHeight(FILES_AT_LEAST);
        skipped.setPrefHeight(120);
        VBox.setVgrow(problems, Priority.ALWAYS);
        getChildren().addAll(head("Files"), files, skippedHead, skipped, problemsHead, problems, line);
        workspace.shownProperty().addListener((property, old, shown) -> show(shown));
        show(workspace.shownProperty().get());
    }

    /// Gives the focus to the list of lines with problems.
    public void focusProblems() {
        problems.requestFocus();
        problems.getSelectionModel().selectFirst();
    }

    /// Ends its work.
    public void dispose() {
        reader.close();
    }

    private void show(@Nullable Shown shown) {
        AuditTrail trail = shown == null ? null : shown.trail();
        reports = trail == null ? List.of() : trail.files();
        files.getItems().setAll(reports);
        List<Skipped> left = trail == null ? List.of() : trail.skipped();
        skipped.getItems().setAll(left);
        skipped.setVisible(!left.isEmpty());
        skipped.setManaged(!left.isEmpty());
        skippedHead.setVisible(!left.isEmpty());
        skippedHead.setManaged(!left.isEmpty());
        List<EvidenceProblem> all = trail == null ? List.of() : trail.problems();
        int most = Math.min(all.size(), MOST_PROBLEMS);
        if (problems.getItems().size() != most) {
            problems.getItems().setAll(all.subList(0, most));
        }
        problemsHead.setText("Lines with problems (" + Words.number(all.size())
                + (most < all.size() ? ", the first " + Words.number(most) + " listed)" : ")"));
    }

    private void showLine(@Nullable EvidenceProblem problem) {
        line.setText("");
        if (problem == null) {
            return;
        }
        for (FileReport report : reports) {
            if (report.number() == problem.file()) {
                reader.start(
                        cancel -> Display.value(RawLine.read(report.file(), problem.offset(), LINE_BYTES), Display.CELL)
                                .text(),
                        line::setText,
                        failed -> line.setText("The line can't be read again."));
            }
        }
    }

    private String fileName(EvidenceProblem problem) {
        return reports.stream()
                .filter(report -> report.number() == problem.file())
                .map(report -> safe(report.file().name()))
                .findFirst()
                .orElse("file " + problem.file());
    }

    private static String state(FileReport report) {
        if (report.complete()) {
            return report.problems() == 0 ? "✓ read" : "✓ read, ⚠ " + Words.number(report.problems());
        }
        String note = report.note();
        return "✗ " + (note == null ? "not read to its end" : note);
    }

    private static String time(@Nullable Long millis) {
        return millis == null ? "—" : Words.time(millis);
    }

    private static String safe(String name) {
        return Display.value(Bytes.utf8(name), Display.CELL).text();
    }

    private static Label head(String words) {
        Label head = new Label(words);
        head.getStyleClass().add("pane-title");
        return head;
    }

    private static <T> void column(TableView<T> table, String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        table.getColumns().add(column);
    }
}
