package org.execscope.ui.window;

import java.nio.file.Path;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;

/// The window's title.
final class Titles {
    private static final int LONGEST = 80;

    private Titles() {}

    /// Of what was given to be opened: "audit.log and 2 more — Execscope".
    static String of(List<Path> given) {
        if (given.isEmpty()) {
            return "Execscope";
        }
        Path name = given.getFirst().toAbsolutePath().getFileName();
        String more = given.size() > 1 ? " and " + (given.size() - 1) + " more" : "";
        return (name == null ? "/" : safe(name.toString())) + more + " — Execscope";
    }

    static String safe(String name) {
        return Display.value(Bytes.utf8(name), LONGEST).text();
    }
}
