package org.execscope.ui.window;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.execscope.ui.copy.CopyForm;
import org.execscope.ui.detail.DetailPart;
import org.execscope.ui.keys.Place;
import org.execscope.ui.menu.ShownKey;
import org.execscope.ui.model.Bookmarks;
import org.execscope.ui.model.Words;

/// The menu bar: every action, with its key.
final class Menus {
    private final MainPane pane;
    private final EditActions edit;
    private final MenuBar bar = new MenuBar();
    private final CommandPalette palette = new CommandPalette(bar);

    Menus(MainPane pane) {
        this.pane = pane;
        this.edit = new EditActions(pane);
    }

    MenuBar bar() {
        bar.getMenus().setAll(file(), edit(), view(), tree(), filter(), go(), help());
        bar.setId("menu");
        pane.workspace()
                .choices()
                .lettersProperty()
                .subscribe(letters -> bar.getMenus()
                        .forEach(menu -> ShownKey.choose(
                                menu.getItems(),
                                menu.getId() == null ? Place.TIMELINE : Place.valueOf(menu.getId()),
                                letters)));
        return bar;
    }

    private Menu file() {
        return menu(
                "_File",
                item("Open files…", KeyCode.O, pane::openFiles),
                item("Open folder…", KeyCode.O, true, pane::openFolder),
                new SeparatorMenuItem(),
                item("Export…", KeyCode.E, pane::export),
                plain("Compare with another copy…", pane::compare),
                plain("Names of the host by hand…", pane::openHostMenu),
                new SeparatorMenuItem(),
                item("Close evidence", KeyCode.W, pane::closeEvidence),
                item("Quit", KeyCode.Q, () -> pane.stage().hide()));
    }

    private Menu edit() {
        Menu menu = menu(
                "_Edit",
                item("Copy", KeyCode.C, edit::copy),
                item("Copy value", KeyCode.C, true, pane.timeline()::copyCell),
                menu("Copy as", copyItems()),
                plain("Copy raw lines", pane.details()::copyRaw),
                plain("Save raw lines…", pane.details()::saveRaw),
                new SeparatorMenuItem(),
                item("Select all", KeyCode.A, edit::selectAll),
                item("Select none", KeyCode.A, true, edit::selectNone),
                item("Invert selection", KeyCode.I, true, edit::invert),
                new SeparatorMenuItem(),
                item("Preferences…", KeyCode.COMMA, pane::openPreferences),
                new SeparatorMenuItem(),
                item("Find…", KeyCode.F, pane::openFind),
                key("Find next", KeyCode.F3, pane::findNext),
                key("Find previous", KeyCode.F3, pane::findPrevious, KeyCombination.SHIFT_DOWN),
                new SeparatorMenuItem(),
                item("Highlight the value", KeyCode.H, pane::highlightHere));
        menu.getItems().addFirst(new SeparatorMenuItem());
        menu.getItems().addAll(0, new StepItems(pane.workspace()).items());
        return menu;
    }

    private Menu view() {
        Appearance look = pane.appearance();
        return menu(
                "_View",
                item("Timeline", KeyCode.DIGIT1, pane::showTimeline),
                item("Process tree", KeyCode.DIGIT2, pane::showTree),
                item("Sessions", KeyCode.DIGIT3, pane::showSessions),
                item("Findings", KeyCode.DIGIT4, pane::showFindings),
                item("Evidence", KeyCode.DIGIT5, pane::showEvidence),
                item("Lifelines", KeyCode.DIGIT6, pane::showLifelines),
                item("Details: below, beside the rows, away", KeyCode.D, pane::cycleDetails),
                plain("Keep the details on this event\t.", () -> pane.details().togglePin()),
                plain(
                        "Compare it with the cursor's event\t,",
                        () -> pane.details().toggleCompare()),
                item("Facets", KeyCode.B, pane::toggleFacets),
                item("Histogram", KeyCode.H, true, pane::toggleHistogram),
                menu("Histogram's bars", pane.histogram().partItems().toArray(MenuItem[]::new)),
                new SeparatorMenuItem(),
                others(),
                gaps(),
                item("Columns…", KeyCode.K, pane::openColumns),
                plain("Choose facets…", pane::chooseFacets),
                plain(
                        "Back to the order of time\tEsc",
                        () -> pane.timeline().sorting().byTime()),
                zone(),
                new SeparatorMenuItem(),
                menu("Theme", themes()),
                item(
                        "Larger text",
                        KeyCode.PLUS,
                        () -> look.fontSize(look.fontSizeProperty().get() + 1)),
                item(
                        "Smaller text",
                        KeyCode.MINUS,
                        () -> look.fontSize(look.fontSizeProperty().get() - 1)),
                item("Usual text size", KeyCode.DIGIT0, () -> look.fontSize(Appearance.USUAL_FONT)));
    }

    private Menu tree() {
        Menu tree = menu("_Tree");
        tree.setId(Place.TREE.name());
        tree.getItems().addAll(pane.tree().expandItems());
        tree.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        plain("Focus here\tf", pane.tree()::focusHere),
                        plain("Back from the focus, a step\tF", pane.tree()::focusBack),
                        new SeparatorMenuItem(),
                        plain("Images of this process, one by one\to", pane.tree()::toggleImages),
                        plain("Fold repeats, or not", pane.tree()::toggleFolds));
        return tree;
    }

    /// A tick that follows the window's state.
    private CheckMenuItem others() {
        CheckMenuItem item = ShownKey.on(new CheckMenuItem("Other events too\ta"));
        item.selectedProperty().bindBidirectional(pane.workspace().otherEventsProperty());
        return item;
    }

    private CheckMenuItem gaps() {
        CheckMenuItem item = new CheckMenuItem("Gaps between rows");
        item.setSelected(pane.timeline().showsGaps());
        item.setOnAction(_ -> pane.timeline().showGaps(item.isSelected()));
        return item;
    }

    private Menu filter() {
        return menu(
                "Fi_lter",
                item("Filter field", KeyCode.L, () -> pane.filter().focusField()),
                item("Clear the filter", KeyCode.L, true, () -> pane.filter().clear()),
                new SeparatorMenuItem(),
                key("Builder…", KeyCode.F2, () -> pane.filter().openBuilder()),
                item("Save the filter…", KeyCode.D, true, () -> pane.filter().openSaved(true)),
                item("Saved filters…", KeyCode.F, true, () -> pane.filter().openSaved(false)),
                plain("Manage saved filters…", pane::manageFilters),
                new SeparatorMenuItem(),
                item("Key…", KeyCode.K, true, () -> pane.filter().pickKey()),
                item("Executable…", KeyCode.X, true, () -> pane.filter().pickExecutable()),
                item("User…", KeyCode.U, () -> pane.filter().pickUser()),
                new SeparatorMenuItem(),
                plain("This process and what it started\ts", pane.following()::scopeHere),
                plain("Remove the scope\tS", pane.tree()::removeScope));
    }

    private Menu go() {
        return menu(
                "_Go",
                item("Go to…", KeyCode.G, pane::openGoTo),
                new SeparatorMenuItem(),
                plain("Process in the tree\tp", pane.following()::cursorToTree),
                plain("Event in the timeline\te", pane.following()::cursorToTimeline),
                plain("Parent process\tu", pane.following()::toParent),
                plain("What this process did\td", pane::showActivity),
                plain("What is known of this process\tD", () -> pane.showPart(DetailPart.PROCESS)),
                plain("What lies near this event\tC", () -> pane.showPart(DetailPart.CONTEXT)),
                plain("Around this event\tc", pane::openContext),
                item("Raw bytes of this field", KeyCode.J, pane::showRaw),
                plain("Earlier sibling\t<", () -> pane.following().toSibling(false)),
                plain("Later sibling\t>", () -> pane.following().toSibling(true)),
                new SeparatorMenuItem(),
                plain("Back\tAlt+Left", pane.following()::back),
                plain("Forward\tAlt+Right", pane.following()::forward),
                new SeparatorMenuItem(),
                menu("Set a bookmark", bookmarks("m ", pane::toggleBookmark)),
                menu("Go to a bookmark", bookmarks("' ", pane::goToBookmark)),
                plain("Measure times from this event\tr", pane::toggleOrigin));
    }

    /// What can be done with rows, for the context menu of a cell.
    List<MenuItem> rowItems() {
        return List.of(
                menu("Copy as", copyItems()),
                new SeparatorMenuItem(),
                plain("Show raw bytes\tCtrl+J", pane::showRaw),
                plain("Show the cell whole\tCtrl+Space", pane.timeline()::showCell),
                plain("What this process did\td", pane::showActivity),
                menu("Set a bookmark", bookmarks("m ", pane::toggleBookmark)),
                plain("Measure times from here\tr", pane::toggleOrigin));
    }

    /// What can be done with the columns, for the context menu of their heads.
    List<MenuItem> headItems() {
        return List.of(plain("Columns…\tCtrl+K", pane::openColumns));
    }

    /// What can be done with rows of the tree, for their context menu.
    List<MenuItem> treeItems() {
        return List.of(
                plain("Parent process\tu", pane.following()::toParent),
                plain("Show raw bytes\tCtrl+J", pane::showRaw),
                menu("Copy as", copyItems()),
                menu("Set a bookmark", bookmarks("m ", pane::toggleBookmark)));
    }

    private MenuItem[] copyItems() {
        return Arrays.stream(CopyForm.values())
                .map(form -> plain(form.title(), () -> edit.copyRows(form)))
                .toArray(MenuItem[]::new);
    }

    private static MenuItem[] bookmarks(String keys, IntConsumer action) {
        MenuItem[] items = new MenuItem[Bookmarks.COUNT];
        for (int i = 0; i < items.length; i++) {
            int number = i;
            items[i] = plain(number + "\t" + keys + number, () -> action.accept(number));
        }
        return items;
    }

    private Menu zone() {
        Menu zone = new Menu("Time zone");
        zone.getItems().setAll(ZoneItems.of(pane.workspace()));
        zone.setOnShowing(_ -> zone.getItems().setAll(ZoneItems.of(pane.workspace())));
        return zone;
    }

    private MenuItem[] themes() {
        Appearance look = pane.appearance();
        ToggleGroup group = new ToggleGroup();
        return Appearance.THEMES.entrySet().stream()
                .map(theme -> {
                    RadioMenuItem item = new RadioMenuItem(theme.getValue());
                    item.setToggleGroup(group);
                    item.setOnAction(_ -> look.theme(theme.getKey()));
                    look.themeProperty()
                            .subscribe(now -> item.setSelected(theme.getKey().equals(now)));
                    return item;
                })
                .toArray(MenuItem[]::new);
    }

    void dispose() {
        edit.close();
    }

    private Menu help() {
        MenuItem keyboard = plain("Keyboard", pane::showKeyboard);
        keyboard.setAccelerator(new KeyCodeCombination(KeyCode.F1));
        return menu(
                "_Help",
                keyboard,
                key(
                        "Query language",
                        KeyCode.F1,
                        () -> QueryHelp.show(pane.stage(), pane.filter()::put),
                        KeyCombination.SHIFT_DOWN),
                plain("What the signs mean", () -> SignSheet.show(pane.stage())),
                item("Commands…", KeyCode.P, true, palette::open),
                plain("About", () -> HelpWindow.show(pane.stage(), "About Execscope", about())));
    }

    private static String about() {
        return "Execscope: a desktop forensic viewer for Linux audit logs.\n\nJava " + Runtime.version() + "\nJavaFX "
                + System.getProperty("javafx.runtime.version", "26") + "\nMemory: at most "
                + Words.size(Runtime.getRuntime().maxMemory())
                + "\n\nFonts: Inter and JetBrains Mono (SIL Open Font License 1.1).\n"
                + "Evidence is opened read-only. Nothing leaves this computer.";
    }

    private static Menu menu(String name, MenuItem... items) {
        Menu menu = new Menu(name);
        menu.getItems().addAll(items);
        return menu;
    }

    private static MenuItem plain(String name, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(event -> action.run());
        return ShownKey.on(item);
    }

    private static MenuItem key(String name, KeyCode key, Runnable action, KeyCombination.Modifier... modifiers) {
        MenuItem item = plain(name, action);
        item.setAccelerator(new KeyCodeCombination(key, modifiers));
        return item;
    }

    private static MenuItem item(String name, KeyCode key, Runnable action) {
        return item(name, key, false, action);
    }

    private static MenuItem item(String name, KeyCode key, boolean shift, Runnable action) {
        MenuItem item = plain(name, action);
        item.setAccelerator(
                shift
                        ? new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)
                        : new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
        return item;
    }
}
