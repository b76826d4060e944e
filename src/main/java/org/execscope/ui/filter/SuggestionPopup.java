package org.execscope.ui.filter;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.execscope.query.QueryEngine;
import org.execscope.query.Suggestion;
import org.execscope.query.Suggestions;
import org.execscope.ui.layout.CellLine;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Pace;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Offers below the field and the words on its text what could be typed at its caret. The field keeps the focus: Down
/// and Up choose,
/// Tab takes the chosen one or the first, Enter takes a chosen one.
final class SuggestionPopup {
    /// As the stylesheet has it, in the height of the text.
    private static final double ROW = 1.85;
    private static final int MOST_ROWS = 10;
    private static final int CHARACTERS = 52;
    /// Suggestions for an earlier text go away where those for this one take longer; how far they are is said then.
    private static final Duration LATE = Duration.millis(300);

    private final Workspace workspace;
    private final QueryField field;
    private final Node state;
    private final Latest work = new Latest("suggest");
    private final Overlay popup;
    private final ObservableList<Suggestion> found = FXCollections.observableArrayList();
    private final ListView<Suggestion> list = new ListView<>(found);
    private final PauseTransition late = new PauseTransition(LATE);
    private final Label waiting = new Label();
    private final Pace pace = new Pace();
    private boolean taking;
    /// What the shown suggestions were made for: for any other text they must not be taken. Null while others are
    /// waited for.
    private @Nullable String foundFor = "";

    /// @param state says how the text stands: is not covered
    SuggestionPopup(Workspace workspace, QueryField field, Node state) {
        this.workspace = workspace;
        this.state = state;
        this.field = field;
        list.setId("suggestions");
        list.setAccessibleText("Suggestions");
        list.setFocusTraversable(false);
        list.getStyleClass().add("lines");
        list.getStyleClass().add("suggestion-list");
        list.setCellFactory(view -> new SuggestionCell());
        list.setOnMouseClicked(_ -> {
            if (isOfThisText()) {
                take(list.getSelectionModel().getSelectedItem());
            }
        });
        VBox box = new VBox(list);
        box.getStyleClass().addAll("picker", "context-menu");
        popup = new Overlay(box);
        waiting.setId("suggestions-waiting");
        list.setPlaceholder(waiting);
        late.setOnFinished(_ -> {
            if (work.isBusy()) {
                showWaiting();
            }
        });
        pace.doneProperty().addListener((property, old, share) -> waiting.setText(waitingWords()));
        field.focusedProperty().addListener((property, old, focused) -> {
            if (!focused) {
                hide();
            }
        });
    }

    /// Looks for what can be typed now, and shows it if the field has the focus.
    void refresh() {
        QueryEngine engine = workspace.engine();
        if (engine == null || taking || !hasFocus()) {
            hide();
            return;
        }
        String text = field.getText();
        int caret = field.getCaretPosition();
        late.playFromStart();
        DoubleConsumer share = pace.begin();
        work.start(
                cancel -> Suggestions.at(engine, text, Math.min(caret, text.length()), cancel, share),
                suggestions -> show(text, suggestions),
                problem -> workspace.report("looking for suggestions", problem));
    }

    /// In the place of suggestions: that there may be some, and how far the search is.
    private void showWaiting() {
        foundFor = null;
        found.clear();
        waiting.setText(waitingWords());
        list.setPrefHeight(ROW * field.getFont().getSize() + 4);
        if (hasFocus()) {
            popup.show(field, state);
        }
    }

    private String waitingWords() {
        return "… looking for values, " + pace.words() + "  Esc stops";
    }

    private boolean isOfThisText() {
        return field.getText().equals(foundFor);
    }

    private boolean hasFocus() {
        return field.getScene() != null && field.equals(field.getScene().getFocusOwner());
    }

    private void show(String text, List<Suggestion> suggestions) {
        late.stop();
        foundFor = text;
        found.setAll(suggestions);
        list.getSelectionModel().clearSelection();
        list.setPrefHeight(
                Math.min(MOST_ROWS, suggestions.size()) * ROW * field.getFont().getSize() + 4);
        if (suggestions.isEmpty() || !hasFocus()) {
            popup.hide();
        } else {
            popup.show(field, state);
        }
    }

    void hide() {
        late.stop();
        work.cancel();
        popup.hide();
    }

    /// Whether the key was for the suggestions.
    boolean handles(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        if (!popup.isShowing()) {
            if (event.getCode() == KeyCode.DOWN && !event.isShiftDown() && field.isCaretInLastLine()) {
                refresh();
                return true;
            }
            return false;
        }
        if (!isOfThisText()) {
            return switch (event.getCode()) {
                case DOWN, UP, TAB -> true;
                case ENTER -> {
                    hide();
                    yield false;
                }
                case ESCAPE -> {
                    hide();
                    // As the waiting line says: it stops the search, and nothing else.
                    yield foundFor == null;
                }
                default -> false;
            };
        }
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> choose(Math.min(found.size() - 1, at + 1));
            case UP -> choose(Math.max(-1, at - 1));
            case TAB -> take(found.get(Math.max(0, at)));
            case ESCAPE -> {
                hide();
                return at >= 0;
            }
            case ENTER -> {
                if (at < 0) {
                    hide();
                    return false;
                }
                take(found.get(at));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void choose(int index) {
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 3));
            field.setAccessibleHelp(found.get(index).shown());
        }
    }

    private void take(Suggestion suggestion) {
        if (suggestion == null) {
            return;
        }
        taking = true;
        field.write(suggestion.text(), suggestion.caret());
        taking = false;
        refresh();
    }

    void dispose() {
        late.stop();
        work.close();
    }

    /// The suggestion, cut, with its count or kind at the right.
    private static final class SuggestionCell extends ListCell<Suggestion> {
        private final Text shown = new Text();
        private final Label detail = new Label();
        private final HBox line = new HBox(8);

        SuggestionCell() {
            shown.getStyleClass().addAll("mono", "evidence-text");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            detail.getStyleClass().add("muted");
            detail.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().addAll(shown, gap, detail);
            CellLine.fill(this, line);
        }

        @Override
        protected void updateItem(Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            String words = item.shown();
            shown.setText(words.length() <= CHARACTERS ? words : words.substring(0, CHARACTERS) + "…");
            detail.setText(
                    switch (item.kind()) {
                        case VALUE -> Words.count(item.count(), "event");
                        case FIELD -> "field";
                        case OPERATOR, WORD -> "";
                    });
            setGraphic(line);
        }
    }
}
