package org.execscope.ui.menu;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.keys.Place;
import org.execscope.ui.model.ClipboardText;
import org.execscope.ui.model.FilterActions.Action;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The menu of a value of the evidence, and the keys that do the same.
public final class ValueMenu {
    private static final int TERM_CHARACTERS = 60;
    private static final int NO_EVENT = -1;

    /// @param words of the menu, with the key that does the same
    private record Choice(Action action, String words) {
        Choice(Action action, char key) {
            this(action, action.words() + "\t" + key);
        }

        Choice(Action action) {
            this(action, action.words());
        }
    }

    private static final List<Choice> CHOICES = List.of(
            new Choice(Action.ONLY, '='),
            new Choice(Action.EXCLUDE, 'x'),
            new Choice(Action.AND, 'i'),
            new Choice(Action.OR),
            new Choice(Action.ALONE));

    private ValueMenu() {}

    /// The menu of a value that stands for no event, as in a facet.
    ///
    /// @param terms the conditions that the value fulfils; the first one is what the keys take
    /// @param value as it is shown; what "copy value" gives
    public static List<MenuItem> items(Workspace workspace, List<String> terms, String value) {
        return items(workspace, terms, value, NO_EVENT);
    }

    /// @param terms the conditions that the value fulfils; the first one is what the keys take
    /// @param value as it is shown; what "copy value" gives
    /// @param event that has the value; negative for none
    public static List<MenuItem> items(Workspace workspace, List<String> terms, String value, int event) {
        List<MenuItem> items = new ArrayList<>();
        if (!terms.isEmpty()) {
            String term = terms.getFirst();
            MenuItem what = item(shown(term), () -> {});
            what.setDisable(true);
            what.getStyleClass().add("menu-heading");
            items.add(what);
            for (Choice choice : CHOICES) {
                items.add(item(choice.words(), () -> workspace.filter(choice.action(), term)));
            }
        }
        for (String other : terms.subList(Math.min(1, terms.size()), terms.size())) {
            Menu more = new Menu(shown(other));
            more.setMnemonicParsing(false);
            for (Choice choice : CHOICES) {
                more.getItems().add(item(choice.action().words(), () -> workspace.filter(choice.action(), other)));
            }
            more.getItems().add(item("Highlight", () -> highlight(workspace, other)));
            more.getItems().add(item("Find next", () -> workspace.ways().find(other)));
            more.getItems().add(item("Copy as filter", () -> copy(workspace, other)));
            items.add(more);
        }
        items.add(new SeparatorMenuItem());
        if (!terms.isEmpty()) {
            items.add(item("Highlight\th", () -> highlight(workspace, terms.getFirst())));
            items.add(item("Find next", () -> workspace.ways().find(terms.getFirst())));
        }
        items.add(item("Copy value\tCtrl+Shift+C", () -> copy(workspace, value)));
        if (!terms.isEmpty()) {
            items.add(item("Copy as filter", () -> copy(workspace, terms.getFirst())));
        }
        if (event >= 0) {
            items.add(new SeparatorMenuItem());
            items.add(item("Show in tree\tp", () -> workspace.showInTree(event)));
            items.add(item("Show in timeline\te", () -> workspace.showInTimeline(event)));
            items.add(item("Show around\tc", () -> workspace.ways().around(event)));
        }
        return items;
    }

    /// Shows a menu with the letters that the user chose.
    ///
    /// @param place where its keys are typed
    public static void show(Workspace workspace, ContextMenu menu, Place place, Node on, double x, double y) {
        ShownKey.choose(
                menu.getItems(), place, workspace.choices().lettersProperty().get());
        menu.show(on, x, y);
    }

    /// Does what a key says to a value.
    ///
    /// @param term the condition that the value fulfils; null where there is none
    /// @return whether the key means something here
    public static boolean typed(Workspace workspace, KeyEvent event, @Nullable String term) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        boolean highlights = event.getCharacter().equals("h");
        Action action = switch (event.getCharacter()) {
            case "i" -> Action.AND;
            case "x" -> Action.EXCLUDE;
            case "=" -> Action.ONLY;
            default -> null;
        };
        if (action == null && !highlights) {
            return false;
        }
        if (term == null) {
            workspace.say("There is no value here to filter by.");
        } else if (action == null) {
            highlight(workspace, term);
        } else {
            workspace.filter(action, term);
        }
        return true;
    }

    private static void highlight(Workspace workspace, String term) {
        workspace.say(workspace.highlights().toggle(term));
    }

    /// Puts text on the clipboard and says so: made safe, so that no terminal it is pasted into obeys it.
    public static void copy(Workspace workspace, String text) {
        ClipboardText.put(text);
        workspace.say("Copied " + shown(text) + ".");
    }

    /// An item whose text is not searched for mnemonics: file names hold underscores.
    public static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return ShownKey.on(item);
    }

    private static String shown(String term) {
        return Display.value(Bytes.utf8(term), TERM_CHARACTERS).text();
    }
}
