package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.execscope.event.Identities;
import org.execscope.finding.Severity;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.ProcessNames;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.timeline.TimelineRows;

/// The tree's rows and cells, made only while they are in view. Immutable.
final class TreeRows implements RowSource {
    private static final int DEEPEST_INDENT = 16;
    /// So many events of a process are looked at to see whether one is selected.
    private static final int LOOKED_AT = 64;

    private final AuditTrail trail;
    private final TreeState state;
    private final ProcessForest forest;
    private final ProcessFindings findings;
    private final RankedBits flagged;
    private final TreeTimes times;
    private final boolean filtered;
    private final ShownImages images;
    private final ImageLabels labels;

    /// @param flagged the places of processes with findings of some weight
    /// @param filtered whether there is a filter, so that a match is worth telling
    TreeRows(
            AuditTrail trail,
            TreeState state,
            ProcessFindings findings,
            RankedBits flagged,
            TreeTimes times,
            boolean filtered,
            ShownImages images) {
        this.trail = trail;
        this.state = state;
        this.forest = state.order().forest();
        this.findings = findings;
        this.flagged = flagged;
        this.times = times;
        this.filtered = filtered;
        this.images = images;
        labels = new ImageLabels(trail.events(), forest);
    }

    /// The same evidence with other branches open.
    TreeRows with(TreeState other) {
        return new TreeRows(trail, other, findings, flagged, times, filtered, images.in(other.order()));
    }

    /// The same rows with times shown otherwise.
    TreeRows with(TreeTimes other) {
        return new TreeRows(trail, state, findings, flagged, other, filtered, images);
    }

    /// The same rows with another event under the cursor.
    TreeRows at(int event) {
        ShownImages now = images.at(event);
        return now.equals(images) ? this : new TreeRows(trail, state, findings, flagged, times, filtered, now);
    }

    /// Which image each process is shown as.
    ShownImages images() {
        return images;
    }

    AuditTrail trail() {
        return trail;
    }

    TreeState state() {
        return state;
    }

    ProcessFindings findings() {
        return findings;
    }

    /// The places of processes with findings of some weight.
    RankedBits flagged() {
        return flagged;
    }

    TreeTimes times() {
        return times;
    }

    boolean filtered() {
        return filtered;
    }

    @Override
    public int rowCount() {
        return state.rowCount();
    }

    @Override
    public int eventAt(int row) {
        int image = state.chains().imageEvent(row);
        if (image >= 0) {
            return image;
        }
        int place = state.place(row);
        int node = place == TreeOrder.NONE ? TreeOrder.NONE : state.order().node(place);
        return state.order().isProcess(node) ? eventOf(node) : -1;
    }

    /// A process's row is selected if any of its events is: the timeline shows each of them.
    @Override
    public boolean isAny(int row, IntPredicate test) {
        int image = state.chains().imageEvent(row);
        if (image >= 0) {
            return test.test(image);
        }
        int place = state.place(row);
        int node = place == TreeOrder.NONE ? TreeOrder.NONE : state.order().node(place);
        if (!state.order().isProcess(node)) {
            return false;
        }
        int count = Math.min(LOOKED_AT, forest.eventCount(node));
        for (int i = 0; i < count; i++) {
            if (test.test(forest.event(node, i))) {
                return true;
            }
        }
        int known = eventOf(node);
        return known >= 0 && test.test(known);
    }

    /// What a process is known by: the image that it is shown as, else its first event.
    int eventOf(int process) {
        int image = images.of(process);
        if (image != ProcessForest.NONE) {
            return image;
        }
        return forest.eventCount(process) > 0 ? forest.event(process, 0) : -1;
    }

    @Override
    public String spoken(int row) {
        int place = state.place(row);
        if (place == TreeOrder.NONE) {
            return "";
        }
        int node = state.order().node(place);
        if (state.chains().imageEvent(row) >= 0) {
            return "image of pid " + forest.pid(node) + ", level " + (state.depth(place) + 2) + ", ";
        }
        StringBuilder words =
                new StringBuilder("level ").append(state.depth(place) + 1).append(", ");
        if (state.hasBelow(place)) {
            words.append(state.isOpen(place) ? "expanded, " : "collapsed, ");
        }
        if (state.order().isProcess(node)) {
            if (filtered) {
                words.append(state.matching().contains(place) ? "match, " : "no match, ");
            }
            if (forest.imageCount(node) > 1) {
                words.append(Words.number(forest.imageCount(node)))
                        .append(state.chains().isOpen(node) ? " images shown, " : " images, ");
            }
            int children = forest.childCount(node);
            words.append(Words.number(children)).append(children == 1 ? " child, " : " children, ");
            words.append("parent link ").append(linkWords(node)).append(", ");
        }
        return words.toString();
    }

    @Override
    public TableCell cell(int row, String column) {
        int place = state.place(row);
        if (place == TreeOrder.NONE) {
            return TableCell.EMPTY;
        }
        int image = state.chains().imageEvent(row);
        return image < 0 ? cellAt(place, column) : image(place, row, image, column);
    }

    private TableCell image(int place, int row, int event, String column) {
        int count = forest.imageCount(state.order().node(place));
        int level = Math.min(state.depth(place) + 1, DEEPEST_INDENT);
        return ImageCells.cell(trail, times, labels, event, state.chains().imageNumber(row), count, level, column);
    }

    /// The cell of a node, shown in a row or not.
    TableCell cellAt(int place, String column) {
        int node = state.order().node(place);
        if (!state.order().isProcess(node)) {
            return group(place, node, column);
        }
        TableCell cell = cellOf(place, node, column);
        boolean context = !state.matching().contains(place) && cell.style() == TableCell.Style.PLAIN;
        return context ? cell.styled(TableCell.Style.MUTED) : cell;
    }

    private TableCell cellOf(int place, int process, String column) {
        int event = eventOf(process);
        return switch (column) {
            case TreeColumns.PROCESS -> name(place, process);
            case TreeColumns.PID -> pid(process);
            case TreeColumns.STARTED -> started(process);
            case TreeColumns.ENDED -> ended(process);
            case TreeColumns.LIFE -> life(process);
            case TreeColumns.EVENTS -> count(forest.eventCount(process));
            case TreeColumns.BELOW -> count(forest.descendantCount(process));
            case TreeColumns.FINDINGS -> findings(process);
            case TreeColumns.LINK -> link(process);
            case TreeColumns.ID -> TableCell.of(forest.id(process));
            case TreeColumns.COMMAND -> withHidden(place, command(process, event));
            default ->
                event < 0 ? TableCell.of("—").styled(TableCell.Style.MUTED) : TimelineRows.cell(trail, event, column);
        };
    }

    private static TableCell count(int count) {
        return TableCell.of(count == 0 ? "" : Words.number(count));
    }

    private TableCell branch(int place, TableCell label) {
        int depth = state.depth(place);
        boolean below = state.hasBelow(place);
        boolean images = !below && hasImages(place);
        boolean open = below
                ? state.isOpen(place)
                : images && state.chains().isOpen(state.order().node(place));
        TableCell.Twisty twisty =
                !below && !images ? TableCell.Twisty.LEAF : open ? TableCell.Twisty.OPEN : TableCell.Twisty.CLOSED;
        String deep = depth > DEEPEST_INDENT ? "level " + Words.number(depth + 1L) + "  " : "";
        return label.withLead(deep + label.lead()).inTree(Math.min(depth, DEEPEST_INDENT), twisty);
    }

    /// Whether it is a process that ran several programs.
    boolean hasImages(int place) {
        int node = state.order().node(place);
        return state.order().isProcess(node) && forest.imageCount(node) > 1;
    }

    /// Behind what it ran stands what a closed branch hides.
    private TableCell withHidden(int place, TableCell command) {
        return state.hasBelow(place) && !state.isOpen(place)
                ? command.withKeptTail((command.tail() + "  " + hidden(place)).stripTrailing())
                : command;
    }

    /// What a closed branch holds: `30 below · 4 match · ⚠ 1`.
    private String hidden(int place) {
        int end = state.order().end(place);
        StringBuilder words = new StringBuilder(Words.number(end - place - 1L)).append(" below");
        int matching = filtered ? state.matching().count(place + 1, end) : 0;
        if (matching > 0) {
            words.append(" · ").append(Words.number(matching)).append(" match");
        }
        int suspicious = flagged.count(place + 1, end);
        if (suspicious > 0) {
            words.append(" · ⚠ ").append(Words.number(suspicious));
        }
        return words.toString();
    }

    private TableCell name(int place, int process) {
        boolean guess =
                forest.parent(process) != ProcessForest.NONE && forest.parentCertainty(process) != Certainty.CERTAIN;
        TableCell label = label(process);
        return branch(place, guess ? label.withLead("≈ " + label.lead()) : label);
    }

    private TableCell label(int process) {
        if (forest.isPlaceholder(process)) {
            return TableCell.of("(pid " + forest.pid(process) + ", not in the log)")
                    .styled(TableCell.Style.INFERRED);
        }
        return labels.of(process, eventOf(process));
    }

    private TableCell pid(int process) {
        TableCell cell = TableCell.of(Long.toString(forest.pid(process)));
        int generation = forest.generation(process);
        return generation == 0 ? cell : cell.withTail("·" + (generation + 1));
    }

    /// A birth in the log is a fact; else the first thing known of it is the latest that it can have begun.
    private TableCell started(int process) {
        long start = forest.startMillis(process);
        if (start == ProcessForest.UNKNOWN_TIME) {
            return TableCell.of("—").styled(TableCell.Style.MUTED);
        }
        if (forest.isPlaceholder(process)) {
            return times.cell("< ", start).styled(TableCell.Style.INFERRED);
        }
        return times.cell(forest.startIsExact(process) ? "" : "≤ ", start);
    }

    /// An exit in the log is a fact; else the last thing known of it is the earliest that it can have ended.
    private TableCell ended(int process) {
        if (forest.endIsExact(process)) {
            return times.cell("exit ", forest.endMillis(process));
        }
        TableCell cell = times.cell("≥ ", forest.lastSeenMillis(process));
        return forest.isPlaceholder(process) ? cell.styled(TableCell.Style.INFERRED) : cell;
    }

    private TableCell life(int process) {
        long last = forest.lastSeenMillis(process);
        long start = forest.startMillis(process);
        boolean exit = forest.endIsExact(process);
        return times.life(
                start == ProcessForest.UNKNOWN_TIME ? last : Math.min(start, last),
                forest.startIsExact(process),
                exit ? forest.endMillis(process) : last,
                exit);
    }

    private TableCell findings(int process) {
        Severity worst = findings.worst(process);
        if (worst == null) {
            return TableCell.EMPTY;
        }
        String words = findings.words(process) + " " + (worst == Severity.INFORMATIONAL ? "info" : worst.word());
        return worst.compareTo(Severity.MEDIUM) <= 0
                ? TableCell.EMPTY.withBadges(List.of("⚠ " + words))
                : TableCell.of(words).styled(TableCell.Style.MUTED);
    }

    /// Whether the node is a process of which a program start is in the log.
    boolean isSeen(int place) {
        int node = state.order().node(place);
        return state.order().isProcess(node) && forest.imageCount(node) > 0;
    }

    /// How sure it is who its parent is, and why.
    String linkWords(int process) {
        if (forest.parent(process) == ProcessForest.NONE) {
            return "— "
                    + (forest.isPlaceholder(process) ? "nothing above it is known" : reasonOr(process, "no parent"));
        }
        Certainty sure = forest.parentCertainty(process);
        String reason = forest.parentReason(process);
        return (sure == Certainty.CERTAIN ? "" : "≈ ")
                + sure.name().toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : ": " + reason);
    }

    private String reasonOr(int process, String otherwise) {
        String reason = forest.parentReason(process);
        return reason.isEmpty() ? otherwise : reason;
    }

    private TableCell link(int process) {
        TableCell cell = TableCell.of(linkWords(process));
        if (forest.parent(process) == ProcessForest.NONE) {
            return cell.styled(TableCell.Style.MUTED);
        }
        return forest.parentCertainty(process) == Certainty.CERTAIN ? cell : cell.styled(TableCell.Style.INFERRED);
    }

    private TableCell command(int process, int event) {
        if (forest.isPlaceholder(process)) {
            String child = forest.childCount(process) == 0
                    ? ""
                    : "known only as the parent of " + forest.pid(forest.child(process, 0))
                            + (forest.childCount(process) == 1 ? "" : " and others");
            return TableCell.of(child).styled(TableCell.Style.INFERRED);
        }
        if (forest.imageCount(process) == 0) {
            return TableCell.of("no program start of it is in the log").styled(TableCell.Style.INFERRED);
        }
        TableCell cell = TimelineRows.cell(trail, event, TreeColumns.COMMAND);
        long uid = trail.events().id(event, Identities.Id.UID);
        long euid = trail.events().id(event, Identities.Id.EUID);
        if (uid != euid && uid >= 0 && euid >= 0) {
            List<String> badges = new ArrayList<>(cell.badges());
            badges.addFirst(uid + " → " + euid);
            return cell.withBadges(badges);
        }
        return cell;
    }

    /// A host in one boot, or siblings that ran the same program.
    private TableCell group(int place, int node, String column) {
        boolean fold = state.order().isFold(node);
        int first = state.order().process(node);
        return switch (column) {
            case TreeColumns.PROCESS -> branch(place, fold ? fold(node, first) : boot(first));
            case TreeColumns.STARTED -> started(first);
            case TreeColumns.BELOW -> count(state.order().end(place) - place - 1);
            case TreeColumns.COMMAND -> withHidden(place, fold ? foldWords(place, first) : TableCell.EMPTY);
            default -> TableCell.EMPTY;
        };
    }

    private TableCell boot(int first) {
        return TableCell.of(trail.events().hosts().get(forest.host(first)).label())
                .withTail("· boot " + forest.boot(first));
    }

    private TableCell fold(int node, int first) {
        int image = forest.lastImage(first);
        TableCell program = image == ProcessForest.NONE ? label(first) : labels.program(image);
        return program.withLead("×" + Words.number(state.order().foldSize(node)) + " ");
    }

    /// What the folded siblings have in common, and how many of them the filter leaves.
    private TableCell foldWords(int place, int first) {
        String common = Repeats.words(trail.events(), forest.lastImage(first));
        int shown = state.there().count(place + 1, state.order().end(place));
        int held = state.order().end(place) - place - 1;
        String some = shown == held ? "" : Words.number(shown) + " of " + Words.number(held) + " shown";
        return TableCell.of(common).withLead("(folded) ").withKeptTail(some).styled(TableCell.Style.INFERRED);
    }

    /// What a process is called on a button.
    String shortName(int process) {
        return ProcessNames.shortName(trail, forest, process);
    }
}
