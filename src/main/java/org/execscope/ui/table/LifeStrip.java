package org.execscope.ui.table;

import javafx.scene.layout.Region;

/// Draws a [LifeBar] in a cell: solid where it is known, fading where it may go on.
final class LifeStrip extends Region {
    private static final double THIN = 2;
    private static final double FADE = 10;

    private final Region ground = part("life-ground");
    private final Region before = part("life-before");
    private final Region bar = part("life-bar");
    private final Region after = part("life-after");
    private LifeBar life = new LifeBar(0, true, 0, true);

    LifeStrip() {
        setMouseTransparent(true);
        getChildren().setAll(ground, before, after, bar);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    void show(LifeBar now) {
        life = now;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double left = Math.rint(Math.clamp(life.from(), 0, 1) * width);
        double right = Math.rint(Math.clamp(life.to(), 0, 1) * width);
        boolean there = life.to() >= 0 && life.from() <= 1;
        left = Math.min(left, width - THIN);
        right = Math.max(right, left + THIN);
        ground.resizeRelocate(0, Math.rint(getHeight() / 2), width, 1);
        place(bar, left, there ? right : left);
        place(before, life.fromKnown() || !there ? left : Math.max(0, left - FADE), left);
        place(after, right, life.toKnown() || !there ? right : Math.min(width, right + FADE));
    }

    private void place(Region part, double left, double right) {
        part.setVisible(right > left);
        double inset = Math.rint(getHeight() / 4);
        part.resizeRelocate(left, inset, right - left, getHeight() - 2 * inset);
    }
}
