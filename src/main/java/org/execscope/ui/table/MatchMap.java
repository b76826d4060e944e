package org.execscope.ui.table;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The strip beside the scroll bar that shows where in the whole list the found and the marked rows are. A
/// click goes there.
final class MatchMap extends Region {
    /// So many ticks are drawn at most; nearer ones run together.
    private static final int TICKS = 300;

    private static final double TICK = 2;
    private static final PseudoClass MARK = PseudoClass.getPseudoClass("mark");

    private final IntConsumer go;
    private BitSet found = new BitSet();
    private List<Integer> marked = List.of();
    private int rows;

    /// @param go gets the row that was clicked at
    MatchMap(IntConsumer go) {
        this.go = go;
        getStyleClass().add("match-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    /// @param foundRows row numbers; not copied, no longer written to
    /// @param markedRows row numbers
    void show(int rowCount, BitSet foundRows, List<Integer> markedRows) {
        rows = rowCount;
        found = foundRows;
        marked = List.copyOf(markedRows);
        setAccessibleText(found.cardinality() + " matches and " + marked.size() + " marks in " + rowCount + " rows");
        requestLayout();
    }

    boolean isEmpty() {
        return found.isEmpty() && marked.isEmpty();
    }

    private void pressed(MouseEvent e) {
        if (rows > 0 && getHeight() > 0) {
            int at = (int) Math.clamp(e.getY() / getHeight() * rows, 0, rows - 1);
            int slack = (int) Math.ceil(rows * 3 / getHeight());
            int next = found.nextSetBit(Math.max(0, at - slack));
            go.accept(next >= 0 && next <= at + slack ? next : at);
        }
        e.consume();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        int used = 0;
        int slots = (int) Math.min(TICKS, Math.max(1, height / TICK));
        for (int slot = 0; slot < slots && rows > 0; slot++) {
            int from = (int) ((long) rows * slot / slots);
            int to = (int) Math.max(from + 1L, (long) rows * (slot + 1) / slots);
            int next = found.nextSetBit(from);
            if (next >= 0 && next < to) {
                tick(used++, height * slot / slots, false);
            }
        }
        for (int row : marked) {
            tick(used++, height * row / Math.max(1, rows), true);
        }
        for (int i = used; i < getChildren().size(); i++) {
            getChildren().get(i).setVisible(false);
        }
    }

    private void tick(int index, double y, boolean mark) {
        if (index == getChildren().size()) {
            Region made = new Region();
            made.getStyleClass().add("match-tick");
            made.setManaged(false);
            made.setMouseTransparent(true);
            getChildren().add(made);
        }
        Region tick = (Region) getChildren().get(index);
        tick.pseudoClassStateChanged(MARK, mark);
        tick.setVisible(true);
        // A mark is broader and higher than a match: told apart without colour.
        double inset = mark ? 0 : 3;
        tick.resizeRelocate(inset, Math.rint(y), getWidth() - 2 * inset, mark ? 4 : TICK);
    }
}
