package org.execscope.ui.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
import org.execscope.ui.layout.CellLine;
import org.execscope.ui.layout.PopupBox;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The filters that the user keeps, to pick from: to be applied, added to the one in force, starred, renamed, deleted;
/// and a filter to be kept under a name.
final class SavedFilters {
    private static final int CHARACTERS = 66;
    private static final int QUERY_CHARACTERS = 54;
    private static final int NONE = -1;

    private final Workspace workspace;
    private final Consumer<String> apply;
    private final SavedList saved;
    private final Latest counting = new Latest("count saved filters");
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final TextField name = new TextField();
    private final Button save = new Button("Save");
    private final Label says = new Label();
    private final ObservableList<SavedQuery> found = FXCollections.observableArrayList();
    private final ListView<SavedQuery> list = new ListView<>(found);
    /// By query text; a negative count where it is no query for this evidence.
    private final Map<String, Integer> counts = new HashMap<>();
    /// What is kept under the name that is given.
    private String wanted = "";
    private @Nullable SavedQuery renamed;

    /// @param apply applies a filter in the place of the one in force
    /// @param manage opens what changes them
    SavedFilters(Workspace workspace, Consumer<String> apply, Runnable manage) {
        this.workspace = workspace;
        this.apply = apply;
        saved = new SavedList(workspace.savedQueries(), workspace.steps());
        Label title = new Label("Saved filters");
        title.getStyleClass().add("section-head");
        search.setId("saved-search");
        search.setPromptText("Search");
        search.setAccessibleText("Search the saved filters");
        search.textProperty().addListener((_, _, _) -> narrow());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("saved-list");
        list.setAccessibleText("Saved filters");
        list.getStyleClass().add("double-lines");
        list.setPlaceholder(new Label("No saved filter"));
        list.setCellFactory(_ -> new SavedCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                use(event.isShortcutDown());
            }
        });
        name.setId("saved-name");
        name.setOnAction(_ -> save());
        HBox.setHgrow(name, Priority.ALWAYS);
        save.setId("saved-save");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> save());
        Button more = new Button("Manage…");
        more.setId("saved-manage");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> {
            popup.hide();
            manage.run();
        });
        HBox naming = new HBox(8, name, save, more);
        naming.setAlignment(Pos.CENTER_LEFT);
        says.getStyleClass().add("muted");
        says.setWrapText(true);
        PopupBox box = new PopupBox(8, title, search, list, naming, says);
        box.getStyleClass().addAll("picker", "context-menu");
        box.setPadding(new Insets(8));
        box.getStyleClass().add("saved-filters");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setOnHidden(_ -> counting.cancel());
    }

    /// Opens the list.
    ///
    /// @param keep the query to be named; null to pick a filter, the one in force can be named too then
    void open(Node below, @Nullable String keep) {
        Bounds place = below.localToScreen(below.getBoundsInLocal());
        if (place == null) {
            return;
        }
        wanted = keep == null ? workspace.applied().normalForm() : keep;
        renamed = null;
        search.clear();
        narrow();
        counts.clear();
        count();
        popup.show(below, place.getMinX(), place.getMaxY() + 2);
        help();
        naming();
        if (keep != null && wanted.isEmpty()) {
            says.setText("There is no filter in force to save.");
        }
        (keep == null || wanted.isEmpty() ? search : name).requestFocus();
    }

    /// The line below the list is for a new name.
    private void naming() {
        boolean nothing = wanted.isEmpty();
        String what = wanted.equals(workspace.applied().normalForm()) ? "the filter in force" : shown(wanted);
        name.clear();
        name.setPromptText("Name for " + what);
        name.setAccessibleText("Name for " + what);
        name.setDisable(nothing);
        save.setText("Save");
        save.setDisable(nothing);
    }

    private void help() {
        says.setText("Enter replaces the filter in force, Ctrl+Enter adds to it (and) · Ctrl+B stars · F2 renames"
                + " · Delete deletes, Ctrl+Z undoes");
    }

    private void narrow() {
        SavedQuery before = list.getSelectionModel().getSelectedItem();
        found.setAll(saved.matching(search.getText()));
        if (before != null && found.contains(before)) {
            list.getSelectionModel().select(before);
        } else {
            list.getSelectionModel().selectFirst();
        }
    }

    private void select(SavedQuery one) {
        narrow();
        list.getSelectionModel().select(one);
        list.scrollTo(Math.max(0, found.indexOf(one) - 2));
    }

    private void pressed(KeyEvent event) {
        boolean inList = list.equals(event.getSource());
        switch (event.getCode()) {
            case ENTER -> use(event.isShortcutDown());
            case F2 -> rename();
            case B -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                star();
            }
            case Z -> {
                if (!event.isShortcutDown() || (!inList && !search.getText().isEmpty())) {
                    return;
                }
                undo();
            }
            case DELETE -> {
                if (!inList && !search.getText().isEmpty()) {
                    return;
                }
                delete();
            }
            case UP, DOWN -> {
                if (inList) {
                    return;
                }
                int at = list.getSelectionModel().getSelectedIndex();
                int next = at + (event.getCode() == KeyCode.DOWN ? 1 : -1);
                if (next >= 0 && next < found.size()) {
                    list.getSelectionModel().select(next);
                    list.scrollTo(Math.max(0, next - 2));
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void use(boolean add) {
        SavedQuery chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        try {
            Query query = Query.parse(chosen.query());
            String text = add ? workspace.applied().and(query, false).normalForm() : chosen.query();
            popup.hide();
            apply.accept(text);
        } catch (QueryException wrong) {
            says.setText("✗ This is no filter: " + wrong.errors().getFirst().message());
        }
    }

    private void delete() {
        SavedQuery chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            int at = list.getSelectionModel().getSelectedIndex();
            saved.delete(chosen);
            narrow();
            list.getSelectionModel().select(Math.min(at, found.size() - 1));
            says.setText("Deleted “" + shown(chosen.name()) + "”: Ctrl+Z undoes it.");
        }
    }

    private void undo() {
        String words = workspace.steps().undo();
        if (words.isEmpty()) {
            says.setText("Nothing to undo.");
        } else {
            narrow();
            says.setText("Undone: " + words + ".");
            count();
        }
    }

    private void star() {
        SavedQuery chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            SavedQuery made = chosen.withStar(!chosen.starred());
            saved.put(chosen, made);
            select(made);
            says.setText(made.starred() ? "Starred: it stands before the others." : "No longer starred.");
        }
    }

    private void rename() {
        SavedQuery chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            renamed = chosen;
            name.setDisable(false);
            save.setDisable(false);
            name.setText(chosen.name());
            save.setText("Rename");
            name.requestFocus();
            name.selectAll();
        }
    }

    /// Keeps the filter in force, or gives a kept one another name. A name is used once.
    private void save() {
        String given = name.getText().strip();
        if (given.isEmpty()) {
            says.setText("✗ A saved filter needs a name.");
            return;
        }
        SavedQuery old = renamed;
        SavedQuery made = old == null ? new SavedQuery(given, wanted) : old.withName(given);
        saved.put(old, made);
        renamed = null;
        search.clear();
        naming();
        select(made);
        search.requestFocus();
        says.setText((old == null ? "Saved “" : "Renamed to “") + shown(given) + "”.");
        count();
    }

    /// How many events of this evidence each finds.
    private void count() {
        QueryEngine engine = workspace.engine();
        if (engine == null) {
            return;
        }
        List<SavedQuery> all = List.copyOf(workspace.savedQueries());
        counting.start(
                cancel -> {
                    Map<String, Integer> found = new HashMap<>();
                    for (SavedQuery one : all) {
                        try {
                            found.put(
                                    one.query(),
                                    engine.run(Query.parse(one.query()), cancel).count());
                        } catch (QueryException notHere) {
                            found.put(one.query(), NONE);
                        }
                    }
                    return found;
                },
                found -> {
                    counts.putAll(found);
                    list.refresh();
                },
                problem -> workspace.report("counting saved filters", problem));
    }

    void dispose() {
        counting.close();
    }

    private static String shown(String words) {
        return Display.value(Bytes.utf8(words), CHARACTERS).text();
    }

    /// The star, the name, how many it finds, and below them the query and the note.
    private final class SavedCell extends ListCell<SavedQuery> {
        private final Text title = new Text();
        private final Text query = new Text();
        private final Text note = new Text();
        private final Label count = new Label();
        private final VBox lines = new VBox(1);

        SavedCell() {
            title.getStyleClass().addAll("evidence-text", "saved-name");
            query.getStyleClass().addAll("mono", "muted-text");
            count.getStyleClass().add("muted");
            count.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            note.getStyleClass().add("muted-text");
            lines.getChildren().addAll(new HBox(8, title, note, gap, count), query);
            CellLine.fill(this, lines);
        }

        @Override
        protected void updateItem(SavedQuery item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            title.setText((item.starred() ? "★ " : "") + shown(item.name()));
            query.setText(
                    Display.value(Bytes.utf8(item.query()), QUERY_CHARACTERS).text());
            note.setText(item.note().isEmpty() ? "" : shown(item.note()));
            Integer known = counts.get(item.query());
            count.setText(known == null ? "" : known < 0 ? "not in this evidence" : Words.count(known, "event"));
            setAccessibleText((item.starred() ? "starred, " : "") + shown(item.name()) + ", " + count.getText() + ", "
                    + shown(item.query()) + ", " + shown(item.note()));
            setGraphic(lines);
        }
    }
}
