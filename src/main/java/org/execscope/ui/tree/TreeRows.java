package org.execscope.ui.tree;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.timeline.TimelineRows;
import org.jspecify.annotations.Nullable;

/// The visible nodes of the process forest, flattened: those whose ancestors are all open. No recursion: a
/// chain of
/// 100,000 processes is a tree like others.
final class TreeRows implements RowSource {
    private static final int DEEPEST_INDENT = 30;

    private final AuditTrail trail;
    private final ProcessForest forest;
    private final BitSet wanted;
    private final BitSet matching;
    private final BitSet open;
    private int[] nodes = new int[256];
    private int[] depths = new int[256];
    private int count;

    /// @param wanted the processes shown: those that match and their ancestors
    /// @param matching those of which an event matches
    /// @param open those whose children are shown; written to by [#open(int, boolean)]
    TreeRows(AuditTrail trail, ProcessForest forest, BitSet wanted, BitSet matching, BitSet open) {
        this.trail = trail;
        this.forest = forest;
        this.wanted = wanted;
        this.matching = matching;
        this.open = open;
        lay();
    }

    ProcessForest forest() {
        return forest;
    }

    /// Lists the visible nodes anew.
    void lay() {
        count = 0;
        int[] path = new int[64];
        int[] next = new int[64];
        for (int i = 0; i < forest.rootCount(); i++) {
            int root = forest.root(i);
            if (!wanted.get(root)) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            next[0] = 0;
            add(root, 0);
            while (depth >= 0) {
                int child = open.get(path[depth]) ? nextChild(path[depth], next, depth) : ProcessForest.NONE;
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
                add(child, depth);
            }
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

    private void add(int node, int depth) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
            depths = Arrays.copyOf(depths, count * 2);
        }
        nodes[count] = node;
        depths[count++] = depth;
    }

    @Override
    public int rowCount() {
        return count;
    }

    int process(int row) {
        return row >= 0 && row < count ? nodes[row] : ProcessForest.NONE;
    }

    int depth(int row) {
        return depths[row];
    }

    /// The row of a process, or -1 if it isn't visible.
    int rowOf(int process) {
        for (int row = 0; row < count; row++) {
            if (nodes[row] == process) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int eventAt(int row) {
        int process = process(row);
        return process == ProcessForest.NONE ? -1 : eventOf(process);
    }

    /// What a process is known by: its newest image, else its first event.
    private int eventOf(int process) {
        int image = forest.lastImage(process);
        if (image != ProcessForest.NONE) {
            return image;
        }
        return forest.eventCount(process) > 0 ? forest.event(process, 0) : -1;
    }

    boolean isOpen(int row) {
        return open.get(process(row));
    }

    boolean hasChildren(int row) {
        int process = process(row);
        for (int i = 0; i < forest.childCount(process); i++) {
            if (wanted.get(forest.child(process, i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether an event of the process matches the filter.
    boolean isMatch(int row) {
        return matching.get(process(row));
    }

    void open(int process, boolean on) {
        open.set(process, on);
    }

    @Override
    public TableCell cell(int row, String column) {
        int process = process(row);
        int event = eventOf(process);
        TableCell cell = switch (column) {
            case "process" -> name(row, process);
            case "pid" -> pid(process);
            case "started" -> started(process);
            case "below" -> {
                int below = forest.descendantCount(process);
                yield TableCell.of(below == 0 ? "" : Words.number(below));
            }
            case "command" -> command(process, event);
            default -> event < 0 ? TableCell.EMPTY : TimelineRows.cell(trail, event, column);
        };
        boolean context = !matching.get(process) && cell.style() == TableCell.Style.PLAIN;
        return context ? cell.styled(TableCell.Style.MUTED) : cell;
    }

    private TableCell name(int row, int process) {
        TableCell.Twisty twisty = !hasChildren(row)
                ? TableCell.Twisty.LEAF
                : isOpen(row) ? TableCell.Twisty.OPEN : TableCell.Twisty.CLOSED;
        int indent = Math.min(depths[row], DEEPEST_INDENT);
        boolean guess =
                forest.parent(process) != ProcessForest.NONE && forest.parentCertainty(process) != Certainty.CERTAIN;
        String sign = (depths[row] > DEEPEST_INDENT ? "level " + (depths[row] + 1) + " " : "") + (guess ? "≈ " : "");
        return label(process).withLead(sign).inTree(indent, twisty);
    }

    private TableCell label(int process) {
        if (forest.isPlaceholder(process)) {
            return TableCell.of("(pid " + forest.pid(process) + ", not in the log)")
                    .styled(TableCell.Style.INFERRED);
        }
        int event = eventOf(process);
        Bytes exe = exe(event);
        if (exe == null) {
            return TableCell.of("pid " + forest.pid(process) + " (start not in the log)")
                    .styled(TableCell.Style.INFERRED);
        }
        TableCell cell = TableCell.of(Display.value(exe, Display.CELL));
        int images = forest.imageCount(process);
        return images > 1 ? cell.withTail("· image " + images + " of " + images) : cell;
    }

    private @Nullable Bytes exe(int event) {
        EventTable events = trail.events();
        return event < 0 || events.exe(event) < 0 ? null : events.exes().get(events.exe(event));
    }

    private TableCell pid(int process) {
        TableCell cell = TableCell.of(Long.toString(forest.pid(process)));
        int generation = forest.generation(process);
        return generation == 0 ? cell : cell.withTail("·" + (generation + 1));
    }

    private TableCell started(int process) {
        long start = forest.startMillis(process);
        if (start == ProcessForest.UNKNOWN_TIME) {
            return TableCell.EMPTY;
        }
        String clock = Words.time(start).substring(5, 23);
        TableCell cell = TableCell.of(clock.substring(6)).withLead(clock.substring(0, 6));
        return forest.isPlaceholder(process) ? cell.withLead("before " + clock.substring(0, 6)) : cell;
    }

    private TableCell command(int process, int event) {
        if (forest.isPlaceholder(process)) {
            String child = forest.childCount(process) == 0
                    ? ""
                    : "known only as the parent of " + forest.pid(forest.child(process, 0));
            return TableCell.of(child).styled(TableCell.Style.INFERRED);
        }
        if (forest.imageCount(process) == 0) {
            return TableCell.of("no program start of it is in the log").styled(TableCell.Style.INFERRED);
        }
        TableCell cell = TimelineRows.cell(trail, event, "command");
        long uid = trail.events().id(event, Identities.Id.UID);
        long euid = trail.events().id(event, Identities.Id.EUID);
        if (uid != euid && uid >= 0 && euid >= 0) {
            List<String> badges = new java.util.ArrayList<>(cell.badges());
            badges.addFirst(uid + " → " + euid);
            return cell.withBadges(badges);
        }
        return cell;
    }
}
