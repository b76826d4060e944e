package org.execscope.ui.detail;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.ui.layout.BarLine;

/// One of the columns of the details: a head, and lines that scroll.
final class Column extends BorderPane {
    private final Label title = new Label();
    private final Label note = new Label();
    private final BarLine head = new BarLine(8);
    private final VBox lines = new VBox(4);
    private final ScrollPane scroll = new ScrollPane(lines);

    Column(String id, String titleText) {
        setId(id);
        title.setText(titleText);
        title.getStyleClass().add("pane-title");
        title.setWrapText(true);
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().addAll(title, gap, note);
        head.setPadding(new Insets(6, 12, 4, 12));
        lines.setPadding(new Insets(2, 12, 8, 12));
        lines.setFillWidth(true);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(head);
        setCenter(scroll);
        setMinWidth(120);
    }

    void title(String words) {
        title.setText(words);
    }

    void note(String words) {
        note.setText(words);
    }

    BarLine head() {
        return head;
    }

    /// Scrolls so that a node in the lines can be seen.
    void reveal(Node node) {
        double room = lines.getHeight() - scroll.getViewportBounds().getHeight();
        if (room <= 0) {
            return;
        }
        double top = lines.sceneToLocal(node.localToScene(0, 0)).getY();
        double bottom = top + node.getLayoutBounds().getHeight();
        double seen = scroll.getVvalue() * room;
        if (top < seen) {
            scroll.setVvalue(Math.max(0, top / room));
        } else if (bottom > seen + scroll.getViewportBounds().getHeight()) {
            scroll.setVvalue((bottom - scroll.getViewportBounds().getHeight()) / room);
        }
    }

    VBox lines() {
        return lines;
    }

    void clear() {
        lines.getChildren().clear();
        scroll.setVvalue(0);
        note.setText("");
    }
}
