package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.execscope.ui.model.EventSelection;
import org.jspecify.annotations.Nullable;

/// A table of any number of rows: only those in view exist, in a pool of rows of clipped text. JavaFX's own
/// tables take hundreds of milliseconds a frame at ten million rows, and seconds to select them.
public final class RowTable extends Region {
    private static final double USUAL_FONT = 13;
    private static final double LINE = 24;
    private static final double HEAD = 28;
    private static final double BAR = 14;
    private static final double MAP = 12;

    private final List<TableColumn> columns;
    private final EventSelection selection;
    private final RowPicker picker;
    private final TableHeader header = new TableHeader(new HeaderActions());
    private final RowsInView view = new RowsInView(LINE);
    private final TableLines lines = new TableLines(view);
    private final MatchMap map = new MatchMap(this::reveal, row -> dragWords(row));
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final Label bubble = new Label();
    /// Takes the font size from the stylesheet: rows and columns grow with it.
    private final Label gauge = new Label();
    private final IntegerProperty cursor = new SimpleIntegerProperty(-1);
    private final ReadOnlyStringWrapper cell = new ReadOnlyStringWrapper("");
    private final Set<String> absent = new HashSet<>();
    private final Sight sight = new Sight(this, this::requestLayout);
    private final ColumnLayout usual;
    private ColumnLayout layout;
    private Narrowing narrowing = (_, _) -> Set.of();
    private Set<String> leftOut = Set.of();
    private List<TableColumn> shown = List.of();
    private TablePlaces places = TablePlaces.NONE;
    private RowSource source = RowSource.NONE;
    private BitSet found = new BitSet();
    private int top;
    private double unit = 1;
    private double shift;
    private double drawnWidth;
    private long version;
    private boolean cellCursor;
    private boolean rebuild = true;
    private BiConsumer<String, Boolean> sort = (_, _) -> {};
    private Consumer<ColumnLayout> laidOut = _ -> {};
    private IntConsumer open = _ -> {};
    private IntConsumer twist = _ -> {};
    private BiConsumer<Integer, KeyEvent> keys = (_, _) -> {};
    private IntFunction<String> dragWords = _ -> "";
    private @Nullable MenuRequest menu;
    private @Nullable HeadMenuRequest headMenu;

    /// A context menu was asked for, on a cell.
    @FunctionalInterface
    public interface MenuRequest {
        void open(int row, String column, double screenX, double screenY);
    }

    /// A context menu was asked for, on a column's head.
    @FunctionalInterface
    public interface HeadMenuRequest {
        void open(String column, double screenX, double screenY);
    }

    private final class HeaderActions implements TableHeader.Actions {
        @Override
        public void sort(String column, boolean add) {
            sort.accept(column, add);
        }

        @Override
        public void resize(String column, double width) {
            change(layout.width(column, width / unit));
        }

        @Override
        public void fit(String column) {
            RowTable.this.fit(column);
        }

        @Override
        public void move(String column, @Nullable String before) {
            change(layout.moved(column, before));
        }

        @Override
        public void menu(String column, double screenX, double screenY) {
            HeadMenuRequest request = headMenu;
            if (request != null) {
                request.open(column, screenX, screenY);
            }
        }
    }

    /// @param selection the selected events, shared by all tables of a window
    public RowTable(List<TableColumn> columns, EventSelection selection) {
        this.columns = List.copyOf(columns);
        this.selection = selection;
        this.picker = new RowPicker(selection);
        this.usual = ColumnLayout.of(this.columns);
        this.layout = usual;
        getStyleClass().add("row-table");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setUnitIncrement(1);
        vertical.setFocusTraversable(false);
        horizontal.setOrientation(Orientation.HORIZONTAL);
        horizontal.setFocusTraversable(false);
        bubble.getStyleClass().add("table-bubble");
        bubble.setManaged(false);
        bubble.setVisible(false);
        gauge.setManaged(false);
        gauge.getStyleClass().add("row-gauge");
        gauge.minHeightProperty().addListener((_, _, _) -> requestLayout());
        gauge.setMouseTransparent(true);
        getChildren().addAll(gauge, lines, header, map, vertical, horizontal, bubble);
        gauge.fontProperty().addListener((_, _, _) -> requestLayout());
        vertical.valueProperty().addListener((_, _, now) -> scrollTo((int) Math.round(now.doubleValue())));
        vertical.setOnMouseReleased(_ -> bubble.setVisible(false));
        horizontal.valueProperty().addListener((_, _, _) -> requestLayout());
        cursor.addListener((_, _, _) -> states());
        cell.addListener((_, _, _) -> states());
        selection.changesProperty().addListener((_, _, _) -> states());
        focusedProperty().addListener((_, _, _) -> states());
        TableKeys.handle(this);
        TableMouse.handle(this, lines);
    }

    /// Shows other rows; the cursor goes to `row`, -1 for none, and into view where it isn't the same row as
    /// before.
    ///
    /// @param all the events that "select all" takes; null for those of all rows
    public void show(RowSource newSource, @Nullable BitSet all, int row) {
        boolean stays = source.rowCount() > 0 && row == cursor.get();
        take(newSource, all, row);
        if (!stays && row >= 0) {
            reveal(row);
        }
    }

    /// Shows other rows; the cursor goes to `row`, -1 for none, and `first` is the first row in view: for
    /// rows that change while someone looks at them.
    ///
    /// @param all the events that "select all" takes; null for those of all rows
    public void show(RowSource newSource, @Nullable BitSet all, int row, int first) {
        top = Math.max(0, first);
        take(newSource, all, row);
        top(first);
    }

    private void take(RowSource newSource, @Nullable BitSet all, int row) {
        source = newSource;
        view.source(newSource);
        lines.source(newSource);
        picker.show(newSource, all);
        found = new BitSet();
        map.clear(newSource.rowCount());
        version++;
        cursor.set(row);
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ROW_COUNT);
    }

    /// Shows the same rows, of the same events, with other cells: cursor, selection and marks stay.
    public void again(RowSource sameRows) {
        source = sameRows;
        view.source(sameRows);
        lines.source(sameRows);
        picker.again(sameRows);
        refresh();
    }

    public RowSource source() {
        return source;
    }

    /// The row of the cursor, or -1.
    public IntegerProperty cursorRowProperty() {
        return cursor;
    }

    /// The column of the cell under the cursor; empty where the table has no such cursor.
    public ReadOnlyStringProperty cursorColumnProperty() {
        return cell.getReadOnlyProperty();
    }

    /// Lets ← and → walk along the cells of the cursor's row.
    public void walkCells(String first) {
        cellCursor = true;
        cell.set(first);
    }

    /// What a click on a column's head does: with its id, and whether it adds to the columns sorted by.
    public void onSort(BiConsumer<String, Boolean> action) {
        sort = action;
    }

    /// What a double click or Enter does with a row.
    public void onOpen(IntConsumer action) {
        open = action;
    }

    /// What a click on the sign of a branch does with its row.
    public void onTwisty(IntConsumer action) {
        twist = action;
    }

    /// Gets the key presses that the table itself has no use for, with the cursor's row.
    public void onKey(BiConsumer<Integer, KeyEvent> action) {
        keys = action;
    }

    /// What opens the context menu of a cell.
    public void onMenu(MenuRequest action) {
        menu = action;
    }

    /// What opens the context menu of a column's head.
    public void onHeadMenu(HeadMenuRequest action) {
        headMenu = action;
    }

    /// Gets the layout whenever a user changed it.
    public void onLayout(Consumer<ColumnLayout> action) {
        laidOut = action;
    }

    /// What the bubble says while the scroll bar is dragged: where a row is.
    public void onDrag(IntFunction<String> words) {
        dragWords = words;
    }

    /// Says by which column the rows are sorted.
    public void sorted(String column, boolean descending) {
        header.sorted(List.of(new SortKey(column, descending)));
    }

    /// Says by which columns the rows are sorted, the first one first.
    public void sorted(List<SortKey> sortKeys) {
        header.sorted(sortKeys);
    }

    /// The columns there are.
    public List<TableColumn> columns() {
        return columns;
    }

    /// The columns that are shown, in order.
    public List<TableColumn> shownColumns() {
        rebuilt();
        return shown;
    }

    public ColumnLayout columnLayout() {
        return layout;
    }

    /// Shows the columns as this says; what it doesn't know is shown as before.
    public void columnLayout(ColumnLayout wanted) {
        layout = wanted.over(layout);
        rebuild = true;
        requestLayout();
    }

    /// A user's change of the layout.
    public void change(ColumnLayout wanted) {
        columnLayout(wanted);
        laidOut.accept(layout);
    }

    /// Shows a column, whatever the room, or hides it, as the user wants.
    public void show(String column, boolean wanted) {
        change(layout.shown(column, wanted));
        narrowing.asked(column, wanted);
    }

    /// Whether a column has a place in the table: it is shown, and there is room for it.
    public boolean hasPlace(String column) {
        return layout.shows(column) && !leftOut.contains(column);
    }

    /// Gives a column another title, such as one that says the zone of its times.
    public void title(String column, String words) {
        header.title(column, words);
    }

    /// The title that a column bears.
    public String title(TableColumn column) {
        return header.title(column);
    }

    /// The selected events, shared with other tables or this one's own.
    public EventSelection selection() {
        return selection;
    }

    /// Lets this say which columns a narrow table leaves out, whatever the layout says.
    public void narrowed(Narrowing rule) {
        narrowing = rule;
        requestLayout();
    }

    /// Gives a column another width; 0 hides it, whatever the layout says, until it gets one again.
    public void width(String column, double width) {
        boolean there = width > 0;
        boolean changed = there ? absent.remove(column) : absent.add(column);
        if (there && layout.index(column) >= 0) {
            layout = layout.width(column, width);
        }
        rebuild |= changed;
        requestLayout();
    }

    /// Makes a column as wide as what its rows in view need.
    public void fit(String column) {
        int at = indexOfShown(column);
        if (at < 0) {
            return;
        }
        double wanted = header.wanted(at);
        for (TableRow row : lines.pool()) {
            if (row.isVisible()) {
                wanted = Math.max(wanted, row.cell(at).wanted());
            }
        }
        change(layout.width(column, Math.ceil(wanted / unit)));
    }

    /// Shows which rows were found and which are marked, in the rows and in the strip beside the scroll bar.
    ///
    /// @param foundRows row numbers; not copied, no longer written to
    public void marks(BitSet foundRows, List<Integer> markedRows) {
        found = foundRows;
        map.show(foundRows, markedRows);
        requestLayout();
        states();
    }

    /// Shows in the strip beside the scroll bar which rows have findings.
    ///
    /// @param rows row numbers; not copied, no longer written to
    public void findings(BitSet rows) {
        map.showFindings(rows);
        requestLayout();
    }

    private String dragWords(int row) {
        return dragWords.apply(row);
    }

    /// Brings a row into view and puts the cursor on it.
    public void reveal(int row) {
        if (row < 0 || row >= source.rowCount()) {
            return;
        }
        cursor.set(row);
        if (row < top) {
            top(row);
        } else if (row >= top + visible()) {
            top(view.topAbove(row));
        }
    }

    /// Puts the cursor on a row and that into the middle of the view, unless it is in view already.
    public void revealInMiddle(int row) {
        int visible = visible();
        if (row >= 0 && row < source.rowCount() && (row < top || row >= top + visible)) {
            top(row - visible / 2);
        }
        reveal(row);
    }

    /// The row shown first.
    public int top() {
        return top;
    }

    /// How many rows are in view as a whole.
    public int visible() {
        return view.whole(top);
    }

    /// Where a row's cell is in this table, for what is shown beside it; null where it isn't in view.
    public javafx.geometry.@Nullable Bounds boundsOf(int row, String column) {
        int at = Math.max(0, indexOfShown(column));
        if (row < top || row > top + visible() || at >= places.count()) {
            return null;
        }
        return new javafx.geometry.BoundingBox(
                Math.max(0, places.x(at)), header.getHeight() + view.y(top, row), places.width(at), view.line());
    }

    /// The height of a row.
    double lineHeight() {
        return view.line();
    }

    /// The row at this place of the table, or -1.
    public int rowAt(double y) {
        return view.rowAt(top, y - header.getHeight());
    }

    /// The column at this place of the table; empty where there is none.
    public String columnAt(double x) {
        int at = places.columnAt(x);
        return at < 0 ? "" : shown.get(at).id();
    }

    private int indexOfShown(String column) {
        rebuilt();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).id().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    private void top(int row) {
        top = Math.clamp(row, 0, view.lastTop());
        vertical.setValue(top);
        draw();
    }

    private void scrollTo(int row) {
        if (row != top) {
            top(row);
        }
        if (vertical.isPressed()) {
            bubble.setText(dragWords.apply(top));
            bubble.setVisible(!bubble.getText().isEmpty());
            requestLayout();
        }
    }

    /// Draws the rows in view anew; nothing else is touched, however many there are.
    public void refresh() {
        version++;
        requestLayout();
        draw();
    }

    /// Draws the rows that aren't drawn yet; none while nobody can see them.
    private void draw() {
        if (!sight.isClear()) {
            return;
        }
        rebuilt();
        for (int i = 0; i < lines.pool().size(); i++) {
            TableRow line = lines.pool().get(i);
            int row = top + i;
            if (row >= source.rowCount()) {
                line.empty();
            } else if (!line.shows(row, version)) {
                content(line, row);
            }
        }
        lines.requestLayout();
        states();
    }

    private void content(TableRow line, int row) {
        List<TableCell> cells = new ArrayList<>(shown.size());
        RowSentence sentence = new RowSentence();
        sentence.begin(source.divider(row));
        for (int i = 0; i < shown.size(); i++) {
            TableCell one = i < places.count() && !places.inView(i, getWidth())
                    ? TableCell.EMPTY
                    : source.cell(row, shown.get(i).id());
            cells.add(one);
            sentence.cell(shown.get(i), one);
        }
        line.content(row, version, cells, sentence.end(source.spoken(row), row, source.rowCount()));
    }

    private void states() {
        boolean focus = isFocused();
        int here = cellCursor ? indexOfShown(cell.get()) : -1;
        for (TableRow line : lines.pool()) {
            int row = line.row();
            if (row >= 0 && row < source.rowCount()) {
                line.state(selection.contains(source, row), row == cursor.get(), focus, found.get(row), here);
            }
        }
    }

    private void rebuilt() {
        if (!rebuild) {
            return;
        }
        rebuild = false;
        List<TableColumn> now = new ArrayList<>();
        for (ColumnLayout.Entry entry : layout.entries()) {
            if (entry.shown() && !absent.contains(entry.id()) && !leftOut.contains(entry.id())) {
                now.add(columns.get(usual.index(entry.id())));
            }
        }
        if (now.equals(shown)) {
            return;
        }
        shown = List.copyOf(now);
        header.columns(shown);
        lines.pool().forEach(row -> row.columns(shown));
        places = TablePlaces.NONE;
        version++;
        if (cellCursor
                && !shown.isEmpty()
                && shown.stream().noneMatch(one -> one.id().equals(cell.get()))) {
            cell.set(shown.getFirst().id());
        }
    }

    @Override
    protected void layoutChildren() {
        measure();
        double width = getWidth();
        Set<String> none = narrowing.leftOut(layout, (width - BAR) / unit);
        rebuild |= !none.equals(leftOut);
        leftOut = none;
        rebuilt();
        double height = getHeight();
        double head = Math.rint(HEAD * unit);
        boolean mapped = !map.isEmpty();
        double body = width - BAR - (mapped ? MAP : 0);
        double[] widths = widths(body);
        double total = 0;
        for (double one : widths) {
            total += one;
        }
        boolean wide = total > body + 1;
        double bodyHeight = Math.max(0, height - head - (wide ? BAR : 0));
        horizontal.setVisible(wide);
        horizontal.setMax(Math.max(0, total - body));
        horizontal.setVisibleAmount(horizontal.getMax() * body / Math.max(1, total));
        if (!wide) {
            horizontal.setValue(0);
        } else {
            horizontal.setValue(Math.clamp(horizontal.getValue(), 0, horizontal.getMax()));
        }
        places = new TablePlaces(widths, layout.pinned(), horizontal.getValue());
        header.places(places);
        header.resizeRelocate(0, 0, width, head);
        lines.resizeRelocate(0, head, Math.max(0, body), bodyHeight);
        map.setVisible(mapped);
        map.resizeRelocate(body, head, MAP, bodyHeight);
        vertical.resizeRelocate(width - BAR, head, BAR, bodyHeight);
        horizontal.resizeRelocate(0, height - BAR, width - BAR, BAR);
        view.height(bodyHeight);
        int rows = (int) Math.ceil(bodyHeight / view.line());
        while (lines.pool().size() < rows) {
            TableRow row = new TableRow();
            row.columns(shown);
            lines.add(row);
        }
        lines.pool().forEach(row -> row.places(places));
        int last = view.lastTop();
        int visible = Math.max(1, source.rowCount() - last);
        vertical.setMax(last);
        vertical.setBlockIncrement(visible);
        vertical.setVisibleAmount(
                source.rowCount() == 0 ? 1 : vertical.getMax() * visible / Math.max(visible, source.rowCount()));
        vertical.setDisable(last == 0);
        top = Math.clamp(top, 0, last);
        vertical.setValue(top);
        layoutBubble(body, head, bodyHeight);
        if (horizontal.getValue() != shift || width != drawnWidth) {
            // Cells out of view hold no text: they get it when they come into view.
            shift = horizontal.getValue();
            drawnWidth = width;
            version++;
        }
        draw();
    }

    private void measure() {
        double now = Math.max(0.5, gauge.getFont().getSize() / USUAL_FONT);
        // A stylesheet may want lower or higher rows.
        double high = Math.rint(gauge.getMinHeight() > 0 ? gauge.getMinHeight() : LINE * now);
        if (now != unit || high != view.line()) {
            unit = now;
            view.line(high);
            lines.pool().forEach(TableRow::remeasure);
        }
    }

    private void layoutBubble(double body, double head, double bodyHeight) {
        if (bubble.isVisible()) {
            double share = vertical.getMax() == 0 ? 0 : vertical.getValue() / vertical.getMax();
            bubble.autosize();
            double room = bodyHeight - bubble.getHeight();
            bubble.relocate(body - bubble.getWidth() - 8, head + Math.max(0, room * share));
        }
    }

    private double[] widths(double room) {
        double[] widths = new double[shown.size()];
        double rest = room;
        int growing = -1;
        for (int i = 0; i < widths.length; i++) {
            TableColumn column = shown.get(i);
            widths[i] = layout.entries().get(layout.index(column.id())).width() * unit;
            if (column.grows()) {
                growing = i;
            }
            rest -= widths[i];
        }
        if (growing >= 0 && rest > 0) {
            widths[growing] += rest;
        }
        return widths;
    }

    /// A click on a row: alone it selects that one, with Shift from the last one on, with Ctrl one more.
    public void click(int row, boolean shift, boolean shortcut, int count) {
        if (shift) {
            extend(row);
        } else if (shortcut) {
            picker.toggle(row);
            cursor.set(row);
        } else {
            picker.only(row);
            cursor.set(row);
            if (count == 2) {
                open.accept(row);
            }
        }
    }

    private void extend(int row) {
        picker.extend(row, cursor.get());
        reveal(row);
    }

    /// Opens the context menu of the cell under the cursor, by key.
    void openMenu() {
        MenuRequest request = menu;
        int row = cursor.get();
        if (request != null && row >= 0) {
            reveal(row);
            javafx.geometry.Bounds place = boundsOf(row, cell.get());
            javafx.geometry.Point2D screen = place == null
                    ? localToScreen(0, header.getHeight())
                    : localToScreen(place.getMinX() + 8, place.getMaxY());
            request.open(row, cell.get(), screen.getX(), screen.getY());
        }
    }

    void scrollBy(int rows) {
        top(top + rows);
    }

    void scrollAside(double pixels) {
        horizontal.setValue(Math.clamp(horizontal.getValue() + pixels, 0, horizontal.getMax()));
    }

    /// Opens the context menu of the cell under the cursor at a place of the screen.
    void openMenu(double screenX, double screenY) {
        MenuRequest request = menu;
        if (request != null) {
            request.open(cursor.get(), cell.get(), screenX, screenY);
        }
    }

    boolean hasMenu() {
        return menu != null;
    }

    /// Whether a click there is on the sign of a branch.
    boolean isOnTwisty(int row, double x) {
        int at = places.columnAt(x);
        return at >= 0 && CellBox.isOnTwisty(source.cell(row, shown.get(at).id()), x - places.x(at));
    }

    /// Opens or closes the branch of a row.
    void twist(int row) {
        cursor.set(row);
        twist.accept(row);
    }

    void openRow(int row) {
        open.accept(row);
    }

    /// A key that the table has no use for.
    void passOn(KeyEvent e) {
        keys.accept(cursor.get(), e);
    }

    void toggleSelected(int row) {
        picker.toggle(row);
    }

    boolean walksCells() {
        return cellCursor;
    }

    /// Puts the cursor on a cell of its row.
    void cursorColumn(String column) {
        if (cellCursor && !column.isEmpty()) {
            cell.set(column);
        }
    }

    /// Puts the cursor a cell further, and that into view.
    void walk(int step) {
        int at = Math.clamp((long) indexOfShown(cell.get()) + step, 0, Math.max(0, shown.size() - 1));
        if (at >= shown.size()) {
            return;
        }
        cell.set(shown.get(at).id());
        if (at < places.count() && at >= layout.pinned()) {
            double left = places.x(at) + Math.min(0, -places.hidden(at));
            double over = places.x(at) + places.width(at) - lines.getWidth();
            if (places.hidden(at) > 0) {
                horizontal.setValue(Math.max(0, horizontal.getValue() - places.hidden(at)));
            } else if (left < 0) {
                horizontal.setValue(Math.max(0, horizontal.getValue() + left));
            } else if (over > 0) {
                horizontal.setValue(Math.min(horizontal.getMax(), horizontal.getValue() + Math.min(over, left)));
            }
        }
    }

    /// Puts the cursor on a row; with Shift, the selection goes with it.
    void move(int row, boolean shift) {
        if (shift) {
            extend(row);
        } else {
            picker.release();
            reveal(row);
        }
    }

    /// Selects every row shown.
    public void selectAll() {
        picker.all();
    }

    /// Selects the rows shown that aren't selected, and no others.
    public void invert() {
        picker.invert();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT -> source.rowCount();
            case COLUMN_COUNT -> shown.size();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
