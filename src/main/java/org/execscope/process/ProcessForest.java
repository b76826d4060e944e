package org.execscope.process;

import org.execscope.event.EventTable;

/// The processes of the evidence and who started whom. A process is a number from 0; each is one holder of a pid on
/// one
/// host in one boot, so a pid that was used again has several. Immutable.
public final class ProcessForest {
    /// What a method gives where there is no such process, event or time.
    public static final int NONE = -1;
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private final EventTable events;

    ProcessForest(EventTable events) {
        this.events = events;
    }

    /// How many processes there are, placeholders among them.
    public int size() {
        return 0;
    }

    /// The process an event belongs to, or [#NONE] (events without a pid, auditd's own, kernel configuration).
    public int processOf(int event) {
        return NONE;
    }

    /// `host/boot/pid.generation`: the same for the same evidence, whatever the order of files. Boots count from 1,
    /// generations from 0. Safe to show.
    public String id(int process) {
        return "";
    }

    /// The process with this id, or [#NONE].
    public int find(String id) {
        return NONE;
    }

    /// Number of its host in [EventTable#hosts()].
    public int host(int process) {
        return 0;
    }

    /// From 1, per host.
    public int boot(int process) {
        return 1;
    }

    public long pid(int process) {
        return 0;
    }

    /// Which holder of its pid it is, from 0.
    public int generation(int process) {
        return 0;
    }

    /// Whether only others name it (as their parent): it has no event of its own.
    public boolean isPlaceholder(int process) {
        return false;
    }

    /// Its parent, or [#NONE] for a root.
    public int parent(int process) {
        return NONE;
    }

    /// How sure the link to its parent is.
    public Certainty parentCertainty(int process) {
        return Certainty.UNKNOWN;
    }

    /// Why, in words.
    public String parentReason(int process) {
        return "";
    }

    /// How sure it is that this isn't the former holder of its pid; CERTAIN for a first holder.
    public Certainty newCertainty(int process) {
        return Certainty.CERTAIN;
    }

    /// Why, in words; empty for a first holder.
    public String newReason(int process) {
        return "";
    }

    /// Processes without a parent, in order of their start.
    public int rootCount() {
        return 0;
    }

    public int root(int index) {
        return NONE;
    }

    public int childCount(int process) {
        return 0;
    }

    /// Its children in the order they were first seen.
    public int child(int process, int index) {
        return NONE;
    }

    /// How many processes are below it, at any depth.
    public int descendantCount(int process) {
        return 0;
    }

    /// How many events it has, of any kind.
    public int eventCount(int process) {
        return 0;
    }

    /// Its events in serial order.
    public int event(int process, int index) {
        return NONE;
    }

    /// How many images it had: successful execs.
    public int imageCount(int process) {
        return 0;
    }

    /// The event of its newest image, or [#NONE] if it never executed anything.
    public int lastImage(int process) {
        return NONE;
    }

    /// The event of the image it had when `event` (one of its own or its child's first) happened, or [#NONE].
    public int imageAt(int process, int event) {
        return NONE;
    }

    /// When it began, if its birth is in the log ([#startIsExact(int)]); else the time of the first thing known of
    /// it.
    public long startMillis(int process) {
        return UNKNOWN_TIME;
    }

    public boolean startIsExact(int process) {
        return false;
    }

    /// When it ended, if that is in the log ([#endIsExact(int)]), or when it was surely gone; else [#UNKNOWN_TIME].
    public long endMillis(int process) {
        return UNKNOWN_TIME;
    }

    public boolean endIsExact(int process) {
        return false;
    }

    /// The time of its last own event or its last child's, whichever is later.
    public long lastSeenMillis(int process) {
        return UNKNOWN_TIME;
    }

    /// The set of [ProcessFlag]s of this event, one bit each.
    public int flags(int event) {
        return event < events.size() ? 0 : NONE;
    }
}
