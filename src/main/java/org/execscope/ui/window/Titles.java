package org.execscope.ui.window;

import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;

/// File names for the window's title.
final class Titles {
    private static final int LONGEST = 80;

    private Titles() {}

    static String safe(String name) {
        return Display.value(Bytes.utf8(name), LONGEST).text();
    }
}
