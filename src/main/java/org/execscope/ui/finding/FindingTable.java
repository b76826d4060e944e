package org.execscope.ui.finding;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.execscope.finding.Finding;
import org.execscope.finding.Group;
import org.execscope.finding.Severity;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// The findings that answer one question, worst first. All columns fit: the text takes what the others leave.
final class FindingTable extends TableView<Finding> {
    private static final double HEAD = 32;
    private static final double SEVERITY = 128;
    private static final double TIMES = 58;
    private static final double FIRST = 148;
    private static final double HOST = 96;
    private static final double ID = 50;
    private static final double TEXT = 160;
    /// Below that the time of the first goes: the details have it, and what was found must be read here.
    private static final double TEXT_WANTED = 330;
    /// The scroll bar, and the borders.
    private static final double BAR = 18;

    private final TableColumn<Finding, String> hosts;
    private final TableColumn<Finding, String> text;
    private final TableColumn<Finding, String> first;
    private double scale = 1;

    /// @param chosen is called with the finding that the user goes to
    FindingTable(Group group, Consumer<Finding> chosen) {
        setId(group == Group.TRUST ? "findings-trust" : "findings-host");
        getStyleClass().add("findings-table");
        setAccessibleText(group.question());
        setPlaceholder(new Label("The checks that could be made found nothing."));
        TableColumn<Finding, String> severity = column(
                "Severity",
                SEVERITY,
                finding -> finding.severity().sign() + " " + finding.severity().word());
        severity.setCellFactory(column -> new SeverityCell());
        text = column("Finding", TEXT, Finding::title);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setCellFactory(column -> new TextCell());
        TableColumn<Finding, String> times = column("Times", TIMES, finding -> Words.number(finding.count()));
        times.getStyleClass().add("number-column");
        first = column("First (UTC)", FIRST, finding -> {
            Long millis = finding.firstMillis();
            return millis == null ? "—" : FindingRows.time(millis);
        });
        hosts = column("Host", HOST, finding -> finding.host() == null ? "—" : finding.host());
        column("Id", ID, Finding::id);
        widthProperty().addListener((_, _, _) -> share());
        hosts.visibleProperty().addListener((_, _, _) -> share());
        getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                chosen.accept(now);
            }
        });
    }

    /// Shows these, without the host where all are of one.
    void show(List<Finding> findings, boolean severalHosts) {
        hosts.setVisible(severalHosts);
        getItems().setAll(findings);
    }

    /// Takes the size of the text, 1 for the usual one.
    void scale(double now) {
        scale = now;
        share();
    }

    /// The text gets what the other columns leave; where that is too little, the table scrolls.
    private void share() {
        double others = 0;
        for (TableColumn<Finding, ?> column : getColumns()) {
            if (!column.equals(text) && !column.equals(first) && column.isVisible()) {
                others += column.getWidth();
            }
        }
        double room = getWidth() - others - BAR;
        boolean withFirst = room - first.getWidth() >= TEXT_WANTED * scale;
        first.setVisible(withFirst);
        text.setPrefWidth(Math.max(TEXT * scale, withFirst ? room - first.getWidth() : room));
    }

    /// As high as its rows.
    double wantedHeight() {
        double row = getFixedCellSize() > 0 ? getFixedCellSize() : HEAD * scale;
        return HEAD * scale + row * Math.max(1, getItems().size()) + 2;
    }

    private TableColumn<Finding, String> column(String title, double width, Function<Finding, String> text) {
        TableColumn<Finding, String> column = new TableColumn<>(title);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        getColumns().add(column);
        return column;
    }

    /// Sign and word, in the severity's colour.
    private static final class SeverityCell extends TableCell<Finding, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            getStyleClass().removeAll("finding-high", "finding-medium");
            setText(empty ? null : text);
            Finding finding =
                    empty || getTableRow() == null ? null : getTableRow().getItem();
            if (finding != null && finding.severity().compareTo(Severity.MEDIUM) < 0) {
                getStyleClass().add("finding-high");
            } else if (finding != null && finding.severity() == Severity.MEDIUM) {
                getStyleClass().add("finding-medium");
            }
        }
    }

    /// A text that may be too long for its cell.
    private static final class TextCell extends TableCell<Finding, String> {
        TextCell() {
            getStyleClass().add("finding-words");
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text == null ? null : new Tooltip(text));
        }
    }
}
