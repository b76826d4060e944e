package org.execscope.ui.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.evidence.EvidenceSet;
import org.execscope.evidence.HostFile;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.layout.GrowingColumns;
import org.execscope.ui.layout.TextGauge;
import org.execscope.ui.model.ClipboardText;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// What was read and what was not: files, left-out files, lines that could not be understood.
public final class EvidencePane extends VBox {
    /// The head, four files and a scroll bar: what is below gives way first.
    private static final double FILES_AT_LEAST = 150;

    private final TableView<FileReport> files = new TableView<>();
    private final LeftOutPane skipped;
    private final ProblemsPane problems = new ProblemsPane();
    private final TextArea facts = new TextArea();
    private final TabPane below = new TabPane();
    private final Tab factsTab = new Tab("Selected file");
    private final Tab skippedTab = new Tab();
    private final Tab problemsTab = new Tab();
    private final Button copy = new Button("Copy list as text");
    private final Button remove = new Button("Remove");
    private final Button retry = new Button("Read again");
    private final Button compare = new Button("Compare with another copy…");
    private final HostButton host;
    private final CustodyButton check;
    private final ShapeMenu shapes;
    private final ReadingTable progress = new ReadingTable();
    private final Workspace workspace;
    private final Ways ways;
    private final Button copyHash = new Button("Copy SHA-256");
    private final Label outcome = new Label();
    private final CoverageCell.Span span = new CoverageCell.Span();
    private List<FileReport> reports = List.of();
    private @Nullable AuditTrail trail;

    /// What leads out of the pane.
    ///
    /// @param addFiles asks the user for more evidence and opens it beside this
    /// @param compare asks for another copy and compares it with what is open
    /// @param hostFile asks for a file of this kind that belongs to a host; null if the user thought better of it
    public record Ways(Runnable addFiles, Runnable compare, Function<HostFile.Kind, @Nullable Path> hostFile) {}

    public EvidencePane(Workspace workspace, Ways ways) {
        super(6);
        this.workspace = workspace;
        this.ways = ways;
        this.host = new HostButton(workspace, ways.hostFile(), this::say);
        this.check = new CustodyButton(
                this::say, workspace.notices(), problem -> workspace.report("checking the files", problem));
        this.shapes = new ShapeMenu(workspace, this::showProblemsOf);
        this.skipped = new LeftOutPane(workspace);
        setId("evidence");
        setPadding(new Insets(8));
        fileColumns();
        facts.setEditable(false);
        facts.setWrapText(true);
        facts.setId("evidence-facts");
        facts.setAccessibleText("Facts about this file");
        facts.getStyleClass().add("mono");
        facts.setPromptText("Select a file above");
        factsTab.setContent(facts);
        skippedTab.setContent(skipped);
        skippedTab.textProperty().bind(skipped.titleProperty());
        problemsTab.setContent(problems);
        problemsTab.textProperty().bind(problems.titleProperty());
        below.getTabs().addAll(factsTab, skippedTab, problemsTab);
        below.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        below.setId("evidence-below");
        files.setContextMenu(shapes);
        StackPane table = new StackPane(files, progress);
        files.visibleProperty().bind(progress.visibleProperty().not());
        workspace.filesReadingProperty().addListener((_, _, now) -> progress.show(now));
        VBox.setVgrow(table, Priority.SOMETIMES);
        VBox.setVgrow(below, Priority.ALWAYS);
        TextGauge least = new TextGauge(scale -> files.setMinHeight(FILES_AT_LEAST * scale));
        below.setMinHeight(FILES_AT_LEAST);
        getChildren()
                .addAll(
                        least,
                        GrowingColumns.of(files, skipped.table(), problems.table()),
                        buttons(),
                        outcome,
                        table,
                        below);
        outcome.setWrapText(true);
        outcome.setId("evidence-outcome");
        say("", "muted");
        workspace.shownProperty().addListener((property, old, shown) -> show(shown));
        show(workspace.shownProperty().get());
    }

    private void fileColumns() {
        Columns.add(files, "File", 300, report -> FileFacts.safe(report.file().name()))
                .setCellFactory(column -> nameCell());
        Columns.add(files, "State", 130, FileFacts::mark);
        Columns.add(files, "Size", 80, FileFacts::size).setCellFactory(_ -> new SizeCell());
        Columns.add(files, "SHA-256", 110, FileFacts::shortHash);
        Columns.add(files, "Lines", 80, report -> Words.number(report.lines()));
        Columns.add(files, "Events", 80, report -> Words.number(report.events()));
        Columns.add(files, "execve", 70, report -> Words.number(report.execveEvents()));
        Columns.add(files, "From (UTC)", 200, report -> FileFacts.time(report.firstMillis()));
        Columns.add(files, "To (UTC)", 200, report -> FileFacts.time(report.lastMillis()));
        TableColumn<FileReport, FileReport> coverage = new TableColumn<>("Coverage");
        coverage.setPrefWidth(140);
        coverage.setSortable(false);
        coverage.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        coverage.setCellFactory(column -> new CoverageCell(span));
        files.getColumns().add(coverage);
        Columns.add(files, "Form", 190, report -> FileFacts.form(report));
        Columns.add(files, "Hosts", 120, report -> String.join(", ", report.hosts()));
        files.setId("evidence-files");
        files.setPlaceholder(new Label("No evidence open"));
        files.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> showFacts(now));
    }

    private FlowPane buttons() {
        Label head = new Label("Files");
        head.getStyleClass().add("pane-title");
        Button add = new Button("Add files…");
        add.setId("evidence-add");
        add.setOnAction(event -> ways.addFiles().run());
        remove.setId("evidence-remove");
        remove.setOnAction(event -> remove());
        retry.setId("evidence-retry");
        retry.setOnAction(event -> workspace.readAgain());
        compare.setId("evidence-compare");
        compare.setOnAction(event -> ways.compare().run());
        copy.setId("evidence-copy");
        copy.setOnAction(event -> copyText(
                reports.stream().map(report -> FileFacts.all(report, reports)).collect(Collectors.joining("\n\n"))));
        copyHash.setId("evidence-copy-hash");
        copyHash.setOnAction(event -> {
            FileReport selected = files.getSelectionModel().getSelectedItem();
            if (selected != null) {
                copyText(selected.sha256());
            }
        });
        FlowPane row = new FlowPane(8, 6, head, add, remove, retry, host, compare, check, copyHash, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void remove() {
        FileReport selected = files.getSelectionModel().getSelectedItem();
        if (selected != null) {
            workspace.leaveOut(selected.file().name());
        }
    }

    private void copyText(String text) {
        ClipboardText.put(text);
        say("Copied.", "muted");
    }

    private void say(String words, String style) {
        outcome.getStyleClass().removeAll("ok", "error", "muted");
        outcome.getStyleClass().add(style);
        outcome.setText(words);
        outcome.setVisible(!words.isEmpty());
        outcome.setManaged(!words.isEmpty());
    }

    private void showFacts(@Nullable FileReport report) {
        facts.setText(report == null ? "" : FileFacts.all(report, reports) + hostFacts(report));
        boolean settled = workspace.loadingProperty().get() == null;
        host.show(setOf(report), settled);
        shapes.show(report, settled);
        copyHash.setDisable(report == null);
        // Of the last one, closing the evidence is said to be what it is.
        remove.setDisable(report == null || !settled || reports.size() < 2);
        if (report != null) {
            below.getSelectionModel().select(factsTab);
        }
    }

    private @Nullable EvidenceSet setOf(@Nullable FileReport report) {
        AuditTrail now = trail;
        return report == null
                        || now == null
                        || report.file().set() >= now.sets().size()
                ? null
                : now.sets().get(report.file().set());
    }

    private String hostFacts(FileReport report) {
        EvidenceSet set = setOf(report);
        AuditTrail now = trail;
        return (now == null ? "" : GapWords.of(now, report)) + (set == null ? "" : "\n" + HostWords.all(set.context()));
    }

    /// Opens the list of what can be given by hand about the host of the selected file; says so where nothing can.
    public void openHostMenu() {
        if (host.isDisabled()) {
            workspace.say("Open evidence first: names are given for the host of the file that is selected.");
        } else {
            host.requestFocus();
            host.show();
        }
    }

    /// Gives the focus to the list of files.
    ///
    /// @return false while there is none to see
    public boolean focusFiles() {
        if (!files.isVisible()) {
            return false;
        }
        files.requestFocus();
        return true;
    }

    /// Gives the focus to the list of lines with problems.
    public void focusProblems() {
        showProblemsOf(null);
    }

    private void showProblemsOf(@Nullable FileReport file) {
        problems.only(file);
        below.getSelectionModel().select(problemsTab);
        problems.focus();
    }

    /// Ends its work.
    public void dispose() {
        problems.dispose();
        check.dispose();
        host.dispose();
    }

    // Another state of the evidence, not one with equal parts.
    @SuppressWarnings("ReferenceEquality")
    private void show(@Nullable Shown shown) {
        AuditTrail newest = shown == null ? null : shown.trail();
        List<FileReport> now = newest == null ? List.of() : newest.files();
        if (newest != trail && (!now.equals(reports) || check.isBusy())) {
            say("", "muted");
        }
        if (newest != trail) {
            check.show(newest);
        }
        problems.show(newest, now, newest != trail && !now.equals(reports));
        trail = newest;
        if (!now.equals(reports)) {
            reports = now;
            span.set(now);
            files.getItems().setAll(now);
            files.getSelectionModel().selectFirst();
        }
        showFacts(files.getSelectionModel().getSelectedItem());
        boolean settled = newest != null && workspace.loadingProperty().get() == null;
        compare.setDisable(!settled);
        retry.setDisable(workspace.given().isEmpty());
        copy.setDisable(now.isEmpty());
        skipped.show(newest == null ? List.of() : newest.skipped(), settled);
    }

    /// Paths differ at their ends.
    private static TableCell<FileReport, String> nameCell() {
        TableCell<FileReport, String> cell = new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty ? null : name);
            }
        };
        cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        return cell;
    }
}
