package org.execscope.export;

import java.io.IOException;
import java.io.Writer;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.execscope.process.DepthFirst;
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
    private final DepthFirst walk = new DepthFirst();
    private int written;

    private TreeExport(ProcessForest forest, TreeWriter writer) {
        this.forest = forest;
        this.writer = writer;
    }

    /// @return how many processes were written
    public static int write(AuditTrail trail, ProcessForest forest, Part part, Format format, Writer out)
            throws IOException {
        TreeWriter writer = switch (format) {
            case TEXT -> new TreeText(trail, forest, out);
            case JSON -> new TreeJson(trail, forest, out);
            case DOT -> new TreeDot(trail, forest, out);
        };
        TreeExport export = new TreeExport(forest, writer);
        export.write(trail, part);
        return export.written;
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

    private void branch(int root, int deepest) throws IOException {
        if (wanted.get(root)) {
            walk.walk(root, new Branch(deepest));
        }
    }

    /// What is wanted of a branch, down to a level.
    private final class Branch implements DepthFirst.Visitor<IOException> {
        private final int deepest;

        Branch(int deepest) {
            this.deepest = deepest;
        }

        @Override
        public int child(int process, int index, int depth) {
            if (depth + 1 >= deepest || index >= forest.childCount(process)) {
                return DepthFirst.NONE;
            }
            int child = forest.child(process, index);
            return wanted.get(child) ? child : DepthFirst.SKIP;
        }

        @Override
        public void enter(int process, int depth, int parent) throws IOException {
            writer.process(process, depth, parent, matching.get(process));
            written++;
        }
    }
}
