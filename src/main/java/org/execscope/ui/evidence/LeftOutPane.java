package org.execscope.ui.evidence;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.execscope.evidence.Skipped;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// What was found or given and not read, why, and what can be done about it.
final class LeftOutPane extends VBox {
    private final Workspace workspace;
    private final TableView<Skipped> table = new TableView<>();
    private final Button take = new Button();
    private final Button remove = new Button("Remove");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Left out");
    private boolean settled;

    LeftOutPane(Workspace workspace) {
        this.workspace = workspace;
        Columns.add(table, "Path", 440, one -> FileFacts.safe(one.path()));
        Columns.add(table, "Why it was left out", 760, one -> FileFacts.safe(one.why()));
        table.setId("evidence-skipped");
        table.setAccessibleText("What was left out");
        table.setPlaceholder(new Label("Nothing was left out"));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> buttons());
        VBox.setVgrow(table, Priority.ALWAYS);
        take.setId("skipped-read");
        take.setOnAction(_ -> take());
        remove.setId("skipped-remove");
        remove.setAccessibleHelp("Closes what was given, or reads it no more");
        remove.setOnAction(_ -> remove());
        HBox row = new HBox(8, take, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(4, 0, 0, 0));
        getChildren().addAll(table, row);
        buttons();
    }

    TableView<Skipped> table() {
        return table;
    }

    /// What the tab says: how many there are.
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// @param isSettled whether all is read
    void show(List<Skipped> left, boolean isSettled) {
        settled = isSettled;
        if (!table.getItems().equals(left)) {
            table.getItems().setAll(left);
        }
        title.set("Left out (" + Words.number(left.size()) + ")");
        buttons();
    }

    private void buttons() {
        Skipped selected = table.getSelectionModel().getSelectedItem();
        Skipped.Reason reason = selected == null ? Skipped.Reason.OTHER : selected.reason();
        take.setText(
                switch (reason) {
                    case BY_HAND -> "Read it after all";
                    case UNREADABLE, EMPTY -> "Retry";
                    default -> "Read it anyway";
                });
        boolean can = reason != Skipped.Reason.OTHER && reason != Skipped.Reason.NOT_AUDIT;
        take.setDisable(!settled || !can);
        remove.setDisable(!settled || selected == null || !selected.failed());
    }

    private void take() {
        Skipped selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            switch (selected.reason()) {
                case BY_HAND -> workspace.takeIn(selected.path());
                case NOT_LOOKED_THROUGH -> workspace.readToTheEnd();
                default -> workspace.readAgain();
            }
        }
    }

    private void remove() {
        Skipped selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            workspace.leaveOut(selected.path());
        }
    }
}
