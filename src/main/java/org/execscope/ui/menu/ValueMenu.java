package org.execscope.ui.menu;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.model.FilterActions.Action;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The menu of a value of the evidence, and the keys that do the same.
public final class ValueMenu {
    private static final int TERM_CHARACTERS = 60;

    private ValueMenu() {}

    /// @param terms the conditions that the value fulfils; the first one is what the keys take
    /// @param value as it is shown; what "copy value" gives
    public static List<MenuItem> items(Workspace workspace, List<String> terms, String value) {
        List<MenuItem> items = new ArrayList<>();
        if (!terms.isEmpty()) {
            String term = terms.getFirst();
            MenuItem what = item(shown(term), () -> {});
            what.setDisable(true);
            what.getStyleClass().add("menu-heading");
            items.add(what);
            items.add(item("Include\ti", () -> workspace.filter(Action.INCLUDE, term)));
            items.add(item("Exclude\tx", () -> workspace.filter(Action.EXCLUDE, term)));
            items.add(item("Only this\t=", () -> workspace.filter(Action.ONLY, term)));
            items.add(item(Action.OR.words(), () -> workspace.filter(Action.OR, term)));
            items.add(item(Action.ALONE.words(), () -> workspace.filter(Action.ALONE, term)));
        }
        for (String other : terms.subList(Math.min(1, terms.size()), terms.size())) {
            Menu more = new Menu(shown(other));
            more.setMnemonicParsing(false);
            for (Action action : Action.values()) {
                more.getItems().add(item(action.words(), () -> workspace.filter(action, other)));
            }
            items.add(more);
        }
        items.add(new SeparatorMenuItem());
        if (!terms.isEmpty()) {
            items.add(item("Highlight\th", () -> highlight(workspace, terms.getFirst())));
        }
        items.add(item("Copy value\tCtrl+Shift+C", () -> copy(workspace, value)));
        if (!terms.isEmpty()) {
            items.add(item("Copy as filter", () -> copy(workspace, terms.getFirst())));
        }
        return items;
    }

    /// Does what a key says to a value.
    ///
    /// @param term the condition that the value fulfils; null where there is none
    /// @return whether the key means something here
    public static boolean typed(Workspace workspace, KeyEvent event, @Nullable String term) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        if (event.getCharacter().equals("h") && term != null) {
            highlight(workspace, term);
            return true;
        }
        Action action = switch (event.getCharacter()) {
            case "i" -> Action.INCLUDE;
            case "x" -> Action.EXCLUDE;
            case "=" -> Action.ONLY;
            default -> null;
        };
        if (action == null) {
            return false;
        }
        if (term == null) {
            workspace.say("This column holds nothing to filter by.");
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
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        workspace.say("Copied " + shown(text) + ".");
    }

    /// An item whose text is not searched for mnemonics: file names hold underscores.
    public static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String shown(String term) {
        return Display.value(Bytes.utf8(term), TERM_CHARACTERS).text();
    }
}
