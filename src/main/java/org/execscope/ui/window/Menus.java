package org.execscope.ui.window;

import javafx.application.ColorScheme;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// The menu bar: every action, with its key.
final class Menus {
    private static final int SMALLEST_FONT = 11;
    private static final int USUAL_FONT = 13;
    private static final int LARGEST_FONT = 24;

    private final MainPane pane;
    private final EditActions edit;
    private int fontSize = USUAL_FONT;

    Menus(MainPane pane) {
        this.pane = pane;
        this.edit = new EditActions(pane);
    }

    MenuBar bar() {
        MenuBar bar = new MenuBar(file(), edit(), view(), filter(), go(), help());
        bar.setId("menu");
        return bar;
    }

    private Menu file() {
        return menu(
                "_File",
                item("Open files…", KeyCode.O, pane::openFiles),
                item("Open folder…", KeyCode.O, true, pane::openFolder),
                new SeparatorMenuItem(),
                item("Export…", KeyCode.E, pane::export),
                new SeparatorMenuItem(),
                item("Close evidence", KeyCode.W, pane::closeEvidence),
                item("Quit", KeyCode.Q, () -> pane.stage().hide()));
    }

    private Menu edit() {
        return menu(
                "_Edit",
                item("Copy", KeyCode.C, edit::copy),
                new SeparatorMenuItem(),
                item("Select all", KeyCode.A, edit::selectAll),
                item("Select none", KeyCode.A, true, edit::selectNone),
                item("Invert selection", KeyCode.I, true, edit::invert));
    }

    private Menu view() {
        ToggleGroup theme = new ToggleGroup();
        RadioMenuItem light = scheme("Light", ColorScheme.LIGHT, theme);
        RadioMenuItem dark = scheme("Dark", ColorScheme.DARK, theme);
        RadioMenuItem system = scheme("As the system", null, theme);
        system.setSelected(true);
        return menu(
                "_View",
                item("Timeline", KeyCode.DIGIT1, pane::showTimeline),
                item("Process tree", KeyCode.DIGIT2, pane::showTree),
                item("Findings", KeyCode.DIGIT4, pane::showFindings),
                item("Evidence", KeyCode.DIGIT5, pane::showEvidence),
                item("Details", KeyCode.D, pane::toggleDetails),
                new SeparatorMenuItem(),
                menu("Theme", light, dark, system),
                item("Larger text", KeyCode.PLUS, () -> font(fontSize + 1)),
                item("Smaller text", KeyCode.MINUS, () -> font(fontSize - 1)),
                item("Usual text size", KeyCode.DIGIT0, () -> font(USUAL_FONT)));
    }

    private Menu filter() {
        return menu(
                "Fi_lter",
                item("Filter field", KeyCode.L, () -> pane.filter().focusField()),
                item("Clear the filter", KeyCode.L, true, () -> pane.filter().clear()),
                new SeparatorMenuItem(),
                item("Key…", KeyCode.K, () -> pane.filter().pickKey()),
                item("Executable…", KeyCode.K, true, () -> pane.filter().pickExecutable()),
                item("User…", KeyCode.U, () -> pane.filter().pickUser()));
    }

    private Menu go() {
        return menu(
                "_Go",
                plain("Process in the tree\tp", pane::followCursorToTree),
                plain("Event in the timeline\te", pane::followCursorToTimeline),
                plain("Parent process\tu", pane::followToParent));
    }

    private Menu help() {
        MenuItem keyboard = plain("Keyboard", () -> HelpWindow.show(pane.stage(), "Keyboard", HelpWindow.KEYBOARD));
        keyboard.setAccelerator(new KeyCodeCombination(KeyCode.F1));
        return menu(
                "_Help",
                keyboard,
                plain(
                        "Query language",
                        () -> HelpWindow.show(pane.stage(), "Query language", HelpWindow.QUERY_LANGUAGE)),
                plain("About", () -> HelpWindow.show(pane.stage(), "About Execscope", about())));
    }

    private static String about() {
        return "Execscope: a desktop forensic viewer for Linux audit logs.\n\nJava " + Runtime.version() + "\nJavaFX "
                + System.getProperty("javafx.runtime.version", "26") + "\nMemory: at most "
                + Words.size(Runtime.getRuntime().maxMemory())
                + "\n\nFonts: Inter and JetBrains Mono (SIL Open Font License 1.1).\n"
                + "Evidence is opened read-only. Nothing leaves this computer.";
    }

    private RadioMenuItem scheme(String name, @Nullable ColorScheme scheme, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setToggleGroup(group);
        item.setOnAction(event -> pane.getScene().getPreferences().setColorScheme(scheme));
        return item;
    }

    private void font(int size) {
        fontSize = Math.clamp(size, SMALLEST_FONT, LARGEST_FONT);
        pane.setStyle("-fx-font-size: " + fontSize + "px;");
    }

    private static Menu menu(String name, MenuItem... items) {
        Menu menu = new Menu(name);
        menu.getItems().addAll(items);
        return menu;
    }

    private static MenuItem plain(String name, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(event -> action.run());
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
