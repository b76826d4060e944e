package org.execscope.ui.filter;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The filter: its text, whether it is a query, how much it shows, and its terms as chips.
public final class FilterBar extends VBox {
    private static final int CHIP_CHARACTERS = 60;
    private static final int MOST_CHIPS = 40;

    private final Workspace workspace;
    private final TextField field = new TextField();
    private final Label state = new Label();
    private final Label count = new Label();
    private final FlowPane chips = new FlowPane(8, 4);
    private final Button key = new Button("Key ▾");
    private final Button exe = new Button("Executable ▾");
    private final Button user = new Button("User ▾");
    private final Button clear = new Button("Clear");
    private final ValuePicker picker;
    private final History history = new History();
    private final Runnable toTable;

    /// @param export opens the export
    /// @param toTable gives the focus to what the filter shows
    public FilterBar(Workspace workspace, Runnable export, Runnable toTable) {
        this.workspace = workspace;
        this.toTable = toTable;
        picker = new ValuePicker(workspace, this::add);
        Button exportButton = new Button("Export…");
        exportButton.setId("export-button");
        exportButton.getStyleClass().add("primary");
        exportButton.setOnAction(event -> export.run());
        field.setId("filter-field");
        field.getStyleClass().addAll("filter-field", "mono");
        field.setPromptText("Filter, for example: uid == 33 and exe : /tmp");
        field.setAccessibleText("Filter");
        HBox.setHgrow(field, Priority.ALWAYS);
        state.setId("filter-state");
        state.setMaxWidth(420);
        count.setId("filter-count");
        count.getStyleClass().add("count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        key.setId("pick-key");
        exe.setId("pick-exe");
        user.setId("pick-uid");
        clear.setId("filter-clear");
        key.setOnAction(event -> pickKey());
        exe.setOnAction(event -> pickExecutable());
        user.setOnAction(event -> pickUser());
        clear.setOnAction(event -> clear());
        for (Button button : new Button[] {key, exe, user, clear, exportButton}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox line = new HBox(8, field, count, key, exe, user, clear, exportButton);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox below = new HBox(12, state, chips);
        below.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(chips, Priority.ALWAYS);
        state.setMinWidth(Region.USE_PREF_SIZE);
        chips.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, below);
        setSpacing(6);
        setPadding(new Insets(8));
        getStyleClass().add("filter-bar");

        field.textProperty().addListener((property, old, text) -> {
            if (!text.equals(workspace.draftProperty().get().text())) {
                workspace.draft(text);
            }
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

    /// Shows everything again.
    public void clear() {
        field.clear();
        workspace.apply("");
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

    private void remove(Query term) {
        Query rest = Query.ALL;
        boolean removed = false;
        for (Query other : workspace.applied().terms()) {
            if (!removed && other.normalForm().equals(term.normalForm())) {
                removed = true;
            } else {
                rest = rest.isEmpty() ? other : rest.and(other, false);
            }
        }
        apply(rest.normalForm());
    }

    private void pressed(KeyEvent event) {
        boolean shortcut = event.isShortcutDown();
        if (event.getCode() == KeyCode.ENTER) {
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

    private void showDraft(Draft draft) {
        if (!field.getText().equals(draft.text())) {
            // A query that was applied elsewhere: by a value, the brush, a button.
            field.setText(draft.text());
            field.end();
        }
        state.getStyleClass().removeAll("ok", "warn", "error", "muted");
        switch (draft.state()) {
            case APPLIED -> say("", "muted");
            case COUNTING -> say("… counting", "muted");
            case VALID ->
                say(
                        draft.count() == 0
                                ? "⚠ matches nothing  ● not applied, Enter applies"
                                : "✓ " + Words.number(draft.count()) + " of " + Words.number(total())
                                        + "  ● not applied, Enter applies",
                        draft.count() == 0 ? "warn" : "ok");
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
            chips.getChildren().clear();
            field.clear();
            return;
        }
        boolean whole = shown.trail().whole() || workspace.loadingProperty().get() == null;
        count.setText(Words.number(shown.rows().size()) + " of " + Words.number(total()) + " events"
                + (whole ? "" : " so far"));
        if (old == null || !old.query().text().equals(shown.query().text())) {
            history.add(shown.query().text());
            showChips(shown.query());
        }
    }

    private void showChips(Query query) {
        chips.getChildren().clear();
        for (Query term : query.terms()) {
            if (chips.getChildren().size() == MOST_CHIPS) {
                chips.getChildren().add(new Label("…"));
                break;
            }
            chips.getChildren().add(chip(term));
        }
        chips.setVisible(!chips.getChildren().isEmpty());
    }

    private HBox chip(Query term) {
        String words = term.normalForm();
        Label label = new Label(words.length() <= CHIP_CHARACTERS ? words : words.substring(0, CHIP_CHARACTERS) + "…");
        Button remove = new Button("×");
        remove.getStyleClass().add("chip-remove");
        remove.setAccessibleText("Remove " + label.getText());
        remove.setOnAction(event -> remove(term));
        HBox chip = new HBox(4, label, remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("chip");
        if (words.startsWith("not ") || words.contains(" != ")) {
            chip.getStyleClass().add("chip-excluding");
        }
        chip.setMaxHeight(Region.USE_PREF_SIZE);
        return chip;
    }

    private int total() {
        Shown shown = workspace.shownProperty().get();
        return shown == null ? 0 : shown.trail().execves().size();
    }
}
