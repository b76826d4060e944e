package org.execscope.ui.layout;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/// Controls side by side, like an [HBox]; what doesn't fit comes into a further line below: large text or a narrow
/// window cut no words. A child that [HBox#setHgrow(Node, Priority)] lets grow takes what its line leaves.
public class BarLine extends Pane {
    private static final double BETWEEN_LINES = 4;

    private final double gap;

    /// Some of the children, in a row.
    private record Line(List<Node> nodes, double width, double height) {}

    /// @param gap between children, in pixels
    public BarLine(double gap, Node... children) {
        this.gap = gap;
        getChildren().addAll(children);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double total = 0;
        List<Node> nodes = getManagedChildren();
        for (Node node : nodes) {
            total += needs(node, Double.MAX_VALUE);
        }
        return sides() + total + gap * Math.max(0, nodes.size() - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? Double.MAX_VALUE : width - sides();
        List<Line> lines = lines(room);
        double total = lines.stream().mapToDouble(Line::height).sum();
        Insets insets = getInsets();
        return insets.getTop() + insets.getBottom() + total + BETWEEN_LINES * Math.max(0, lines.size() - 1);
    }

    private double sides() {
        return getInsets().getLeft() + getInsets().getRight();
    }

    private static boolean grows(Node node) {
        return HBox.getHgrow(node) == Priority.ALWAYS;
    }

    /// The width below which a child rather begins a line of its own.
    private double needs(Node node, double room) {
        boolean little = grows(node) && node.getContentBias() == null;
        return Math.min(room, snapSizeX(little ? node.minWidth(-1) : Math.max(node.minWidth(-1), node.prefWidth(-1))));
    }

    private List<Line> lines(double room) {
        List<Line> lines = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        double width = 0;
        for (Node node : getManagedChildren()) {
            double needs = needs(node, room);
            if (!nodes.isEmpty() && width + gap + needs > room) {
                lines.add(line(nodes, width, room));
                nodes = new ArrayList<>();
                width = 0;
            }
            width += needs + (nodes.isEmpty() ? 0 : gap);
            nodes.add(node);
        }
        if (!nodes.isEmpty()) {
            lines.add(line(nodes, width, room));
        }
        return lines;
    }

    private Line line(List<Node> nodes, double width, double room) {
        double height = 0;
        for (Node node : nodes) {
            height = Math.max(height, height(node, width(node, nodes, width, room)));
        }
        return new Line(nodes, width, height);
    }

    private double width(Node node, List<Node> line, double used, double room) {
        double needs = needs(node, room);
        long growing = line.stream().filter(BarLine::grows).count();
        return grows(node) && room < Double.MAX_VALUE ? needs + Math.max(0, room - used) / growing : needs;
    }

    private double height(Node node, double width) {
        double across = node.getContentBias() == Orientation.HORIZONTAL ? width : -1;
        return snapSizeY(Math.max(node.minHeight(across), node.prefHeight(across)));
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double room = getWidth() - sides();
        List<Line> lines = lines(room);
        double y = insets.getTop();
        double spare = getHeight() - computePrefHeight(getWidth());
        y += Math.max(0, Math.floor(spare / 2));
        for (Line line : lines) {
            double x = insets.getLeft();
            for (Node node : line.nodes()) {
                double width = width(node, line.nodes(), line.width(), room);
                double height = height(node, width);
                node.resizeRelocate(snapPositionX(x), snapPositionY(y + (line.height() - height) / 2), width, height);
                x += width + gap;
            }
            y += line.height() + BETWEEN_LINES;
        }
    }
}
