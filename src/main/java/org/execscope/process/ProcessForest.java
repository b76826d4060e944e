package org.execscope.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.event.EventTable;
import org.execscope.event.Host;

/// The processes of the evidence and who started whom. A process is a number from 0; each is one holder of a pid on
/// one
/// host in one boot, so a pid that was used again has several. Immutable.
public final class ProcessForest {
    /// What a method gives where there is no such process, event or time.
    public static final int NONE = -1;
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private final EventTable events;
    private final Holder[] processes;
    private final int[] processOf;
    private final int[] flags;
    private final int[] roots;
    private final int[] childFrom;
    private final int[] children;
    private final int[] descendants;
    private final int[] eventFrom;
    private final int[] ownEvents;
    private final String[] labels;
    private final Map<String, Integer> byId = new HashMap<>();

    ProcessForest(EventTable events, List<Holder> all, int[] processOf, int[] flags, int[] order) {
        this.events = events;
        this.processOf = processOf;
        this.flags = flags;
        processes = all.toArray(new Holder[0]);
        int size = processes.length;
        labels = labels(events);
        childFrom = new int[size + 1];
        eventFrom = new int[size + 1];
        int rootCount = 0;
        for (Holder h : processes) {
            eventFrom[h.number + 1] = h.events;
            if (h.parent == null) {
                rootCount++;
            } else {
                childFrom[h.parent.number + 1]++;
            }
            byId.put(id(h.number), h.number);
        }
        for (int p = 0; p < size; p++) {
            childFrom[p + 1] += childFrom[p];
            eventFrom[p + 1] += eventFrom[p];
        }
        roots = new int[rootCount];
        children = new int[size - rootCount];
        int[] next = childFrom.clone();
        int root = 0;
        for (Holder h : processes) {
            if (h.parent == null) {
                roots[root++] = h.number;
            } else {
                children[next[h.parent.number]++] = h.number;
            }
        }
        ownEvents = new int[eventFrom[size]];
        int[] nextEvent = eventFrom.clone();
        for (int e : order) {
            if (processOf[e] >= 0) {
                ownEvents[nextEvent[processOf[e]]++] = e;
            }
        }
        descendants = countDescendants(size);
    }

    private int[] countDescendants(int size) {
        int[] queue = new int[size];
        int end = roots.length;
        System.arraycopy(roots, 0, queue, 0, end);
        for (int i = 0; i < end; i++) {
            for (int c = childFrom[queue[i]]; c < childFrom[queue[i] + 1]; c++) {
                queue[end++] = children[c];
            }
        }
        int[] below = new int[size];
        for (int i = end - 1; i >= 0; i--) {
            Holder parent = processes[queue[i]].parent;
            if (parent != null) {
                below[parent.number] += below[queue[i]] + 1;
            }
        }
        return below;
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
        return processes.length;
    }

    /// The process an event belongs to, or [#NONE] (events without a pid, auditd's own, kernel configuration).
    public int processOf(int event) {
        return event < 0 || event >= processOf.length ? NONE : processOf[event];
    }

    /// `host/boot/pid.generation`: the same for the same evidence, whatever the order of files. Boots count from 1,
    /// generations from 0. Safe to show.
    public String id(int process) {
        Holder h = processes[process];
        return labels[h.host] + "/" + h.boot + "/" + h.pid + "." + h.generation;
    }

    /// The process with this id, or [#NONE].
    public int find(String id) {
        return byId.getOrDefault(id, NONE);
    }

    /// Number of its host in [EventTable#hosts()].
    public int host(int process) {
        return processes[process].host;
    }

    /// From 1, per host.
    public int boot(int process) {
        return processes[process].boot;
    }

    public long pid(int process) {
        return processes[process].pid;
    }

    /// Which holder of its pid it is, from 0.
    public int generation(int process) {
        return processes[process].generation;
    }

    /// Whether only others name it (as their parent): it has no event of its own.
    public boolean isPlaceholder(int process) {
        return processes[process].events == 0;
    }

    /// Its parent, or [#NONE] for a root.
    public int parent(int process) {
        Holder parent = processes[process].parent;
        return parent == null ? NONE : parent.number;
    }

    /// How sure the link to its parent is.
    public Certainty parentCertainty(int process) {
        return processes[process].parentSure;
    }

    /// Why, in words.
    public String parentReason(int process) {
        return processes[process].parentReason;
    }

    /// How sure it is that this isn't the former holder of its pid; CERTAIN for a first holder.
    public Certainty newCertainty(int process) {
        return processes[process].newSure;
    }

    /// Why, in words; empty for a first holder.
    public String newReason(int process) {
        return processes[process].newReason;
    }

    /// Processes without a parent, in order of their start.
    public int rootCount() {
        return roots.length;
    }

    public int root(int index) {
        return roots[index];
    }

    public int childCount(int process) {
        return childFrom[process + 1] - childFrom[process];
    }

    /// Its children in the order they were first seen.
    public int child(int process, int index) {
        return children[childFrom[process] + index];
    }

    /// How many processes are below it, at any depth.
    public int descendantCount(int process) {
        return descendants[process];
    }

    /// How many events it has, of any kind.
    public int eventCount(int process) {
        return processes[process].events;
    }

    /// Its events in serial order.
    public int event(int process, int index) {
        return ownEvents[eventFrom[process] + index];
    }

    /// How many images it had: successful execs.
    public int imageCount(int process) {
        return processes[process].images;
    }

    /// The event of its newest image, or [#NONE] if it never executed anything.
    public int lastImage(int process) {
        return processes[process].lastImage;
    }

    /// The event of the image it had when `event` (one of its own or its child's first) happened, or [#NONE].
    public int imageAt(int process, int event) {
        int other = processOf(event);
        if (other >= 0 && other != process && parent(other) == process) {
            return processes[other].imageOfParent;
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
        for (int i = low - 1; i >= eventFrom[process]; i--) {
            if (events.isExecve(ownEvents[i]) && events.succeeded(ownEvents[i])) {
                return ownEvents[i];
            }
        }
        return NONE;
    }

    /// When it began, if its birth is in the log ([#startIsExact(int)]); else the time of the first thing known of
    /// it.
    public long startMillis(int process) {
        return processes[process].start;
    }

    public boolean startIsExact(int process) {
        return processes[process].startExact;
    }

    /// When it ended, if that is in the log ([#endIsExact(int)]), or when it was surely gone; else [#UNKNOWN_TIME].
    public long endMillis(int process) {
        return processes[process].end;
    }

    public boolean endIsExact(int process) {
        return processes[process].endExact;
    }

    /// The time of its last own event or its last child's, whichever is later.
    public long lastSeenMillis(int process) {
        return processes[process].lastSeen;
    }

    /// The set of [ProcessFlag]s of this event, one bit each.
    public int flags(int event) {
        int p = processOf(event);
        if (p == NONE) {
            return 0;
        }
        Holder h = processes[p];
        int set = flags[event] | h.flags;
        if (h.generation > 0) {
            set |= switch (h.newSure) {
                case CERTAIN -> ProcessFlag.PID_REUSE_CERTAIN.bit();
                case LIKELY, ADOPTED -> ProcessFlag.PID_REUSE_LIKELY.bit();
                case UNKNOWN -> ProcessFlag.PID_REUSE_UNKNOWN.bit();
            };
        }
        if (h.parent != null) {
            set |= switch (h.parentSure) {
                case CERTAIN -> 0;
                case LIKELY -> ProcessFlag.PARENT_LIKELY.bit();
                case ADOPTED -> ProcessFlag.PARENT_ADOPTED.bit();
                case UNKNOWN -> ProcessFlag.PARENT_UNKNOWN.bit();
            };
            set |= h.parent.images == 0 ? ProcessFlag.PARENT_UNSEEN.bit() : 0;
        }
        return set;
    }
}
