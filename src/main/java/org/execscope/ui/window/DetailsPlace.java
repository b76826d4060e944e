package org.execscope.ui.window;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.execscope.ui.detail.DetailPane;
import org.jspecify.annotations.Nullable;

/// Where the details of the event are: below the rows, beside them, or away. Tabs with details of their own, and a
/// second table above them, make them give way for a while.
final class DetailsPlace {
    private static final double BELOW_FROM = 0.62;
    private static final double RIGHT_FROM = 0.7;
    private static final double BELOW_TWO_TABLES = 0.8;

    private final SplitPane centre;
    private final DetailPane details;
    private Where where = Where.BELOW;
    private double below = BELOW_FROM;
    private double right = RIGHT_FROM;
    private double before = BELOW_FROM;
    private boolean givesWay;
    private Consumer<String> chosen = _ -> {};

    private enum Where {
        BELOW,
        RIGHT,
        AWAY
    }

    /// @param centre gets the rows and the details
    DetailsPlace(SplitPane centre, Node rows, DetailPane details) {
        this.centre = centre;
        this.details = details;
        centre.getItems().setAll(rows);
        SplitPane.setResizableWithParent(details, false);
        place();
    }

    /// Gets the name of the place when the user chose another.
    void onChosen(Consumer<String> action) {
        chosen = action;
    }

    /// Puts them where they were kept; below where that means nothing.
    void keep(@Nullable String name) {
        for (Where one : Where.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
                where = one;
                place();
            }
        }
    }

    boolean isShown() {
        return centre.getItems().contains(details);
    }

    /// Below, beside the rows, away, and below again.
    void cycle() {
        remember();
        where = Where.values()[(where.ordinal() + 1) % Where.values().length];
        givesWay = false;
        place();
        chosen.accept(where.name().toLowerCase(Locale.ROOT));
    }

    /// Shows them wherever they were last.
    void show() {
        if (!isShown()) {
            givesWay = false;
            where = where == Where.AWAY ? Where.BELOW : where;
            place();
        }
    }

    /// @param other whether something else is shown that has details of its own
    void giveWay(boolean other) {
        if (other != givesWay) {
            remember();
            givesWay = other;
            place();
        }
    }

    /// While two tables stand above them, they take less room.
    void giveRoom(boolean twoTables) {
        if (!isShown() || where != Where.BELOW) {
            return;
        }
        if (twoTables) {
            before = centre.getDividerPositions()[0];
            centre.setDividerPositions(Math.max(before, BELOW_TWO_TABLES));
        } else {
            centre.setDividerPositions(before);
        }
    }

    private void remember() {
        if (isShown() && !centre.getDividers().isEmpty()) {
            double now = centre.getDividerPositions()[0];
            if (where == Where.RIGHT) {
                right = now;
            } else {
                below = now;
            }
        }
    }

    private void place() {
        boolean wanted = where != Where.AWAY && !givesWay;
        if (!wanted) {
            centre.getItems().remove(details);
            return;
        }
        boolean beside = where == Where.RIGHT;
        centre.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        details.stacked(beside);
        if (!isShown()) {
            centre.getItems().add(details);
        }
        centre.setDividerPositions(beside ? right : below);
    }
}
