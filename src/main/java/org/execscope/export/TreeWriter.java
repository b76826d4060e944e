package org.execscope.export;

import java.io.IOException;

/// Writes a process forest, process by process, each after its parent.
interface TreeWriter {
    /// @param depth 0 for those that stand at the top
    /// @param parent the one above it in what is written, or -1
    /// @param matches whether an event of it matches, so that it isn't there for context alone
    void process(int process, int depth, int parent, boolean matches) throws IOException;

    /// Nothing more comes.
    void end() throws IOException;
}
