package org.execscope.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.event.EventTable;
import org.execscope.event.Host;

/// The processes of the evidence and who started whom. A process is a number from 0; each is one holder of a
/// pid on one
/// host in one boot, so a pid that was used again has several. Immutable.
///
/// Processes are numbered boot by boot, in each boot roots first and then level by level, so that children of
/// one
/// parent
/// stand in a row. 36 bytes a process and 8 an event.
public final class ProcessForest {
    /// What a method gives where there is no such process, event or time.
    public static final int NONE = -1;

    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    static final Certainty[] SURE = Certainty.values();

    /// So many events after its last image, the image is noted.
    static final int FAR = 64;
    private static final int GENERATION = 30;
    private static final int GENERATION_MOST = 0xffff;
    private static final int IMAGES = 46;
    private static final int IMAGES_MOST = 0xffff;
    private static final int BIG_PID = Integer.MIN_VALUE;

    private final EventTable events;
    private final String[] labels;
    private final int size;
    /// For each boot: its host, its number, its first process, its roots.
    private final int[] bootHost;

    private final int[] bootNumber;
    private final int[] bootFrom;
    private final int[] rootsFrom;

    private final int[] processOf;
    private final int[] ownEvents;
    private final int[] eventFrom;
    private final int[] pid;
    private final int[] parent;
    private final int[] childFrom;
    private final int[] descendants;
    private final int[] seen;
    private final int[] gone;
    /// As in [Draft], then generation and images.
    private final long[] bits;

    private final Map<Integer, Long> bigPids = new HashMap<>();
    private final Map<Integer, Integer> bigGenerations = new HashMap<>();
    private final Sparse births = new Sparse();
    private final Sparse farImages = new Sparse();

    private ProcessForest(EventTable events, List<BootDraft> boots, int[] processOf) {
        this.events = events;
        this.processOf = processOf;
        labels = labels(events);
        bootHost = new int[boots.size()];
        bootNumber = new int[boots.size()];
        bootFrom = new int[boots.size() + 1];
        rootsFrom = new int[boots.size() + 1];
        for (int b = 0; b < boots.size(); b++) {
            bootHost[b] = boots.get(b).host;
            bootNumber[b] = boots.get(b).number;
            bootFrom[b + 1] = Math.addExact(bootFrom[b], boots.get(b).draft.size());
        }
        size = bootFrom[boots.size()];
        eventFrom = new int[size + 1];
        pid = new int[size];
        parent = new int[size];
        childFrom = new int[size + 1];
        descendants = new int[size];
        seen = new int[size];
        gone = new int[size];
        bits = new long[size];
        int owned = 0;
        for (BootDraft boot : boots) {
            for (int p = 0; p < boot.draft.size(); p++) {
                owned += boot.draft.events(p);
            }
        }
        ownEvents = new int[owned];
    }

    static ProcessForest of(EventTable events, List<BootDraft> boots, int[] processOf) {
        ProcessForest forest = new ProcessForest(events, boots, processOf);
        for (int b = 0; b < boots.size(); b++) {
            forest.add(b, boots.get(b));
        }
        forest.childFrom[forest.size] = forest.size;
        forest.eventFrom[forest.size] = forest.ownEvents.length;
        // The last of a boot has no children: those that begin where the next boot's do are not its own.
        for (int b = boots.size() - 1; b >= 0; b--) {
            int end = forest.bootFrom[b + 1];
            if (end > forest.bootFrom[b]) {
                forest.childFrom[end - 1] = forest.childFrom[end];
            }
        }
        return forest;
    }

    private void add(int b, BootDraft boot) {
        Draft draft = boot.draft;
        int[] order = levels(b, draft);
        int[] numberOf = new int[draft.size()];
        for (int i = 0; i < order.length; i++) {
            numberOf[order[i]] = bootFrom[b] + i;
        }
        int ownFrom = eventFrom[bootFrom[b]];
        for (int i = 0; i < order.length; i++) {
            int p = bootFrom[b] + i;
            int old = order[i];
            eventFrom[p] = ownFrom;
            ownFrom += draft.events(old);
            parent[p] = draft.parent(old) < 0 ? NONE : numberOf[draft.parent(old)];
            seen[p] = draft.seen(old);
            gone[p] = draft.gone(old);
            pack(p, draft, old);
        }
        if (bootFrom[b + 1] < eventFrom.length) {
            eventFrom[bootFrom[b + 1]] = ownFrom;
        }
        for (int p = bootFrom[b + 1] - 1; p >= bootFrom[b]; p--) {
            if (parent[p] != NONE) {
                descendants[parent[p]] += descendants[p] + 1;
            }
        }
        listEvents(boot.rows, numberOf, bootFrom[b]);
        for (int i = 0; i < order.length; i++) {
            noteFarImage(bootFrom[b] + i, draft.farImage(order[i]));
        }
    }

    private void pack(int p, Draft draft, int old) {
        long number = draft.pid(old);
        if (number > Integer.MAX_VALUE) {
            bigPids.put(p, number);
            pid[p] = BIG_PID;
        } else {
            pid[p] = (int) number;
        }
        int generation = draft.generation(old);
        if (generation >= GENERATION_MOST) {
            bigGenerations.put(p, generation);
        }
        bits[p] = draft.bits(old) & Draft.LASTING
                | (long) Math.min(generation, GENERATION_MOST) << GENERATION
                | (long) Math.min(draft.images(old), IMAGES_MOST) << IMAGES;
        if (draft.is(old, Draft.START_EXACT)) {
            births.add(p, draft.start(old));
        }
    }

    /// The processes of a boot level by level, those of one parent in a row, in the order in which they were
    /// met.
    private int[] levels(int b, Draft draft) {
        int[] from = new int[draft.size() + 1];
        int[] order = new int[draft.size()];
        int end = 0;
        for (int p = 0; p < draft.size(); p++) {
            if (draft.parent(p) < 0) {
                order[end++] = p;
            } else {
                from[draft.parent(p) + 1]++;
            }
        }
        rootsFrom[b + 1] = rootsFrom[b] + end;
        for (int p = 0; p < draft.size(); p++) {
            from[p + 1] += from[p];
        }
        int[] children = new int[draft.size() - end];
        int[] next = Arrays.copyOf(from, draft.size());
        for (int p = 0; p < draft.size(); p++) {
            if (draft.parent(p) >= 0) {
                children[next[draft.parent(p)]++] = p;
            }
        }
        for (int i = 0; i < order.length; i++) {
            childFrom[bootFrom[b] + i] = bootFrom[b] + end;
            int old = order[i];
            int count = from[old + 1] - from[old];
            System.arraycopy(children, from[old], order, end, count);
            end += count;
        }
        return order;
    }

    private void listEvents(int[] rows, int[] numberOf, int base) {
        int[] next = Arrays.copyOfRange(eventFrom, base, base + numberOf.length);
        for (int e : rows) {
            if (processOf[e] != NONE) {
                int p = numberOf[processOf[e]];
                processOf[e] = p;
                ownEvents[next[p - base]++] = e;
            }
        }
    }

    private void noteFarImage(int p, int image) {
        if (image >= 0 && eventFrom[p + 1] - eventFrom[p] > FAR) {
            farImages.add(p, image);
        }
    }

    private static String[] labels(EventTable events) {
        Set<String> taken = new HashSet<>();
        Map<String, Integer> times = new HashMap<>();
        List<Host> hosts = events.hosts();
        String[] names = new String[hosts.size()];
        for (Host host : hosts) {
            times.merge(host.label(), 1, Integer::sum);
        }
        for (int i = 0; i < names.length; i++) {
            String label = hosts.get(i).label();
            String name = times.getOrDefault(label, 1) == 1
                    ? label
                    : label + "~" + (hosts.get(i).set() + 1);
            while (!taken.add(name)) {
                name += "~";
            }
            names[i] = name;
        }
        return names;
    }

    /// How many processes there are, placeholders among them.
    public int size() {
        return size;
    }

    /// The process an event belongs to, or [#NONE] (events without a pid, auditd's own, kernel
    /// configuration).
    public int processOf(int event) {
        return event < 0 || event >= processOf.length ? NONE : processOf[event];
    }

    /// `host/boot/pid.generation`: the same for the same evidence, whatever the order of files. Boots count
    /// from 1,
    /// generations from 0. Safe to show.
    public String id(int process) {
        int b = bootOf(process);
        return labels[bootHost[b]] + "/" + bootNumber[b] + "/" + pid(process) + "." + generation(process);
    }

    /// The process with this id, or [#NONE].
    public int find(String id) {
        int slash = id.lastIndexOf('/');
        int dot = id.lastIndexOf('.');
        if (slash < 0 || dot < slash) {
            return NONE;
        }
        long wanted;
        int generation;
        try {
            wanted = Long.parseLong(id.substring(slash + 1, dot));
            generation = Integer.parseInt(id.substring(dot + 1));
        } catch (NumberFormatException _) {
            return NONE;
        }
        for (int b = 0; b < bootHost.length; b++) {
            if (!id.substring(0, slash).equals(labels[bootHost[b]] + "/" + bootNumber[b])) {
                continue;
            }
            for (int p = bootFrom[b]; p < bootFrom[b + 1]; p++) {
                if (pid(p) == wanted && generation(p) == generation) {
                    return p;
                }
            }
        }
        return NONE;
    }

    private int bootOf(int process) {
        int low = 0;
        int high = bootHost.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (bootFrom[middle] <= process) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Number of its host in [EventTable#hosts()].
    public int host(int process) {
        return bootHost[bootOf(process)];
    }

    /// From 1, per host.
    public int boot(int process) {
        return bootNumber[bootOf(process)];
    }

    public long pid(int process) {
        return pid[process] == BIG_PID ? bigPids.getOrDefault(process, 0L) : pid[process];
    }

    /// Which holder of its pid it is, from 0.
    public int generation(int process) {
        int generation = (int) (bits[process] >>> GENERATION) & GENERATION_MOST;
        return generation < GENERATION_MOST ? generation : bigGenerations.getOrDefault(process, generation);
    }

    /// Whether only others name it (as their parent): it has no event of its own.
    public boolean isPlaceholder(int process) {
        return eventCount(process) == 0;
    }

    /// Its parent, or [#NONE] for a root.
    public int parent(int process) {
        return parent[process];
    }

    /// How sure the link to its parent is. Without the process's birth in the log, the parent is the one that
    /// it had
    /// when it was first seen: its creator, or who took it over from one that had ended.
    public Certainty parentCertainty(int process) {
        return Draft.sure(bits[process], Draft.PARENT_SURE);
    }

    /// Why, in words.
    public String parentReason(int process) {
        return Draft.reason(bits[process], Draft.PARENT_REASON).words();
    }

    /// How sure it is that this isn't the former holder of its pid; CERTAIN for a first holder.
    public Certainty newCertainty(int process) {
        return Draft.sure(bits[process], Draft.NEW_SURE);
    }

    /// Why, in words; empty for a first holder.
    public String newReason(int process) {
        return Draft.reason(bits[process], Draft.NEW_REASON).words();
    }

    /// How sure it is that all its events are of one process: of the least sure of them.
    public Certainty sameCertainty(int process) {
        return Draft.sure(bits[process], Draft.SAME_SURE);
    }

    /// Why, in words; empty where it needs no reason (one event, or each proven).
    public String sameReason(int process) {
        return Draft.reason(bits[process], Draft.SAME_REASON).words();
    }

    /// Processes without a parent, in order of their start.
    public int rootCount() {
        return rootsFrom[bootHost.length];
    }

    public int root(int index) {
        int at = Arrays.binarySearch(rootsFrom, index);
        int b = at >= 0 ? at : -at - 2;
        while (b + 1 < rootsFrom.length && rootsFrom[b + 1] <= index) {
            b++;
        }
        return bootFrom[b] + index - rootsFrom[b];
    }

    public int childCount(int process) {
        return childFrom[process + 1] - childFrom[process];
    }

    /// Its children in the order they were first seen.
    public int child(int process, int index) {
        return childFrom[process] + index;
    }

    /// How many processes are below it, at any depth.
    public int descendantCount(int process) {
        return descendants[process];
    }

    /// How many events it has, of any kind.
    public int eventCount(int process) {
        return eventFrom[process + 1] - eventFrom[process];
    }

    /// Its events in serial order.
    public int event(int process, int index) {
        return ownEvents[eventFrom[process] + index];
    }

    /// How many images it had: successful execs.
    public int imageCount(int process) {
        int images = (int) (bits[process] >>> IMAGES) & IMAGES_MOST;
        if (images < IMAGES_MOST) {
            return images;
        }
        int count = 0;
        for (int i = eventFrom[process]; i < eventFrom[process + 1]; i++) {
            count += isImage(ownEvents[i]) ? 1 : 0;
        }
        return count;
    }

    private boolean isImage(int event) {
        return events.isExecve(event) && events.succeeded(event);
    }

    /// The event of its newest image, or [#NONE] if it never executed anything.
    public int lastImage(int process) {
        if ((bits[process] >>> IMAGES & IMAGES_MOST) == 0) {
            return NONE;
        }
        int far = eventCount(process) > FAR ? farImages.get(process, NONE) : NONE;
        return far != NONE ? far : imageBefore(process, eventFrom[process + 1]);
    }

    private int imageBefore(int process, int end) {
        for (int i = end - 1; i >= eventFrom[process]; i--) {
            if (isImage(ownEvents[i])) {
                return ownEvents[i];
            }
        }
        return NONE;
    }

    /// The event of the image it had when `event` (one of its own or its child's first) happened, or [#NONE].
    public int imageAt(int process, int event) {
        int newest = lastImage(process);
        if (newest == NONE || events.serial(newest) <= events.serial(event)) {
            return newest;
        }
        int low = eventFrom[process];
        int high = eventFrom[process + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.serial(ownEvents[middle]) <= events.serial(event)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return imageBefore(process, low);
    }

    /// When it began, if its birth is in the log ([#startIsExact(int)]); else the time of the first thing
    /// known of
    /// it.
    public long startMillis(int process) {
        int at = process;
        while (!startIsExact(at) && isPlaceholder(at) && childCount(at) > 0) {
            at = child(at, 0);
        }
        if (startIsExact(at)) {
            return events.timeMillis(births.get(at, 0));
        }
        return isPlaceholder(at) ? UNKNOWN_TIME : events.timeMillis(event(at, 0));
    }

    public boolean startIsExact(int process) {
        return (bits[process] & Draft.START_EXACT) != 0;
    }

    /// The event that records its birth, or [#NONE].
    public int birth(int process) {
        return startIsExact(process) ? births.get(process, NONE) : NONE;
    }

    /// When it ended, if that is in the log ([#endIsExact(int)]), or when it was surely gone; else
    /// [#UNKNOWN_TIME].
    public long endMillis(int process) {
        return gone[process] < 0 ? UNKNOWN_TIME : events.timeMillis(gone[process]);
    }

    public boolean endIsExact(int process) {
        return (bits[process] & Draft.END_EXACT) != 0;
    }

    /// The time of its last own event or its last child's, whichever is later.
    public long lastSeenMillis(int process) {
        return events.timeMillis(seen[process]);
    }

    /// The set of [ProcessFlag]s of this event, one bit each.
    public int flags(int event) {
        int p = processOf(event);
        if (p == NONE) {
            return 0;
        }
        long own = bits[p];
        int set = (own & Draft.SELF) != 0 ? ProcessFlag.PARENT_SELF.bit() : 0;
        set |= (own & Draft.CYCLE) != 0 ? ProcessFlag.PARENT_CYCLE.bit() : 0;
        set |= (own & Draft.UID_JUMP) != 0 ? ProcessFlag.UID_JUMP.bit() : 0;
        set |= (own & Draft.EARLIER_MISSING) != 0 && ownEvents[eventFrom[p]] == event
                ? ProcessFlag.EARLIER_EVENT_MISSING.bit()
                : 0;
        if (generation(p) > 0) {
            set |= switch (newCertainty(p)) {
                case CERTAIN -> ProcessFlag.PID_REUSE_CERTAIN.bit();
                case LIKELY, ADOPTED -> ProcessFlag.PID_REUSE_LIKELY.bit();
                case UNKNOWN -> ProcessFlag.PID_REUSE_UNKNOWN.bit();
            };
        }
        if (parent[p] != NONE) {
            set |= switch (parentCertainty(p)) {
                case CERTAIN -> 0;
                case LIKELY -> ProcessFlag.PARENT_LIKELY.bit();
                case ADOPTED -> ProcessFlag.PARENT_ADOPTED.bit();
                case UNKNOWN -> ProcessFlag.PARENT_UNKNOWN.bit();
            };
            set |= lastImage(parent[p]) == NONE ? ProcessFlag.PARENT_UNSEEN.bit() : 0;
        }
        return set;
    }
}
