package org.execscope.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.export.EventExport;
import org.execscope.export.Manifest;
import org.execscope.trail.CustodyCheck;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.DialogScene;

/// Writes the events shown, or the selected ones, to a file.
public final class ExportDialog {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String CHECKING = "Checking that the evidence is unchanged …";
    private static final String WRITING = "Writing …";

    private final Stage stage = new Stage();
    private final Workspace workspace;
    private final Shown shown;
    private final RowChoice rows;
    private final RadioButton csv = new RadioButton("CSV");
    private final RadioButton jsonLines = new RadioButton("JSON Lines");
    private final TextField target = new TextField();
    private final Label goesOut = new Label();
    private final Label outcome = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button write = new Button("Export");
    private final Button cancel = new Button("Cancel");
    private final Latest writer = new Latest("export");
    private boolean overwrite;

    private ExportDialog(Window owner, Workspace workspace, Shown shown, FileChoice choice) {
        this.workspace = workspace;
        this.shown = shown;
        this.rows = new RowChoice(workspace, shown);
        rows.onChange(this::explain);
        ToggleGroup format = new ToggleGroup();
        csv.setToggleGroup(format);
        jsonLines.setToggleGroup(format);
        format.selectToggle(csv);
        csv.setId("export-csv");
        jsonLines.setId("export-jsonl");
        target.setId("export-target");
        write.setId("export-write");
        cancel.setId("export-cancel");
        outcome.setId("export-outcome");
        goesOut.setId("export-goes-out");
        target.setText(proposed().toString());
        target.setPrefColumnCount(48);
        HBox.setHgrow(target, Priority.ALWAYS);
        Button browse = new Button("Browse…");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> {
            Path chosen = choice.fileToWrite(stage, Path.of(target.getText()));
            if (chosen != null) {
                target.setText(chosen.toString());
            }
        });
        goesOut.setWrapText(true);
        goesOut.getStyleClass().add("muted");
        outcome.setWrapText(true);
        List.of(goesOut, outcome).forEach(words -> words.setMinHeight(Region.USE_PREF_SIZE));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setVisible(false);
        write.getStyleClass().add("primary");
        write.setDefaultButton(true);
        cancel.setCancelButton(true);
        write.setOnAction(event -> export());
        cancel.setOnAction(event -> cancelOrClose());
        format.selectedToggleProperty().addListener((property, old, now) -> formatChanged());
        target.textProperty().addListener((property, old, now) -> {
            overwrite = false;
            write.setText("Export");
        });
        explain();
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Export events");
        Scene scene = DialogScene.of(owner, content(browse), 720, 340);
        stage.setScene(scene);
        stage.setOnHidden(event -> writer.close());
    }

    /// Opens the dialog; nothing is written before the user says so.
    public static Stage open(Window owner, Workspace workspace, Shown shown, FileChoice choice) {
        ExportDialog dialog = new ExportDialog(owner, workspace, shown, choice);
        dialog.stage.setX(owner.getX() + 60);
        dialog.stage.setY(owner.getY() + 80);
        dialog.stage.show();
        dialog.write.requestFocus();
        return dialog.stage;
    }

    private VBox content(Button browse) {
        GridPane grid = new GridPane(12, 10);
        grid.addRow(0, head("What"), rows.rows());
        grid.addRow(1, head("Format"), new BarLine(16, csv, jsonLines));
        HBox file = new HBox(8, target, browse);
        grid.addRow(2, head("File"), file);
        GridPane.setHgrow(file, Priority.ALWAYS);
        grid.add(goesOut, 1, 3);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, gap, cancel, write);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox box = new VBox(10, grid, bar, outcome, space, buttons);
        box.setPadding(new Insets(16));
        return box;
    }

    private EventExport.Format format() {
        return jsonLines.isSelected() ? EventExport.Format.JSONL : EventExport.Format.CSV;
    }

    private void explain() {
        String form = jsonLines.isSelected()
                ? "One JSON object a line, every field of the log."
                : "Cells that a spreadsheet would take for a formula are neutralised and counted.";
        goesOut.setText(rows.words() + " In the order of time, times in UTC. " + form
                + " The file is written beside its place and moved there when it is whole;"
                + " a manifest beside it tells the evidence, its hashes and the filter.");
    }

    private void formatChanged() {
        String name = target.getText();
        String wanted = jsonLines.isSelected() ? ".jsonl" : ".csv";
        String other = jsonLines.isSelected() ? ".csv" : ".jsonl";
        if (name.endsWith(other)) {
            target.setText(name.substring(0, name.length() - other.length()) + wanted);
        }
        explain();
    }

    private void export() {
        Path path;
        try {
            path = Path.of(target.getText().strip()).toAbsolutePath();
        } catch (InvalidPathException wrong) {
            say("That is no file name.", "error");
            return;
        }
        if (target.getText().isBlank()) {
            say("Name the file to write.", "error");
            return;
        }
        running(true);
        boolean replace = overwrite;
        EventExport.Format format = format();
        boolean byHand = rows.byHand();
        EventExport.Facts facts = rows.facts();
        Manifest.Choice choice = new Manifest.Choice(shown.query().text(), byHand, facts);
        FxDoor<Step> progress = new FxDoor<>(this::progressed);
        writer.start(
                token -> {
                    if (!replace && Files.exists(path)) {
                        throw new AlreadyThere();
                    }
                    CustodyCheck.Outcome custody = new CustodyCheck.Outcome(
                            true,
                            CustodyCheck.hashes(
                                    shown.trail(),
                                    (done, total, what) -> progress.put(Step.of(CHECKING, done, total)),
                                    token));
                    EventExport.Result result = EventExport.toFile(
                            shown.trail(),
                            rows.events(byHand, facts),
                            format,
                            facts,
                            path,
                            (done, total, what) -> progress.put(Step.of(WRITING, done, total)),
                            token);
                    Manifest.write(shown.trail(), result, format, path, choice, custody);
                    return new Written(result, custody);
                },
                written -> done(path, written),
                this::failed);
    }

    private void progressed(Step step) {
        if (writer.isBusy()) {
            bar.setProgress(step.part());
            say(step.words(), "muted");
        }
    }

    private void done(Path path, Written written) {
        running(false);
        EventExport.Result result = written.result();
        Path name = path.getFileName();
        String words = "Exported " + Words.count(result.rows(), "event") + " to "
                + safe(name == null ? path.toString() : name.toString()) + ", " + Words.size(result.bytes())
                + " (SHA-256 " + result.sha256() + ")."
                + (format() == EventExport.Format.CSV
                        ? " " + Words.count(result.neutralised(), "cell") + " neutralised."
                        : "");
        if (written.custody().isUnchanged()) {
            words += " The evidence is unchanged since it was loaded (SHA-256 matches).";
            say(words, "ok");
        } else {
            words += " The evidence has changed since it was loaded: "
                    + safe(written.custody().objections())
                    + ". What was exported is what was analysed; the manifest says so.";
            say(words, "warn");
        }
        workspace.say(words);
        cancel.setText("Close");
    }

    private void failed(Throwable problem) {
        running(false);
        switch (problem) {
            case AlreadyThere there -> {
                overwrite = true;
                write.setText("Overwrite");
                say("There is a file of this name already. Overwrite it, or name another.", "warn");
            }
            case CancellationException stopped -> say("Cancelled. Nothing was written.", "warn");
            case IOException cannot -> {
                String why = cannot.getMessage();
                say(why == null ? "The file could not be written." : safe(why), "error");
            }
            default -> {
                workspace.report("exporting", problem);
                say("Something went wrong in Execscope while exporting. Nothing was written.", "error");
            }
        }
    }

    private void cancelOrClose() {
        if (writer.isBusy()) {
            writer.cancel();
            running(false);
            say("Cancelled. Nothing was written.", "warn");
        } else {
            stage.close();
        }
    }

    private void running(boolean now) {
        bar.setVisible(now);
        bar.setProgress(now ? -1 : 0);
        write.setDisable(now);
        if (now) {
            say(CHECKING, "muted");
        }
    }

    private void say(String words, String style) {
        outcome.getStyleClass().removeAll("ok", "warn", "error", "muted");
        outcome.getStyleClass().add(style);
        outcome.setText(words);
    }

    private static String safe(String words) {
        return Display.value(Bytes.utf8(words), Display.CELL).text();
    }

    private static Label head(String words) {
        Label head = new Label(words);
        head.getStyleClass().add("muted");
        head.setMinWidth(Region.USE_PREF_SIZE);
        return head;
    }

    private static Path proposed() {
        return Path.of(System.getProperty("user.home", "."))
                .resolve("execscope-" + STAMP.format(Instant.now()) + ".csv");
    }

    /// How far it is with one of its steps.
    private record Step(String words, double part) {
        static Step of(String words, long done, long total) {
            return new Step(words, total <= 0 ? -1 : (double) done / total);
        }
    }

    private record Written(EventExport.Result result, CustodyCheck.Outcome custody) {}

    /// The target exists and the user has not agreed to overwrite it.
    private static final class AlreadyThere extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
