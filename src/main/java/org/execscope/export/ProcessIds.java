package org.execscope.export;

import java.util.function.Function;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// Writes the ids of processes ([ProcessForest#id(int)]). What stands before the pid is that of all processes of a
/// boot, and formatted once.
final class ProcessIds {
    private static final int SLOTS = 256;

    private final @Nullable ProcessForest processes;
    private final Cells boots;

    /// @param cell makes the cell of a text, in quotes or not
    ProcessIds(AuditTrail trail, Function<String, Cells.Cell> cell) {
        ProcessForest forest = trail.processes();
        processes = forest;
        boots = new Cells(SLOTS, boot -> cell.apply(forest == null ? "" : forest.idOfBoot(boot)));
    }

    /// Writes the cell of a process that there is.
    ///
    /// @return how many cells were neutralised in it
    int write(int process, ByteSink out) {
        if (processes == null) {
            return 0;
        }
        Cells.Cell begin = boots.get(processes.bootOf(process));
        out.add(begin.bytes());
        boolean inQuotes = begin.bytes()[begin.bytes().length - 1] == '"';
        if (inQuotes) {
            out.cut(1);
        }
        out.number(processes.pid(process));
        out.add('.');
        out.number(processes.generation(process));
        if (inQuotes) {
            out.add('"');
        }
        return begin.neutralised();
    }
}
