package org.execscope.ui.timeline;

import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.EventSelection;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;
import org.jspecify.annotations.Nullable;

/// What happened around an event on its host, unfiltered, beside the rows that the filter shows: their cursor, their
/// selection and the filter stay as they are.
final class ContextPane extends BorderPane {
    private static final List<Span> SPANS = List.of(
            new Span("± 30 s", Duration.ofSeconds(30)),
            new Span("± 1 min", Duration.ofMinutes(1)),
            new Span("± 5 min", Duration.ofMinutes(5)),
            new Span("± 15 min", Duration.ofMinutes(15)),
            new Span("± 1 h", Duration.ofHours(1)));

    private static final int USUAL = 1;
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn(ContextRows.MATCH, "Filter", 84, false, false),
            new TableColumn(TimelineColumns.TIME, "Time", 164, false, false),
            new TableColumn(TimelineColumns.SINCE_MARK, "Δ this event", 104, true, false),
            new TableColumn("pid", "PID", 64, true, false),
            new TableColumn("ppid", "PPID", 64, true, false),
            new TableColumn("user", "User", 112, false, false),
            new TableColumn("exe", "Executable", 160, false, false),
            new TableColumn("command", "Command line", 180, false, true),
            new TableColumn("exit", "Exit", 120, true, false));

    private final Workspace workspace;
    private final Latest gathering = new Latest("context");
    private final EventSelection selection = new EventSelection();
    private final RowTable table = new RowTable(COLUMNS, selection);
    private final Label title = new Label();
    private final ComboBox<Span> span = new ComboBox<>();
    private final Runnable close;
    private @Nullable Shown shown;
    private @Nullable TimelineRows like;
    private int event = -1;

    /// So far before and after.
    private record Span(String words, Duration around) {
        @Override
        public String toString() {
            return words;
        }
    }

    /// @param goTo shows an event among the rows of the timeline
    /// @param close takes the pane away
    ContextPane(Workspace workspace, IntConsumer goTo, Runnable close) {
        this.workspace = workspace;
        this.close = close;
        setId("context");
        getStyleClass().add("context-pane");
        table.setId("context-table");
        table.setAccessibleText("Around the event");
        table.onOpen(row -> goTo.accept(table.source().eventAt(row)));
        title.setId("context-title");
        title.getStyleClass().add("section-head");
        title.setWrapText(true);
        span.getItems().setAll(SPANS);
        span.setValue(SPANS.get(USUAL));
        span.setId("context-span");
        span.setAccessibleText("How far around the event");
        span.setMinWidth(Region.USE_PREF_SIZE);
        span.valueProperty().addListener((_, _, _) -> gather());
        workspace.otherEventsProperty().addListener((_, _, _) -> {
            if (getScene() != null) {
                gather();
            }
        });
        workspace.summaries().changesProperty().addListener((_, _, _) -> table.refresh());
        Label keys = new Label("Enter goes there   Esc closes");
        keys.getStyleClass().addAll("muted", "small");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        Button shut = new Button("×");
        shut.getStyleClass().add("chip-remove");
        shut.setAccessibleText("Close what happened around the event");
        shut.setOnAction(_ -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        BarLine head = new BarLine(10, title, gap, keys, span, shut);
        head.getStyleClass().add("context-head");
        setTop(head);
        setCenter(table);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// The choices of how far it reaches, in seconds to each side, with their words.
    static Map<Integer, String> spans() {
        Map<Integer, String> words = new LinkedHashMap<>();
        SPANS.forEach(one -> words.put((int) one.around().toSeconds(), one.words()));
        return words;
    }

    void span(int seconds) {
        SPANS.stream().filter(one -> one.around().toSeconds() == seconds).forEach(span::setValue);
    }

    RowTable table() {
        return table;
    }

    /// Shows what lies around an event.
    ///
    /// @param rows as the timeline shows them
    void open(Shown now, TimelineRows rows, int around) {
        shown = now;
        like = rows;
        event = around;
        table.title(TimelineColumns.TIME, rows.times().title());
        table.width(TimelineColumns.TIME, rows.times().width());
        gather();
    }

    private void gather() {
        Shown now = shown;
        TimelineRows rows = like;
        if (now == null || rows == null || event < 0) {
            return;
        }
        int around = event;
        long millis = span.getValue().around().toMillis();
        EventOrder all = workspace.otherEventsProperty().get()
                ? now.trail().order()
                : now.trail().execves();
        gathering.start(
                cancel -> ContextRows.of(now, all, rows, around, millis, cancel),
                this::ready,
                problem -> workspace.report("looking around the event", problem));
    }

    private void ready(ContextRows rows) {
        EventTable events = rows.shown().trail().events();
        BitSet all = new BitSet();
        int here = -1;
        for (int row = 0; row < rows.rowCount(); row++) {
            all.set(rows.eventAt(row));
            here = rows.eventAt(row) == event ? row : here;
        }
        table.show(rows, all, here);
        if (here >= 0) {
            table.revealInMiddle(here);
        }
        String host = events.hosts().size() > 1
                ? " on " + events.hosts().get(events.host(event)).label()
                : "";
        String kind = workspace.otherEventsProperty().get() ? "event" : "program start";
        title.setText("Around "
                + rows.rows().times().cell(events.timeMillis(event)).plain() + host + ": "
                + Words.count(rows.rowCount(), kind) + (rows.rowCount() == ContextRows.MOST ? " and more" : "")
                + ", "
                + Words.number(rows.matching()) + " of them shown by the filter");
    }

    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            close.run();
            e.consume();
        }
    }

    void dispose() {
        gathering.close();
        selection.close();
    }
}
