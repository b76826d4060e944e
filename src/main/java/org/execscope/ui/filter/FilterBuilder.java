package org.execscope.ui.filter;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.DialogScene;
import org.jspecify.annotations.Nullable;

/// The filter as a list of conditions to choose from. It writes the same text as the field, into the field, while it
/// is being put together.
final class FilterBuilder {
    private static final int MOST_VALUES = 50;

    private final Workspace workspace;
    private final Consumer<String> write;
    private final Latest listing = new Latest("list values for the builder");
    private final VBox rows = new VBox(6);
    private final Label query = new Label();
    private final Label state = new Label();
    private final Button apply = new Button("Apply");
    private final Stage stage = new Stage();
    private final String before;
    private boolean done;

    private FilterBuilder(Window owner, Workspace workspace, String text, Consumer<String> write) {
        this.workspace = workspace;
        this.write = write;
        before = text;
        stage.initOwner(owner);
        stage.setTitle("Filter builder");
        Label head = new Label("All of these conditions hold");
        head.getStyleClass().add("section-head");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        rows.setPadding(new Insets(4));
        Button add = new Button("Add a condition");
        add.setId("builder-add");
        add.setOnAction(_ -> add(null).requestFocus());
        query.setId("builder-query");
        query.getStyleClass().add("mono");
        query.setWrapText(true);
        query.setMinHeight(Region.USE_PREF_SIZE);
        state.setId("builder-state");
        state.setWrapText(true);
        apply.setId("builder-apply");
        apply.getStyleClass().add("primary");
        apply.setDefaultButton(true);
        apply.setOnAction(_ -> apply());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(_ -> stage.close());
        for (Button button : List.of(add, apply, cancel)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, add, gap, cancel, apply);
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox below = new VBox(8, query, state, buttons);
        BorderPane page = new BorderPane(scroll);
        page.setTop(head);
        page.setBottom(below);
        page.setPadding(new Insets(16));
        BorderPane.setMargin(scroll, new Insets(8, 0, 8, 0));
        Scene scene = DialogScene.of(owner, page, 820, 420);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setX(owner.getX() + 60);
        stage.setY(owner.getY() + 80);
    }

    /// Opens it on what is in the field; on the filter in force where that is no query.
    ///
    /// @param text of the field
    /// @param write puts a text into the field
    static Stage show(Window owner, Workspace workspace, String text, Consumer<String> write) {
        FilterBuilder builder = new FilterBuilder(owner, workspace, text, write);
        builder.open(text);
        return builder.stage;
    }

    private void open(String text) {
        Query from;
        try {
            from = workspace.parse(text);
        } catch (QueryException unfinished) {
            from = workspace.applied();
        }
        Node first = null;
        for (Query term : from.terms()) {
            Node its = add(term);
            first = first == null ? its : first;
        }
        if (first == null) {
            first = add(null);
        }
        javafx.beans.value.ChangeListener<Draft> drafts = (_, _, now) -> showState(now);
        workspace.draftProperty().addListener(drafts);
        javafx.beans.value.ChangeListener<Number> pace = (_, _, _) -> showPace();
        workspace.pace().doneProperty().addListener(pace);
        stage.setOnHidden(_ -> {
            workspace.draftProperty().removeListener(drafts);
            workspace.pace().doneProperty().removeListener(pace);
            listing.close();
            if (!done) {
                write.accept(before);
            }
        });
        stage.show();
        first.requestFocus();
        changed();
    }

    private Node add(@Nullable Query term) {
        BuilderRow row = new BuilderRow(term, new BuilderRow.Actions(this::changed, this::remove, this::list));
        rows.getChildren().add(row);
        return row.first();
    }

    private void remove(BuilderRow row) {
        rows.getChildren().remove(row);
        changed();
    }

    private String text(@Nullable BuilderRow without) {
        return rows.getChildren().stream()
                .filter(row -> !row.equals(without))
                .map(row -> row instanceof BuilderRow one ? one.term() : "")
                .filter(term -> !term.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private void changed() {
        String text = normal(text(null));
        query.setText(text.isEmpty() ? "(no condition: everything is shown)" : text);
        write.accept(text);
        showState(workspace.draftProperty().get());
    }

    /// As the program writes it; as it stands while it is no query.
    private String normal(String text) {
        try {
            return workspace.parse(text).normalForm();
        } catch (QueryException unfinished) {
            return text;
        }
    }

    private void showState(Draft draft) {
        Shown shown = workspace.shownProperty().get();
        int total = shown == null ? 0 : shown.trail().execves().size();
        state.getStyleClass().removeAll("ok", "warn", "error", "muted");
        apply.setDisable(draft.state() == Draft.State.ERROR);
        String of = " of " + Words.count(total, "event");
        switch (draft.state()) {
            case COUNTING -> say("… counting", "muted");
            case VALID ->
                say(
                        (draft.count() == 0 ? "⚠ matches nothing" : "✓ " + Words.number(draft.count())) + of,
                        draft.count() == 0 ? "warn" : "ok");
            case STOPPED -> say(draft.message(), "warn");
            case WAITING -> say("… " + draft.message(), "warn");
            case ERROR -> say("✗ " + draft.message(), "error");
            case APPLIED ->
                say("✓ " + Words.number(shown == null ? 0 : shown.rows().size()) + of + ", as it is in force", "ok");
        }
    }

    private void showPace() {
        if (workspace.draftProperty().get().state() == Draft.State.COUNTING) {
            state.setText("… counting, " + workspace.pace().words());
        }
    }

    private void say(String words, String style) {
        state.setText(words);
        state.getStyleClass().add(style);
    }

    private void apply() {
        if (!apply.isDisabled()) {
            done = true;
            String text = normal(text(null));
            stage.close();
            workspace.apply(text);
        }
    }

    /// The values of a row's field among what the other rows find.
    private void list(BuilderRow row) {
        QueryEngine engine = workspace.engine();
        String field = row.fieldName();
        if (engine == null || !QueryEngine.hasFacet(field)) {
            row.values(List.of());
            return;
        }
        String others = text(row);
        listing.start(
                cancel -> {
                    Query rest;
                    try {
                        rest = Query.parse(others);
                    } catch (QueryException unfinished) {
                        rest = Query.ALL;
                    }
                    return engine.facet(field, engine.run(rest, cancel), cancel).most(MOST_VALUES);
                },
                row::values,
                problem -> workspace.report("listing values", problem));
    }
}
