package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// The strip beside the scroll bar that shows where in the whole list the found and the marked rows are, and those
/// with findings: each kind of a shape of its own. A click goes there, the pointer's rest says what lies there.
final class MatchMap extends Region {
    /// So many ticks of a kind are drawn at most; nearer ones run together.
    private static final int TICKS = 300;

    private static final double TICK = 2;
    private static final double MARK_HEIGHT = 4;
    private static final double SIGN = 6;
    /// So near, in pixels, is meant.
    private static final int NEAR = 3;

    private static final PseudoClass MARK = PseudoClass.getPseudoClass("mark");
    private static final PseudoClass FINDING = PseudoClass.getPseudoClass("finding");

    private final IntConsumer go;
    private final IntFunction<String> place;
    private final Tooltip hint = new Tooltip();
    private BitSet found = new BitSet();
    private BitSet findings = new BitSet();
    private List<Integer> marked = List.of();
    private int rows;
    private int used;

    /// @param go gets the row that was clicked at
    /// @param place says where a row is
    MatchMap(IntConsumer go, IntFunction<String> place) {
        this.go = go;
        this.place = place;
        getStyleClass().add("match-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> hint.setText(words(e.getY())));
        Tooltip.install(this, hint);
    }

    /// Other rows are shown: nothing is known of them yet.
    void clear(int rowCount) {
        rows = rowCount;
        findings = new BitSet();
        show(new BitSet(), List.of());
    }

    /// @param foundRows row numbers; not copied, no longer written to
    /// @param markedRows row numbers
    void show(BitSet foundRows, List<Integer> markedRows) {
        found = foundRows;
        marked = List.copyOf(markedRows);
        changed();
    }

    /// @param rowsWithFindings row numbers; not copied, no longer written to
    void showFindings(BitSet rowsWithFindings) {
        findings = rowsWithFindings;
        changed();
    }

    private void changed() {
        String all = said(found.cardinality(), marked.size(), findings.cardinality());
        setAccessibleText((all.isEmpty() ? "nothing" : all) + " in " + Words.count(rows, "row"));
        requestLayout();
    }

    boolean isEmpty() {
        return found.isEmpty() && marked.isEmpty() && findings.isEmpty();
    }

    private static String said(int matches, int marks, int withFindings) {
        List<String> parts = new ArrayList<>();
        if (matches > 0) {
            parts.add(Words.number(matches) + (matches == 1 ? " match" : " matches"));
        }
        if (marks > 0) {
            parts.add(Words.count(marks, "bookmark"));
        }
        if (withFindings > 0) {
            parts.add("▲ " + Words.count(withFindings, "row") + " with findings");
        }
        return String.join(", ", parts);
    }

    /// What lies near a place of the strip: "3 matches, ▲ 1 row with findings near 03-14 14:08:04.140  row 482".
    String words(double y) {
        int at = rowAt(y);
        if (at < 0) {
            return "";
        }
        int from = Math.max(0, at - slack());
        int to = Math.min(rows, at + slack() + 1);
        int marks = (int) marked.stream().filter(row -> row >= from && row < to).count();
        String near = said(
                found.get(from, to).cardinality(), marks, findings.get(from, to).cardinality());
        return near.isEmpty() ? place.apply(at) : near + " near " + place.apply(at);
    }

    private int rowAt(double y) {
        return rows <= 0 || getHeight() <= 0 ? -1 : (int) Math.clamp(y / getHeight() * rows, 0, rows - 1);
    }

    private int slack() {
        return (int) Math.ceil(rows * (double) NEAR / getHeight());
    }

    private void pressed(MouseEvent e) {
        int at = rowAt(e.getY());
        if (at >= 0) {
            int from = Math.max(0, at - slack());
            int match = found.nextSetBit(from);
            int finding = findings.nextSetBit(from);
            int last = at + slack();
            go.accept(match >= 0 && match <= last ? match : finding >= 0 && finding <= last ? finding : at);
        }
        e.consume();
    }

    @Override
    protected void layoutChildren() {
        double half = Math.rint(getWidth() / 2);
        used = 0;
        for (int row : marked) {
            // A mark is broader and higher than a match, a finding is a triangle: told apart without colour.
            tick(getHeight() * row / Math.max(1, rows), 0, getWidth(), MARK_HEIGHT, MARK);
        }
        spread(findings, SIGN, y -> tick(y, 0, SIGN, SIGN, FINDING));
        spread(found, TICK, y -> tick(y, half, getWidth() - half, TICK, null));
        for (int i = used; i < getChildren().size(); i++) {
            getChildren().get(i).setVisible(false);
        }
    }

    private interface At {
        void draw(double y);
    }

    private void spread(BitSet some, double step, At at) {
        double height = getHeight();
        int slots = (int) Math.min(TICKS, Math.max(1, height / step));
        for (int slot = 0; slot < slots && rows > 0; slot++) {
            int from = (int) ((long) rows * slot / slots);
            int to = (int) Math.max(from + 1L, (long) rows * (slot + 1) / slots);
            int next = some.nextSetBit(from);
            if (next >= 0 && next < to) {
                at.draw(height * slot / slots);
            }
        }
    }

    private void tick(double y, double x, double width, double height, @Nullable PseudoClass kind) {
        if (used == getChildren().size()) {
            Region made = new Region();
            made.getStyleClass().add("match-tick");
            made.setManaged(false);
            made.setMouseTransparent(true);
            getChildren().add(made);
        }
        Region tick = (Region) getChildren().get(used++);
        tick.pseudoClassStateChanged(MARK, MARK.equals(kind));
        tick.pseudoClassStateChanged(FINDING, FINDING.equals(kind));
        tick.setVisible(true);
        tick.resizeRelocate(x, Math.rint(y), width, height);
    }
}
