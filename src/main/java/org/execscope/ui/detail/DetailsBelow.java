package org.execscope.ui.detail;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// The parts of the details side by side, for a wide place below the tables. One can be widened to all the room.
final class DetailsBelow extends SplitPane {
    private static final double FIRST = 0.30;
    private static final double SECOND = 0.62;
    private static final double FIRST_WIDE = 0.50;
    private static final double SECOND_WIDE = 0.75;

    private final Node arguments;
    private final Node activity;
    private final List<Node> others;
    private double[] before = {FIRST, SECOND};
    private boolean doing;
    private @Nullable Node wide;

    /// @param activity what stands in the place of the arguments while what the process did is asked for
    DetailsBelow(Node arguments, Node activity, Node facts, Node records) {
        this.arguments = arguments;
        this.activity = activity;
        others = List.of(facts, records);
        setOrientation(Orientation.HORIZONTAL);
        getStyleClass().add("detail-columns");
    }

    private Node first() {
        return doing ? activity : arguments;
    }

    /// Takes the parts, which stand in one place only.
    void take() {
        wide = null;
        getItems().setAll(first(), others.get(0), others.get(1));
        setDividerPositions(before);
    }

    /// Gives the parts away.
    void give() {
        if (getDividers().size() == 2) {
            before = getDividerPositions();
        }
        wide = null;
        getItems().clear();
    }

    /// Whether what the process did stands in the first place.
    void doing(boolean on) {
        if (doing == on) {
            return;
        }
        doing = on;
        before = on ? new double[] {FIRST_WIDE, SECOND_WIDE} : new double[] {FIRST, SECOND};
        if (!getItems().isEmpty()) {
            take();
        }
    }

    /// Shows a part that another one left no room.
    void bring(Node part) {
        if (!getItems().contains(part)) {
            take();
        }
    }

    /// Gives a part all the room, or takes it back.
    void widen(Node part) {
        if (part.equals(wide)) {
            take();
        } else if (getItems().contains(part)) {
            before = getDividers().size() == 2 ? getDividerPositions() : before;
            wide = part;
            getItems().setAll(List.of(part));
        }
    }
}
