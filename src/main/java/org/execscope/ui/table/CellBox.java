package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.execscope.bytes.ShownText;
import org.execscope.ui.model.Highlights;
import org.jspecify.annotations.Nullable;

/// One cell of a pooled row: short runs of text, laid out side by side and clipped. Never a label with an
/// ellipsis for evidence: measuring it can stop the window for seconds. The runs are made once and used
/// again: making and styling new ones for each row that scrolls by costs several times as much as changing
/// their text.
final class CellBox extends Region {
    private static final PseudoClass INFERRED = PseudoClass.getPseudoClass("inferred");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("here");
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("marked");
    private static final List<PseudoClass> HIGHLIGHTS = IntStream.rangeClosed(1, Highlights.MOST)
            .mapToObj(number -> PseudoClass.getPseudoClass("mark-" + number))
            .toList();
    private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");
    /// The columns that hold one name: letters in it that look like others would mislead.
    private static final Set<String> NAMES = Set.of("exe", "comm", "key", "cwd", "parent");

    private static final String OPEN = "M0 0 L8 0 L4 6 Z";
    private static final String CLOSED = "M0 0 L6 4 L0 8 Z";
    private static final int MOST_RUNS = 20;
    private static final double PAD = 8;
    private static final double LEVEL = 16;
    private static final double GAP = 6;
    private static final double TWISTY = 8;
    /// A tail that stays takes so much of a cell at most.
    private static final double MOST_TAIL = 0.6;

    private final Rectangle clip = new Rectangle();
    private final List<CellRun> runs = new ArrayList<>();
    private final SVGPath sign = new SVGPath();
    private final Path guides = new Path();
    /// Made for the first stretch of time that it shows: most cells never show one.
    private @Nullable LifeStrip strip;
    private TableCell shown = TableCell.EMPTY;
    private boolean right;
    private boolean name;
    private double hidden;
    private int used;

    CellBox() {
        setClip(clip);
        getStyleClass().addAll("cell-box", "highlight");
        sign.getStyleClass().add("twisty");
        guides.getStyleClass().add("guide");
        setMouseTransparent(true);
    }

    void column(TableColumn column) {
        name = NAMES.contains(column.id());
        if (right != column.right()) {
            right = column.right();
            requestLayout();
        }
    }

    /// How much of its left part another column covers.
    void hidden(double covered) {
        if (hidden != covered) {
            hidden = covered;
            requestLayout();
        }
    }

    void cursor(boolean here) {
        pseudoClassStateChanged(CURSOR, here);
    }

    void show(TableCell cell) {
        if (cell.equals(shown)) {
            return;
        }
        if (cell.highlight() != shown.highlight()) {
            pseudoClassStateChanged(HIGHLIGHTED, cell.highlight() > 0);
            for (int i = 0; i < HIGHLIGHTS.size(); i++) {
                pseudoClassStateChanged(HIGHLIGHTS.get(i), i + 1 == cell.highlight());
            }
        }
        shown = cell;
        used = 0;
        List<Node> nodes = new ArrayList<>();
        if (cell.life() != null) {
            LifeStrip drawn = strip == null ? new LifeStrip() : strip;
            drawn.show(cell.life());
            strip = drawn;
            if (!getChildren().equals(List.of(drawn))) {
                getChildren().setAll(drawn);
            }
            requestLayout();
            return;
        }
        if (cell.indent() > 0) {
            nodes.add(guides);
        }
        if (isBranch(cell)) {
            sign.setContent(cell.twisty() == TableCell.Twisty.OPEN ? OPEN : CLOSED);
            nodes.add(sign);
        }
        run(nodes, cell.lead(), "muted-text");
        for (String badge : cell.badges()) {
            Label word = new Label(badge);
            word.getStyleClass().add("badge");
            nodes.add(word);
        }
        runs(nodes, cell.text());
        run(nodes, cell.tail().isEmpty() ? "" : " " + cell.tail(), "muted-text");
        pseudoClassStateChanged(FOREIGN, name && hasForeignLetters(cell.text().text()));
        pseudoClassStateChanged(INFERRED, cell.style() == TableCell.Style.INFERRED);
        pseudoClassStateChanged(MUTED, cell.style() == TableCell.Style.MUTED);
        pseudoClassStateChanged(ERROR, cell.style() == TableCell.Style.ERROR);
        if (!nodes.equals(getChildren())) {
            getChildren().setAll(nodes);
        }
        requestLayout();
    }

    /// Letters beyond ASCII; our own signs are no letters.
    private static boolean hasForeignLetters(String text) {
        return text.codePoints().anyMatch(c -> c > 0x7f && Character.isLetter(c));
    }

    private void runs(List<Node> nodes, ShownText text) {
        int at = 0;
        int count = 0;
        for (ShownText.Escape escape : text.escapes()) {
            if (++count > MOST_RUNS) {
                break;
            }
            run(nodes, text.text().substring(at, escape.start()), "evidence-text");
            run(nodes, text.text().substring(escape.start(), escape.end()), "escape");
            at = escape.end();
        }
        run(nodes, text.text().substring(at), "evidence-text");
    }

    private void run(List<Node> nodes, String text, String style) {
        if (text.isEmpty()) {
            return;
        }
        if (used == runs.size()) {
            runs.add(new CellRun());
        }
        CellRun run = runs.get(used++);
        run.show(text, style);
        nodes.add(run);
    }

    /// Measures anew: the font has another size.
    void remeasure() {
        runs.forEach(CellRun::whole);
        requestLayout();
    }

    /// How wide it would have to be to show all.
    double wanted() {
        double sign = shown.twisty() == TableCell.Twisty.NONE ? 0 : LEVEL - 2;
        return wide() + 2 * PAD + (right ? 0 : start() - PAD + sign);
    }

    private static boolean isBranch(TableCell cell) {
        return cell.twisty() == TableCell.Twisty.OPEN || cell.twisty() == TableCell.Twisty.CLOSED;
    }

    /// Whether a place, from the cell's left edge, is on the sign of a branch or so near that it is meant.
    static boolean isOnTwisty(TableCell cell, double x) {
        double left = PAD + cell.indent() * LEVEL;
        return isBranch(cell) && x >= left - GAP && x < left + LEVEL - 2;
    }

    /// A line down from each branch that the row is in.
    private void drawGuides() {
        guides.getElements().clear();
        for (int level = 0; level < shown.indent(); level++) {
            double x = Math.rint(PAD + level * LEVEL + TWISTY / 2) + 0.5;
            guides.getElements().addAll(new MoveTo(x, 0), new LineTo(x, getHeight() + 1));
        }
    }

    private double wide() {
        double total = 0;
        for (Node node : getChildren()) {
            if (node instanceof Shape && !(node instanceof Text)) {
                continue;
            }
            total += node.prefWidth(-1) + (isSeparate(node) ? GAP : 0);
        }
        return total;
    }

    private double start() {
        return PAD + shown.indent() * LEVEL;
    }

    @Override
    protected void layoutChildren() {
        clip.setX(hidden);
        clip.setWidth(Math.max(0, getWidth() - hidden));
        clip.setHeight(getHeight());
        if (strip != null && shown.life() != null) {
            strip.resizeRelocate(PAD, 0, Math.max(0, getWidth() - 2 * PAD), getHeight());
            return;
        }
        boolean twisty = shown.twisty() != TableCell.Twisty.NONE;
        double x = right ? Math.max(PAD, getWidth() - PAD - wide()) : start();
        double kept = keptTail();
        for (Node node : getChildren()) {
            double width = node.prefWidth(-1);
            double height = node.prefHeight(-1);
            double y = Math.rint((getHeight() - height) / 2);
            if (node.equals(guides)) {
                drawGuides();
                continue;
            }
            if (node.equals(sign)) {
                node.relocate(x, y);
                continue;
            }
            double shift = twisty ? LEVEL - 2 : 0;
            node.resizeRelocate(Math.rint(x + shift), y, width, height);
            double room = getWidth() - PAD - x - shift;
            if (node instanceof CellRun run && !right) {
                boolean cuts = kept > 0 && !run.equals(getChildren().getLast());
                run.fit(cuts ? room - kept : room);
                width = cuts ? Math.clamp(width, 0, Math.max(0, room - kept)) : width;
            }
            x += width + (isSeparate(node) ? GAP : 0);
        }
    }

    /// How much room is kept for the tail, at the cost of what stands before it.
    private double keptTail() {
        if (!shown.tailStays() || shown.tail().isEmpty() || right) {
            return 0;
        }
        double tail = getChildren().getLast().prefWidth(-1);
        return wanted() > getWidth() && tail <= getWidth() * MOST_TAIL ? tail : 0;
    }

    private static boolean isSeparate(Node node) {
        return node instanceof Label;
    }
}
