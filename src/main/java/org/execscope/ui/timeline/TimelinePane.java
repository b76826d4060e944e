package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.finding.Finding;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Place;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Bookmarks;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Gap;
import org.execscope.ui.model.Highlights;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.SortKey;
import org.execscope.ui.table.TableColumn;
import org.jspecify.annotations.Nullable;

/// The timeline: one row an execve event; an event of any kind where the user wants them too.
public final class TimelinePane extends BorderPane {
    private static final double HOST_WIDTH = 110;
    private static final double MARK_WIDTH = 52;
    private static final double SINCE_WIDTH = 116;
    private static final double CONTEXT_FROM = 0.45;
    private static final int MOST_TIES = 10_000;

    private final Workspace workspace;
    private final Sorting sorting;
    private final Latest locating = new Latest("timeline-locate");
    private final Latest finding = new Latest("timeline-gaps");
    private final Latest mapping = new Latest("timeline-map");
    private final GapMarks gaps = new GapMarks();
    private @Nullable AuditTrail gapsOf;
    private final RowTable table;
    private final NothingShown nothing;
    private final HoverCard hover;
    private final ContextPane context;
    private final SplitPane parts = new SplitPane();
    private final ContextMenu menu = new ContextMenu();
    private final List<MenuItem> rowItems = new ArrayList<>();
    private List<MenuItem> headItems = List.of();
    private Runnable rowsChanged = () -> {};
    private Consumer<ColumnLayout> chosen = _ -> {};
    private Consumer<Finding> findingOpened = _ -> {};
    private Consumer<Boolean> contextShown = _ -> {};
    private boolean following;
    private double timeWidth;
    private String shownQuery = "";
    private BitSet shownEvents = new BitSet();

    public TimelinePane(Workspace workspace) {
        this.workspace = workspace;
        table = new RowTable(TimelineColumns.all(), workspace.selection());
        table.setId("timeline");
        table.setAccessibleText("Timeline");
        table.columnLayout(usualLayout());
        table.walkCells("exe");
        table.width(TimelineColumns.MARK, 0);
        table.width(TimelineColumns.SINCE_MARK, 0);
        sorting = new Sorting(workspace, () -> show(workspace.shownProperty().get()));
        nothing = new NothingShown(workspace, () -> {});
        hover = new HoverCard(
                table,
                (row, column) -> table.source() instanceof TimelineRows rows
                        ? HoverText.of(
                                rows.trail(),
                                rows.eventAt(row),
                                column,
                                rows.times().style())
                        : List.of());
        context = new ContextPane(workspace, this::goTo, this::closeContext);
        parts.setOrientation(Orientation.VERTICAL);
        parts.getItems().add(new StackPane(table, nothing));
        setCenter(parts);
        table.sorted(sorting.keys());
        table.onSort(sorting::by);
        table.onOpen(this::open);
        table.onKey((_, event) -> pressed(event));
        table.onMenu(this::openMenu);
        table.onHeadMenu(this::openHeadMenu);
        table.onLayout(layout -> chosen.accept(layout));
        table.onDrag(row -> table.source() instanceof TimelineRows rows
                ? rows.times().cell(rows.timeOf(row)).plain() + "  row " + Words.number(row + 1L)
                : "");
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        workspace.shownProperty().addListener((_, _, now) -> show(now));
        workspace.cursorProperty().addListener((_, _, now) -> follow(now.intValue()));
        workspace.zoneProperty().addListener((_, _, _) -> retime());
        workspace.choices().timeFormProperty().addListener((_, _, _) -> retime());
        workspace.bookmarks().changesProperty().addListener((_, _, _) -> remark());
        workspace.highlights().all().addListener((ListChangeListener<Highlights.Highlight>) _ -> table.refresh());
        workspace.summaries().changesProperty().addListener((_, _, _) -> {
            if (workspace.otherEventsProperty().get()) {
                table.refresh();
            }
        });
        table.cursorRowProperty().addListener((_, _, now) -> moved(now.intValue()));
        show(workspace.shownProperty().get());
    }

    /// The columns as they are at first.
    public static ColumnLayout usualLayout() {
        return new ColumnLayout(
                TimelineColumns.all().stream()
                        .map(column -> new ColumnLayout.Entry(
                                column.id(), column.width(), TimelineColumns.isUsual(column.id())))
                        .toList(),
                0);
    }

    /// The table, for the window's keys.
    public RowTable table() {
        return table;
    }

    /// Shows what happened around an event, unfiltered, below the rows.
    ///
    /// @param event whether the filter shows it or not; negative for none
    public void openContext(int event) {
        Shown shown = workspace.shownProperty().get();
        if (shown == null || event < 0 || !(table.source() instanceof TimelineRows rows)) {
            workspace.say("There is no event to look around.");
            return;
        }
        if (!parts.getItems().contains(context)) {
            parts.getItems().add(context);
            contextShown.accept(true);
            // Once the room that was given is there.
            FxDoor.later(() -> parts.setDividerPositions(CONTEXT_FROM));
        }
        context.open(shown, rows, event);
        context.table().requestFocus();
    }

    /// What is offered for the head of a column, below what is offered for that column.
    public void headItems(List<MenuItem> items) {
        headItems = List.copyOf(items);
    }

    /// The choices of how far it reaches, in seconds to each side, with their words.
    public static Map<Integer, String> contextSpans() {
        return ContextPane.spans();
    }

    /// How far it reaches, in seconds to each side.
    public void contextSpan(int seconds) {
        context.span(seconds);
    }

    /// Takes it away again.
    private void closeContext() {
        if (parts.getItems().remove(context)) {
            contextShown.accept(false);
            table.requestFocus();
        }
    }

    private void goTo(int event) {
        closeContext();
        workspace.showInTimeline(event);
    }

    /// Shows the cell under the cursor whole.
    public void showCell() {
        hover.showAtCursor();
    }

    /// The columns that the rows are sorted by.
    public ReadOnlyObjectProperty<List<SortKey>> sortKeysProperty() {
        return sorting.keysProperty();
    }

    /// How many of the selected events are among the rows.
    public int selectedAmongShown() {
        return workspace.selection().countAmong(shownEvents);
    }

    /// The first selected event that is not among the rows; -1 if all are.
    public int firstSelectedHidden() {
        BitSet hidden = workspace.selection().snapshot();
        hidden.andNot(shownEvents);
        return hidden.nextSetBit(0);
    }

    /// What is called whenever other rows are shown.
    public void onRowsChanged(Runnable action) {
        rowsChanged = action;
    }

    /// Gets the column layout when the user changed it.
    public void onLayout(Consumer<ColumnLayout> action) {
        chosen = action;
    }

    /// Gets a finding that is to be shown.
    public void onFinding(Consumer<Finding> action) {
        findingOpened = action;
    }

    /// On a badge, the worst finding that it tells of; else the event's process in the tree.
    private void open(int row) {
        Shown shown = workspace.shownProperty().get();
        int event = table.source().eventAt(row);
        String column = table.cursorColumnProperty().get();
        Finding worst = shown == null ? null : FindingBadges.worst(shown.trail(), event, column);
        if (worst == null) {
            workspace.showInTree(event);
        } else {
            findingOpened.accept(worst);
        }
    }

    /// Learns whether what happened around an event is shown: it needs room.
    public void onContext(Consumer<Boolean> action) {
        contextShown = action;
    }

    /// What the context menu offers for rows, below what it offers for the value.
    public void rowItems(List<MenuItem> items) {
        rowItems.clear();
        rowItems.addAll(items);
    }

    /// What the rows are sorted by.
    public Sorting sorting() {
        return sorting;
    }

    private void show(@Nullable Shown shown) {
        if (shown == null) {
            sorting.clear();
            mapping.cancel();
            locating.cancel();
            findGaps(null);
            shownEvents = new BitSet();
            shownQuery = "";
            table.show(RowSource.NONE, new BitSet(), -1);
            nothing.hide();
            closeContext();
            rowsChanged.run();
            return;
        }
        int row = table.cursorRowProperty().get();
        int below = row - table.top();
        boolean inView = row >= 0 && below >= 0 && below < table.visible();
        int cursor = workspace.cursorProperty().get();
        boolean onFirst = cursor < 0 || row >= 0 && table.source().eventAt(row) == cursor;
        boolean untouched =
                row <= 0 && onFirst && table.top() == 0 && shown.query().text().equals(shownQuery);
        TimelinePlace.View view = untouched
                ? new TimelinePlace.View(-1, -1, -1)
                : new TimelinePlace.View(
                        cursor, inView ? below : -1, table.source().eventAt(table.top()));
        TimelineRows like = new TimelineRows(
                shown.trail(),
                new int[0],
                TimelineTimes.of(shown.trail(), workspace.times()),
                workspace.bookmarks(),
                workspace.highlights(),
                workspace.summaries(),
                gaps);
        findGaps(shown.trail());
        sorting.start(shown, like, view, (keys, place) -> ready(shown, keys, view, place));
    }

    /// Looks for the gaps in the log once all is read that is going to be.
    private void findGaps(@Nullable AuditTrail trail) {
        if (trail == null || workspace.loadingProperty().get() != null) {
            finding.cancel();
            gapsOf = null;
            gaps.clear();
        } else if (!trail.equals(gapsOf)) {
            gapsOf = trail;
            finding.start(
                    cancel -> GapMarks.sorted(Gap.find(trail.events(), trail.order(), cancel)),
                    found -> {
                        gaps.set(trail, found);
                        table.refresh();
                    },
                    problem -> workspace.report("looking for gaps", problem));
        }
    }

    /// Whether gaps in the log are told between the rows.
    public boolean showsGaps() {
        return gaps.isWanted();
    }

    /// Tells gaps in the log between the rows, or doesn't.
    public void showGaps(boolean wanted) {
        gaps.wanted(wanted);
        table.refresh();
    }

    private void ready(Shown shown, List<SortKey> keys, TimelinePlace.View view, TimelinePlace place) {
        boolean sameQuery = shown.query().text().equals(shownQuery);
        shownQuery = shown.query().text();
        int event = workspace.cursorProperty().get();
        boolean fresh = view.event() < 0 || event < 0;
        int row = fresh ? Math.min(0, place.rows().rowCount() - 1) : place.cursor();
        boolean hidden = !fresh && row < 0 && place.nearest() >= 0 && !sameQuery && isShown(table);
        if (hidden) {
            row = place.nearest();
            workspace.say("The event you were on is hidden by this filter: this is the nearest in time.");
        }
        boolean several = shown.trail().events().hosts().size() > 1;
        if (several) {
            table.width(TimelineColumns.HOST, HOST_WIDTH);
        } else {
            table.width(TimelineColumns.HOST, 0);
        }
        titles(place.rows().times());
        gaps.ordered(Sorting.isByTime(keys));
        shownEvents = place.all();
        following = true;
        table.show(place.rows(), place.all(), row, fresh ? 0 : place.top());
        following = false;
        table.sorted(keys);
        mapFindings(place.rows());
        if (row >= 0 && (fresh || hidden)) {
            workspace.cursorProperty().set(place.rows().eventAt(row));
        } else if (!fresh && event != view.event()) {
            follow(event);
        }
        if (place.rows().rowCount() == 0) {
            nothing.show(shown);
        } else {
            nothing.hide();
        }
        rowsChanged.run();
    }

    /// Finds the rows with findings for the strip beside the scroll bar.
    private void mapFindings(TimelineRows rows) {
        mapping.start(
                cancel -> FindingBadges.rows(rows.trail(), rows, cancel),
                found -> {
                    if (rows.equals(table.source())) {
                        table.findings(found);
                    }
                },
                problem -> workspace.report("looking for findings among the rows", problem));
    }

    private void titles(TimelineTimes times) {
        table.title(TimelineColumns.TIME, times.title());
        // What the user made it stays until other times are shown.
        if (times.width() != timeWidth) {
            if (timeWidth > 0 || times.width() > table.columnLayout().width(TimelineColumns.TIME)) {
                table.width(TimelineColumns.TIME, times.width());
            }
            timeWidth = times.width();
        }
    }

    /// The same rows, their times shown otherwise.
    private void retime() {
        if (table.source() instanceof TimelineRows) {
            show(workspace.shownProperty().get());
        }
    }

    private void remark() {
        Bookmarks bookmarks = workspace.bookmarks();
        boolean marked = bookmarks.origin() >= 0 || !bookmarks.events().isEmpty();
        if (marked) {
            table.width(TimelineColumns.MARK, MARK_WIDTH);
        } else {
            table.width(TimelineColumns.MARK, 0);
        }
        table.width(TimelineColumns.SINCE_MARK, bookmarks.origin() >= 0 ? SINCE_WIDTH : 0);
        table.refresh();
        rowsChanged.run();
    }

    /// Brings an event into view and puts the cursor on it; says so if the filter hides it.
    private void follow(int event) {
        Shown shown = workspace.shownProperty().get();
        if (following || shown == null || event < 0 || !(table.source() instanceof TimelineRows rows)) {
            return;
        }
        if (rows.eventAt(table.cursorRowProperty().get()) == event) {
            return;
        }
        int near = sorting.inOrderOfTime() ? rowByTime(shown, rows, event) : -2;
        if (near >= -1) {
            locating.cancel();
            reveal(near);
        } else {
            locating.start(
                    _ -> rows.rowOf(event), this::reveal, problem -> workspace.report("looking for it", problem));
        }
    }

    private void reveal(int row) {
        if (row >= 0) {
            following = true;
            table.revealInMiddle(row);
            following = false;
        }
    }

    /// The row of an event, -1 if it isn't shown; -2 where so many events have its time that it takes longer
    /// to look.
    private static int rowByTime(Shown shown, TimelineRows rows, int event) {
        EventTable events = shown.trail().events();
        EventOrder order = shown.timeline();
        if (order.size() != rows.rowCount() || !shown.trail().equals(rows.trail())) {
            return -2;
        }
        long millis = events.timeMillis(event);
        int from = order.firstAt(events, millis);
        for (int row = from; row < order.size(); row++) {
            if (order.at(row) == event) {
                return row;
            }
            if (events.timeMillis(order.at(row)) != millis) {
                return -1;
            }
            if (row - from > MOST_TIES) {
                return -2;
            }
        }
        return -1;
    }

    private void moved(int row) {
        if (!following && row >= 0) {
            following = true;
            workspace.cursorProperty().set(table.source().eventAt(row));
            following = false;
        }
    }

    private void pressed(KeyEvent event) {
        String column = table.cursorColumnProperty().get();
        boolean arrows = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            sorting.by(column, event.getCode() == KeyCode.DOWN, event.isShiftDown());
        } else if (event.isShortcutDown() && event.isShiftDown() && arrows) {
            table.change(table.columnLayout().moved(column, event.getCode() == KeyCode.LEFT ? -1 : 1));
        } else if (event.isShortcutDown() && !event.isShiftDown() && arrows) {
            double width = widthOf(column) + (event.getCode() == KeyCode.LEFT ? -16 : 16);
            table.change(table.columnLayout().width(column, width));
        } else if (event.isShortcutDown() && event.isShiftDown() && event.getCode() == KeyCode.C) {
            copyCell();
        } else if (event.getCode() == KeyCode.ESCAPE && !sorting.inOrderOfTime()) {
            sorting.byTime();
        } else {
            return;
        }
        event.consume();
    }

    private double widthOf(String column) {
        return table.columnLayout().entries().stream()
                .filter(entry -> entry.id().equals(column))
                .mapToDouble(ColumnLayout.Entry::width)
                .findFirst()
                .orElse(0);
    }

    private void typed(KeyEvent event) {
        int row = table.cursorRowProperty().get();
        if (row >= 0 && table.source() instanceof TimelineRows rows) {
            List<String> terms = terms(rows, row, table.cursorColumnProperty().get());
            if (ValueMenu.typed(workspace, event, terms.isEmpty() ? null : terms.getFirst())) {
                event.consume();
            }
        }
    }

    private static List<String> terms(TimelineRows rows, int row, String column) {
        return TimelineColumns.terms(rows.trail(), rows.eventAt(row), column);
    }

    /// Copies what the cell under the cursor shows.
    public void copyCell() {
        int row = table.cursorRowProperty().get();
        if (row >= 0) {
            ValueMenu.copy(workspace, cellText(row, table.cursorColumnProperty().get()));
        }
    }

    private String cellText(int row, String column) {
        if (!(table.source() instanceof TimelineRows rows)) {
            return "";
        }
        if (column.equals(TimelineColumns.TIME)) {
            return Words.time(rows.timeOf(row), workspace.zoneProperty().get());
        }
        boolean own = column.equals(TimelineColumns.SINCE_PREVIOUS) || column.equals(TimelineColumns.SINCE_MARK);
        return own ? rows.cell(row, column).plain() : TimelineRows.text(rows.trail(), rows.eventAt(row), column);
    }

    private void openMenu(int row, String column, double x, double y) {
        if (!(table.source() instanceof TimelineRows rows)) {
            return;
        }
        menu.hide();
        menu.getItems()
                .setAll(ValueMenu.items(workspace, terms(rows, row, column), cellText(row, column), rows.eventAt(row)));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(rowItems);
        ValueMenu.show(workspace, menu, Place.TIMELINE, table, x, y);
    }

    private void openHeadMenu(String column, double x, double y) {
        menu.hide();
        menu.getItems().setAll(headItems(column));
        menu.show(table, x, y);
    }

    private List<MenuItem> headItems(String column) {
        ColumnLayout layout = table.columnLayout();
        int at = shownIndex(column);
        List<MenuItem> items = new ArrayList<>();
        items.add(ValueMenu.item("Sort ascending\tAlt+Up", () -> sorting.by(column, false, false)));
        items.add(ValueMenu.item("Sort descending\tAlt+Down", () -> sorting.by(column, true, false)));
        items.add(ValueMenu.item("Then by this, ascending\tAlt+Shift+Up", () -> sorting.by(column, false, true)));
        items.add(ValueMenu.item("Then by this, descending\tAlt+Shift+Down", () -> sorting.by(column, true, true)));
        items.add(ValueMenu.item("Back to the order of time\tEsc", sorting::byTime));
        items.add(new SeparatorMenuItem());
        items.add(ValueMenu.item("Hide", () -> table.change(layout.shown(column, false))));
        items.add(ValueMenu.item("Fit to what is in view", () -> table.fit(column)));
        items.add(ValueMenu.item("Move left\tCtrl+Shift+Left", () -> table.change(layout.moved(column, -1))));
        items.add(ValueMenu.item("Move right\tCtrl+Shift+Right", () -> table.change(layout.moved(column, 1))));
        items.add(
                layout.pinned() == at + 1
                        ? ValueMenu.item("Let all columns scroll", () -> table.change(layout.pinned(0)))
                        : ValueMenu.item("Pin the columns up to here", () -> table.change(layout.pinned(at + 1))));
        items.addAll(headItems);
        return items;
    }

    private int shownIndex(String column) {
        List<TableColumn> columns = table.shownColumns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /// Ends the pane's threads.
    public void dispose() {
        sorting.close();
        finding.close();
        mapping.close();
        locating.close();
        nothing.dispose();
        hover.dispose();
        context.dispose();
    }
}
