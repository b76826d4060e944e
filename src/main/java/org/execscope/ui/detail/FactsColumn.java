package org.execscope.ui.detail;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.execscope.bytes.ShownText;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.timeline.TimelineColumns;

/// Every field of an event, by groups.
final class FactsColumn {
    private final Workspace workspace;
    private final ContextMenu menu = new ContextMenu();
    private final Column column = new Column("detail-facts", "Facts");

    FactsColumn(Workspace workspace) {
        this.workspace = workspace;
    }

    Column node() {
        return column;
    }

    void show(AuditTrail trail, int event) {
        column.clear();
        List<Fact.Group> groups = EventFacts.of(trail, event);
        int fields = 0;
        GridPane grid = new GridPane(10, 3);
        ColumnConstraints names = new ColumnConstraints(72);
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
                offer(name, fact, trail, event);
                offer(value, fact, trail, event);
                fields++;
            }
        }
        column.lines().getChildren().add(grid);
        column.note(Words.count(fields, "field"));
    }

    /// What can be done with the value, as in a cell of the timeline.
    private void offer(Node node, Fact fact, AuditTrail trail, int event) {
        ShownText shown = fact.value();
        node.setOnContextMenuRequested(asked -> {
            menu.hide();
            menu.getItems()
                    .setAll(ValueMenu.items(
                            workspace,
                            TimelineColumns.terms(trail, event, fact.name()),
                            shown == null ? "" : shown.text()));
            menu.show(node, asked.getScreenX(), asked.getScreenY());
            asked.consume();
        });
    }

    void clear() {
        column.clear();
    }

    private static Node value(Fact fact) {
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
