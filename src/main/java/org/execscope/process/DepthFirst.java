package org.execscope.process;

import java.util.Arrays;

/// Walks down trees, each node after its parent and before its next sibling. No recursion: a chain of 100,000
/// processes is a tree like others.
public final class DepthFirst {
    /// No child any more.
    public static final int NONE = -1;

    /// A child that isn't walked to; the next one may be.
    public static final int SKIP = -2;

    private int[] path = new int[64];
    private int[] next = new int[64];

    /// What is walked, and what is done on the way.
    ///
    /// @param <E> what may go wrong on the way
    public interface Visitor<E extends Exception> {
        /// The child of a node at an index from 0; [#SKIP], or [#NONE] behind the last.
        int child(int node, int index, int depth);

        /// @param depth 0 for the root
        /// @param parent [#NONE] for the root
        void enter(int node, int depth, int parent) throws E;

        /// All below the node was walked.
        default void leave(int node) throws E {
            // Most have nothing to do then.
        }
    }

    /// Walks over a root and all below it; one walk at a time.
    public <E extends Exception> void walk(int root, Visitor<E> visitor) throws E {
        int depth = 0;
        path[0] = root;
        next[0] = 0;
        visitor.enter(root, 0, NONE);
        while (depth >= 0) {
            int child = visitor.child(path[depth], next[depth]++, depth);
            if (child == NONE) {
                visitor.leave(path[depth--]);
            } else if (child != SKIP) {
                depth++;
                if (depth == path.length) {
                    path = Arrays.copyOf(path, depth * 2);
                    next = Arrays.copyOf(next, depth * 2);
                }
                path[depth] = child;
                next[depth] = 0;
                visitor.enter(child, depth, path[depth - 1]);
            }
        }
    }
}
