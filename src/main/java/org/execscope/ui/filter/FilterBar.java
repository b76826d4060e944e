package org.execscope.ui.filter;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.query.Pasted;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The filter: its text, whether it is a query, how much it shows, and its terms as chips.
public final class FilterBar extends VBox {
    private final Workspace workspace;
    private final QueryField field = new QueryField();
    private final Label count = new Label();
    private final Button back = new Button("◂");
    private final Button forward = new Button("▸");
    private final QueryState state;
    private final TermChips chips;
    private final SuggestionPopup suggestions;
    private final Button saved = new Button("Saved ▾");
    private final SavedFilters savedFilters;
    private final Button key = new Button("Key ▾");
    private final Button exe = new Button("Executable ▾");
    private final Button user = new Button("User ▾");
    private final Button clear = new Button("Clear");
    private final ValuePicker picker;
    private final History history = new History();
    private final Runnable toTable;

    /// @param export opens the export
    /// @param toTable gives the focus to what the filter shows
    /// @param manage opens the window that changes the saved filters
    public FilterBar(Workspace workspace, Runnable export, Runnable toTable, Runnable manage) {
        this.workspace = workspace;
        this.toTable = toTable;
        ErrorLine errorLine = new ErrorLine(field);
        state = new QueryState(workspace, field, errorLine);
        picker = new ValuePicker(workspace, this::add);
        savedFilters = new SavedFilters(workspace, this::apply, manage);
        chips = new TermChips(workspace, new TermChips.Actions() {
            @Override
            public void apply(Query query) {
                FilterBar.this.apply(query.normalForm());
            }

            @Override
            public void edit(Query term) {
                FilterBar.this.edit(term);
            }

            @Override
            public void save(Query term) {
                savedFilters.open(saved, term.normalForm());
            }
        });
        back.setId("filter-back");
        back.setAccessibleText("Filter before");
        back.setOnAction(event -> walk(-1));
        forward.setId("filter-forward");
        forward.setAccessibleText("Next filter");
        forward.setOnAction(event -> walk(1));
        Button exportButton = new Button("Export…");
        exportButton.setId("export-button");
        exportButton.getStyleClass().add("primary");
        exportButton.setOnAction(event -> export.run());
        field.setId("filter-field");
        field.setPromptText("Filter, for example: uid == 33 and exe : /tmp");
        field.setAccessibleText("Filter");
        StackPane marked = new StackPane(field, new ColouredText(field), errorLine);
        HBox.setHgrow(marked, Priority.ALWAYS);
        count.setId("filter-count");
        count.getStyleClass().add("count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        saved.setId("filter-saved");
        saved.setOnAction(event -> openSaved(false));
        key.setId("pick-key");
        exe.setId("pick-exe");
        user.setId("pick-uid");
        clear.setId("filter-clear");
        key.setOnAction(event -> pickKey());
        exe.setOnAction(event -> pickExecutable());
        user.setOnAction(event -> pickUser());
        clear.setOnAction(event -> clear());
        for (Button button : new Button[] {back, forward, saved, key, exe, user, clear, exportButton}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        BarLine line = new BarLine(8, back, forward, saved, marked, count, key, exe, user, clear, exportButton);
        HighlightPills pills = new HighlightPills(workspace.highlights());
        BarLine below = new BarLine(12, state.words(), state.stop(), state.fix(), chips, pills);
        suggestions = new SuggestionPopup(workspace, field, below);
        getChildren().addAll(line, below);
        setSpacing(6);
        setPadding(new Insets(8));
        getStyleClass().add("filter-bar");

        field.textProperty().addListener((property, old, text) -> {
            if (!text.equals(workspace.draftProperty().get().text())) {
                workspace.draft(text);
            }
            // The caret follows the text, after this.
            Platform.runLater(suggestions::refresh);
        });
        field.onPaste(this::paste);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        workspace.draftProperty().addListener((property, old, draft) -> showDraft(draft));
        workspace.shownProperty().addListener((property, old, shown) -> showResult(old, shown));
        showDraft(workspace.draftProperty().get());
        showResult(null, workspace.shownProperty().get());
    }

    /// Puts the focus into the field and selects its text.
    public void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    /// Whether something is a term below the field.
    public static boolean isTerm(@Nullable Node node) {
        return node != null && node.getUserData() instanceof Query;
    }

    /// Puts the focus on the first term below the field, if there is one.
    public void focusTerms() {
        chips.getChildren().stream().filter(FilterBar::isTerm).findFirst().ifPresent(Node::requestFocus);
    }

    /// Opens the list of conditions to choose from, on what is in the field.
    public void openBuilder() {
        if (field.getScene() != null && workspace.shownProperty().get() != null) {
            FilterBuilder.show(field.getScene().getWindow(), workspace, field.getText(), field::write);
        }
    }

    /// Opens the filters that are kept.
    ///
    /// @param saving whether the filter in force is to be kept
    public void openSaved(boolean saving) {
        savedFilters.open(saved, saving ? workspace.applied().normalForm() : null);
    }

    /// Puts a query into the field, not yet applied, and the focus behind it.
    public void put(String query) {
        field.requestFocus();
        field.write(query);
    }

    /// Shows everything again.
    public void clear() {
        field.clear();
        chips.clear();
        workspace.apply("");
    }

    /// Applies the filter that was applied before this one, or after it.
    ///
    /// @param steps negative for earlier ones
    public void walk(int steps) {
        String text = history.walk(steps, workspace.applied().text());
        if (!text.equals(workspace.applied().text())) {
            apply(text);
        }
    }

    /// Lets the filters that were applied in an earlier window be walked back to.
    public void remember(List<String> applied) {
        applied.forEach(history::add);
    }

    /// The filters that were applied, the newest last.
    public List<String> applied() {
        return history.all();
    }

    /// Ends the work of this bar; it is of no use afterwards.
    public void dispose() {
        suggestions.dispose();
        picker.dispose();
        savedFilters.dispose();
        chips.dispose();
    }

    /// Puts the filter in force into the field, one of its terms selected.
    private void edit(Query term) {
        String whole = workspace.applied().normalForm();
        field.write(whole);
        field.requestFocus();
        int from = whole.indexOf(term.normalForm());
        field.selectRange(
                Math.max(0, from),
                Math.max(0, from) + (from < 0 ? 0 : term.normalForm().length()));
    }

    public void pickKey() {
        picker.open(key, "key", "Key");
    }

    public void pickExecutable() {
        picker.open(exe, "exe", "Executable");
    }

    public void pickUser() {
        picker.open(user, "uid", "User");
    }

    /// Adds a term to the filter in force, in the place of one on the same field.
    void add(String term) {
        try {
            apply(workspace.applied().and(Query.parse(term), true).normalForm());
        } catch (QueryException wrong) {
            workspace.report("adding a value to the filter", wrong);
        }
    }

    private void apply(String text) {
        field.write(text);
        workspace.apply(text);
    }

    private void paste(String clip) {
        IndexRange selected = field.getSelection();
        Pasted pasted = Pasted.into(field.getText(), selected.getStart(), selected.getEnd(), clip);
        if (pasted == null) {
            workspace.say("Not pasted: a query can have at most 64 KiB.");
            return;
        }
        field.write(pasted.text(), pasted.caret());
        if (pasted.list() != null) {
            state.offer(pasted.text(), pasted.list());
        }
    }

    private void pressed(KeyEvent event) {
        boolean shortcut = event.isShortcutDown();
        if (suggestions.handles(event)) {
            event.consume();
            return;
        }
        if (event.isAltDown() && event.getCode() == KeyCode.ENTER) {
            state.mend();
        } else if (event.isAltDown() && event.isShiftDown() && event.getCode() == KeyCode.LEFT) {
            walk(-1);
        } else if (event.isAltDown() && event.isShiftDown() && event.getCode() == KeyCode.RIGHT) {
            walk(1);
        } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            workspace.apply(field.getText());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            String applied = workspace.applied().text();
            if (field.getText().equals(applied)) {
                toTable.run();
            } else {
                field.write(applied);
            }
        } else if (shortcut && event.getCode() == KeyCode.UP) {
            field.write(history.walk(-1, field.getText()));
        } else if (shortcut && event.getCode() == KeyCode.DOWN) {
            if (history.hasLater()) {
                field.write(history.walk(1, field.getText()));
            } else {
                openSaved(false);
            }
        } else if (!field.handles(event)) {
            return;
        }
        event.consume();
    }

    private void showDraft(Draft draft) {
        // A query that was applied elsewhere: by a value, the brush, a button.
        if (!field.getText().equals(draft.text())) {
            field.write(draft.text());
        }
        state.show(draft);
    }

    private void showResult(@Nullable Shown old, @Nullable Shown shown) {
        if (shown == null) {
            count.setText("");
            chips.clear();
            field.clear();
            return;
        }
        boolean whole = shown.trail().whole() || workspace.loadingProperty().get() == null;
        count.setText(Words.number(shown.rows().size()) + " of " + Words.number(workspace.total()) + " events"
                + (whole ? "" : " so far"));
        if (old == null || !old.query().text().equals(shown.query().text())) {
            history.add(shown.query().text());
        }
        chips.show(shown.query());
        back.setDisable(!history.hasEarlier());
        forward.setDisable(!history.hasLater());
    }
}
