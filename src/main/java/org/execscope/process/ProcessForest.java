package org.execscope.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import org.execscope.event.EventTable;
import org.execscope.event.Host;
import org.execscope.event.IntColumn;
import org.execscope.event.IntDictionary;
import org.execscope.evidence.CancelToken;

/// The processes of the evidence and who started whom. A process is a number from 0; each is one holder of a
/// pid on one host in one boot, so a pid that was used again has several. Immutable.
///
/// Processes are numbered boot by boot, in each boot roots first and then level by level, so that children of
/// one parent stand in a row, and neighbours are alike: about 19 bytes a process and 6 an event.
public final class ProcessForest {
    /// What a method gives where there is no such process, event or time.
    public static final int NONE = -1;

    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    static final Certainty[] SURE = Certainty.values();

    /// So many events after its last image, the image is noted.
    static final int FAR = 64;
    private static final int BIG_PID = Integer.MIN_VALUE;
    private static final int AT_A_TIME = 1024;

    private final EventTable events;
    private final String[] labels;
    private final int size;
    /// For each boot: its host, its number, its first process, its roots.
    private final int[] bootHost;

    private final int[] bootNumber;
    private final int[] bootFrom;
    private final int[] rootsFrom;

    private final IntColumn processOf = new IntColumn();
    private final IntColumn ownEvents = new IntColumn();
    private final IntColumn eventFrom = new IntColumn();
    private final IntColumn pid = new IntColumn();
    private final IntColumn generation = new IntColumn();
    private final IntColumn parent = new IntColumn();
    private final IntColumn childFrom = new IntColumn();
    private final IntColumn descendants = new IntColumn();
    private final IntColumn seen = new IntColumn();
    private final IntColumn gone = new IntColumn();
    private final IntColumn images = new IntColumn();
    /// Numbers of [#traits].
    private final IntColumn traitsOf = new IntColumn();

    private final IntDictionary traits = new IntDictionary();
    private final Map<Integer, Long> bigPids = new HashMap<>();
    private final Sparse births = new Sparse();
    private final Sparse farImages = new Sparse();

    private ProcessForest(EventTable events, List<BootDraft> boots) {
        this.events = events;
        labels = labels(events);
        bootHost = new int[boots.size()];
        bootNumber = new int[boots.size()];
        bootFrom = new int[boots.size() + 1];
        rootsFrom = new int[boots.size() + 1];
        for (int b = 0; b < boots.size(); b++) {
            bootHost[b] = boots.get(b).host;
            bootNumber[b] = boots.get(b).number;
            bootFrom[b + 1] = Math.addExact(bootFrom[b], boots.get(b).draft.count());
        }
        size = bootFrom[boots.size()];
    }

    /// @param draftOf for each event the number of its process in the draft of its boot; it is overwritten
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static ProcessForest of(EventTable events, List<BootDraft> boots, int[] draftOf, CancelToken cancel) {
        ProcessForest forest = new ProcessForest(events, boots);
        for (int b = 0; b < boots.size(); b++) {
            cancel.check();
            forest.add(b, boots.get(b), draftOf, cancel);
        }
        forest.childFrom.add(forest.size);
        forest.eventFrom.add(forest.ownEvents.size());
        for (int process : draftOf) {
            forest.processOf.add(process);
        }
        return forest;
    }

    private void add(int b, BootDraft boot, int[] processOfEvent, CancelToken cancel) {
        Draft draft = boot.draft;
        int base = bootFrom[b];
        int[] parents = draft.parents();
        int[] order = levels(b, draft, parents);
        int[] numberOf = new int[draft.size()];
        for (int i = 0; i < order.length; i++) {
            numberOf[order[i]] = base + i;
        }
        int ownFrom = ownEvents.size();
        ForkJoinTask.invokeAll(
                ForkJoinTask.adapt(() -> describe(draft, order, base, cancel)),
                ForkJoinTask.adapt(() -> {
                    link(draft, order, parents, numberOf, cancel);
                    countDescendants(base, order.length);
                }),
                ForkJoinTask.adapt(() -> listEvents(boot.rows, draft, order, numberOf, base, ownFrom, processOfEvent)));
    }

    /// Column by column for a few processes at a time: they lie far apart in the draft, and in a short loop the
    /// processor waits for many of them at once.
    private void describe(Draft draft, int[] order, int base, CancelToken cancel) {
        for (int from = 0; from < order.length; from += AT_A_TIME) {
            cancel.check();
            int to = Math.min(order.length, from + AT_A_TIME);
            for (int i = from; i < to; i++) {
                pid(base + i, draft.pid(order[i]));
            }
            for (int i = from; i < to; i++) {
                generation.add(draft.generation(order[i]));
            }
            for (int i = from; i < to; i++) {
                images.add(draft.images(order[i]));
            }
            for (int i = from; i < to; i++) {
                traitsOf.add(traits.add((int) (draft.bits(order[i]) & Draft.LASTING)));
            }
            for (int i = from; i < to; i++) {
                rarities(base + i, draft, order[i]);
            }
        }
    }

    private void pid(int p, long number) {
        if (number > Integer.MAX_VALUE) {
            bigPids.put(p, number);
            pid.add(BIG_PID);
        } else {
            pid.add((int) number);
        }
    }

    private void rarities(int p, Draft draft, int old) {
        if (draft.is(old, Draft.START_EXACT)) {
            births.add(p, draft.start(old));
        }
        if (draft.farImage(old) != NONE) {
            farImages.add(p, draft.farImage(old));
        }
    }

    private void link(Draft draft, int[] order, int[] parents, int[] numberOf, CancelToken cancel) {
        for (int from = 0; from < order.length; from += AT_A_TIME) {
            cancel.check();
            int to = Math.min(order.length, from + AT_A_TIME);
            for (int i = from; i < to; i++) {
                seen.add(draft.seen(order[i]));
            }
            for (int i = from; i < to; i++) {
                gone.add(draft.gone(order[i]));
            }
            for (int i = from; i < to; i++) {
                int above = parents[order[i]];
                parent.add(above < 0 ? NONE : numberOf[above]);
            }
        }
    }

    private void countDescendants(int base, int count) {
        int[] below = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            int above = parent.get(base + i);
            if (above != NONE) {
                below[above - base] += below[i] + 1;
            }
        }
        for (int number : below) {
            descendants.add(number);
        }
    }

    /// The processes of a boot level by level, those of one parent in a row, in the order in which they were
    /// met.
    ///
    /// @param parents as [Draft#parents()]
    private int[] levels(int b, Draft draft, int[] parents) {
        int[] from = new int[draft.size() + 1];
        int[] order = new int[draft.count()];
        int end = 0;
        for (int p = 0; p < parents.length; p++) {
            if (parents[p] >= 0) {
                from[parents[p] + 1]++;
            } else if (parents[p] == NONE) {
                order[end++] = p;
            }
        }
        rootsFrom[b + 1] = rootsFrom[b] + end;
        for (int p = 0; p < parents.length; p++) {
            from[p + 1] += from[p];
        }
        int[] children = new int[order.length - end];
        int[] next = Arrays.copyOf(from, parents.length);
        for (int p = 0; p < parents.length; p++) {
            if (parents[p] >= 0) {
                children[next[parents[p]]++] = p;
            }
        }
        for (int i = 0; i < order.length; i++) {
            childFrom.add(bootFrom[b] + end);
            int old = order[i];
            int count = from[old + 1] - from[old];
            System.arraycopy(children, from[old], order, end, count);
            end += count;
        }
        return order;
    }

    private void listEvents(
            int[] rows, Draft draft, int[] order, int[] numberOf, int base, int ownFrom, int[] processOfEvent) {
        int[] next = new int[order.length];
        int end = 0;
        for (int i = 0; i < next.length; i++) {
            next[i] = end;
            end += draft.events(order[i]);
        }
        for (int from : next) {
            eventFrom.add(ownFrom + from);
        }
        int[] own = new int[end];
        for (int e : rows) {
            if (processOfEvent[e] != NONE) {
                int p = numberOf[processOfEvent[e]];
                processOfEvent[e] = p;
                own[next[p - base]++] = e;
            }
        }
        for (int e : own) {
            ownEvents.add(e);
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
        return event < 0 || event >= processOf.size() ? NONE : processOf.get(event);
    }

    /// `host/boot/pid.generation`: the same for the same evidence, whatever the order of files. Boots count
    /// from 1,
    /// generations from 0. Safe to show.
    public String id(int process) {
        return idOfBoot(bootOf(process)) + pid(process) + "." + generation(process);
    }

    /// What [#id(int)] begins with for all processes of a boot: `host/boot/`.
    ///
    /// @param boot as [#bootOf(int)] counts
    public String idOfBoot(int boot) {
        return labels[bootHost[boot]] + "/" + bootNumber[boot] + "/";
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

    /// The number of its boot among those of all hosts, from 0.
    public int bootOf(int process) {
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
        int number = pid.get(process);
        return number == BIG_PID ? bigPids.getOrDefault(process, 0L) : number;
    }

    /// Which holder of its pid it is, from 0.
    public int generation(int process) {
        return generation.get(process);
    }

    /// Whether only others name it (as their parent): it has no event of its own.
    public boolean isPlaceholder(int process) {
        return eventCount(process) == 0;
    }

    /// Its parent, or [#NONE] for a root.
    public int parent(int process) {
        return parent.get(process);
    }

    /// How sure the link to its parent is. Without the process's birth in the log, the parent is the one that
    /// it had when it was first seen: its creator, or who took it over from one that had ended.
    public Certainty parentCertainty(int process) {
        return Draft.sure(traits(process), Draft.PARENT_SURE);
    }

    /// Why, in words.
    public String parentReason(int process) {
        return Draft.reason(traits(process), Draft.PARENT_REASON).words();
    }

    /// How sure it is that this isn't the former holder of its pid; CERTAIN for a first holder.
    public Certainty newCertainty(int process) {
        return Draft.sure(traits(process), Draft.NEW_SURE);
    }

    /// Why, in words; empty for a first holder.
    public String newReason(int process) {
        return Draft.reason(traits(process), Draft.NEW_REASON).words();
    }

    /// How sure it is that all its events are of one process: of the least sure of them.
    public Certainty sameCertainty(int process) {
        return Draft.sure(traits(process), Draft.SAME_SURE);
    }

    /// Why, in words; empty where it needs no reason (one event, or each proven).
    public String sameReason(int process) {
        return Draft.reason(traits(process), Draft.SAME_REASON).words();
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
        int first = childFrom.get(process);
        int count = childFrom.get(process + 1) - first;
        // Behind the last of a boot stand the next boot's roots, which are nobody's children.
        return count > 0 && parent.get(first) != process ? 0 : count;
    }

    /// Its children in the order they were first seen.
    public int child(int process, int index) {
        return childFrom.get(process) + index;
    }

    /// How many processes are below it, at any depth.
    public int descendantCount(int process) {
        return descendants.get(process);
    }

    /// How many events it has, of any kind.
    public int eventCount(int process) {
        return eventFrom.get(process + 1) - eventFrom.get(process);
    }

    /// Its events in serial order.
    public int event(int process, int index) {
        return ownEvents.get(eventFrom.get(process) + index);
    }

    /// How many images it had: successful execs.
    public int imageCount(int process) {
        return images.get(process);
    }

    private boolean isImage(int event) {
        return events.isExecve(event) && events.succeeded(event);
    }

    /// The event of its newest image, or [#NONE] if it never executed anything.
    public int lastImage(int process) {
        if (images.get(process) == 0) {
            return NONE;
        }
        int far = eventCount(process) > FAR ? farImages.get(process, NONE) : NONE;
        return far != NONE ? far : imageBefore(process, eventFrom.get(process + 1));
    }

    private int imageBefore(int process, int end) {
        for (int i = end - 1; i >= eventFrom.get(process); i--) {
            int event = ownEvents.get(i);
            if (isImage(event)) {
                return event;
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
        int low = eventFrom.get(process);
        int high = eventFrom.get(process + 1);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.serial(ownEvents.get(middle)) <= events.serial(event)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return imageBefore(process, low);
    }

    /// When it began, if its birth is in the log ([#startIsExact(int)]); else the time of the first thing
    /// known of it.
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
        return (traits(process) & Draft.START_EXACT) != 0;
    }

    /// The event that records its birth, or [#NONE].
    public int birth(int process) {
        return startIsExact(process) ? births.get(process, NONE) : NONE;
    }

    /// When it ended, if that is in the log ([#endIsExact(int)]); else by when it was gone, as its pid had another
    /// holder, its children another parent, or the next boot had begun; else [#UNKNOWN_TIME]: it may run still.
    public long endMillis(int process) {
        int event = gone.get(process);
        return event < 0 ? UNKNOWN_TIME : events.timeMillis(event);
    }

    public boolean endIsExact(int process) {
        return (traits(process) & Draft.END_EXACT) != 0;
    }

    /// The time of its last own event or its last child's, whichever is later.
    public long lastSeenMillis(int process) {
        return events.timeMillis(lastSeen(process));
    }

    /// That event.
    public int lastSeen(int process) {
        return seen.get(process);
    }

    private int traits(int process) {
        return traits.get(traitsOf.get(process));
    }

    /// The set of [ProcessFlag]s of this event, one bit each.
    public int flags(int event) {
        int p = processOf(event);
        if (p == NONE) {
            return 0;
        }
        int own = traits(p);
        int set = (own & Draft.SELF) != 0 ? ProcessFlag.PARENT_SELF.bit() : 0;
        set |= (own & Draft.CYCLE) != 0 ? ProcessFlag.PARENT_CYCLE.bit() : 0;
        set |= (own & Draft.UID_JUMP) != 0 ? ProcessFlag.UID_JUMP.bit() : 0;
        set |= (own & Draft.EARLIER_MISSING) != 0 && ownEvents.get(eventFrom.get(p)) == event
                ? ProcessFlag.EARLIER_EVENT_MISSING.bit()
                : 0;
        if (generation(p) > 0) {
            set |= switch (newCertainty(p)) {
                case CERTAIN -> ProcessFlag.PID_REUSE_CERTAIN.bit();
                case LIKELY, ADOPTED -> ProcessFlag.PID_REUSE_LIKELY.bit();
                case UNKNOWN -> ProcessFlag.PID_REUSE_UNKNOWN.bit();
            };
        }
        if (parent.get(p) != NONE) {
            set |= switch (parentCertainty(p)) {
                case CERTAIN -> 0;
                case LIKELY -> ProcessFlag.PARENT_LIKELY.bit();
                case ADOPTED -> ProcessFlag.PARENT_ADOPTED.bit();
                case UNKNOWN -> ProcessFlag.PARENT_UNKNOWN.bit();
            };
            set |= imageCount(parent.get(p)) == 0 ? ProcessFlag.PARENT_UNSEEN.bit() : 0;
        }
        return set;
    }
}
