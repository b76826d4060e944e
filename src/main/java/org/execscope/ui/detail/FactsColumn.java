package org.execscope.ui.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.execscope.bytes.ShownText;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Place;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.timeline.TimelineColumns;
import org.jspecify.annotations.Nullable;

/// Facts by groups, each a value with what can be done with it.
final class FactsColumn {
    private static final int SPOKEN = 400;

    private final Workspace workspace;
    private final ContextMenu menu = new ContextMenu();
    private final Column column;
    private final Function<String, String> bytes;
    /// The values in order: the arrows walk along them.
    private final List<Offer> offers = new ArrayList<>();

    private boolean awaited;

    /// A value and what it can be filtered by.
    private record Offer(Node node, String name, List<String> terms, String text) {}

    /// @param bytes the exact bytes that tell a fact, and the record they stand in; empty where none tells it
    FactsColumn(Workspace workspace, String id, String title, Function<String, String> bytes) {
        this.workspace = workspace;
        this.bytes = bytes;
        column = new Column(id, title);
        column.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        column.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    Column node() {
        return column;
    }

    /// @param event what the facts are asked for by, where they are filtered by
    void show(List<Fact.Group> groups, AuditTrail trail, int event) {
        int focused = focused();
        column.clear();
        offers.clear();
        int fields = 0;
        GridPane grid = new GridPane(10, 3);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, values);
        int row = 0;
        for (Fact.Group group : groups) {
            Label head = new Label(group.title());
            head.getStyleClass().add("section-head");
            grid.add(head, 0, row++, 2, 1);
            for (Fact fact : group.facts()) {
                Label name = new Label(fact.name());
                name.getStyleClass().add("muted");
                GridPane.setValignment(name, VPos.TOP);
                grid.add(name, 0, row);
                Node value = value(fact);
                grid.add(value, 1, row++);
                Offer offer = offer(value, fact, trail, event);
                menuOn(name, offer);
                menuOn(value, offer);
                fields++;
            }
        }
        column.lines().getChildren().add(grid);
        column.note(Words.count(fields, "field"));
        // Tab comes in at one place.
        if (!offers.isEmpty()) {
            offers.getFirst().node().setFocusTraversable(true);
        }
        if ((focused >= 0 || awaited) && !offers.isEmpty()) {
            offers.get(Math.clamp(focused, 0, offers.size() - 1)).node().requestFocus();
            awaited = false;
        }
    }

    /// What can be done with the value, as in a cell of the timeline.
    private Offer offer(Node node, Fact fact, AuditTrail trail, int event) {
        ShownText shown = fact.value();
        String text = shown == null ? "" : shown.text();
        Offer offer = new Offer(node, fact.name(), TimelineColumns.terms(trail, event, fact.name()), text);
        node.getStyleClass().add("fact-value");
        node.setAccessibleText(fact.name() + " "
                + (shown == null ? "not in the log" : text.substring(0, Math.min(text.length(), SPOKEN)))
                + (fact.meaning().isEmpty() ? "" : " " + fact.meaning()));
        node.setOnMousePressed(_ -> node.requestFocus());
        hover(node, fact.name());
        offers.add(offer);
        return offer;
    }

    /// Only what is hovered over is looked up.
    private void hover(Node node, String fact) {
        Tooltip card = new Tooltip();
        node.setOnMouseEntered(_ -> {
            String words = bytes.apply(fact);
            card.setText(words);
            if (words.isEmpty()) {
                Tooltip.uninstall(node, card);
            } else {
                Tooltip.install(node, card);
            }
        });
    }

    private void menuOn(Node node, Offer offer) {
        node.setOnContextMenuRequested(asked -> {
            openMenu(offer, asked.getScreenX(), asked.getScreenY());
            asked.consume();
        });
    }

    private void openMenu(Offer offer, double x, double y) {
        menu.hide();
        menu.getItems()
                .setAll(ValueMenu.items(
                        workspace,
                        offer.terms(),
                        offer.text(),
                        workspace.cursorProperty().get()));
        ValueMenu.show(workspace, menu, Place.DETAILS, offer.node(), x, y);
    }

    /// Gives the first value the focus, as soon as there are values.
    void requestFocus() {
        awaited = offers.isEmpty();
        if (!awaited) {
            offers.getFirst().node().requestFocus();
        }
    }

    /// The name of the fact that has the focus; null if none has.
    @Nullable
    String focusedName() {
        int at = focused();
        return at < 0 ? null : offers.get(at).name();
    }

    /// The place of the value that has the focus, or -1.
    private int focused() {
        for (int i = 0; i < offers.size(); i++) {
            if (offers.get(i).node().isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private void pressed(KeyEvent event) {
        int at = focused();
        if (at < 0) {
            return;
        }
        Offer offer = offers.get(at);
        boolean menuKey = event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown())
                || event.getCode() == KeyCode.ENTER;
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            int next = Math.clamp(at + (event.getCode() == KeyCode.DOWN ? 1L : -1L), 0, offers.size() - 1);
            offers.get(next).node().requestFocus();
            column.reveal(offers.get(next).node());
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            ValueMenu.copy(workspace, offer.text());
        } else if (menuKey) {
            Bounds place = offer.node().localToScreen(offer.node().getBoundsInLocal());
            if (place != null) {
                openMenu(offer, place.getMinX() + 20, place.getMaxY());
            }
        } else {
            return;
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        int at = focused();
        if (at >= 0) {
            List<String> terms = offers.get(at).terms();
            if (ValueMenu.typed(workspace, event, terms.isEmpty() ? null : terms.getFirst())) {
                event.consume();
            }
        }
    }

    void clear() {
        offers.clear();
        column.clear();
    }

    /// A value and what it stands for.
    static Node value(Fact fact) {
        ShownText shown = fact.value();
        if (shown == null) {
            Label absent = new Label("—");
            absent.getStyleClass().add("muted");
            absent.setAccessibleText("not in the log");
            return absent;
        }
        EvidenceText value = new EvidenceText(shown.text().isEmpty() ? ShownText.plain("''") : shown);
        if (fact.meaning().isEmpty()) {
            return value;
        }
        if (shown.text().length() + fact.meaning().length() > 40) {
            return new VBox(value, new EvidenceText(ShownText.plain(fact.meaning()), "muted-text"));
        }
        Text meaning = new Text("  " + fact.meaning());
        meaning.getStyleClass().addAll("evidence-text", "muted-text");
        value.getChildren().add(meaning);
        return value;
    }
}
