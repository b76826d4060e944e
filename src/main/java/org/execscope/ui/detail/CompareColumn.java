package org.execscope.ui.detail;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.bytes.ShownText;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The pinned event beside the one under the cursor, fact by fact: a sign and a word say what differs.
final class CompareColumn {
    private static final int SPOKEN = 200;

    private final Workspace workspace;
    private final Column column = new Column("detail-compare", "Pinned and cursor");
    private final ToggleButton differences = new ToggleButton("Differences only");
    private final Latest comparing = new Latest("compare events");
    private @Nullable Shown shown;

    /// What is compared, and what came of it.
    private record Shown(AuditTrail trail, int pinned, int cursor, Compared compared) {}

    CompareColumn(Workspace workspace) {
        this.workspace = workspace;
        differences.setId("compare-differences-only");
        differences.getStyleClass().add("small");
        differences.setMinWidth(Region.USE_PREF_SIZE);
        differences.setAccessibleText("Show only what differs between the pinned event and the one under the cursor");
        differences.setOnAction(_ -> fill());
        column.head().getChildren().add(differences);
        column.scrolledByKeys("The pinned event beside the one under the cursor");
    }

    Column node() {
        return column;
    }

    void requestFocus() {
        differences.requestFocus();
    }

    /// @param pinned an event
    /// @param cursor another one
    void show(AuditTrail trail, int pinned, int cursor) {
        TimeStyle times = workspace.times();
        comparing.start(
                _ -> new Shown(trail, pinned, cursor, Compared.of(trail, pinned, cursor, times)),
                now -> {
                    shown = now;
                    fill();
                },
                problem -> workspace.report("comparing two events", problem));
    }

    void clear() {
        comparing.cancel();
        shown = null;
        column.clear();
    }

    void dispose() {
        comparing.close();
    }

    private void fill() {
        Shown now = shown;
        if (now == null) {
            return;
        }
        column.clear();
        Compared compared = now.compared();
        column.note(Words.number(compared.differing()) + " of " + Words.number(compared.all()) + " differ");
        GridPane grid = grid();
        int row = heads(grid, now);
        String group = "";
        for (Compared.Line line : compared.lines()) {
            if (differences.isSelected() && line.sign() == Compared.Sign.SAME) {
                continue;
            }
            if (!group.equals(line.group())) {
                group = line.group();
                Label head = new Label(group);
                head.getStyleClass().add("section-head");
                grid.add(head, 0, row++, 4, 1);
            }
            grid.addRow(row++, sign(line), name(line), value(line.pinned()), value(line.cursor()));
        }
        if (compared.leftOut() > 0) {
            Label more = muted(Words.number(compared.leftOut())
                    + " more arguments have no line here; those that differ are counted above.");
            grid.add(more, 0, row++, 4, 1);
        }
        column.lines().getChildren().add(grid);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane(10, 3);
        ColumnConstraints signs = new ColumnConstraints();
        signs.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(signs, names, half(), half());
        return grid;
    }

    private static ColumnConstraints half() {
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        // Of the same width, however long the values are.
        values.setPrefWidth(100);
        return values;
    }

    private int heads(GridPane grid, Shown now) {
        TimeStyle times = workspace.times();
        grid.addRow(
                0,
                new Label(),
                new Label(),
                which("Pinned", now.trail(), now.pinned(), times),
                which("Cursor", now.trail(), now.cursor(), times));
        return 1;
    }

    private static Label which(String side, AuditTrail trail, int event, TimeStyle times) {
        Label label = new Label(side + ": "
                + times.whole(trail.events().timeMillis(event)) + ", serial "
                + trail.events().serial(event));
        label.getStyleClass().add("pane-title");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node sign(Compared.Line line) {
        Label sign = new Label(line.sign().words());
        sign.getStyleClass().add(line.sign() == Compared.Sign.SAME ? "muted" : "warn");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        sign.setAccessibleText(line.name() + " " + line.sign().words() + " " + line.about() + ", pinned "
                + spoken(line.pinned()) + ", at the cursor " + spoken(line.cursor()));
        GridPane.setValignment(sign, VPos.TOP);
        return line.about().isEmpty() ? sign : new VBox(sign, muted(line.about()));
    }

    private static String spoken(@Nullable Fact fact) {
        ShownText value = fact == null ? null : fact.value();
        return value == null
                ? "not in the log"
                : value.text().substring(0, Math.min(SPOKEN, value.text().length()));
    }

    private static Label name(Compared.Line line) {
        Label name = muted(line.name());
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Node value(@Nullable Fact fact) {
        return fact == null ? muted("") : FactsColumn.value(fact);
    }
}
