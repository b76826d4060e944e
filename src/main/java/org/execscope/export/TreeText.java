package org.execscope.export;

import java.io.IOException;
import java.util.Locale;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;

/// One process a line: start, pid and user in columns, then the command line, indented.
final class TreeText implements TreeWriter {
    private static final int DEEPEST_INDENT = 40;

    private final ProcessForest forest;
    private final ProcessFacts facts;
    private final Appendable out;
    private String place = "";

    TreeText(AuditTrail trail, ProcessForest forest, Appendable out) {
        this.forest = forest;
        this.facts = new ProcessFacts(trail, forest);
        this.out = out;
    }

    @Override
    public void process(int process, int depth, int parent, boolean matches) throws IOException {
        String own = facts.place(process);
        if (depth == 0 && !own.equals(place)) {
            out.append(own).append('\n');
            place = own;
        }
        out.append(String.format(
                Locale.ROOT, "%24s %9s  %-16s  ", facts.start(process), pid(process), facts.user(process)));
        if (depth <= DEEPEST_INDENT) {
            out.append("  ".repeat(depth));
        } else {
            out.append("  ".repeat(DEEPEST_INDENT)).append("(level " + (depth + 1) + ") ");
        }
        Certainty sure = forest.parentCertainty(process);
        if (forest.parent(process) != ProcessForest.NONE && sure != Certainty.CERTAIN) {
            out.append("≈").append(ProcessFacts.word(sure)).append(' ');
        }
        out.append(facts.what(process)).append('\n');
    }

    /// With the number of the holder where the pid was used again.
    private String pid(int process) {
        int generation = forest.generation(process);
        return forest.pid(process) + (generation == 0 ? "" : "." + generation);
    }

    @Override
    public void end() {
        // Each line stands for itself.
    }
}
