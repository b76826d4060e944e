package org.execscope.ui.detail;

import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// The parts of the details side by side, for a wide place below the tables. One can be widened to all the room.
final class DetailsBelow extends SplitPane {
    private static final double[] USUAL = {0.30, 0.62};
    private static final double[] WIDE_FIRST = {0.50, 0.75};
    private static final double[] COMPARED = {0.68};

    private final Map<DetailPart, Node> firsts;
    private final Node facts;
    private final Node records;
    private final Node compare;
    private double[] before = USUAL;
    private DetailPart first = DetailPart.EVENT;
    private boolean taken;
    private boolean compared;
    private @Nullable Node wide;

    /// @param firsts what stands first, by what the user asks for
    /// @param compare what stands in the place of the facts while two events are compared
    DetailsBelow(Map<DetailPart, Node> firsts, Node facts, Node records, Node compare) {
        this.firsts = Map.copyOf(firsts);
        this.facts = facts;
        this.records = records;
        this.compare = compare;
        setOrientation(Orientation.HORIZONTAL);
        getStyleClass().add("detail-columns");
    }

    /// Takes the parts, which stand in one place only.
    void take() {
        wide = null;
        taken = true;
        if (compared) {
            getItems().setAll(List.of(compare, records));
            setDividerPositions(COMPARED);
        } else {
            getItems().setAll(List.of(firsts.getOrDefault(first, facts), facts, records));
            setDividerPositions(before);
        }
    }

    /// Gives the parts away.
    void give() {
        remember();
        wide = null;
        taken = false;
        getItems().clear();
    }

    private void remember() {
        if (getDividers().size() == 2) {
            before = getDividerPositions();
        }
    }

    /// Shows two events beside one another in the place of the one, or no longer.
    void compare(boolean on) {
        if (compared == on) {
            return;
        }
        remember();
        compared = on;
        if (taken) {
            take();
        }
    }

    boolean isComparing() {
        return compared;
    }

    /// Which part stands first.
    void first(DetailPart part) {
        if (first == part) {
            return;
        }
        boolean wideBefore = first != DetailPart.EVENT;
        boolean wideNow = part != DetailPart.EVENT;
        remember();
        first = part;
        if (wideBefore != wideNow) {
            before = wideNow ? WIDE_FIRST : USUAL;
        }
        if (taken) {
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
            remember();
            wide = part;
            getItems().setAll(List.of(part));
        }
    }
}
