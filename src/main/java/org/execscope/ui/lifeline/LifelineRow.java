package org.execscope.ui.lifeline;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// One life: a bar over the time that is known, fading where nobody knows how long it was before or after,
/// with a notch for each program start.
final class LifelineRow extends Region {
    /// How wide the names are at the usual size of text.
    static final double NAMES = 270;

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass UNSEEN = PseudoClass.getPseudoClass("unseen");
    private static final double STEP = 12;
    private static final int DEEPEST = 8;
    private static final double FADE = 28;
    private static final double THIN = 3;

    private final Text name = new Text();
    private final Text aside = new Text();
    private final Region before = part("life-before");
    private final Region bar = part("life-bar");
    private final Region after = part("life-after");
    private final List<Region> notches = new ArrayList<>();
    private final Rectangle clip = new Rectangle();
    private Lifeline line = new Lifeline(-1, "", 0, 0, false, 0, false, List.of(), false, true);
    private double names = NAMES;
    private long from;
    private long to = 1;

    LifelineRow() {
        getStyleClass().addAll("table-line", "life-row");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        name.getStyleClass().addAll("mono", "evidence-text");
        name.setTextOrigin(VPos.CENTER);
        name.setManaged(false);
        setClip(clip);
        aside.getStyleClass().addAll("mono", "muted-text");
        aside.setTextOrigin(VPos.CENTER);
        aside.setManaged(false);
        getChildren().addAll(before, bar, after, aside, name);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        part.setMouseTransparent(true);
        return part;
    }

    /// @param nameRoom how wide the names are
    void show(Lifeline shown, long windowFrom, long windowTo, double nameRoom, String spoken) {
        line = shown;
        names = nameRoom;
        from = windowFrom;
        to = Math.max(windowFrom + 1, windowTo);
        String sign = shown.sure() ? "" : "≈ ";
        name.setText(sign + (shown.seen() ? shown.name() : "(" + shown.name() + ", not in the log)"));
        pseudoClassStateChanged(UNSEEN, !shown.seen());
        setAccessibleText(spoken);
        requestLayout();
    }

    /// Says where the life lies that isn't in view; at the end of the row if it comes later.
    ///
    /// @param words empty for one in view
    void aside(String words) {
        aside.setText(words);
    }

    void state(boolean cursor, boolean focused) {
        pseudoClassStateChanged(HERE, cursor);
        pseudoClassStateChanged(ACTIVE, focused);
    }

    private double x(long millis) {
        double share = (double) (millis - from) / (to - from);
        return names + Math.clamp(share, -1, 2) * (getWidth() - names);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double height = getHeight();
        name.relocate(
                8 + Math.min(line.level(), DEEPEST) * STEP,
                height / 2 - name.getLayoutBounds().getHeight() / 2);
        double left = x(line.from());
        double right = Math.max(x(line.to()), left + THIN);
        place(bar, left, right, height);
        place(before, left - FADE, line.fromKnown() ? left - FADE : left, height);
        place(after, right, line.toKnown() ? right : right + FADE, height);
        double wide = aside.getLayoutBounds().getWidth();
        aside.relocate(
                line.from() > to ? getWidth() - wide - 8 : names + 4,
                height / 2 - aside.getLayoutBounds().getHeight() / 2);
        while (notches.size() < line.starts().size()) {
            Region notch = part("life-start");
            notches.add(notch);
            getChildren().add(getChildren().size() - 1, notch);
        }
        for (int i = 0; i < notches.size(); i++) {
            boolean there = i < line.starts().size();
            double at = there ? x(line.starts().get(i)) : 0;
            notches.get(i).setVisible(there && at >= names);
            notches.get(i).resizeRelocate(Math.rint(at), 3, 2, Math.max(0, height - 7));
        }
        name.setClip(new Rectangle(
                name.getLayoutBounds().getMinX(),
                name.getLayoutBounds().getMinY(),
                names - 16 - name.getLayoutX(),
                height));
    }

    /// Nothing is drawn over the names.
    private void place(Region part, double left, double right, double height) {
        double from = Math.max(names, left);
        part.setVisible(right > from);
        part.resizeRelocate(from, 6, Math.max(0, right - from), Math.max(0, height - 13));
    }
}
