package org.execscope.ui.filter;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// Draws a wavy line below a part of the filter's text, in each line that the part is in.
final class ErrorLine extends Pane {
    private static final double WAVE = 2;

    private final QueryField field;
    private final Path path = new Path();
    private int start = -1;
    private int end = -1;

    ErrorLine(QueryField field) {
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
        field.heightProperty().addListener((property, old, height) -> requestLayout());
        field.scrollTopProperty().addListener((property, old, top) -> requestLayout());
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
        Text text = field.drawn();
        if (start < 0 || text == null) {
            return;
        }
        int length = text.getText().length();
        boolean behind = start >= length;
        PathElement[] shape = text.rangeShape(Math.min(start, Math.max(0, length - 1)), Math.min(end, length));
        List<Bounds> lines = lines(text, shape);
        for (Bounds line : behind && !lines.isEmpty() ? lines.subList(lines.size() - 1, lines.size()) : lines) {
            double left = behind ? line.getMaxX() : line.getMinX();
            wave(left, behind ? left + 4 * WAVE : line.getMaxX(), line.getMaxY());
        }
    }

    /// The boxes of a shape, one for each line of text; its corners follow each other.
    private List<Bounds> lines(Text text, PathElement[] shape) {
        List<Bounds> lines = new ArrayList<>();
        List<Point2D> corners = new ArrayList<>();
        for (PathElement element : shape) {
            switch (element) {
                case MoveTo move -> {
                    addBox(lines, corners);
                    corners.add(here(text, move.getX(), move.getY()));
                }
                case LineTo line -> corners.add(here(text, line.getX(), line.getY()));
                default -> {}
            }
        }
        addBox(lines, corners);
        return lines;
    }

    private static void addBox(List<Bounds> lines, List<Point2D> corners) {
        if (!corners.isEmpty()) {
            double left = corners.stream().mapToDouble(Point2D::getX).min().orElse(0);
            double right = corners.stream().mapToDouble(Point2D::getX).max().orElse(0);
            double top = corners.stream().mapToDouble(Point2D::getY).min().orElse(0);
            double bottom = corners.stream().mapToDouble(Point2D::getY).max().orElse(0);
            lines.add(new BoundingBox(left, top, right - left, bottom - top));
            corners.clear();
        }
    }

    private void wave(double left, double right, double bottom) {
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
