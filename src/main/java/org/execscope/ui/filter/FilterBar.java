package org.execscope.ui.filter;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.query.Query;
import org.execscope.query.QueryError;
import org.execscope.query.QueryException;
import org.execscope.query.QueryHint;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The filter: its text, whether it is a query, how much it shows, and its terms as chips.
public final class FilterBar extends VBox {
    private static final int FIX_CHARACTERS = 40;

    private final Workspace workspace;
    private final TextField field = new TextField();
    private final Label state = new Label();
    private final Label count = new Label();
    private final Button fix = new Button();
    private final Button back = new Button("◂");
    private final Button forward = new Button("▸");
    private final ErrorLine errorLine = new ErrorLine(field);
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
    private String hint = "";

    /// @param export opens the export
    /// @param toTable gives the focus to what the filter shows
    public FilterBar(Workspace workspace, Runnable export, Runnable toTable) {
        this.workspace = workspace;
        this.toTable = toTable;
        picker = new ValuePicker(workspace, this::add);
        savedFilters = new SavedFilters(workspace, this::apply);
        suggestions = new SuggestionPopup(workspace, field);
        chips = new TermChips(workspace, new TermChips.Actions() {
            @Override
            public void apply(Query query) {
                FilterBar.this.apply(query.normalForm());
            }

            @Override
            public void edit(Query term) {
                FilterBar.this.edit(term);
            }
        });
        fix.setId("filter-fix");
        fix.setMnemonicParsing(false);
        fix.setMinWidth(Region.USE_PREF_SIZE);
        fix.setManaged(false);
        fix.setVisible(false);
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
        field.getStyleClass().addAll("filter-field", "mono");
        field.setPromptText("Filter, for example: uid == 33 and exe : /tmp");
        field.setAccessibleText("Filter");
        StackPane marked = new StackPane(field, errorLine);
        HBox.setHgrow(marked, Priority.ALWAYS);
        state.setId("filter-state");
        state.setWrapText(true);
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
        BarLine below = new BarLine(12, state, fix, chips);
        HBox.setHgrow(chips, Priority.ALWAYS);
        state.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(line, below, pills);
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

    /// Opens the list of conditions to choose from, on what is in the field.
    public void openBuilder() {
        if (field.getScene() != null && workspace.shownProperty().get() != null) {
            FilterBuilder.show(field.getScene().getWindow(), workspace, field.getText(), field::setText);
        }
    }

    /// Opens the filters that are kept.
    ///
    /// @param saving whether the filter in force is to be kept
    public void openSaved(boolean saving) {
        savedFilters.open(saved, saving);
    }

    /// Puts a query into the field, not yet applied, and the focus behind it.
    public void put(String query) {
        field.setText(query);
        field.requestFocus();
        field.end();
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

    /// Ends the work of this bar; it is of no use afterwards.
    public void dispose() {
        suggestions.dispose();
        savedFilters.dispose();
        chips.dispose();
    }

    /// Puts the filter in force into the field, one of its terms selected.
    private void edit(Query term) {
        String whole = workspace.applied().normalForm();
        field.setText(whole);
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
        field.setText(text);
        field.end();
        workspace.apply(text);
    }

    private void pressed(KeyEvent event) {
        boolean shortcut = event.isShortcutDown();
        if (suggestions.handles(event)) {
            event.consume();
            return;
        }
        if (event.isAltDown() && event.getCode() == KeyCode.ENTER) {
            fix.fire();
        } else if (event.isAltDown() && event.isShiftDown() && event.getCode() == KeyCode.LEFT) {
            walk(-1);
        } else if (event.isAltDown() && event.isShiftDown() && event.getCode() == KeyCode.RIGHT) {
            walk(1);
        } else if (event.getCode() == KeyCode.ENTER) {
            workspace.apply(field.getText());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            String applied = workspace.applied().text();
            if (field.getText().equals(applied)) {
                toTable.run();
            } else {
                field.setText(applied);
                field.end();
            }
        } else if (shortcut && event.getCode() == KeyCode.UP) {
            field.setText(history.walk(-1, field.getText()));
            field.end();
        } else if (shortcut && event.getCode() == KeyCode.DOWN) {
            field.setText(history.walk(1, field.getText()));
            field.end();
        } else {
            return;
        }
        event.consume();
    }

    /// What is wrong with the text or hardly meant so, underlined, with a button that mends it.
    private void showFaults(Draft draft) {
        errorLine.mark(-1, -1);
        offer(null);
        try {
            if (draft.state() != Draft.State.APPLIED) {
                List<QueryHint> hints = workspace.parse(draft.text()).hints();
                if (!hints.isEmpty()) {
                    errorLine.mark(hints.getFirst().start(), hints.getFirst().end());
                    offer(hints.getFirst().fix());
                    hint = "  ⚠ " + hints.getFirst().message();
                }
            }
        } catch (QueryException wrong) {
            QueryError first = wrong.errors().getFirst();
            errorLine.mark(first.start(), first.end());
            offer(first.fix());
        }
    }

    private void offer(@Nullable String text) {
        fix.setVisible(text != null);
        fix.setManaged(text != null);
        if (text != null) {
            fix.setText("Use  " + (text.length() <= FIX_CHARACTERS ? text : text.substring(0, FIX_CHARACTERS) + "…"));
            fix.setAccessibleText("Use " + text);
            fix.setTooltip(new Tooltip(text + "  (Alt+Enter)"));
            fix.setOnAction(event -> {
                field.setText(text);
                field.requestFocus();
                field.end();
            });
        } else {
            fix.setOnAction(null);
        }
    }

    private void showDraft(Draft draft) {
        if (!field.getText().equals(draft.text())) {
            // A query that was applied elsewhere: by a value, the brush, a button.
            field.setText(draft.text());
            field.end();
        }
        hint = "";
        showFaults(draft);
        state.getStyleClass().removeAll("ok", "warn", "error", "muted");
        switch (draft.state()) {
            case APPLIED -> say("", "muted");
            case COUNTING -> say("… counting", "muted");
            case VALID ->
                say(
                        draft.count() == 0
                                ? "⚠ matches nothing  ● not applied, Enter applies"
                                : "✓ " + Words.number(draft.count()) + " of " + Words.number(total()) + hint
                                        + "  ● not applied, Enter applies",
                        draft.count() == 0 ? "warn" : "ok");
            case WAITING -> say("… " + draft.message(), "warn");
            case ERROR -> say("✗ " + draft.message() + "  ● not applied", "error");
        }
    }

    private void say(String words, String style) {
        state.setText(words);
        state.getStyleClass().add(style);
        state.setVisible(!words.isEmpty());
        state.setManaged(!words.isEmpty());
        field.setAccessibleHelp(words);
    }

    private void showResult(@Nullable Shown old, @Nullable Shown shown) {
        if (shown == null) {
            count.setText("");
            chips.clear();
            field.clear();
            return;
        }
        boolean whole = shown.trail().whole() || workspace.loadingProperty().get() == null;
        count.setText(Words.number(shown.rows().size()) + " of " + Words.number(total()) + " events"
                + (whole ? "" : " so far"));
        if (old == null || !old.query().text().equals(shown.query().text())) {
            history.add(shown.query().text());
        }
        chips.show(shown.query());
        back.setDisable(!history.hasEarlier());
        forward.setDisable(!history.hasLater());
    }

    private int total() {
        Shown shown = workspace.shownProperty().get();
        return shown == null ? 0 : shown.trail().execves().size();
    }
}
