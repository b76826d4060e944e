package org.execscope.ui.facet;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.execscope.query.QueryEngine.ValueCount;
import org.execscope.ui.model.Words;

/// One value: a box to choose it by, the value, its count, and behind them a bar as long as its share.
final class FacetRow extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass EXCLUDED = PseudoClass.getPseudoClass("excluded");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final String TICK = "M1 5 L4 8 L9 2";
    private static final String STROKE = "M1 5 L9 5";
    private static final int CHARACTERS = 200;
    /// So high that it is hit by pointer or finger.
    private static final double LEAST = 24;

    private final ValueCount value;
    private final Region bar = new Region();
    private final Region box = new Region();
    private final SVGPath sign = new SVGPath();
    private final Text text = new Text();
    private final Label count = new Label();
    private final Rectangle clip = new Rectangle();
    private final String full;
    private final String words;
    private final double share;

    /// @param share of the most frequent value's count, from 0 to 1
    /// @param among how many events were counted
    FacetRow(ValueCount value, double share, int among, boolean absent) {
        this.value = value;
        this.share = share;
        full = value.shown().length() <= CHARACTERS
                ? value.shown()
                : value.shown().substring(0, CHARACTERS) + "…";
        words = Words.count(value.count(), "event") + ", " + percent(value.count(), among) + " of those counted";
        getStyleClass().add("facet-row");
        setAccessibleRole(AccessibleRole.CHECK_BOX);
        bar.getStyleClass().add("facet-bar");
        box.getStyleClass().add("facet-box");
        sign.getStyleClass().add("facet-sign");
        text.setText(full);
        text.getStyleClass().addAll("mono", "evidence-text");
        text.setTextOrigin(VPos.TOP);
        text.setClip(clip);
        count.setText(Words.number(value.count()));
        count.getStyleClass().add("facet-count");
        pseudoClassStateChanged(ABSENT, absent);
        getChildren().addAll(bar, box, sign, text, count);
        getChildren().forEach(child -> child.setManaged(false));
        for (var child : getChildren()) {
            child.setMouseTransparent(true);
        }
    }

    private static String percent(int part, int of) {
        double percent = of == 0 ? 0 : 100.0 * part / of;
        return percent > 0 && percent < 0.1 ? "less than 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /// The value whole, as far as it can be read, with its count and its share.
    String words() {
        return full + "\n" + words;
    }

    ValueCount value() {
        return value;
    }

    /// Whether the query asks for it or leaves it out: signs, not colours alone.
    void chosen(boolean included, boolean excluded) {
        pseudoClassStateChanged(CHOSEN, included);
        pseudoClassStateChanged(EXCLUDED, excluded);
        sign.setContent(included ? TICK : excluded ? STROKE : "");
        setAccessibleText(full + ", " + words + (included ? ", included" : excluded ? ", excluded" : ""));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(LEAST, Math.rint(count.getFont().getSize() * 1.75));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double size = Math.rint(height * 0.56);
        bar.resizeRelocate(0, 1, Math.rint(Math.max(2, width * share)), height - 2);
        box.resizeRelocate(12, Math.rint((height - size) / 2), size, size);
        sign.setScaleX(size / 14);
        sign.setScaleY(size / 14);
        sign.relocate(
                12 + (size - sign.getLayoutBounds().getWidth()) / 2,
                (height - sign.getLayoutBounds().getHeight()) / 2);
        double counted = count.prefWidth(-1);
        count.resizeRelocate(width - counted - 12, 0, counted, height);
        double left = 12 + size + 8;
        double room = Math.max(0, width - counted - 20 - left);
        text.relocate(left, Math.rint((height - text.getLayoutBounds().getHeight()) / 2));
        fit(room);
        clip.setWidth(room);
        clip.setHeight(height);
    }

    /// Paths are cut in the middle, so that the file's name stays.
    private void fit(double room) {
        text.setText(full);
        double wide = text.getLayoutBounds().getWidth();
        if (wide > room && !full.isEmpty()) {
            int most = (int) (room / (wide / full.length())) - 1;
            int tail = full.startsWith("/") ? Math.max(0, most * 2 / 3) : 0;
            int head = Math.max(0, most - tail);
            text.setText(full.substring(0, Math.min(head, full.length())) + "…"
                    + full.substring(full.length() - Math.min(tail, full.length())));
        }
    }
}
