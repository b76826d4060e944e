package org.execscope.ui.menu;

import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The key that does the same as a menu's item, shown in the column of keys. It does nothing by itself: the pane
/// that the item belongs to has a letter's meaning, and none where text is typed.
public final class ShownKey extends KeyCombination {
    private final String key;

    private ShownKey(String key) {
        this.key = key;
    }

    /// Shows what stands behind a tab in the item's words in the column of keys; an item without stays as it is.
    public static <T extends MenuItem> T on(T item) {
        String words = item.getText();
        int tab = words.indexOf('\t');
        if (tab >= 0) {
            item.setText(words.substring(0, tab));
            item.setAccelerator(new ShownKey(words.substring(tab + 1)));
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
