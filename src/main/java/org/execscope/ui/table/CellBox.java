package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.execscope.bytes.ShownText;

/// One cell of a pooled row: short runs of text, laid out side by side and clipped. Never a label with an ellipsis for
/// evidence: measuring it can stop the window for seconds.
final class CellBox extends Region {
    private static final PseudoClass INFERRED = PseudoClass.getPseudoClass("inferred");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final int MOST_RUNS = 20;
    private static final double PAD = 8;
    private static final double LEVEL = 16;
    private static final double GAP = 6;

    private final boolean right;
    private final Rectangle clip = new Rectangle();
    private TableCell shown = TableCell.EMPTY;
    private double start = PAD;

    CellBox(boolean right) {
        this.right = right;
        setClip(clip);
        getStyleClass().add("cell-box");
        setMouseTransparent(true);
    }

    void show(TableCell cell) {
        if (cell.equals(shown)) {
            return;
        }
        shown = cell;
        List<Node> nodes = new ArrayList<>();
        start = PAD + cell.indent() * LEVEL;
        if (cell.twisty() == TableCell.Twisty.OPEN || cell.twisty() == TableCell.Twisty.CLOSED) {
            SVGPath sign = new SVGPath();
            sign.setContent(cell.twisty() == TableCell.Twisty.OPEN ? "M0 0 L8 0 L4 6 Z" : "M0 0 L6 4 L0 8 Z");
            sign.getStyleClass().add("twisty");
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
        pseudoClassStateChanged(INFERRED, cell.style() == TableCell.Style.INFERRED);
        pseudoClassStateChanged(MUTED, cell.style() == TableCell.Style.MUTED);
        pseudoClassStateChanged(ERROR, cell.style() == TableCell.Style.ERROR);
        getChildren().setAll(nodes);
    }

    private static void runs(List<Node> nodes, ShownText text) {
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

    private static void run(List<Node> nodes, String text, String style) {
        if (!text.isEmpty()) {
            nodes.add(new Run(text, style));
        }
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double total = 0;
        for (Node node : getChildren()) {
            total += node.prefWidth(-1) + (isSeparate(node) ? GAP : 0);
        }
        boolean twisty = shown.twisty() != TableCell.Twisty.NONE;
        double x = right ? Math.max(PAD, getWidth() - PAD - total) : start;
        for (Node node : getChildren()) {
            double width = node.prefWidth(-1);
            double height = node.prefHeight(-1);
            double y = Math.rint((getHeight() - height) / 2);
            if (node instanceof SVGPath) {
                node.relocate(x, y);
                continue;
            }
            double shift = twisty ? LEVEL - 2 : 0;
            node.resizeRelocate(Math.rint(x + shift), y, width, height);
            if (node instanceof Run run && !right) {
                run.fit(getWidth() - PAD - x - shift);
            }
            x += width + (isSeparate(node) ? GAP : 0);
        }
    }

    /// A run of text that says where it is cut: what doesn't fit ends with `…`, never silently.
    private static final class Run extends Text {
        private final String full;
        private double fullWidth;

        Run(String text, String style) {
            super(text);
            full = text;
            setTextOrigin(VPos.TOP);
            getStyleClass().addAll("mono", style);
        }

        /// Shows as much as `room` holds; the face is of one width, so no part has to be measured.
        void fit(double room) {
            if (getText().equals(full)) {
                fullWidth = getLayoutBounds().getWidth();
            }
            String wanted = full;
            if (fullWidth > room + 1) {
                int most = (int) Math.max(0, Math.floor(room / (fullWidth / full.length())) - 1);
                int end = most > 0 && Character.isHighSurrogate(full.charAt(most - 1)) ? most - 1 : most;
                wanted = room <= 0 ? "" : full.substring(0, Math.min(end, full.length())) + "…";
            }
            if (!wanted.equals(getText())) {
                setText(wanted);
            }
        }

        /// What it needs when it is shown whole: a cell's layout must not depend on how it was cut before.
        @Override
        public double prefWidth(double height) {
            return getText().equals(full) ? super.prefWidth(height) : fullWidth;
        }
    }

    private static boolean isSeparate(Node node) {
        return node instanceof Label;
    }
}
