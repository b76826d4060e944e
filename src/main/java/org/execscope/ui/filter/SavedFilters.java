package org.execscope.ui.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/// The filters that the user keeps: to be applied, added to the one in force, renamed, deleted; and the one in force
/// to be kept under a name.
final class SavedFilters {
    private static final int CHARACTERS = 66;
    private static final int NONE = -1;

    private final Workspace workspace;
    private final Consumer<String> apply;
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
    private @Nullable SavedQuery renamed;

    /// @param apply applies a filter in the place of the one in force
    SavedFilters(Workspace workspace, Consumer<String> apply) {
        this.workspace = workspace;
        this.apply = apply;
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
        name.setPromptText("Name for the filter in force");
        name.setAccessibleText("Name for the filter in force");
        name.setOnAction(_ -> save());
        HBox.setHgrow(name, Priority.ALWAYS);
        save.setId("saved-save");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> save());
        HBox naming = new HBox(8, name, save);
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
    /// @param saving whether the focus is where the filter in force gets its name
    void open(Node below, boolean saving) {
        Bounds place = below.localToScreen(below.getBoundsInLocal());
        if (place == null) {
            return;
        }
        renamed = null;
        search.clear();
        name.clear();
        save.setText("Save");
        boolean nothing = workspace.applied().isEmpty();
        name.setDisable(nothing);
        save.setDisable(nothing);
        narrow();
        help();
        counts.clear();
        count();
        popup.show(below, place.getMinX(), place.getMaxY() + 2);
        if (saving && nothing) {
            say("There is no filter in force to save.");
        }
        (saving && !nothing ? name : search).requestFocus();
    }

    private void help() {
        say(
                "Enter or double click applies it · Ctrl+Enter adds it to the filter in force · F2 renames · Delete deletes");
    }

    private void say(String words) {
        says.setText(words);
    }

    private void narrow() {
        String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
        SavedQuery before = list.getSelectionModel().getSelectedItem();
        found.setAll(workspace.savedQueries().stream()
                .filter(saved -> (saved.name() + " " + saved.query())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList());
        if (before != null && found.contains(before)) {
            list.getSelectionModel().select(before);
        } else {
            list.getSelectionModel().selectFirst();
        }
    }

    private void pressed(KeyEvent event) {
        boolean inList = list.equals(event.getSource());
        switch (event.getCode()) {
            case ENTER -> use(event.isShortcutDown());
            case F2 -> rename();
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
                int next = at + (event.getCode() == javafx.scene.input.KeyCode.DOWN ? 1 : -1);
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
            say("✗ This is no filter: " + wrong.errors().getFirst().message());
        }
    }

    private void delete() {
        SavedQuery chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            int at = list.getSelectionModel().getSelectedIndex();
            workspace.savedQueries().remove(chosen);
            narrow();
            list.getSelectionModel().select(Math.min(at, found.size() - 1));
            say("Deleted “" + shown(chosen.name()) + "”.");
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
        String wanted = name.getText().strip();
        if (wanted.isEmpty()) {
            say("✗ A saved filter needs a name.");
            return;
        }
        SavedQuery old = renamed;
        SavedQuery made =
                new SavedQuery(wanted, old == null ? workspace.applied().normalForm() : old.query());
        List<SavedQuery> all = new ArrayList<>(workspace.savedQueries());
        int at = old == null ? NONE : all.indexOf(old);
        if (at >= 0) {
            all.set(at, made);
            all.removeIf(saved -> saved.name().equals(wanted) && !saved.equals(made));
        } else {
            all.removeIf(saved -> saved.name().equals(wanted));
            all.add(made);
        }
        workspace.savedQueries().setAll(all);
        renamed = null;
        name.clear();
        save.setText("Save");
        search.clear();
        narrow();
        list.getSelectionModel().select(made);
        list.scrollTo(Math.max(0, found.indexOf(made) - 2));
        search.requestFocus();
        say((old == null ? "Saved “" : "Renamed to “") + shown(wanted) + "”.");
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
                    for (SavedQuery saved : all) {
                        try {
                            found.put(
                                    saved.query(),
                                    engine.run(Query.parse(saved.query()), cancel)
                                            .count());
                        } catch (QueryException notHere) {
                            found.put(saved.query(), NONE);
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

    /// The name, how many it finds, and below them the query.
    private final class SavedCell extends ListCell<SavedQuery> {
        private final Text title = new Text();
        private final Text query = new Text();
        private final Label count = new Label();
        private final VBox lines = new VBox(1);

        SavedCell() {
            title.getStyleClass().addAll("evidence-text", "saved-name");
            query.getStyleClass().addAll("mono", "muted-text");
            count.getStyleClass().add("muted");
            count.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            lines.getChildren().addAll(new HBox(8, title, gap, count), query);
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
            title.setText(shown(item.name()));
            query.setText(shown(item.query()));
            Integer known = counts.get(item.query());
            count.setText(known == null ? "" : known < 0 ? "not in this evidence" : Words.count(known, "event"));
            setAccessibleText(shown(item.name()) + ", " + count.getText() + ", " + shown(item.query()));
            setGraphic(lines);
        }
    }
}
