package org.execscope.ui.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// A fault of the program, in words for its user and in words for those who mend it. The messages of exceptions can
/// hold evidence, so they stand in neither.
public final class Fault {
    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 60;

    private Fault() {}

    /// @param doing what the program was about, as "filtering"
    /// @param copy takes the details to the clipboard
    static Notice notice(String doing, Throwable problem, Consumer<String> copy) {
        return new Notice(
                Notice.Level.ERROR,
                "Something went wrong in Execscope while " + doing + ". The evidence is untouched.",
                List.of(
                        Notice.Way.beside("Copy details", () -> copy.accept(details(doing, problem))),
                        new Notice.Way("Continue", () -> {})));
    }

    /// What went wrong and where in the program, without a word of evidence: classes, methods and lines.
    public static String details(String doing, Throwable problem) {
        List<String> lines = new ArrayList<>();
        lines.add("Execscope, while " + doing);
        lines.add("Java " + Runtime.version() + ", JavaFX " + System.getProperty("javafx.runtime.version", "?") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", memory at most "
                + Words.size(Runtime.getRuntime().maxMemory()));
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = problem; at != null && seen.add(at) && seen.size() <= MOST_CAUSES; at = at.getCause()) {
            lines.add((seen.size() == 1 ? "" : "caused by ") + at.getClass().getName());
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
                lines.add("    at " + frames[i]);
            }
        }
        return String.join("\n", lines);
    }
}
