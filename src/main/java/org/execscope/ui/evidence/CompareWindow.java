package org.execscope.ui.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.bytes.Display;
import org.execscope.event.RecordSource;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.RawLine;
import org.execscope.finding.Comparison;
import org.execscope.finding.CopiesDiffer;
import org.execscope.finding.Difference;
import org.execscope.finding.Finding;
import org.execscope.finding.Witness;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.trail.ReadingPlan;
import org.execscope.trail.TrailLoader;
import org.execscope.trail.Witnesses;
import org.execscope.ui.layout.GrowingColumns;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.DialogScene;
import org.jspecify.annotations.Nullable;

/// Two copies of a log side by side: which events only one has, and which differ and in what, with the lines of
/// both. Nothing of the other copy enters the evidence that is open.
public final class CompareWindow {
    private static final double WIDTH = 1080;
    private static final double HEIGHT = 680;
    private static final int LINE_BYTES = 4_000;
    private static final int MOST_LINES = 40;

    private final Workspace workspace;
    private final AuditTrail open;
    private final Stage stage = new Stage();
    private final Label summary = new Label("Reading the other copy …");
    private final ProgressBar bar = new ProgressBar(-1);
    private final TableView<Difference> differences = new TableView<>();
    private final TableView<Difference.Detail> details = new TableView<>();
    private final TextArea lines = new TextArea();
    private final Button filter = new Button("Filter to it");
    private final Latest comparer = new Latest("compare");
    private final Latest reader = new Latest("read lines again");
    private @Nullable AuditTrail other;

    /// What a comparison came to.
    private record Compared(AuditTrail other, Comparison comparison, List<Finding> findings) {}

    private CompareWindow(Window owner, Workspace workspace, AuditTrail open) {
        this.workspace = workspace;
        this.open = open;
        summary.setId("compare-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        column(differences, "Where", 150, difference -> where(difference.kind()), false);
        column(differences, "Time (UTC)", 225, difference -> FileFacts.time(difference.timeMillis()), false);
        column(differences, "Serial", 90, difference -> Long.toString(difference.serial()), false);
        column(differences, "Host", 110, Difference::host, false);
        column(differences, "What differs", 240, CompareWindow::what, true);
        differences.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        details.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        differences.setId("compare-differences");
        differences.getStyleClass().add("findings-table");
        differences.setAccessibleText("Events on which the two copies disagree");
        differences.setPlaceholder(new Label(""));
        differences.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> chosen(now));
        column(details, "Field", 200, Difference.Detail::what, false);
        column(details, "Open evidence", 240, Difference.Detail::first, true);
        column(details, "Other copy", 240, Difference.Detail::second, true);
        details.setId("compare-fields");
        details.getStyleClass().add("findings-table");
        details.setPlaceholder(new Label("Only one of the two has this event."));
        lines.setId("compare-lines");
        lines.setEditable(false);
        lines.setWrapText(true);
        lines.getStyleClass().add("mono");
        lines.setAccessibleText("The lines of both copies");
        filter.setId("compare-filter");
        filter.setDisable(true);
        filter.setOnAction(_ -> filter());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(_ -> stage.close());
        SplitPane below = new SplitPane(details, lines);
        below.setOrientation(Orientation.HORIZONTAL);
        SplitPane split = new SplitPane(differences, below);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.55);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox box = new VBox(
                8, GrowingColumns.of(differences, details), summary, bar, split, new HBox(8, gap, filter, close));
        box.setPadding(new Insets(12));
        Scene scene = DialogScene.of(owner, box, WIDTH, HEIGHT);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                filter();
            }
        });
        stage.initOwner(owner);
        stage.setTitle("Compare with another copy");
        stage.setScene(scene);
        stage.setX(owner.getX() + 50);
        stage.setY(owner.getY() + 50);
        stage.setOnHidden(_ -> {
            comparer.close();
            reader.close();
        });
    }

    /// Reads the other copy and compares it with what is open; closing the window gives that up.
    public static Stage open(Window owner, Workspace workspace, AuditTrail open, List<Path> copy) {
        CompareWindow window = new CompareWindow(owner, workspace, open);
        window.stage.show();
        window.start(List.copyOf(copy));
        return window.stage;
    }

    private void start(List<Path> copy) {
        FxDoor<Double> progress = new FxDoor<>(part -> {
            if (comparer.isBusy()) {
                bar.setProgress(part);
            }
        });
        comparer.start(cancel -> compare(copy, cancel, progress), this::show, failed -> {
            bar.setVisible(false);
            bar.setManaged(false);
            workspace.report("comparing", failed);
            summary.setText("The copies could not be compared. The evidence is untouched.");
        });
    }

    private Compared compare(List<Path> copy, CancelToken cancel, FxDoor<Double> progress) {
        AuditTrail read = TrailLoader.load(
                EvidenceFinder.find(copy, cancel),
                (done, total, what) -> progress.put(total <= 0 ? -1.0 : Math.min(1.0, (double) done / total)),
                null,
                cancel,
                ReadingPlan.ofMachine().withoutFindings());
        cancel.check();
        progress.put(-1.0);
        Witness mine = Witnesses.of(open);
        Comparison comparison = Comparison.of(mine, Witnesses.of(read), cancel);
        return new Compared(read, comparison, CopiesDiffer.findings(comparison, mine));
    }

    private void show(Compared compared) {
        bar.setVisible(false);
        bar.setManaged(false);
        other = compared.other();
        Comparison all = compared.comparison();
        boolean compares = compared.other().order().size() > 0;
        if (compares) {
            workspace.addFindings(open, CopiesDiffer.ABOUT, compared.findings());
        }
        summary.setText(words(all, compared.other())
                + (compared.findings().isEmpty() || !compares
                        ? ""
                        : " What differs within that time stands among the findings, as " + CopiesDiffer.ABOUT.id()
                                + "."));
        differences.getItems().setAll(all.differences());
        differences.getSelectionModel().selectFirst();
        differences.requestFocus();
    }

    private static String words(Comparison all, AuditTrail other) {
        if (other.order().size() == 0) {
            return "Nothing could be read in the other copy"
                    + other.skipped().stream()
                            .findFirst()
                            .map(one -> ": " + FileFacts.safe(one.path() + " " + one.why()))
                            .orElse("")
                    + ".";
        }
        long outside = all.differences().stream()
                .filter(difference -> !difference.common())
                .count();
        return (all.agrees() ? "The two agree: " : "")
                + Words.count(all.both(), "event") + (all.both() == 1 ? " is" : " are") + " the same in both; "
                + Words.number(all.onlyFirst()) + " only in the open evidence, "
                + Words.number(all.onlySecond()) + " only in the other copy, "
                + Words.number(all.changed()) + " in both but different. "
                + (all.hosts().isEmpty()
                        ? "The two have no host in common."
                        : "Hosts: " + String.join("; ", all.hosts()) + ".")
                + (outside == 0
                        ? ""
                        : " " + Words.number(outside) + " of the listed lie outside the time that both cover.");
    }

    private static String where(Difference.Kind kind) {
        return switch (kind) {
            case ONLY_FIRST -> "only open evidence";
            case ONLY_SECOND -> "only other copy";
            case CHANGED -> "in both, differs";
        };
    }

    private static String what(Difference difference) {
        String outside = difference.common() ? "" : "outside the common time; ";
        if (difference.details().isEmpty()) {
            long count = Math.max(difference.first().size(), difference.second().size());
            return outside + Words.count(count, "record");
        }
        List<String> fields = difference.details().stream()
                .limit(4)
                .map(Difference.Detail::what)
                .toList();
        int more = difference.details().size() - fields.size();
        return outside + String.join(", ", fields) + (more > 0 ? " and " + more + " more" : "");
    }

    private void chosen(@Nullable Difference difference) {
        details.getItems().clear();
        lines.clear();
        filter.setDisable(difference == null || difference.kind() == Difference.Kind.ONLY_SECOND);
        AuditTrail second = other;
        if (difference == null || second == null) {
            return;
        }
        details.getItems().setAll(difference.details());
        reader.start(
                _ -> raw("Open evidence", open, difference.first()) + raw("Other copy", second, difference.second()),
                lines::setText,
                _ -> lines.setText("The lines can't be read again."));
    }

    private static String raw(String name, AuditTrail trail, List<RecordSource> sources) throws java.io.IOException {
        StringBuilder text = new StringBuilder(name).append(sources.isEmpty() ? ": nothing\n" : "\n");
        for (RecordSource source : sources.stream().limit(MOST_LINES).toList()) {
            FileReport file = trail.files().get(source.file());
            text.append(FileFacts.safe(file.file().name()))
                    .append(String.format(Locale.ROOT, ", line %,d, byte %,d%n", source.line(), source.offset()))
                    .append(Display.value(RawLine.read(file.file(), source.offset(), LINE_BYTES), LINE_BYTES)
                            .text())
                    .append('\n');
        }
        if (sources.size() > MOST_LINES) {
            text.append("… and ").append(sources.size() - MOST_LINES).append(" more lines\n");
        }
        return text.append('\n').toString();
    }

    private void filter() {
        Difference difference = differences.getSelectionModel().getSelectedItem();
        if (difference != null && !filter.isDisabled()) {
            long millis = difference.timeMillis();
            workspace.apply(String.format(
                    Locale.ROOT,
                    "event in (%d.%03d:%d)",
                    Math.floorDiv(millis, 1000L),
                    Math.floorMod(millis, 1000L),
                    difference.serial()));
        }
    }

    private static <T> void column(
            TableView<T> table, String title, double width, Function<T, String> text, boolean grows) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setMinWidth(grows ? width / 2 : width);
        column.setPrefWidth(width);
        column.setMaxWidth(grows ? Double.MAX_VALUE : width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        table.getColumns().add(column);
    }
}
