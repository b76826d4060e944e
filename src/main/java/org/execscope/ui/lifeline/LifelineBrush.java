package org.execscope.ui.lifeline;

import java.util.List;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.histogram.TimeTerm;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Chooses a range of time over the lives, by dragging or by key, and puts it into the filter: as the brush of
/// the histogram does, which shows the same range.
final class LifelineBrush {
    private static final double DRAG_FROM = 4;
    private static final double EDGE = 2;
    /// A key moves the end of the range by so much of what is in view.
    private static final int STEPS = 50;

    private final Workspace workspace;
    private final Runnable changed;
    private final Region fill = part("life-brush");
    private final Region first = part("life-brush-edge");
    private final Region last = part("life-brush-edge");
    /// What is being chosen; the filter's range where there is none.
    private @Nullable TimeTerm chosen;
    private long from;
    private long to = 1;
    private double names = LifelineRow.NAMES;
    private double width = 1;
    private double pressX = -1;
    private boolean dragging;

    /// @param changed is called when another range is to be drawn
    LifelineBrush(Workspace workspace, Runnable changed) {
        this.workspace = workspace;
        this.changed = changed;
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        part.setMouseTransparent(true);
        return part;
    }

    /// What it is drawn with.
    List<Region> parts() {
        return List.of(fill, first, last);
    }

    /// The stretch of time in view.
    void window(long fromMillis, long toMillis) {
        from = fromMillis;
        to = toMillis;
    }

    /// Nothing is being chosen any more.
    void forget() {
        chosen = null;
        pressX = -1;
        dragging = false;
    }

    /// Draws the range over the lives, right of their names.
    ///
    /// @param nameRoom how wide the names are
    void layout(double nameRoom, double wide, double top, double height) {
        names = nameRoom;
        width = Math.max(1, wide - names);
        TimeTerm range = chosen != null ? chosen : TimeTerm.of(workspace.applied());
        boolean there = range != null && range.from() <= to && range.to() >= from;
        parts().forEach(part -> part.setVisible(there));
        if (range != null && there) {
            double left = x(range.from());
            double right = Math.max(left + EDGE, x(range.to()));
            fill.resizeRelocate(left, top, right - left, height);
            first.resizeRelocate(left - EDGE / 2, top, EDGE, height);
            last.resizeRelocate(right - EDGE / 2, top, EDGE, height);
            first.setVisible(range.from() >= from);
            last.setVisible(range.to() <= to);
            parts().forEach(Region::toFront);
        }
    }

    private double x(long millis) {
        double share = (double) (millis - from) / Math.max(1, to - from);
        return Math.rint(names + Math.clamp(share, 0, 1) * width);
    }

    private long timeAt(double x) {
        double share = Math.clamp((x - names) / width, 0, 1);
        return from + Math.round(share * (to - from));
    }

    void pressed(double x) {
        pressX = x >= names ? x : -1;
        dragging = false;
    }

    void dragged(double x) {
        if (pressX >= 0 && (dragging || Math.abs(x - pressX) >= DRAG_FROM)) {
            dragging = true;
            choose(timeAt(pressX), timeAt(x));
        }
    }

    void released() {
        pressX = -1;
        if (dragging) {
            dragging = false;
            apply();
        }
    }

    private void choose(long one, long other) {
        long begin = Math.min(one, other);
        chosen = new TimeTerm(begin, Math.max(begin + 1, Math.max(one, other)));
        changed.run();
    }

    /// @param line the life under the cursor; null for none
    /// @return whether the key was for the brush
    boolean key(KeyEvent e, @Nullable Lifeline line) {
        TimeTerm now = chosen;
        switch (e.getCode()) {
            case LEFT, RIGHT -> {
                if (!e.isShiftDown() || (now == null && line == null)) {
                    return false;
                }
                if (now == null && line != null) {
                    choose(line.from(), line.to());
                } else if (now != null) {
                    long step = Math.max(1, (to - from) / STEPS);
                    long end = now.to() + (e.getCode() == javafx.scene.input.KeyCode.LEFT ? -step : step);
                    choose(now.from(), Math.max(now.from() + 1, end));
                }
            }
            case ENTER -> {
                if (now == null) {
                    return false;
                }
                apply();
            }
            case ESCAPE -> {
                if (now == null) {
                    return false;
                }
                forget();
                changed.run();
            }
            case DELETE, BACK_SPACE -> clear();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void apply() {
        TimeTerm range = chosen;
        forget();
        if (range == null) {
            return;
        }
        try {
            workspace.apply(range.in(workspace.applied()));
        } catch (QueryException wrong) {
            workspace.report("setting the range of time", wrong);
        }
        changed.run();
    }

    /// Takes the range of time out of the filter.
    private void clear() {
        forget();
        Query rest = TimeTerm.without(workspace.applied());
        if (!rest.normalForm().equals(workspace.applied().normalForm())) {
            workspace.apply(rest.normalForm());
        }
        changed.run();
    }

    /// What is being chosen, and how it goes on; empty where nothing is.
    String words() {
        TimeTerm range = chosen;
        return range == null
                ? ""
                : "Range " + workspace.times().whole(range.from()) + " to "
                        + workspace.times().whole(range.to())
                        + (dragging
                                ? ""
                                : ": Shift+Left and Shift+Right move its end, Enter applies it, Esc gives it up");
    }
}
