package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.execscope.ui.model.EventSelection;
import org.jspecify.annotations.Nullable;

/// A table of any number of rows: only those in view exist, in a pool of rows of clipped text. JavaFX's own tables take
/// hundreds of milliseconds a frame at ten million rows, and seconds to select them.
public final class RowTable extends Region {
    private static final double LINE = 24;
    private static final double HEAD = 28;
    private static final double BAR = 14;
    private static final int ALT_STEP = 10;

    private final List<TableColumn> columns;
    private final EventSelection selection;
    private final TableHeader header;
    private final Lines lines = new Lines();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final IntegerProperty cursor = new SimpleIntegerProperty(-1);
    private final double[] preferred;
    private RowSource source = RowSource.NONE;
    private int top;
    private int anchor = -1;
    private BitSet before = new BitSet();
    private double wheel;
    private @Nullable BitSet everything;
    private IntConsumer sort = _ -> {};
    private IntConsumer open = _ -> {};
    private BiConsumer<Integer, KeyEvent> keys = (_, _) -> {};

    /// The rows in view.
    private static final class Lines extends Region {
        private final Rectangle clip = new Rectangle();
        private final List<TableRow> pool = new ArrayList<>();

        Lines() {
            setClip(clip);
            getStyleClass().add("table-body");
        }

        @Override
        protected void layoutChildren() {
            clip.setWidth(getWidth());
            clip.setHeight(getHeight());
            for (int i = 0; i < pool.size(); i++) {
                pool.get(i).resizeRelocate(0, i * LINE, getWidth(), LINE);
            }
        }

        void add(TableRow row) {
            pool.add(row);
            getChildren().add(row);
        }
    }

    /// @param selection the selected events, shared by all tables of a window
    public RowTable(List<TableColumn> columns, EventSelection selection) {
        this.columns = List.copyOf(columns);
        this.selection = selection;
        this.preferred = columns.stream().mapToDouble(TableColumn::width).toArray();
        header = new TableHeader(this.columns, column -> sort.accept(column), (column, width) -> {
            preferred[column] = width;
            requestLayout();
        });
        getStyleClass().add("row-table");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setUnitIncrement(1);
        horizontal.setOrientation(Orientation.HORIZONTAL);
        getChildren().addAll(lines, header, vertical, horizontal);
        vertical.valueProperty().addListener((_, _, now) -> scrollTo((int) Math.round(now.doubleValue())));
        horizontal.valueProperty().addListener((_, _, _) -> requestLayout());
        cursor.addListener((_, _, _) -> refresh());
        selection.changesProperty().addListener((_, _, _) -> refresh());
        focusedProperty().addListener((_, _, _) -> refresh());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        lines.addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    /// Shows other rows; the cursor goes to `row`, -1 for none.
    ///
    /// @param all the events that "select all" takes
    public void show(RowSource newSource, BitSet all, int row) {
        boolean stays = source.rowCount() > 0 && row == cursor.get();
        source = newSource;
        everything = all;
        anchor = -1;
        cursor.set(row);
        if (!stays && row >= 0) {
            reveal(row);
        }
        requestLayout();
        refresh();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ROW_COUNT);
    }

    public RowSource source() {
        return source;
    }

    /// The row of the cursor, or -1.
    public IntegerProperty cursorRowProperty() {
        return cursor;
    }

    /// What a click on a column's head does.
    public void onSort(IntConsumer action) {
        sort = action;
    }

    /// What a double click or Enter does with a row.
    public void onOpen(IntConsumer action) {
        open = action;
    }

    /// Gets the key presses that the table itself has no use for, with the cursor's row.
    public void onKey(BiConsumer<Integer, KeyEvent> action) {
        keys = action;
    }

    /// Says by which column the rows are sorted.
    public void sorted(String column, boolean descending) {
        header.sorted(column, descending);
    }

    /// Gives a column another width; 0 hides it.
    public void width(String column, double width) {
        for (int i = 0; i < preferred.length; i++) {
            if (columns.get(i).id().equals(column)) {
                preferred[i] = width;
            }
        }
        requestLayout();
    }

    /// Brings a row into view and puts the cursor on it.
    public void reveal(int row) {
        if (row < 0 || row >= source.rowCount()) {
            return;
        }
        cursor.set(row);
        int visible = visible();
        if (row < top) {
            top(row);
        } else if (row >= top + visible) {
            top(row - visible + 1);
        }
    }

    /// The row shown first.
    public int top() {
        return top;
    }

    private int visible() {
        return Math.max(1, (int) (lines.getHeight() / LINE));
    }

    private void top(int row) {
        int last = Math.max(0, source.rowCount() - visible());
        top = Math.clamp(row, 0, last);
        vertical.setValue(top);
        refresh();
    }

    private void scrollTo(int row) {
        if (row != top) {
            top(row);
        }
    }

    /// Draws the rows in view anew; nothing else is touched, however many there are.
    public void refresh() {
        boolean focus = isFocused();
        for (int i = 0; i < lines.pool.size(); i++) {
            TableRow line = lines.pool.get(i);
            int row = top + i;
            if (row >= source.rowCount()) {
                line.empty();
                continue;
            }
            List<TableCell> cells = new ArrayList<>(columns.size());
            StringBuilder spoken = new StringBuilder();
            for (TableColumn column : columns) {
                TableCell cell = source.cell(row, column.id());
                cells.add(cell);
                spoken.append(cell.plain()).append(", ");
            }
            spoken.append("row ").append(row + 1).append(" of ").append(source.rowCount());
            line.show(row, cells, selection.contains(source.eventAt(row)), row == cursor.get(), spoken.toString());
            line.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("active"), focus);
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double[] widths = widths(width - BAR);
        double total = 0;
        for (double one : widths) {
            total += one;
        }
        boolean wide = total > width - BAR + 1;
        double bodyHeight = Math.max(0, height - HEAD - (wide ? BAR : 0));
        horizontal.setVisible(wide);
        horizontal.setMax(Math.max(0, total - (width - BAR)));
        horizontal.setVisibleAmount(width - BAR);
        if (!wide) {
            horizontal.setValue(0);
        }
        double shift = horizontal.getValue();
        header.columns(widths, shift);
        header.resizeRelocate(0, 0, width, HEAD);
        lines.resizeRelocate(0, HEAD, Math.max(0, width - BAR), bodyHeight);
        vertical.resizeRelocate(width - BAR, HEAD, BAR, bodyHeight);
        horizontal.resizeRelocate(0, height - BAR, width - BAR, BAR);
        int rows = (int) Math.ceil(bodyHeight / LINE);
        while (lines.pool.size() < rows) {
            lines.add(new TableRow(columns));
        }
        for (TableRow row : lines.pool) {
            row.columns(widths, shift);
        }
        int visible = visible();
        vertical.setMax(Math.max(0, source.rowCount() - visible));
        vertical.setBlockIncrement(visible);
        vertical.setVisibleAmount(
                source.rowCount() == 0 ? 1 : vertical.getMax() * visible / Math.max(visible, source.rowCount()));
        vertical.setDisable(source.rowCount() <= visible);
        top = Math.clamp(top, 0, Math.max(0, source.rowCount() - visible));
        vertical.setValue(top);
        refresh();
    }

    private double[] widths(double room) {
        double[] widths = preferred.clone();
        double rest = room;
        int growing = -1;
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).grows()) {
                growing = i;
            }
            rest -= widths[i];
        }
        if (growing >= 0 && rest > 0) {
            widths[growing] += rest;
        }
        return widths;
    }

    private void clicked(MouseEvent e) {
        requestFocus();
        int row = top + (int) (e.getY() / LINE);
        if (e.getButton() == MouseButton.PRIMARY && row < source.rowCount()) {
            click(row, e.isShiftDown(), e.isShortcutDown(), e.getClickCount());
        }
        e.consume();
    }

    /// A click on a row: alone it selects that one, with Shift from the last one on, with Ctrl one more.
    public void click(int row, boolean shift, boolean shortcut, int count) {
        if (shift) {
            extend(row);
        } else if (shortcut) {
            anchor(row);
            selection.toggle(source.eventAt(row));
            before = selection.snapshot();
            cursor.set(row);
        } else {
            selection.only(source.eventAt(row));
            before = new BitSet();
            anchor = row;
            cursor.set(row);
            if (count == 2) {
                open.accept(row);
            }
        }
    }

    private void anchor(int row) {
        anchor = row;
    }

    private void extend(int row) {
        if (anchor < 0) {
            anchor = Math.max(0, cursor.get());
            before = new BitSet();
        }
        selection.range(before, anchor, row, source::eventAt);
        reveal(row);
    }

    private void scrolled(ScrollEvent e) {
        if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            double delta = e.getDeltaX() != 0 ? e.getDeltaX() : e.getDeltaY();
            horizontal.setValue(Math.clamp(horizontal.getValue() - delta, 0, horizontal.getMax()));
        } else {
            wheel -= e.getDeltaY() / LINE * (e.isAltDown() ? ALT_STEP : 1);
            int rows = (int) wheel;
            wheel -= rows;
            top(top + rows);
        }
        e.consume();
    }

    private void pressed(KeyEvent e) {
        if (e.isAltDown()) {
            keys.accept(cursor.get(), e);
            return;
        }
        if (e.isShortcutDown()) {
            shortcut(e);
            return;
        }
        int last = source.rowCount() - 1;
        int row = cursor.get();
        int target = switch (e.getCode()) {
            case UP -> Math.max(0, row - 1);
            case DOWN -> Math.min(last, row + 1);
            case PAGE_UP -> Math.max(0, row - visible());
            case PAGE_DOWN -> Math.min(last, row + visible());
            case HOME -> Math.min(0, last);
            case END -> last;
            default -> -1;
        };
        if (target >= 0) {
            move(target, e.isShiftDown());
            e.consume();
        } else if (e.getCode() == KeyCode.SPACE && row >= 0) {
            selection.toggle(source.eventAt(row));
            before = selection.snapshot();
            anchor = row;
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && row >= 0) {
            open.accept(row);
            e.consume();
        } else {
            keys.accept(row, e);
        }
    }

    private void move(int row, boolean shift) {
        if (shift) {
            extend(row);
        } else {
            anchor = -1;
            reveal(row);
        }
    }

    private void shortcut(KeyEvent e) {
        if (e.getCode() == KeyCode.A) {
            if (e.isShiftDown()) {
                selection.clear();
            } else {
                selectAll();
            }
            e.consume();
        } else if (e.getCode() == KeyCode.I && e.isShiftDown()) {
            invert();
            e.consume();
        }
    }

    /// Selects every row shown.
    public void selectAll() {
        selection.all(Objects.requireNonNullElseGet(everything, BitSet::new));
    }

    /// Selects the rows shown that aren't selected, and no others.
    public void invert() {
        selection.invert(Objects.requireNonNullElseGet(everything, BitSet::new));
    }

    private void typed(KeyEvent e) {
        if (e.isAltDown() || e.isShortcutDown() || source.rowCount() == 0) {
            return;
        }
        int row = cursor.get();
        switch (e.getCharacter()) {
            case "j" -> move(Math.min(source.rowCount() - 1, row + 1), false);
            case "k" -> move(Math.max(0, row - 1), false);
            case "g" -> move(0, false);
            case "G" -> move(source.rowCount() - 1, false);
            default -> {
                return;
            }
        }
        e.consume();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT -> source.rowCount();
            case COLUMN_COUNT -> columns.size();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
