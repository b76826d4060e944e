package org.execscope.process;

import java.util.HashMap;
import java.util.Map;

/// The processes of one boot while it is swept, in columns, in the order in which they were met. Events are
/// row numbers; -1 is none.
///
/// 48 bytes a process, and what is needed only of those that hold their pid now stands in [Living].
final class Draft {
    private static final int NONE = -1;
    /// Stands for a pid that no Linux gives.
    private static final int BIG = Integer.MIN_VALUE;

    // Bits of a process that last: the layout is ProcessForest's too.
    static final int PARENT_SURE = 0;
    static final int NEW_SURE = 2;
    static final int SAME_SURE = 4;
    static final long SELF = 1L << 6;
    static final long CYCLE = 1L << 7;
    static final long UID_JUMP = 1L << 8;
    static final long EARLIER_MISSING = 1L << 9;
    static final long START_EXACT = 1L << 10;
    static final long END_EXACT = 1L << 11;
    static final int PARENT_REASON = 12;
    static final int NEW_REASON = 18;
    static final int SAME_REASON = 24;
    static final long LASTING = (1L << 30) - 1;
    // Bits of the sweep alone.
    static final long LINKED = 1L << 30;
    static final long HANDED_OVER = 1L << 31;
    static final long LOST_CHILDREN = 1L << 32;
    static final long LOST_CHILDREN_MAYBE = 1L << 33;
    static final long HAD_CHILDREN = 1L << 34;
    static final long LOOSE = 1L << 35;
    static final long HAS_BIRTH = 1L << 36;
    /// Has an entry in [#former].
    private static final long BESIDE = 1L << 37;
    /// Has an entry in [#same].
    private static final long JOINED = 1L << 38;

    private final Longs bits = new Longs();
    private final Ints pid = new Ints();
    private final Ints ppid = new Ints();
    private final Map<Integer, Long> bigPids = new HashMap<>();
    private final Map<Integer, Long> bigPpids = new HashMap<>();
    private final Ints generation = new Ints();
    private final Ints parent = new Ints();
    /// Disjoint sets of roots.
    private final Ints root = new Ints();
    private final Ints start = new Ints();
    private final Ints seen = new Ints();
    private final Ints gone = new Ints();
    private final Ints events = new Ints();
    private final Ints images = new Ints();
    /// The last image of those with so many events that looking for it would take long.
    private final Map<Integer, Integer> farImages = new HashMap<>();
    /// For a process that is only guessed to be another than the former with its pid: that one, which may turn
    /// out to be it.
    private final Map<Integer, Integer> former = new HashMap<>();
    /// Processes that turned out to be their former.
    private final Map<Integer, Integer> same = new HashMap<>();
    private final Living living = new Living();
    private final Ints place = new Ints();
    private int size;

    /// Adds a process.
    ///
    /// @param before who had its pid before, or below 0: of that one only what lasts is known from now on
    /// @param event the first event that tells of it
    int add(long ofPid, int before, int event) {
        if (before >= 0) {
            settle(before);
        }
        return add(ofPid, before, event, before < 0 ? Living.NEW : place.get(before));
    }

    /// Adds a process that may turn out to be the one that had its pid before: of that one everything stays
    /// known until it is settled.
    int addBeside(int before, int event) {
        settle(before);
        int p = add(pid(before), before, event, Living.NEW);
        former.put(p, before);
        set(p, BESIDE);
        return p;
    }

    private int add(long ofPid, int before, int event, int wantedPlace) {
        int p = size++;
        if (before >= 0) {
            keep(before);
        }
        bits.add((long) Certainty.UNKNOWN.ordinal() << PARENT_SURE);
        pid.add(NONE);
        put(pid, bigPids, p, ofPid);
        ppid.add(NONE);
        generation.add(before < 0 ? 0 : generation.get(before) + 1);
        parent.add(NONE);
        root.add(p);
        start.add(event);
        seen.add(event);
        gone.add(NONE);
        events.add(0);
        images.add(0);
        place.add(living.begin(wantedPlace));
        return p;
    }

    /// It is another process than its former, for all that can be told.
    void settle(int p) {
        if (is(p, BESIDE)) {
            living.leave(place.get(former.getOrDefault(p, p)));
            forgetFormer(p);
        }
    }

    private void forgetFormer(int p) {
        former.remove(p);
        bits.set(p, bits.get(p) & ~BESIDE);
    }

    /// The process that this one may turn out to be, or -1.
    int formerOf(int p) {
        return is(p, BESIDE) ? former.getOrDefault(p, NONE) : NONE;
    }

    /// It turned out to be its former: no process of its own. False if that would make somebody his own ancestor.
    boolean join(int p) {
        int before = formerOf(p);
        int top = findRoot(before);
        if (top == p) {
            return false;
        }
        forgetFormer(p);
        same.put(p, before);
        set(p, JOINED);
        root.set(p, top);
        gone.set(before, NONE);
        living.leave(place.get(p));
        return true;
    }

    /// Whether it turned out to be another.
    boolean isJoined(int p) {
        return is(p, JOINED);
    }

    /// Whether its parent was taken for another process than it turned out to be.
    boolean hasJoinedParent(int p) {
        return parent.get(p) >= 0 && isJoined(parent.get(p));
    }

    /// How many processes there are, without those that turned out to be others.
    int count() {
        return size - same.size();
    }

    private int whole(int p) {
        int it = p;
        while (it >= 0 && is(it, JOINED)) {
            it = same.getOrDefault(it, NONE);
        }
        return it;
    }

    /// Notes what lasts of a process and stands with the living.
    private void keep(int p) {
        if (events.get(p) > ProcessForest.FAR && image(p) >= 0) {
            farImages.put(p, image(p));
        }
    }

    /// The sweep is done: frees what only it needs.
    ///
    /// @param holders the present holder of each pid
    void swept(PidIndex holders) {
        holders.forEach(this::keep);
        ppid.free();
        bigPpids.clear();
        former.clear();
        root.free();
        place.free();
        living.free();
    }

    /// How many numbers were given.
    int size() {
        return size;
    }

    private static void put(Ints column, Map<Integer, Long> big, int p, long value) {
        if (value > Integer.MAX_VALUE) {
            big.put(p, value);
            column.set(p, BIG);
        } else {
            column.set(p, (int) value);
        }
    }

    private static long number(Ints column, Map<Integer, Long> big, int p) {
        int value = column.get(p);
        return value == BIG ? big.getOrDefault(p, 0L) : value;
    }

    long bits(int p) {
        return bits.get(p);
    }

    long pid(int p) {
        return number(pid, bigPids, p);
    }

    long ppid(int p) {
        return number(ppid, bigPpids, p);
    }

    void ppid(int p, long value) {
        put(ppid, bigPpids, p, value);
    }

    int generation(int p) {
        return generation.get(p);
    }

    int parent(int p) {
        return whole(parent.get(p));
    }

    /// Its birth, or the first event that tells of it.
    int start(int p) {
        return start.get(p);
    }

    void start(int p, int event) {
        start.set(p, event);
    }

    /// The last event that tells of it.
    int seen(int p) {
        return seen.get(p);
    }

    int gone(int p) {
        return gone.get(p);
    }

    void gone(int p, int event) {
        gone.set(p, event);
    }

    int events(int p) {
        return events.get(p);
    }

    int images(int p) {
        return images.get(p);
    }

    /// The last image of a process with more than [ProcessForest#FAR] events, or -1.
    int farImage(int p) {
        return events.get(p) > ProcessForest.FAR ? farImages.getOrDefault(p, NONE) : NONE;
    }

    /// An event of its own.
    void event(int p, int event) {
        events.set(p, events.get(p) + 1);
        living.last[place.get(p)] = event;
    }

    /// It executed another program.
    void image(int p, int event) {
        images.set(p, images.get(p) + 1);
        living.image[place.get(p)] = event;
    }

    int image(int p) {
        return living.image[place.get(p)];
    }

    int ppidHolder(int p) {
        return whole(living.ppidHolder[place.get(p)]);
    }

    void ppidHolder(int p, int holder) {
        living.ppidHolder[place.get(p)] = holder;
    }

    int first(int p) {
        return living.first[place.get(p)];
    }

    void first(int p, int event) {
        living.first[place.get(p)] = event;
    }

    int last(int p) {
        return living.last[place.get(p)];
    }

    int lastCall(int p) {
        return living.lastCall[place.get(p)];
    }

    void lastCall(int p, int event) {
        living.lastCall[place.get(p)] = event;
    }

    int title(int p) {
        return living.title[place.get(p)];
    }

    void title(int p, int event) {
        living.title[place.get(p)] = event;
    }

    /// Where the counter stood when it was last seen alive.
    long aliveAt(int p) {
        return living.aliveAt[place.get(p)];
    }

    /// Seen alive, by this event, when the counter stood there.
    void alive(int p, int event, long counter) {
        seen.set(p, event);
        living.aliveAt[place.get(p)] = counter;
    }

    long sureAt(int p) {
        return living.sureAt[place.get(p)];
    }

    int sureSeen(int p) {
        return living.sureSeen[place.get(p)];
    }

    int watch(int p) {
        return living.watch[place.get(p)];
    }

    int missing(int p) {
        return living.missing[place.get(p)];
    }

    /// Seen alive for sure.
    void sureAlive(int p, int event, long counter, int watch, int missing) {
        int at = place.get(p);
        living.sureSeen[at] = event;
        living.sureAt[at] = counter;
        living.watch[at] = watch;
        living.missing[at] = missing;
    }

    boolean is(int p, long bit) {
        return (bits.get(p) & bit) != 0;
    }

    void set(int p, long bit) {
        bits.set(p, bits.get(p) | bit);
    }

    void parentIs(int p, Certainty sure, Reason reason) {
        put(p, PARENT_SURE, PARENT_REASON, sure, reason);
    }

    void isNew(int p, Certainty sure, Reason reason) {
        put(p, NEW_SURE, NEW_REASON, sure, reason);
    }

    void isOne(int p, Certainty sure, Reason reason) {
        put(p, SAME_SURE, SAME_REASON, sure, reason);
    }

    private void put(int p, int sureAt, int reasonAt, Certainty sure, Reason reason) {
        long others = bits.get(p) & ~(3L << sureAt | 63L << reasonAt);
        bits.set(p, others | (long) sure.ordinal() << sureAt | (long) reason.ordinal() << reasonAt);
    }

    Certainty parentSure(int p) {
        return sure(bits.get(p), PARENT_SURE);
    }

    Certainty newSure(int p) {
        return sure(bits.get(p), NEW_SURE);
    }

    Certainty oneSure(int p) {
        return sure(bits.get(p), SAME_SURE);
    }

    static Certainty sure(long bits, int at) {
        return ProcessForest.SURE[(int) (bits >>> at) & 3];
    }

    static Reason reason(long bits, int at) {
        return Reason.of((int) (bits >>> at) & 63);
    }

    boolean exited(int p) {
        return is(p, END_EXACT);
    }

    /// The root of its tree, by path halving.
    int findRoot(int p) {
        int at = p;
        int above = root.get(at);
        while (above != at) {
            int higher = root.get(above);
            root.set(at, higher);
            at = higher;
            above = root.get(at);
        }
        return at;
    }

    /// Makes `parent` the parent of `p`, which has none.
    ///
    /// @param top the parent's root
    /// @param own its own root
    void link(int p, int parent, int top, int own) {
        root.set(own, top);
        this.parent.set(p, parent);
    }

    /// No longer here when this event happened, at the latest.
    void goneBy(int p, int event) {
        if (gone.get(p) == NONE) {
            gone.set(p, event);
        }
    }

    boolean knowsSession(int p) {
        return living.knowsSession(place.get(p));
    }

    boolean hasSession(int p, long session) {
        return living.hasSession(place.get(p), session);
    }

    void addSession(int p, long session) {
        living.addSession(place.get(p), session);
    }
}
