package org.execscope.export;

import java.io.IOException;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;

/// A directed graph in the language of Graphviz: links that aren't certain are dashed and say so.
final class TreeDot implements TreeWriter {
    private static final int LABEL = 120;

    private final ProcessForest forest;
    private final ProcessFacts facts;
    private final Appendable out;

    TreeDot(AuditTrail trail, ProcessForest forest, Appendable out) throws IOException {
        this.forest = forest;
        this.facts = new ProcessFacts(trail, forest);
        this.out = out;
        out.append("digraph processes {\n  rankdir=LR;\n  node [shape=box, fontname=\"monospace\"];\n");
    }

    @Override
    public void process(int process, int depth, int parent, boolean matches) throws IOException {
        String what = facts.what(process);
        String label = what.length() <= LABEL ? what : what.substring(0, cut(what)) + "…";
        out.append("  ").append(quoted(forest.id(process))).append(" [label=");
        out.append(quoted(forest.pid(process) + "  " + facts.user(process) + "\n" + label));
        out.append(matches ? "" : ", color=gray, fontcolor=gray").append("];\n");
        if (parent != ProcessForest.NONE) {
            Certainty sure = forest.parentCertainty(process);
            out.append("  ").append(quoted(forest.id(parent))).append(" -> ");
            out.append(quoted(forest.id(process)));
            out.append(
                    sure == Certainty.CERTAIN ? "" : " [style=dashed, label=" + quoted(ProcessFacts.word(sure)) + "]");
            out.append(";\n");
        }
    }

    /// Not between the halves of one character.
    private static int cut(String text) {
        return Character.isHighSurrogate(text.charAt(LABEL - 1)) ? LABEL - 1 : LABEL;
    }

    /// A string of the language: only quotes and backslashes mean something in it, and a break is `\n`.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @Override
    public void end() throws IOException {
        out.append("}\n");
    }
}
