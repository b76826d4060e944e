package org.execscope.export;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.Identities.Id;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// The process forest as indented text, one process a line: the processes that match and all their ancestors.
public final class TreeText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DEEPEST_INDENT = 40;
    private static final int LINE = 2000;

    private final AuditTrail trail;
    private final EventTable events;
    private final ProcessForest forest;
    private final Appendable out;

    private TreeText(AuditTrail trail, ProcessForest forest, Appendable out) {
        this.trail = trail;
        this.events = trail.events();
        this.forest = forest;
        this.out = out;
    }

    /// @param matches the events that match; a process matches if one of its events does
    /// @param deepest how many levels to print, from 1
    public static void write(AuditTrail trail, ProcessForest forest, IntPredicate matches, int deepest, Appendable out)
            throws IOException {
        new TreeText(trail, forest, out).write(matches, deepest);
    }

    private void write(IntPredicate matches, int deepest) throws IOException {
        BitSet wanted = new BitSet();
        for (int i = 0; i < trail.execves().size(); i++) {
            int event = trail.execves().at(i);
            if (matches.test(event)) {
                markUpwards(wanted, forest.processOf(event));
            }
        }
        String group = "";
        for (int i = 0; i < forest.rootCount(); i++) {
            int root = forest.root(i);
            if (wanted.get(root)) {
                String own = group(root);
                if (!own.equals(group)) {
                    out.append(own).append('\n');
                    group = own;
                }
                branch(root, wanted, deepest);
            }
        }
    }

    private void markUpwards(BitSet wanted, int start) {
        for (int process = start; process != ProcessForest.NONE && !wanted.get(process); ) {
            wanted.set(process);
            process = forest.parent(process);
        }
    }

    private String group(int process) {
        return "host " + events.hosts().get(forest.host(process)).label() + ", boot " + forest.boot(process);
    }

    /// Depth first without recursion: a chain of 100,000 processes must not end the program.
    private void branch(int root, BitSet wanted, int deepest) throws IOException {
        int[] path = new int[64];
        int[] next = new int[64];
        int depth = 0;
        path[0] = root;
        line(root, 0);
        while (depth >= 0) {
            int process = path[depth];
            int child = ProcessForest.NONE;
            while (depth + 1 < deepest && next[depth] < forest.childCount(process)) {
                int candidate = forest.child(process, next[depth]++);
                if (wanted.get(candidate)) {
                    child = candidate;
                    break;
                }
            }
            if (child == ProcessForest.NONE) {
                depth--;
                continue;
            }
            depth++;
            if (depth == path.length) {
                path = java.util.Arrays.copyOf(path, depth * 2);
                next = java.util.Arrays.copyOf(next, depth * 2);
            }
            path[depth] = child;
            next[depth] = 0;
            line(child, depth);
        }
    }

    private void line(int process, int depth) throws IOException {
        if (depth <= DEEPEST_INDENT) {
            out.append("  ".repeat(depth));
        } else {
            out.append("  ".repeat(DEEPEST_INDENT))
                    .append("(level ")
                    .append(Integer.toString(depth + 1))
                    .append(") ");
        }
        Certainty link = forest.parentCertainty(process);
        boolean linked = forest.parent(process) != ProcessForest.NONE;
        if (linked && link != Certainty.CERTAIN) {
            out.append("≈ ").append(link.name().toLowerCase(Locale.ROOT)).append(' ');
        }
        if (forest.isPlaceholder(process)) {
            out.append("(pid ").append(Long.toString(forest.pid(process))).append(", not in the log)\n");
            return;
        }
        out.append(Long.toString(forest.pid(process))).append("  ");
        long start = forest.startMillis(process);
        out.append(forest.startIsExact(process) ? "" : "≤").append(TIME.format(Instant.ofEpochMilli(start)));
        int shown = forest.lastImage(process);
        int event = shown != ProcessForest.NONE ? shown : forest.event(process, 0);
        out.append("  ")
                .append(user(event))
                .append("  ")
                .append(what(process, event))
                .append('\n');
    }

    private String user(int event) {
        long uid = events.id(event, Id.EUID);
        if (uid == Identities.MISSING) {
            uid = events.id(event, Id.UID);
        }
        if (uid == Identities.MISSING) {
            return "uid —";
        }
        String name = trail.context(events.host(event)).users().get(uid);
        return name == null ? "uid " + uid : "uid " + uid + " (" + name + ")";
    }

    private String what(int process, int event) {
        StringBuilder text = new StringBuilder();
        int images = forest.imageCount(process);
        Bytes exe = events.exe(event) < 0 ? null : events.exes().get(events.exe(event));
        text.append(exe == null ? "exe —" : Display.value(exe));
        if (images > 1) {
            text.append(" [").append(images).append(" images]");
        }
        if (images == 0) {
            return text.append("  (no program start in the log)").toString();
        }
        List<@Nullable Bytes> argv = events.arguments(event);
        if (argv != null) {
            text.append("  ");
            switch (events.argvSource(event)) {
                case PROCTITLE -> text.append("≈ ");
                case EXECVE, NONE -> {}
            }
            text.append(Display.commandLine(argv, LINE).text());
            if (!events.argvComplete(event)) {
                text.append("  [arguments not complete]");
            }
        }
        return text.toString();
    }
}
