package org.execscope.ui.detail;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.execscope.bytes.ShownText;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Words;

/// Every field of an event, by groups.
final class FactsColumn {
    private final Column column = new Column("detail-facts", "Facts");

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
                grid.add(value(fact), 1, row++);
                fields++;
            }
        }
        column.lines().getChildren().add(grid);
        column.note(Words.count(fields, "field"));
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
