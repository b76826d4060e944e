package org.execscope.ui.menu;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.keys.Place;

/// The key that does the same as a menu's item, shown in the column of keys. It does nothing by itself: the pane
/// that the item belongs to has a letter's meaning, and none where text is typed.
public final class ShownKey extends KeyCombination {
    /// As it is usually.
    private final String usual;

    private final String key;

    private ShownKey(String usual, String key) {
        this.usual = usual;
        this.key = key;
    }

    /// Shows the letters that the user chose.
    ///
    /// @param place where the items' keys are typed
    public static void choose(List<? extends MenuItem> items, Place place, Letters letters) {
        for (MenuItem item : items) {
            if (item.getAccelerator() instanceof ShownKey shown) {
                String chosen = chosen(shown.usual, place, letters);
                if (!chosen.equals(shown.key)) {
                    item.setAccelerator(new ShownKey(shown.usual, chosen));
                }
            }
            if (item instanceof Menu menu) {
                choose(menu.getItems(), place, letters);
            }
        }
    }

    /// A letter, or one with a digit behind it.
    private static String chosen(String usual, Place place, Letters letters) {
        boolean isLetter = usual.length() == 1 || usual.matches(". [0-9]");
        return isLetter ? letters.shown(place, usual.substring(0, 1)) + usual.substring(1) : usual;
    }

    /// Shows what stands behind a tab in the item's words in the column of keys; an item without stays as it is.
    public static <T extends MenuItem> T on(T item) {
        String words = item.getText();
        int tab = words.indexOf('\t');
        if (tab >= 0) {
            item.setText(words.substring(0, tab));
            item.setAccelerator(new ShownKey(words.substring(tab + 1), words.substring(tab + 1)));
        }
        return item;
    }

    @Override
    public boolean match(KeyEvent event) {
        return false;
    }

    @Override
    public String getName() {
        return key;
    }

    @Override
    public String getDisplayText() {
        return key;
    }

    /// Each is its own: that of the superclass tells modifiers apart alone.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
