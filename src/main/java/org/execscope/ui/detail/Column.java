package org.execscope.ui.detail;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.execscope.ui.layout.BarLine;

/// One of the columns of the details: a head, and lines that scroll.
final class Column extends BorderPane {
    private final Label title = new Label();
    private final Label note = new Label();
    private final BarLine head = new BarLine(6);
    private final Button widen = new Button();
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

    /// Offers to give the column all the room of the details, or to take it back: by a double click on its head
    /// or by its sign.
    void onWiden(Runnable action) {
        SVGPath sign = new SVGPath();
        sign.setContent("M3 1 L0 5 L3 9 M0 5 L12 5 M9 1 L12 5 L9 9");
        sign.getStyleClass().add("icon-line");
        widen.setGraphic(sign);
        widen.getStyleClass().addAll("flat", "small");
        widen.setAccessibleText("Give this part all the room of the details, or no longer");
        widen.setTooltip(new Tooltip("All the room of the details, or no longer (double click on the head)"));
        widen.setMinWidth(Region.USE_PREF_SIZE);
        widen.setOnAction(_ -> action.run());
        head.getChildren().add(widen);
        head.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && widen.isVisible()) {
                action.run();
            }
        });
    }

    /// Whether it stands beside others, so that it can be widened.
    void beside(boolean others) {
        widen.setVisible(others);
        widen.setManaged(others);
    }

    /// Lets the lines take the focus, to be scrolled by the arrows.
    void scrolledByKeys(String words) {
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(words);
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
