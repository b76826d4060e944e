package org.execscope.ui.model;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What is copied: text alone, on the system's clipboard.
public final class ClipboardText {
    private ClipboardText() {}

    /// @param text already escaped as it is to be pasted
    public static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
