package org.execscope.ui.histogram;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.execscope.query.EventParts;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Place;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.FilterActions;
import org.execscope.ui.model.Gap;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.TimeWords;
import org.execscope.ui.model.ToldWork;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Events over time. A drag or Shift and arrows choose a range, which becomes part of the query; the wheel,
/// plus and minus zoom; gaps in the log are hatched.
public final class HistogramPane extends Region {
    private static final String HELP =
            "Left and right move by a bar, with Shift they choose a range of time, Enter applies it; {+} and {-} zoom, "
                    + "Home shows all, {v} parts the bars, Delete takes the range out of the filter";

    private static final double ZOOM = 1.4;
    /// About how much is done once these are found.
    private static final double GAPS_FOUND = 0.3;

    private static final double PARTS_FOUND = 0.6;
    private static final int DRAG_FROM = 4;
    /// What is drawn is dimmed while it is no longer what is shown; quick counts don't flicker.
    private static final Duration LATE = Duration.millis(150);
    private static final double DIMMED = 0.6;

    private final Workspace workspace;
    private final Latest counting = new Latest("histogram");
    private final ToldWork told;
    private final HistogramCanvas canvas = new HistogramCanvas();
    private final PauseTransition late = new PauseTransition(LATE);
    private final Legend legend;
    private final ObjectProperty<PartedBy> partedBy = new SimpleObjectProperty<>(PartedBy.NOTHING);
    private final Menu bars = new Menu("Bars\tv");
    private final ContextMenu menu = new ContextMenu();
    private final LongConsumer goTo;
    private BiConsumer<Long, Long> windowShown = (_, _) -> {};
    private @Nullable TimeWindow whole;
    private @Nullable TimeWindow window;
    private @Nullable HistogramView view;
    private @Nullable AuditTrail gapsOf;
    private List<Gap> gaps = List.of();
    /// What the parts that are drawn were found in.
    private @Nullable Shown partsOf;

    private PartedBy partsBy = PartedBy.NOTHING;
    private EventParts parts = new EventParts(List.of());
    /// The brush that is being drawn; the query's range where there is none.
    private @Nullable TimeTerm brush;
    private long anchor;
    private int bar = -1;
    private double pressX = -1;
    private boolean dragging;
    private double panX = -1;

    /// @param goTo shows the first event at or after a time
    public HistogramPane(Workspace workspace, LongConsumer goTo) {
        this.workspace = workspace;
        this.goTo = goTo;
        told = new ToldWork(workspace.running(), "Counting events over time", this::stop);
        late.setOnFinished(_ -> canvas.setOpacity(DIMMED));
        setId("histogram");
        getStyleClass().add("histogram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Events over time: none");
        workspace
                .choices()
                .lettersProperty()
                .subscribe(letters -> setAccessibleHelp(letters.words(Place.HISTOGRAM, HELP)));
        legend = new Legend(term -> workspace.filter(FilterActions.Action.INCLUDE, term));
        getChildren().addAll(canvas, legend);
        canvas.onRestyle(this::restyle);
        partedBy.addListener((_, _, _) -> count());
        bars.getItems().addAll(partItems());
        workspace.shownProperty().addListener((_, _, now) -> show(now));
        workspace.zoneProperty().addListener((_, _, _) -> count());
        workspace.cursorProperty().addListener((_, _, _) -> draw());
        workspace.bookmarks().changesProperty().addListener((_, _, _) -> draw());
        focusedProperty().addListener((_, _, _) -> draw());
        widthProperty().addListener((_, _, _) -> count());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> canvas.hover(e.getX(), e.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> canvas.hover(-1, -1));
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        setCursor(Cursor.CROSSHAIR);
        show(workspace.shownProperty().get());
    }

    /// Gets the first and the last millisecond of the stretch of time in view, whenever that changes.
    public void onWindow(BiConsumer<Long, Long> action) {
        windowShown = action;
    }

    /// What the bars are parted by, as it stands in the settings: `nothing`, `severity`, or a field.
    public String parted() {
        return partedBy.get().id();
    }

    /// Parts the bars by something else; a name that means nothing is `nothing`.
    public void part(String by) {
        partedBy.set(PartedBy.of(by));
    }

    /// Calls an action whenever the bars are parted by something else.
    public void onParted(Runnable action) {
        partedBy.addListener((_, _, _) -> action.run());
    }

    /// Menu items that part the bars.
    public List<MenuItem> partItems() {
        List<MenuItem> items = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        for (PartedBy one : PartedBy.values()) {
            RadioMenuItem item = new RadioMenuItem(one == PartedBy.NOTHING ? "Of one piece" : "By " + one.words());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(one == partedBy.get());
            item.setOnAction(_ -> partedBy.set(one));
            partedBy.addListener((_, _, now) -> item.setSelected(now == one));
            items.add(item);
        }
        return items;
    }

    /// Whether the bars were counted in what is shown now.
    public boolean isUpToDate() {
        Shown shown = workspace.shownProperty().get();
        return shown != null && shown.equals(partsOf);
    }

    /// Ends its thread.
    public void dispose() {
        counted();
        counting.close();
    }

    private void show(@Nullable Shown shown) {
        // Where there is no event there is no time to draw, and once all is read there will be none.
        boolean empty = shown != null
                && shown.trail().whole()
                && shown.trail().execves().size() == 0;
        setVisible(!empty);
        setManaged(!empty);
        if (shown == null || shown.trail().execves().size() == 0) {
            counting.cancel();
            counted();
            whole = null;
            window = null;
            view = null;
            brush = null;
            gaps = List.of();
            gapsOf = null;
            partsOf = null;
            bar = -1;
            draw();
            return;
        }
        TimeWindow all = HistogramView.whole(shown);
        TimeWindow now = window;
        // Whoever looks at all goes on looking at all while more is read.
        window = now == null || now.equals(whole) ? all : now.within(all);
        whole = all;
        brush = null;
        count();
    }

    private void count() {
        Shown shown = workspace.shownProperty().get();
        TimeWindow wanted = window;
        if (shown == null || wanted == null) {
            return;
        }
        windowShown.accept(wanted.from(), wanted.to());
        if (getWidth() <= 0) {
            return;
        }
        PartedBy by = partedBy.get();
        int most = canvas.mostBars(getWidth(), by != PartedBy.NOTHING);
        EventParts knownParts = shown.equals(partsOf) && by == partsBy ? parts : null;
        ZoneId zone = workspace.zoneProperty().get();
        boolean known = shown.trail().equals(gapsOf);
        List<Gap> before = gaps;
        DoubleConsumer share = told.begin();
        late.playFromStart();
        counting.start(
                cancel -> {
                    List<Gap> found = known
                            ? before
                            : Gap.find(shown.trail().events(), shown.trail().order(), cancel);
                    share.accept(GAPS_FOUND);
                    EventParts parted =
                            knownParts != null ? knownParts : by.parts(workspace.engine(shown.trail()), shown, cancel);
                    share.accept(PARTS_FOUND);
                    return HistogramView.of(shown, wanted, most, zone, parted, found, cancel);
                },
                counted -> {
                    counted();
                    gapsOf = shown.trail();
                    gaps = counted.gaps();
                    partsOf = shown;
                    partsBy = by;
                    parts = counted.stack().parts();
                    view = counted;
                    restyle();
                },
                problem -> {
                    counted();
                    workspace.report("counting events over time", problem);
                });
    }

    private void counted() {
        told.end();
        late.stop();
        canvas.setOpacity(1);
    }

    /// What is drawn stays, and stays dimmed.
    private void stop() {
        counting.cancel();
        late.stop();
        canvas.setOpacity(DIMMED);
        workspace.say("Stopped: the dimmed histogram shows the events of before. Enter in the filter bar counts anew.");
    }

    /// Draws with other parts or colours.
    private void restyle() {
        boolean before = legend.isVisible();
        legend.show(partsBy, parts, canvas.fillings(parts.parts().size()));
        if (legend.isVisible() != before) {
            requestLayout();
        }
        draw();
    }

    private void draw() {
        HistogramView now = view;
        Shown shown = workspace.shownProperty().get();
        if (now == null || shown == null) {
            canvas.clear();
            setAccessibleText("Events over time: none");
            return;
        }
        int event = workspace.cursorProperty().get();
        long cursor = event >= 0 && event < shown.trail().events().size()
                ? shown.trail().events().timeMillis(event)
                : Long.MIN_VALUE;
        List<Long> marks = workspace.bookmarks().events().stream()
                .map(one -> shown.trail().events().timeMillis(one))
                .toList();
        canvas.draw(new HistogramCanvas.Picture(
                now, shownBrush(), bar, cursor, marks, isFocused(), hostNames(shown.trail())));
        speak(now);
    }

    private static List<String> hostNames(AuditTrail trail) {
        return trail.events().hosts().stream().map(host -> host.label()).toList();
    }

    private @Nullable TimeTerm shownBrush() {
        return brush != null ? brush : TimeTerm.of(workspace.applied());
    }

    private void speak(HistogramView now) {
        String words = "Events over time, a bar is " + TimeWords.words(now.step());
        if (bar >= 0 && bar < now.bars().bins()) {
            words = words(now, bar);
        }
        setAccessibleText(words);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /// "10:00 to 10:10, 214 events, 3 match, finding D05".
    static String words(HistogramView view, int bin) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(
                        view.step() < 1_000 ? "MM-dd HH:mm:ss.SSS" : "MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(view.zone());
        String words = clock.format(Instant.ofEpochMilli(view.bars().startMillis(bin))) + " to "
                + clock.format(Instant.ofEpochMilli(view.bars().startMillis(bin + 1))) + ", "
                + Words.count(view.bars().all(bin), "event");
        String found = view.findings().words(bin);
        String parts = view.stack().isEmpty() ? "" : view.stack().words(bin);
        return words
                + (view.filtered() ? ", " + Words.number(view.bars().matched(bin)) + " match" : "")
                + (parts.isEmpty() ? "" : ": " + parts)
                + (found.isEmpty() ? "" : ", " + found);
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        if (view == null) {
            return;
        }
        if (e.getButton() == MouseButton.PRIMARY) {
            pressX = e.getX();
            dragging = false;
        } else if (e.getButton() == MouseButton.MIDDLE) {
            panX = e.getX();
        }
        e.consume();
    }

    private void dragged(MouseEvent e) {
        HistogramView now = view;
        if (now == null) {
            return;
        }
        if (panX >= 0) {
            pan((panX - e.getX()) / getWidth());
            panX = e.getX();
        } else if (pressX >= 0 && (dragging || Math.abs(e.getX() - pressX) >= DRAG_FROM)) {
            dragging = true;
            long one = timeAt(now, pressX);
            long other = timeAt(now, e.getX());
            brush = new TimeTerm(Math.min(one, other), Math.max(Math.min(one, other) + 1, Math.max(one, other)));
            canvas.hover(e.getX(), e.getY());
            draw();
        }
        e.consume();
    }

    private void released(MouseEvent e) {
        panX = -1;
        pressX = -1;
        if (dragging) {
            applyBrush();
        }
        e.consume();
    }

    private void clicked(MouseEvent e) {
        HistogramView now = view;
        if (now == null || dragging || e.getButton() != MouseButton.PRIMARY) {
            dragging = false;
            return;
        }
        if (e.getClickCount() == 2) {
            fit();
        } else {
            bar = now.bars().binAt(timeAt(now, e.getX()));
            goTo.accept(now.bars().startMillis(bar));
            draw();
        }
        e.consume();
    }

    private long timeAt(HistogramView now, double x) {
        double share = Math.clamp(x / Math.max(1, getWidth()), 0, 1);
        return now.window().from() + Math.round(share * now.window().span());
    }

    private void scrolled(ScrollEvent e) {
        if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            double delta = e.getDeltaX() != 0 ? e.getDeltaX() : e.getDeltaY();
            pan(-delta / Math.max(1, getWidth()));
        } else if (e.getDeltaY() != 0) {
            zoom(e.getDeltaY() > 0 ? 1 / ZOOM : ZOOM, e.getX() / Math.max(1, getWidth()));
        }
        e.consume();
    }

    private void key(KeyEvent e) {
        if (e.isAltDown() || e.isShortcutDown() || view == null) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> step(-1, e.isShiftDown());
            case RIGHT -> step(1, e.isShiftDown());
            case PAGE_UP -> pan(-0.5);
            case PAGE_DOWN -> pan(0.5);
            case HOME -> fit();
            case ENTER -> enter();
            case DELETE, BACK_SPACE -> clearRange();
            case ESCAPE -> {
                if (brush == null) {
                    return;
                }
                brush = null;
                draw();
            }
            default -> {
                if (e.getCode() == KeyCode.F10 && e.isShiftDown() || e.getCode() == KeyCode.CONTEXT_MENU) {
                    openMenu(localToScreen(getWidth() / 3, getHeight() / 2));
                    break;
                }
                return;
            }
        }
        e.consume();
    }

    private void typed(KeyEvent e) {
        if (e.isAltDown() || e.isShortcutDown() || view == null) {
            return;
        }
        switch (e.getCharacter()) {
            case "+" -> zoom(1 / ZOOM, cursorShare());
            case "-" -> zoom(ZOOM, cursorShare());
            case "q" -> toggleRoots();
            case "v" -> part(1);
            case "V" -> part(-1);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private double cursorShare() {
        HistogramView now = view;
        if (now == null || bar < 0 || bar >= now.bars().bins()) {
            return 0.5;
        }
        return Math.clamp(now.window().share(now.bars().startMillis(bar)), 0, 1);
    }

    /// Moves by a bar; with `extend`, the range goes with it.
    private void step(int by, boolean extend) {
        HistogramView now = view;
        if (now == null) {
            return;
        }
        int last = now.bars().bins() - 1;
        int from = bar;
        bar = bar < 0 || bar > last ? (by > 0 ? 0 : last) : Math.clamp((long) bar + by, 0, last);
        if (extend) {
            if (brush == null) {
                anchor = now.bars().startMillis(Math.max(0, Math.min(from, last)));
            }
            long here = now.bars().startMillis(bar);
            long low = Math.min(anchor, here);
            long high = Math.max(anchor, here) + now.step() - 1;
            brush = new TimeTerm(low, high);
        }
        draw();
    }

    private void enter() {
        HistogramView now = view;
        if (brush != null) {
            applyBrush();
        } else if (now != null && bar >= 0 && bar < now.bars().bins()) {
            goTo.accept(now.bars().startMillis(bar));
        }
    }

    private void applyBrush() {
        TimeTerm range = brush;
        if (range == null) {
            return;
        }
        try {
            workspace.apply(range.in(workspace.applied()));
        } catch (QueryException wrong) {
            workspace.report("setting the range of time", wrong);
        }
    }

    /// Takes the range of time out of the filter.
    private void clearRange() {
        brush = null;
        Query rest = TimeTerm.without(workspace.applied());
        if (!rest.normalForm().equals(workspace.applied().normalForm())) {
            workspace.apply(rest.normalForm());
        }
        draw();
    }

    private void zoom(double factor, double share) {
        TimeWindow now = window;
        TimeWindow all = whole;
        if (now != null && all != null) {
            look(now.zoomed(factor, share, all));
        }
    }

    private void pan(double share) {
        TimeWindow now = window;
        TimeWindow all = whole;
        if (now != null && all != null) {
            look(now.moved((long) (now.span() * share), all));
        }
    }

    /// Shows all time.
    private void fit() {
        TimeWindow all = whole;
        if (all != null) {
            look(all);
        }
    }

    /// Shows the range of the filter, or all time where there is none.
    private void fitRange() {
        TimeTerm range = shownBrush();
        TimeWindow all = whole;
        if (range != null && all != null) {
            long room = Math.max(1, (range.to() - range.from()) / 20);
            look(new TimeWindow(range.from() - room, range.to() + room).within(all));
        } else {
            fit();
        }
    }

    private void look(TimeWindow wanted) {
        HistogramView now = view;
        if (now != null
                && bar >= 0
                && bar < now.bars().bins()
                && wanted.span() != now.window().span()) {
            bar = -1;
        }
        window = wanted;
        count();
    }

    /// Parts the bars by what comes next, or before, and says so.
    private void part(int step) {
        partedBy.set(partedBy.get().next(step));
        workspace.say(
                partedBy.get() == PartedBy.NOTHING
                        ? "The histogram's bars are of one piece."
                        : "The histogram's bars are parted by " + partedBy.get().words() + ".");
    }

    private void toggleRoots() {
        canvas.roots(!canvas.roots());
        draw();
    }

    private void openMenu(ContextMenuEvent e) {
        openMenu(new javafx.geometry.Point2D(e.getScreenX(), e.getScreenY()));
        e.consume();
    }

    private void openMenu(javafx.geometry.Point2D at) {
        List<MenuItem> items = new ArrayList<>();
        items.add(ValueMenu.item("Zoom in\t+", () -> zoom(1 / ZOOM, cursorShare())));
        items.add(ValueMenu.item("Zoom out\t-", () -> zoom(ZOOM, cursorShare())));
        items.add(ValueMenu.item("Show all time\tHome", this::fit));
        items.add(ValueMenu.item("Zoom to the filter's range", this::fitRange));
        items.add(new SeparatorMenuItem());
        items.add(ValueMenu.item("Take the range out of the filter\tDelete", this::clearRange));
        items.add(ValueMenu.item(
                canvas.roots() ? "Draw counts as they are\tq" : "Draw square roots: single events can be seen\tq",
                this::toggleRoots));
        items.add(bars);
        menu.hide();
        menu.getItems().setAll(items);
        ValueMenu.show(workspace, menu, Place.HISTOGRAM, this, at.getX(), at.getY());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return canvas.wantedHeight() + legendHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return canvas.wantedHeight() + legendHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return canvas.wantedHeight() + legendHeight(width);
    }

    private double legendHeight(double width) {
        return legend.isVisible() ? Math.rint(legend.prefHeight(width)) : 0;
    }

    @Override
    protected void layoutChildren() {
        double below = legendHeight(getWidth());
        canvas.resizeRelocate(0, 0, getWidth(), getHeight() - below);
        legend.resizeRelocate(0, getHeight() - below, getWidth(), below);
        draw();
    }
}
