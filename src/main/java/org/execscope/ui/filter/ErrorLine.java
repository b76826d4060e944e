package org.execscope.ui.filter;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// Draws a wavy line below a part of a text field's text.
final class ErrorLine extends Pane {
    private static final double WAVE = 2;

    private final TextField field;
    private final Path path = new Path();
    private int start = -1;
    private int end = -1;

    ErrorLine(TextField field) {
        this.field = field;
        path.getStyleClass().add("error-line");
        path.setManaged(false);
        getChildren().add(path);
        setMouseTransparent(true);
        setFocusTraversable(false);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        field.caretPositionProperty().addListener((property, old, caret) -> requestLayout());
        field.widthProperty().addListener((property, old, width) -> requestLayout());
    }

    /// @param from index of the first character; negative for no line
    /// @param to index after the last one; the same where something is missing: the place after it is marked
    void mark(int from, int to) {
        start = from;
        end = Math.max(to, from + 1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        path.getElements().clear();
        Node inside = field.lookup(".text");
        if (start < 0 || !(inside instanceof Text text)) {
            return;
        }
        int length = text.getText().length();
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = 0;
        for (PathElement element : text.rangeShape(Math.min(start, Math.max(0, length - 1)), Math.min(end, length))) {
            Point2D point = switch (element) {
                case MoveTo move -> here(text, move.getX(), move.getY());
                case LineTo line -> here(text, line.getX(), line.getY());
                default -> null;
            };
            if (point != null) {
                left = Math.min(left, point.getX());
                right = Math.max(right, point.getX());
                bottom = Math.max(bottom, point.getY());
            }
        }
        if (right < left) {
            return;
        }
        if (start >= length) {
            left = right;
            right = left + 4 * WAVE;
        }
        path.getElements().add(new MoveTo(left, bottom));
        boolean up = true;
        for (double x = left + WAVE; x <= right + WAVE; x += WAVE) {
            path.getElements().add(new LineTo(x, bottom + (up ? -WAVE : 0)));
            up = !up;
        }
    }

    private Point2D here(Text text, double x, double y) {
        Bounds unused = text.getBoundsInLocal();
        return sceneToLocal(text.localToScene(x, Math.min(y, unused.getMaxY())));
    }
}
