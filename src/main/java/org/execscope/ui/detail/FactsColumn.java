package org.execscope.ui.detail;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.execscope.bytes.ShownText;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.timeline.TimelineColumns;
import org.jspecify.annotations.Nullable;

/// Facts by groups, each a value with what can be done with it.
final class FactsColumn {
    private static final int SPOKEN = 400;

    private final Column column;
    private final Offers offers;
    private final Function<String, String> bytes;
    private final Tooltip card = new Tooltip();
    private boolean awaited;

    /// @param bytes the exact bytes that tell a fact, and the record they stand in; empty where none tells it
    /// @param showRaw shows where a field stands in the log, and goes back to a node then;
    /// null where the facts are no fields of one event
    FactsColumn(
            Workspace workspace,
            String id,
            String title,
            Function<String, String> bytes,
            @Nullable BiConsumer<String, Node> showRaw) {
        this.bytes = bytes;
        column = new Column(id, title);
        offers = new Offers(workspace, column, showRaw);
    }

    Column node() {
        return column;
    }

    /// @param event what the facts are asked for by, where they are filtered by
    void show(List<Fact.Group> groups, AuditTrail trail, int event) {
        int focused = offers.focused();
        column.clear();
        offers.clear(event);
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
                Offers.Offer offer = offer(value, fact, trail, event);
                offers.add(offer);
                offers.menuOn(name, offer);
                fields++;
            }
        }
        column.lines().getChildren().add(grid);
        column.note(Words.count(fields, "field"));
        if (focused >= 0 || awaited && !offers.isEmpty()) {
            offers.focus(Math.max(0, focused));
            awaited = false;
        }
    }

    /// What can be done with the value, as in a cell of the timeline.
    private Offers.Offer offer(Node node, Fact fact, AuditTrail trail, int event) {
        ShownText shown = fact.value();
        String text = shown == null ? "" : shown.text();
        node.setAccessibleText(fact.name() + " "
                + (shown == null ? "not in the log" : text.substring(0, Math.min(text.length(), SPOKEN)))
                + (fact.meaning().isEmpty() ? "" : " " + fact.meaning()));
        hover(node, fact.name());
        return new Offers.Offer(node, fact.name(), TimelineColumns.terms(trail, event, fact.name()), text);
    }

    /// Only what is hovered over is looked up, and there is one card for all: making one for each would be half of
    /// what showing the facts takes.
    private void hover(Node node, String fact) {
        node.setOnMouseEntered(_ -> {
            card.setText(bytes.apply(fact));
            if (!card.getText().isEmpty()) {
                Tooltip.install(node, card);
            }
        });
        node.setOnMouseExited(_ -> Tooltip.uninstall(node, card));
    }

    /// Gives the first value the focus, as soon as there are values.
    void requestFocus() {
        awaited = offers.isEmpty();
        offers.focus(0);
    }

    /// The name of the fact that has the focus; null if none has.
    @Nullable
    String focusedName() {
        return offers.focusedName();
    }

    void clear() {
        offers.clear(-1);
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
