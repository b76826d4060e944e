package org.execscope.ui.facet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.execscope.query.QueryException;
import org.execscope.ui.keys.Place;
import org.execscope.ui.layout.TextGauge;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.FilterActions;
import org.execscope.ui.model.FilterActions.Action;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.ToldWork;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The facets: one section a field, counted one after the other off the JavaFX thread.
public final class FacetPane extends BorderPane {
    private static final int SEVERAL = 1;
    private static final int PAGE = 10;

    private final Workspace workspace;
    private final Latest counting = new Latest("facets");
    private final ToldWork told;
    private final VBox sections = new VBox();
    private final ScrollPane scroll = new ScrollPane(sections);
    private final FacetView view = new FacetView(scroll, sections);
    private final List<FacetSection> all = new ArrayList<>();
    private final Set<FacetSection> changed = new HashSet<>();
    private final ContextMenu menu = new ContextMenu();
    private final Tooltip hint = new Tooltip();
    private @Nullable FacetRow hinted;
    private final FacetChooser chooser = new FacetChooser(this::choose);
    private Consumer<List<String>> kept = _ -> {};
    /// What each section's values were counted in.
    private final Map<FacetSection, Integer> counted = new HashMap<>();
    /// Counts what was shown: an answer to an older question is told from one to the newest.
    private int generation;
    private boolean waiting;

    public FacetPane(Workspace workspace) {
        this.workspace = workspace;
        told = new ToldWork(workspace.running(), "Counting values", this::stop);
        setId("facets");
        getStyleClass().add("facets");
        fields(FacetField.USUAL);
        sections.setFillWidth(true);
        sections.getStyleClass().add("facet-list");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        setTop(head());
        setCenter(scroll);
        getChildren().add(new TextGauge(_ -> all.forEach(FacetSection::measure)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        sections.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        sections.addEventHandler(MouseEvent.MOUSE_MOVED, this::hovered);
        hint.setWrapText(true);
        hint.getStyleClass().add("facet-hint");
        sections.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
        workspace.shownProperty().addListener((_, _, now) -> show(now));
        show(workspace.shownProperty().get());
    }

    private HBox head() {
        Label title = new Label("Facets");
        title.getStyleClass().add("pane-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        SVGPath sign = new SVGPath();
        sign.setContent("M1 3 H6 M9 3 H13 M6 1 V5 M1 7 H3 M6 7 H13 M3 5 V9 M1 11 H8 M11 11 H13 M8 9 V13");
        sign.getStyleClass().add("icon-line");
        Button choose = new Button();
        choose.setId("facets-choose");
        choose.setGraphic(sign);
        choose.getStyleClass().addAll("flat", "facet-choose");
        choose.setAccessibleText("Choose the facets");
        choose.setTooltip(new Tooltip("Choose the facets"));
        choose.setOnAction(_ -> chooser.open(choose, fields()));
        HBox head = new HBox(title, gap, choose);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("facets-head");
        return head;
    }

    /// Opens the choice of the fields that have a facet.
    public void choose() {
        chooser.open(getTop(), fields());
    }

    /// Gets the names of the fields when the user chose others.
    public void onFields(Consumer<List<String>> action) {
        kept = action;
    }

    /// Shows facets of these fields, in this order; the usual ones for null. What can't have one is left out.
    public void show(@Nullable List<String> names) {
        fields(FacetField.named(names));
    }

    private List<FacetField> fields() {
        return all.stream().map(FacetSection::field).toList();
    }

    private void choose(List<FacetField> wanted) {
        fields(wanted);
        kept.accept(wanted.stream().map(FacetField::name).toList());
    }

    /// Sections that stay keep what they show.
    private void fields(List<FacetField> wanted) {
        List<FacetSection> before = List.copyOf(all);
        all.clear();
        for (FacetField field : wanted) {
            all.add(before.stream()
                    .filter(section -> section.field().equals(field))
                    .findFirst()
                    .orElseGet(() -> section(field)));
        }
        changed.retainAll(all);
        counted.keySet().retainAll(all);
        FacetSection first = all.stream()
                .filter(section -> section.field().name().equals("key"))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
        // Tab comes in at one place; the arrows walk on from there.
        all.forEach(section -> section.head().setFocusTraversable(section.equals(first)));
        sections.getChildren().setAll(all);
        Shown now = workspace.shownProperty().get();
        if (now != null) {
            showHosts(now);
            all.stream().filter(section -> !before.contains(section)).forEach(changed::add);
            count();
        }
    }

    private FacetSection section(FacetField field) {
        FacetSection[] section = new FacetSection[1];
        section[0] = new FacetSection(field, () -> wish(section[0]));
        if (field.open()) {
            section[0].fold(true);
        }
        return section[0];
    }

    /// Which host it was is no question where there is but one.
    private void showHosts(Shown now) {
        boolean several = now.trail().events().hosts().size() > SEVERAL;
        all.stream().filter(section -> section.field().name().equals("host")).forEach(section -> {
            section.setVisible(several);
            section.setManaged(several);
        });
    }

    /// Ends its thread.
    public void dispose() {
        counting.close();
    }

    /// Whether every value in view was counted in what is shown now.
    public boolean isUpToDate() {
        return all.stream()
                .filter(section -> section.isOpen() && section.isVisible())
                .allMatch(section -> Integer.valueOf(generation).equals(counted.get(section)));
    }

    /// Puts the focus on the first value, or on the first head where there is none.
    @Override
    public void requestFocus() {
        for (FacetSection section : all) {
            if (section.isVisible()) {
                section.focus(0);
                return;
            }
        }
    }

    private void show(@Nullable Shown now) {
        generation++;
        setDisable(now == null);
        if (now == null) {
            counting.cancel();
            told.end();
            counted.clear();
            return;
        }
        showHosts(now);
        all.forEach(FacetSection::stale);
        changed.addAll(all);
        count();
    }

    /// Other values of a section are wished for.
    private void wish(@Nullable FacetSection section) {
        if (section != null && workspace.shownProperty().get() != null) {
            changed.add(section);
            count();
        }
    }

    /// At most once a pulse, however much changed.
    private void count() {
        if (!waiting) {
            waiting = true;
            FxDoor.later(this::start);
        }
    }

    private void start() {
        waiting = false;
        Shown now = workspace.shownProperty().get();
        if (now == null) {
            return;
        }
        int mine = generation;
        Map<FacetSection, FacetValues.Wish> wishes = new HashMap<>();
        List<FacetSection> order = new ArrayList<>();
        Map<FacetSection, FacetValues> known = new HashMap<>();
        for (FacetSection section : all) {
            if (section.isOpen() && section.isVisible() && changed.contains(section)) {
                order.add(section);
                wishes.put(section, section.wish());
                FacetValues values = section.values();
                if (values != null && Integer.valueOf(mine).equals(counted.get(section))) {
                    known.put(section, values);
                }
            }
        }
        DoubleConsumer share = told.begin();
        counting.start(
                cancel -> {
                    for (int i = 0; i < order.size(); i++) {
                        FacetSection section = order.get(i);
                        double done = i;
                        FacetValues.Wish wish = java.util.Objects.requireNonNull(wishes.get(section));
                        FacetValues before = known.get(section);
                        FacetValues values = before == null
                                ? FacetValues.count(
                                        workspace.engine(now.trail()),
                                        now,
                                        section.field(),
                                        wish,
                                        part -> share.accept((done + part) / order.size()),
                                        cancel)
                                : FacetValues.list(before.facet(), before.among(), wish, cancel);
                        FxDoor.later(() -> {
                            if (!cancel.isCancelled() && mine == generation) {
                                if (wish.equals(section.wish())) {
                                    changed.remove(section);
                                }
                                counted.put(section, mine);
                                section.show(values, now.query());
                            }
                        });
                    }
                    return order;
                },
                _ -> told.end(),
                problem -> {
                    told.end();
                    if (!(problem instanceof QueryException)) {
                        workspace.report("counting values", problem);
                    }
                });
    }

    /// What isn't counted yet stays dimmed, as it was before.
    private void stop() {
        counting.cancel();
        workspace.say("Stopped: the dimmed facets show the counts of before. Enter in the filter bar counts anew.");
    }

    private void toggle(FacetRow row) {
        String term = row.value().term();
        boolean said = FilterActions.isIncluded(workspace.applied(), term)
                || FilterActions.isExcluded(workspace.applied(), term);
        if (!said) {
            workspace.filter(Action.INCLUDE, term);
            return;
        }
        try {
            workspace.apply(FilterActions.forget(workspace.applied(), term));
        } catch (QueryException wrong) {
            workspace.report("taking a value out of the filter", wrong);
        }
    }

    private void clicked(MouseEvent e) {
        FacetRow row = rowAt(e.getTarget());
        if (row == null || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        row.requestFocus();
        if (e.getClickCount() == 2) {
            workspace.filter(Action.ONLY, row.value().term());
        } else if (e.isAltDown()) {
            workspace.filter(Action.EXCLUDE, row.value().term());
        } else {
            toggle(row);
        }
        e.consume();
    }

    /// The row under the pointer has the hint, whole and with its share.
    private void hovered(MouseEvent e) {
        FacetRow row = rowAt(e.getTarget());
        if (row == null || !row.equals(hinted)) {
            FacetRow before = hinted;
            if (before != null) {
                Tooltip.uninstall(before, hint);
            }
            hinted = row;
            if (row != null) {
                hint.setText(row.words());
                Tooltip.install(row, hint);
            }
        }
    }

    private static @Nullable FacetRow rowAt(Object target) {
        for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof FacetRow row) {
                return row;
            }
        }
        return null;
    }

    private void menuRequested(ContextMenuEvent e) {
        FacetRow row = rowAt(e.getTarget());
        if (row != null) {
            openMenu(row, e.getScreenX(), e.getScreenY());
            e.consume();
        }
    }

    private void openMenu(FacetRow row, double x, double y) {
        FacetSection section = sectionOf(row);
        List<MenuItem> items = new ArrayList<>(ValueMenu.items(
                workspace, List.of(row.value().term()), row.value().shown()));
        if (section != null) {
            items.add(new SeparatorMenuItem());
            items.add(ValueMenu.item(
                    section.isRareFirst() ? "Most frequent first\tr" : "Rarest first\tr",
                    () -> section.rareFirst(!section.isRareFirst())));
            items.add(ValueMenu.item("Search in this facet\t/", section::openSearch));
            items.add(ValueMenu.item("Choose the facets…", this::choose));
        }
        menu.hide();
        menu.getItems().setAll(items);
        ValueMenu.show(workspace, menu, Place.FACETS, row, x, y);
    }

    private @Nullable FacetSection sectionOf(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof FacetSection section) {
                return section;
            }
        }
        return null;
    }

    private @Nullable Node focusOwner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    private void pressed(KeyEvent e) {
        Node owner = focusOwner();
        if (owner instanceof TextInputControl || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        FacetSection section = sectionOf(owner);
        if (section == null) {
            return;
        }
        switch (e.getCode()) {
            case UP -> step(section, owner, -1);
            case DOWN -> step(section, owner, 1);
            case PAGE_UP -> leap(section, owner, -PAGE);
            case PAGE_DOWN -> leap(section, owner, PAGE);
            case HOME -> leap(section, owner, -section.count());
            case END -> leap(section, owner, section.count());
            case LEFT -> {
                section.fold(false);
                section.head().requestFocus();
            }
            case RIGHT -> section.fold(true);
            case SPACE, ENTER -> {
                if (!(owner instanceof FacetRow row)) {
                    return;
                }
                toggle(row);
            }
            default -> {
                boolean asksForMenu =
                        e.getCode() == KeyCode.CONTEXT_MENU || (e.getCode() == KeyCode.F10 && e.isShiftDown());
                if (!asksForMenu || !(owner instanceof FacetRow row)) {
                    return;
                }
                var place = row.localToScreen(30, row.getHeight());
                openMenu(row, place.getX(), place.getY());
            }
        }
        e.consume();
    }

    private void typed(KeyEvent e) {
        Node owner = focusOwner();
        FacetSection section = sectionOf(owner);
        if (owner instanceof TextInputControl || section == null || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCharacter()) {
            case "/" -> section.openSearch();
            case "r" -> section.rareFirst(!section.isRareFirst());
            default -> {
                if (!(owner instanceof FacetRow row)
                        || !ValueMenu.typed(workspace, e, row.value().term())) {
                    return;
                }
            }
        }
        e.consume();
    }

    /// Heads and rows are one list for the arrows.
    private void step(FacetSection section, @Nullable Node from, int by) {
        int next = section.indexOf(from) + by;
        if (next >= -1 && next < section.count()) {
            go(section, next);
            return;
        }
        List<FacetSection> seen = all.stream().filter(Node::isVisible).toList();
        int other = seen.indexOf(section) + by;
        if (other >= 0 && other < seen.size()) {
            go(seen.get(other), by > 0 ? -1 : seen.get(other).count() - 1);
        }
    }

    /// A page up or down, or to an end, within the values of one field.
    private void leap(FacetSection section, @Nullable Node from, int by) {
        if (section.count() > 0) {
            go(section, Math.clamp((long) section.indexOf(from) + by, 0, section.count() - 1));
        }
    }

    private void go(FacetSection section, int index) {
        section.focus(index);
        view.reveal(section, index);
    }
}
