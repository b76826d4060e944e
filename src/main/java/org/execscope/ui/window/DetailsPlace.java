package org.execscope.ui.window;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.execscope.ui.detail.DetailPane;

/// Where the details stand, and how much room they have: below the tables, at their right, or nowhere.
final class DetailsPlace {
    private static final double BELOW_FROM = 0.62;
    private static final double RIGHT_FROM = 0.70;
    private static final double FROM_TWO_TABLES = 0.8;

    /// The places, in the order in which the key goes through them.
    enum Place {
        BELOW,
        RIGHT,
        HIDDEN;

        /// As it is kept in the settings.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Place of(String word) {
            for (Place place : values()) {
                if (place.word().equals(word)) {
                    return place;
                }
            }
            return BELOW;
        }
    }

    private final SplitPane centre;
    private final DetailPane details;
    private Consumer<Place> changed = _ -> {};
    private Place place = Place.BELOW;
    private double below = BELOW_FROM;
    private double right = RIGHT_FROM;
    private double roomBefore = BELOW_FROM;
    private boolean aside;

    /// @param tables what the details are of
    DetailsPlace(SplitPane centre, Node tables, DetailPane details) {
        this.centre = centre;
        this.details = details;
        centre.getItems().setAll(tables);
        SplitPane.setResizableWithParent(details, false);
        put(Place.BELOW);
    }

    /// Gets the place whenever the user chose another one.
    void onChange(Consumer<Place> action) {
        changed = action;
    }

    boolean isShown() {
        return centre.getItems().contains(details);
    }

    Place place() {
        return place;
    }

    /// Below, at the right, hidden, and again.
    void cycle() {
        choose(Place.values()[(place.ordinal() + 1) % Place.values().length]);
    }

    void choose(Place wanted) {
        aside = false;
        put(wanted);
        changed.accept(wanted);
    }

    /// Shows the details where they stood last, if they can't be seen.
    void show() {
        if (place == Place.HIDDEN) {
            choose(Place.BELOW);
        } else if (!isShown()) {
            add();
        }
    }

    void put(Place wanted) {
        remove();
        place = wanted;
        if (wanted != Place.HIDDEN) {
            details.atRight(wanted == Place.RIGHT);
            centre.setOrientation(wanted == Place.RIGHT ? Orientation.HORIZONTAL : Orientation.VERTICAL);
            add();
        }
    }

    private void add() {
        centre.getItems().add(details);
        centre.setDividerPositions(place == Place.RIGHT ? right : below);
    }

    private boolean remove() {
        if (!isShown()) {
            return false;
        }
        if (place == Place.RIGHT) {
            right = centre.getDividerPositions()[0];
        } else {
            below = centre.getDividerPositions()[0];
        }
        return centre.getItems().remove(details);
    }

    /// What has details of its own is looked at, or no longer: those of the event give way.
    void giveWay(boolean now) {
        if (now) {
            aside |= remove();
        } else if (aside) {
            aside = false;
            add();
        }
    }

    /// While two tables stand above them, the details take less room.
    void giveRoom(boolean twoTables) {
        if (!isShown() || place == Place.RIGHT) {
            return;
        }
        if (twoTables) {
            roomBefore = centre.getDividerPositions()[0];
            centre.setDividerPositions(Math.max(roomBefore, FROM_TWO_TABLES));
        } else {
            centre.setDividerPositions(roomBefore);
        }
    }
}
