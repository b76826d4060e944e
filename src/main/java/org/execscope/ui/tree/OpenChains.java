package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// The processes of which it is shown one by one what they ran or tried to run, in rows below their own and above
/// what is below them. They are opened by hand, so they are few. Immutable.
///
/// A row number is one of the rows that are shown now; a place's rank is its row's number if no such rows are shown.
final class OpenChains {
    static final OpenChains NONE = new OpenChains(List.of());

    private final List<Chain> chains;
    private final List<Chain> shown;
    /// The row of the process of each chain that is shown, and how many rows of chains there are up to its end.
    private final int[] rows;

    private final int[] ends;

    private record Chain(int process, List<Execution> executions) {
        Chain {
            executions = List.copyOf(executions);
        }
    }

    /// Where a place is shown.
    private record At(Chain chain, int place) {}

    private OpenChains(List<Chain> chains) {
        this(chains, List.of(), new int[0], new int[0]);
    }

    private OpenChains(List<Chain> chains, List<Chain> shown, int[] rows, int[] ends) {
        this.chains = chains;
        this.shown = shown;
        this.rows = rows;
        this.ends = ends;
    }

    /// With what one process ran shown, or no longer.
    OpenChains toggled(EventTable events, ProcessForest forest, int process) {
        List<Chain> now = new ArrayList<>(chains);
        if (!now.removeIf(chain -> chain.process == process)) {
            now.add(new Chain(process, Execution.of(events, forest, process)));
        }
        return new OpenChains(List.copyOf(now));
    }

    /// As far as their processes have rows.
    OpenChains over(TreeOrder order, RankedBits visible) {
        if (chains.isEmpty()) {
            return this;
        }
        List<At> there = chains.stream()
                .map(chain -> new At(chain, order.place(chain.process)))
                .filter(at -> visible.contains(at.place))
                .sorted(Comparator.comparingInt(At::place))
                .toList();
        int[] newRows = new int[there.size()];
        int[] newEnds = new int[newRows.length];
        int before = 0;
        for (int i = 0; i < newRows.length; i++) {
            newRows[i] = visible.rank(there.get(i).place) + before;
            before += there.get(i).chain.executions.size();
            newEnds[i] = before;
        }
        return new OpenChains(chains, there.stream().map(At::chain).toList(), newRows, newEnds);
    }

    /// Whether it is shown one by one what this process ran.
    boolean isOpen(int process) {
        return !chains.isEmpty() && chains.stream().anyMatch(chain -> chain.process == process);
    }

    /// What is shown of this process; nothing if it isn't open.
    List<Execution> executions(int process) {
        return chains.stream()
                .filter(chain -> chain.process == process)
                .findFirst()
                .map(Chain::executions)
                .orElse(List.of());
    }

    /// How many such rows there are.
    int count() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /// The row of a place with this rank.
    int rowOf(int rank) {
        int row = rank;
        for (int i = 0; i < rows.length && rows[i] < row; i++) {
            row = rank + ends[i];
        }
        return row;
    }

    /// The rank of the place that a row shows, or that ran what it shows.
    int rankOf(int row) {
        int at = lastBefore(row);
        if (at < 0) {
            return row;
        }
        return isExecution(at, row) ? rows[at] - (at == 0 ? 0 : ends[at - 1]) : row - ends[at];
    }

    /// What was run, where a row shows that; null where it shows a node.
    @Nullable
    Execution execution(int row) {
        int at = lastBefore(row);
        return at >= 0 && isExecution(at, row) ? shown.get(at).executions.get(row - rows[at] - 1) : null;
    }

    /// Its event, or -1.
    int imageEvent(int row) {
        Execution execution = execution(row);
        return execution == null ? -1 : execution.event();
    }

    private boolean isExecution(int at, int row) {
        return row - rows[at] <= shown.get(at).executions.size();
    }

    /// The last chain whose process stands above a row, or -1.
    private int lastBefore(int row) {
        int at = Arrays.binarySearch(rows, row);
        return (at < 0 ? -at - 1 : at) - 1;
    }
}
