package org.execscope.ui.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.execscope.ui.keys.Place;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The values of a column of the details, with what can be done with each: the arrows walk along them, keys and menu
/// are those of cells.
final class Offers {
    private final Workspace workspace;
    private final Column column;
    private final @Nullable BiConsumer<String, Node> showRaw;
    private final ContextMenu menu = new ContextMenu();
    private final List<Offer> offers = new ArrayList<>();
    private int event = -1;

    /// A value and what it can be filtered by.
    ///
    /// @param name of the field, by which its bytes are looked for
    /// @param terms the conditions that the value fulfils
    /// @param text as it is shown
    record Offer(Node node, String name, List<String> terms, String text) {}

    /// @param showRaw shows where a field stands in the log, and goes back to a node then; null where no field does
    Offers(Workspace workspace, Column column, @Nullable BiConsumer<String, Node> showRaw) {
        this.workspace = workspace;
        this.column = column;
        this.showRaw = showRaw;
        column.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        column.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    /// Forgets all values; those to come are of this event.
    void clear(int of) {
        event = of;
        offers.clear();
    }

    /// Offers what can be done with a value. Tab comes in at the first one.
    void add(Offer offer) {
        Node node = offer.node();
        node.getStyleClass().add("fact-value");
        node.setOnMousePressed(_ -> node.requestFocus());
        node.setFocusTraversable(offers.isEmpty());
        menuOn(node, offer);
        offers.add(offer);
    }

    /// The menu of a value opens on something that stands for it, too.
    void menuOn(Node node, Offer offer) {
        node.setOnContextMenuRequested(asked -> {
            openMenu(offer, asked.getScreenX(), asked.getScreenY());
            asked.consume();
        });
    }

    boolean isEmpty() {
        return offers.isEmpty();
    }

    /// Gives the focus to the value at a place, or to the last one before it, if there is one.
    void focus(int at) {
        if (!offers.isEmpty()) {
            offers.get(Math.min(at, offers.size() - 1)).node().requestFocus();
        }
    }

    /// The field whose value has the focus; null if none has.
    @Nullable
    String focusedName() {
        int at = focused();
        return at < 0 ? null : offers.get(at).name();
    }

    /// The place of the value that has the focus, or -1.
    int focused() {
        for (int i = 0; i < offers.size(); i++) {
            if (offers.get(i).node().isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private void openMenu(Offer offer, double x, double y) {
        menu.hide();
        menu.getItems().setAll(ValueMenu.items(workspace, offer.terms(), offer.text(), event));
        BiConsumer<String, Node> shows = showRaw;
        if (shows != null) {
            MenuItem raw = ValueMenu.item("Show raw bytes\tCtrl+J", () -> shows.accept(offer.name(), offer.node()));
            raw.setDisable(!FieldPlace.isOfTheLog(offer.name()));
            menu.getItems().addAll(new SeparatorMenuItem(), raw);
        }
        ValueMenu.show(workspace, menu, Place.DETAILS, offer.node(), x, y);
    }

    private void pressed(KeyEvent pressed) {
        int at = focused();
        if (at < 0) {
            return;
        }
        Offer offer = offers.get(at);
        boolean menuKey = pressed.getCode() == KeyCode.CONTEXT_MENU
                || (pressed.getCode() == KeyCode.F10 && pressed.isShiftDown())
                || pressed.getCode() == KeyCode.ENTER;
        if (pressed.getCode() == KeyCode.UP || pressed.getCode() == KeyCode.DOWN) {
            int next = Math.clamp(at + (pressed.getCode() == KeyCode.DOWN ? 1L : -1L), 0, offers.size() - 1);
            offers.get(next).node().requestFocus();
            column.reveal(offers.get(next).node());
        } else if (pressed.isShortcutDown() && pressed.getCode() == KeyCode.C) {
            ValueMenu.copy(workspace, offer.text());
        } else if (menuKey) {
            Bounds place = offer.node().localToScreen(offer.node().getBoundsInLocal());
            if (place != null) {
                openMenu(offer, place.getMinX() + 20, place.getMaxY());
            }
        } else {
            return;
        }
        pressed.consume();
    }

    private void typed(KeyEvent typed) {
        int at = focused();
        if (at >= 0) {
            List<String> terms = offers.get(at).terms();
            if (ValueMenu.typed(workspace, typed, terms.isEmpty() ? null : terms.getFirst())) {
                typed.consume();
            }
        }
    }
}
