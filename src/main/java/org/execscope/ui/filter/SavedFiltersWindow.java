package org.execscope.ui.filter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.export.FileChoice;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.DialogScene;
import org.jspecify.annotations.Nullable;

/// All that can be changed of the saved filters: name, query, note, star; made, deleted, read from a file and written
/// to
/// one. A change is kept as it is made, as long as the name is one of its own and the query is a query.
public final class SavedFiltersWindow {
    private static final String FILE = "filters.json";
    private static final int CHARACTERS = 60;
    private static final int MOST_REASONS = 3;

    private final Workspace workspace;
    private final FileChoice choice;
    private final SavedList saved;
    private final Stage stage = new Stage();
    private final Latest files = new Latest("saved filters file");
    private final ListView<SavedQuery> list = new ListView<>();
    private final TextField name = new TextField();
    private final TextArea query = new TextArea();
    private final TextArea note = new TextArea();
    private final CheckBox star = new CheckBox("★ stands before the others");
    private final Label says = new Label();
    private final VBox form;
    private @Nullable SavedQuery chosen;
    /// One for each filter that is shown: what is typed into one field of it is one step.
    private Object editing = new Object();
    private boolean filling;

    private SavedFiltersWindow(Window owner, Workspace workspace, FileChoice choice) {
        this.workspace = workspace;
        this.choice = choice;
        saved = new SavedList(workspace.savedQueries(), workspace.steps());
        list.setId("manage-list");
        list.setAccessibleText("Saved filters");
        list.getStyleClass().add("lines");
        list.setCellFactory(_ -> new NameCell());
        list.setMinWidth(0);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!filling) {
                show(now);
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                delete();
            } else if (event.getCode() == KeyCode.Z && event.isShortcutDown()) {
                step(event.isShiftDown());
            }
        });
        named(name, "manage-name", "Name");
        named(query, "manage-query", "Query");
        named(note, "manage-note", "Note");
        query.getStyleClass().add("mono");
        for (TextArea area : List.of(query, note)) {
            area.setWrapText(true);
            area.getStyleClass().add("edited");
            area.setPrefRowCount(4);
        }
        star.setId("manage-star");
        star.selectedProperty().addListener((_, _, _) -> changed());
        says.setId("manage-says");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        form = new VBox(4, head("Name"), name, head("Query"), query, head("Note"), note, star, says);
        form.setPadding(new Insets(0, 0, 0, 16));
        VBox.setVgrow(query, Priority.ALWAYS);
        HBox.setHgrow(form, Priority.ALWAYS);
        HBox centre = new HBox(list, form);
        VBox.setVgrow(centre, Priority.ALWAYS);
        VBox page = new VBox(12, centre, buttons());
        page.setPadding(new Insets(16));
        stage.initOwner(owner);
        stage.setTitle("Saved filters");
        Scene scene = DialogScene.of(owner, page, 860, 520);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setX(owner.getX() + 60);
        stage.setY(owner.getY() + 80);
        stage.setOnHidden(_ -> files.close());
    }

    /// Opens it over a window, in the same colours.
    public static Stage open(Window owner, Workspace workspace, FileChoice choice) {
        SavedFiltersWindow window = new SavedFiltersWindow(owner, workspace, choice);
        window.list(null);
        window.stage.show();
        window.list.requestFocus();
        return window.stage;
    }

    private static Label head(String words) {
        Label head = new Label(words);
        head.getStyleClass().add("section-head");
        return head;
    }

    private void named(TextInputControl field, String id, String words) {
        field.setId(id);
        field.setAccessibleText(words);
        field.textProperty().addListener((_, _, _) -> changed());
    }

    private BarLine buttons() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new BarLine(
                8,
                button("manage-new", "New", this::add),
                button("manage-delete", "Delete", this::delete),
                stepButton("manage-undo", "Undo", workspace.steps().undoProperty(), false),
                stepButton("manage-redo", "Redo", workspace.steps().redoProperty(), true),
                button("manage-templates", "Add the built-in ones", this::addTemplates),
                gap,
                button("manage-import", "Import…", this::read),
                button("manage-export", "Export…", this::write),
                button("manage-close", "Close", stage::close));
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Lists all, with this one chosen, or the first.
    private void list(@Nullable SavedQuery choose) {
        filling = true;
        list.getItems().setAll(saved.matching(""));
        if (choose == null) {
            list.getSelectionModel().selectFirst();
        } else {
            list.getSelectionModel().select(choose);
            list.scrollTo(Math.max(0, list.getItems().indexOf(choose) - 3));
        }
        filling = false;
        show(list.getSelectionModel().getSelectedItem());
    }

    private void show(@Nullable SavedQuery one) {
        filling = true;
        chosen = one;
        editing = new Object();
        form.setDisable(one == null);
        name.setText(one == null ? "" : one.name());
        query.setText(one == null ? "" : one.query());
        note.setText(one == null ? "" : one.note());
        star.setSelected(one != null && one.starred());
        filling = false;
        say("");
    }

    private void say(String words) {
        says.setText(words);
        says.getStyleClass().removeAll("error", "muted");
        says.getStyleClass().add(words.startsWith("✗") ? "error" : "muted");
    }

    /// Keeps what is in the form, if it can be kept.
    private void changed() {
        SavedQuery old = chosen;
        if (filling || old == null) {
            return;
        }
        String called = name.getText().strip();
        SavedQuery other = saved.named(called);
        if (called.isEmpty()) {
            say("✗ A saved filter needs a name: not kept.");
        } else if (other != null && !other.equals(old)) {
            say("✗ There is another filter of this name: not kept.");
        } else {
            try {
                if (Query.parse(query.getText()).isEmpty()) {
                    say("✗ A saved filter needs a query: not kept.");
                    return;
                }
                keep(old, new SavedQuery(called, query.getText(), note.getText(), star.isSelected()));
                say("✓ Kept.");
            } catch (QueryException wrong) {
                say("✗ " + wrong.errors().getFirst().message() + " Not kept.");
            }
        }
    }

    private void keep(SavedQuery old, SavedQuery made) {
        saved.put(old, made, editing);
        chosen = made;
        filling = true;
        list.getItems().setAll(saved.matching(""));
        list.getSelectionModel().select(made);
        filling = false;
    }

    private void add() {
        String applied = workspace.applied().normalForm();
        SavedQuery made = new SavedQuery(saved.free("New filter"), applied.isEmpty() ? "uid == 0" : applied);
        saved.put(null, made);
        list(made);
        name.requestFocus();
        name.selectAll();
    }

    private void delete() {
        SavedQuery old = chosen;
        if (old != null) {
            int at = list.getSelectionModel().getSelectedIndex();
            saved.delete(old);
            List<SavedQuery> rest = saved.matching("");
            list(rest.isEmpty() ? null : rest.get(Math.min(at, rest.size() - 1)));
            say("Deleted “" + shown(old.name()) + "”.");
        }
    }

    /// Undoes the last change, or does it again, and shows the filter that it changed.
    private void step(boolean again) {
        List<SavedQuery> before = List.copyOf(workspace.savedQueries());
        String words = again ? workspace.steps().redo() : workspace.steps().undo();
        list(workspace.savedQueries().stream()
                .filter(one -> !before.contains(one))
                .findFirst()
                .orElse(chosen));
        say(
                words.isEmpty()
                        ? "Nothing to " + (again ? "redo." : "undo.")
                        : (again ? "Redone: " : "Undone: ") + words + ".");
    }

    private Button stepButton(String id, String name, ObservableStringValue step, boolean again) {
        Button button = button(id, name, () -> step(again));
        step.subscribe(words -> {
            button.setDisable(words.isEmpty());
            button.setAccessibleText(name + " " + words);
            button.setTooltip(words.isEmpty() ? null : new Tooltip(name + " " + words));
        });
        return button;
    }

    private void addTemplates() {
        int added = saved.add(SavedQuery.TEMPLATES, "add");
        list(chosen);
        say(added == 0 ? "All built-in filters are there." : "Added " + Words.count(added, "filter") + ".");
    }

    private void read() {
        Path file = choice.fileToRead(stage, "Choose a file of saved filters");
        if (file != null) {
            files.start(
                    _ -> FilterFile.read(file),
                    this::take,
                    problem -> say("✗ " + (problem instanceof IOException said ? said.getMessage() : "Not read.")));
        }
    }

    private void take(FilterFile.Read read) {
        int added = saved.add(read.filters(), "import");
        int known = read.filters().size() - added;
        list(chosen);
        String left = read.leftOut().stream().limit(MOST_REASONS).collect(Collectors.joining("; "));
        int more = read.leftOut().size() - MOST_REASONS;
        say("Added " + Words.count(added, "filter") + "."
                + (known > 0 ? " " + Words.number(known) + " were there already." : "")
                + (left.isEmpty()
                        ? ""
                        : " Left out: " + left + (more > 0 ? " and " + Words.number(more) + " more" : "") + "."));
    }

    private void write() {
        Path file = choice.fileToWrite(stage, Path.of(FILE));
        if (file == null) {
            return;
        }
        Path absolute = file.toAbsolutePath().normalize();
        if (workspace.given().stream()
                .anyMatch(path -> absolute.startsWith(path.toAbsolutePath().normalize()))) {
            say("✗ Not written: nothing is written into evidence.");
            return;
        }
        List<SavedQuery> all = List.copyOf(workspace.savedQueries());
        files.start(
                _ -> {
                    FilterFile.write(file, all);
                    return all.size();
                },
                count -> say("✓ Wrote " + Words.count(count, "filter") + " to "
                        + shown(String.valueOf(file.getFileName())) + "."),
                problem -> say("✗ " + shown(String.valueOf(file.getFileName())) + " can't be written."));
    }

    private static String shown(String words) {
        return Display.value(Bytes.utf8(words), CHARACTERS).text();
    }

    /// The name, behind a star where it has one.
    private static final class NameCell extends ListCell<SavedQuery> {
        NameCell() {
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(SavedQuery item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : (item.starred() ? "★ " : "") + shown(item.name()));
        }
    }
}
