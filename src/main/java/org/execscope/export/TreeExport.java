package org.execscope.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;

/// The process forest written for others: the processes that match and all above them.
public final class TreeExport {
    /// How it is written.
    public enum Format {
        /// Indented text, one process a line.
        TEXT,
        /// An array of one object a process.
        JSON,
        /// The language of Graphviz.
        DOT
    }

    /// What of it is written.
    ///
    /// @param matches the events that match; a process matches if one of its program starts does
    /// @param roots where to begin; empty for the roots of the forest
    /// @param deepest how many levels, from 1
    public record Part(IntPredicate matches, BitSet roots, int deepest) {}

    private final ProcessForest forest;
    private final TreeWriter writer;
    private final BitSet wanted = new BitSet();
    private final BitSet matching = new BitSet();

    private TreeExport(ProcessForest forest, TreeWriter writer) {
        this.forest = forest;
        this.writer = writer;
    }

    public static void write(AuditTrail trail, ProcessForest forest, Part part, Format format, Appendable out)
            throws IOException {
        TreeWriter writer = switch (format) {
            case TEXT -> new TreeText(trail, forest, out);
            case JSON -> new TreeJson(trail, forest, out);
            case DOT -> new TreeDot(trail, forest, out);
        };
        new TreeExport(forest, writer).write(trail, part);
    }

    private void write(AuditTrail trail, Part part) throws IOException {
        for (int i = 0; i < trail.execves().size(); i++) {
            int event = trail.execves().at(i);
            if (part.matches().test(event)) {
                mark(forest.processOf(event));
            }
        }
        if (part.roots().isEmpty()) {
            for (int i = 0; i < forest.rootCount(); i++) {
                branch(forest.root(i), part.deepest());
            }
        } else {
            for (int root = part.roots().nextSetBit(0);
                    root >= 0;
                    root = part.roots().nextSetBit(root + 1)) {
                branch(root, part.deepest());
            }
        }
        writer.end();
    }

    private void mark(int matched) {
        if (matched == ProcessForest.NONE) {
            return;
        }
        matching.set(matched);
        for (int up = matched; up != ProcessForest.NONE && !wanted.get(up); up = forest.parent(up)) {
            wanted.set(up);
        }
    }

    /// Depth first without recursion: a chain of 100,000 processes must not end the program.
    private void branch(int root, int deepest) throws IOException {
        if (!wanted.get(root)) {
            return;
        }
        int[] path = new int[64];
        int[] next = new int[64];
        int depth = 0;
        path[0] = root;
        writer.process(root, 0, ProcessForest.NONE, matching.get(root));
        while (depth >= 0) {
            int child = depth + 1 < deepest ? nextChild(path[depth], next, depth) : ProcessForest.NONE;
            if (child == ProcessForest.NONE) {
                depth--;
                continue;
            }
            depth++;
            if (depth == path.length) {
                path = Arrays.copyOf(path, depth * 2);
                next = Arrays.copyOf(next, depth * 2);
            }
            path[depth] = child;
            next[depth] = 0;
            writer.process(child, depth, path[depth - 1], matching.get(child));
        }
    }

    private int nextChild(int process, int[] next, int depth) {
        while (next[depth] < forest.childCount(process)) {
            int child = forest.child(process, next[depth]++);
            if (wanted.get(child)) {
                return child;
            }
        }
        return ProcessForest.NONE;
    }
}
