package org.execscope.ui.layout;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Small things side by side that want no more room than they take, unlike in a [FlowPane]: others can stand beside
/// them.
/// Where there is less, they come into further lines.
public class FlowLine extends FlowPane {
    /// @param gap between them, in pixels
    public FlowLine(double gap, double betweenLines) {
        super(gap, betweenLines);
    }

    @Override
    protected double computePrefWidth(double height) {
        List<Node> nodes = getManagedChildren();
        double sum = getHgap() * Math.max(0, nodes.size() - 1);
        for (Node node : nodes) {
            sum += snapSizeX(node.prefWidth(-1));
        }
        return snappedLeftInset() + sum + snappedRightInset();
    }
}
