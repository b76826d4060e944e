package org.execscope.process;

import java.util.HashMap;
import java.util.Map;

/// The processes of one boot while it is swept, in columns, in the order in which they were met. Events are
/// row numbers; -1 is none.
///
/// 52 bytes a process, and what is needed only of those that hold their pid now stands in [Living].
final class Draft {
    private static final int NONE = -1;
    static final int OTHER = -2;
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

    // What stands where in a process's row.
    private static final int BITS = 0;
    private static final int PID = 2;
    private static final int PPID = 3;
    private static final int PARENT = 4;
    /// Disjoint sets of roots.
    private static final int ROOT = 5;
    private static final int PLACE = 6;
    private static final int SEEN = 7;
    private static final int GONE = 8;
    private static final int EVENTS = 9;
    private static final int IMAGES = 10;
    private static final int START = 11;
    private static final int GENERATION = 12;
    private static final int WIDTH = 13;

    private final NumberRows rows = new NumberRows(WIDTH);
    private final Map<Integer, Long> bigPids = new HashMap<>();
    private final Map<Integer, Long> bigPpids = new HashMap<>();
    /// The last image of those with so many events that looking for it would take long.
    private final Map<Integer, Integer> farImages = new HashMap<>();
    /// For a process that is only guessed to be another than the former with its pid: that one, which may turn
    /// out to be it.
    private final Map<Integer, Integer> former = new HashMap<>();
    /// Processes that turned out to be their former.
    private final Map<Integer, Integer> same = new HashMap<>();
    /// How many these were, when the sweep is done.
    private int joined;
    private int[] parents = new int[0];

    private final Living living = new Living();

    /// Adds a process.
    ///
    /// @param before who had its pid before, or below 0: of that one only what lasts is known from now on
    /// @param event the first event that tells of it
    int add(long ofPid, int before, int event) {
        if (before >= 0) {
            settle(before);
        }
        return add(ofPid, before, event, before < 0 ? Living.NEW : rows.get(before, PLACE));
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
        int p = rows.add();
        if (before >= 0) {
            keep(before);
        }
        rows.setLong(p, BITS, (long) Certainty.UNKNOWN.ordinal() << PARENT_SURE);
        put(PID, bigPids, p, ofPid);
        rows.set(p, PPID, NONE);
        rows.set(p, GENERATION, before < 0 ? 0 : generation(before) + 1);
        rows.set(p, PARENT, NONE);
        rows.set(p, ROOT, p);
        rows.set(p, START, event);
        rows.set(p, SEEN, event);
        rows.set(p, GONE, NONE);
        rows.set(p, PLACE, living.begin(wantedPlace));
        return p;
    }

    /// It is another process than its former, for all that can be told.
    void settle(int p) {
        if (is(p, BESIDE)) {
            living.leave(rows.get(former.getOrDefault(p, p), PLACE));
            forgetFormer(p);
        }
    }

    private void forgetFormer(int p) {
        former.remove(p);
        rows.setLong(p, BITS, rows.getLong(p, BITS) & ~BESIDE);
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
        rows.set(p, ROOT, top);
        rows.set(before, GONE, NONE);
        living.leave(place(p));
        return true;
    }

    /// Whether it turned out to be another.
    boolean isJoined(int p) {
        return is(p, JOINED);
    }

    /// Whether its parent was taken for another process than it turned out to be.
    boolean hasJoinedParent(int p) {
        return rows.get(p, PARENT) >= 0 && isJoined(rows.get(p, PARENT));
    }

    /// How many processes there are, without those that turned out to be others.
    int count() {
        return rows.size() - joined - same.size();
    }

    private int whole(int p) {
        if (same.isEmpty()) {
            return p;
        }
        int it = p;
        while (it >= 0 && is(it, JOINED)) {
            it = same.getOrDefault(it, NONE);
        }
        return it;
    }

    /// Notes what lasts of a process and stands with the living.
    private void keep(int p) {
        if (rows.get(p, EVENTS) > ProcessForest.FAR && image(p) >= 0) {
            farImages.put(p, image(p));
        }
    }

    /// The sweep is done: each parent is named by what it turned out to be, and what only the sweep needs is freed.
    ///
    /// @param holders the present holder of each pid
    /// @param itsParents what [#parents()] gives from now on
    void swept(PidIndex holders, int[] itsParents) {
        holders.forEach(this::keep);
        parents = itsParents;
        joined = same.size();
        same.clear();
        bigPpids.clear();
        former.clear();
        living.free();
    }

    /// How many numbers were given.
    int size() {
        return rows.size();
    }

    private void put(int at, Map<Integer, Long> big, int p, long value) {
        if (value > Integer.MAX_VALUE) {
            big.put(p, value);
            rows.set(p, at, BIG);
        } else {
            rows.set(p, at, (int) value);
        }
    }

    private long number(int at, Map<Integer, Long> big, int p) {
        int value = rows.get(p, at);
        return value == BIG ? big.getOrDefault(p, 0L) : value;
    }

    private int place(int p) {
        return rows.get(p, PLACE);
    }

    long bits(int p) {
        return rows.getLong(p, BITS);
    }

    long pid(int p) {
        return number(PID, bigPids, p);
    }

    long ppid(int p) {
        return number(PPID, bigPpids, p);
    }

    void ppid(int p, long value) {
        put(PPID, bigPpids, p, value);
    }

    int generation(int p) {
        return rows.get(p, GENERATION);
    }

    int parent(int p) {
        return whole(rows.get(p, PARENT));
    }

    /// Each one's parent when the sweep is done; -1 if it has none, and [#OTHER] if it turned out to be another
    /// process.
    int[] parents() {
        return parents;
    }

    /// Its birth, or the first event that tells of it.
    int start(int p) {
        return rows.get(p, START);
    }

    void start(int p, int event) {
        rows.set(p, START, event);
    }

    /// The last event that tells of it.
    int seen(int p) {
        return rows.get(p, SEEN);
    }

    int gone(int p) {
        return rows.get(p, GONE);
    }

    void gone(int p, int event) {
        rows.set(p, GONE, event);
    }

    int events(int p) {
        return rows.get(p, EVENTS);
    }

    int images(int p) {
        return rows.get(p, IMAGES);
    }

    /// The last image of a process with more than [ProcessForest#FAR] events, or -1.
    int farImage(int p) {
        return rows.get(p, EVENTS) > ProcessForest.FAR ? farImages.getOrDefault(p, NONE) : NONE;
    }

    /// An event of its own.
    void event(int p, int event, int identity) {
        rows.set(p, EVENTS, rows.get(p, EVENTS) + 1);
        living.set(place(p), Living.LAST, event);
        living.set(place(p), Living.IDENTITY, identity);
    }

    /// It executed another program.
    void image(int p, int event) {
        rows.set(p, IMAGES, rows.get(p, IMAGES) + 1);
        living.set(place(p), Living.IMAGE, event);
    }

    int image(int p) {
        return living.get(place(p), Living.IMAGE);
    }

    int ppidHolder(int p) {
        return whole(living.get(place(p), Living.PPID_HOLDER));
    }

    void ppidHolder(int p, int holder) {
        living.set(place(p), Living.PPID_HOLDER, holder);
    }

    int first(int p) {
        return living.get(place(p), Living.FIRST);
    }

    void first(int p, int event) {
        living.set(place(p), Living.FIRST, event);
    }

    int last(int p) {
        return living.get(place(p), Living.LAST);
    }

    int lastCall(int p) {
        return living.get(place(p), Living.LAST_CALL);
    }

    void lastCall(int p, int event, int identity, int exe) {
        int at = place(p);
        living.set(at, Living.LAST_CALL, event);
        living.set(at, Living.CALL_IDENTITY, identity);
        living.set(at, Living.CALL_EXE, exe);
    }

    /// The identity of its last event; only if it has one.
    int identity(int p) {
        return living.get(place(p), Living.IDENTITY);
    }

    /// The identity of its last call; only if it has one.
    int callIdentity(int p) {
        return living.get(place(p), Living.CALL_IDENTITY);
    }

    /// The exe of its last call; only if it has one.
    int callExe(int p) {
        return living.get(place(p), Living.CALL_EXE);
    }

    int title(int p) {
        return living.get(place(p), Living.TITLE);
    }

    void title(int p, int event) {
        living.set(place(p), Living.TITLE, event);
    }

    /// Where the counter stood when it was last seen alive.
    long aliveAt(int p) {
        return living.getLong(place(p), Living.ALIVE_AT);
    }

    /// Seen alive, by this event, when the counter stood there.
    void alive(int p, int event, long counter) {
        rows.set(p, SEEN, event);
        living.setLong(place(p), Living.ALIVE_AT, counter);
    }

    long sureAt(int p) {
        return living.getLong(place(p), Living.SURE_AT);
    }

    int sureSeen(int p) {
        return living.get(place(p), Living.SURE_SEEN);
    }

    int watch(int p) {
        return living.get(place(p), Living.WATCH);
    }

    int missing(int p) {
        return living.get(place(p), Living.MISSING);
    }

    /// Seen alive for sure.
    void sureAlive(int p, int event, long counter, int watch, int missing) {
        int at = place(p);
        living.set(at, Living.SURE_SEEN, event);
        living.setLong(at, Living.SURE_AT, counter);
        living.set(at, Living.WATCH, watch);
        living.set(at, Living.MISSING, missing);
    }

    boolean is(int p, long bit) {
        return (rows.getLong(p, BITS) & bit) != 0;
    }

    void set(int p, long bit) {
        rows.setLong(p, BITS, rows.getLong(p, BITS) | bit);
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
        long others = rows.getLong(p, BITS) & ~(3L << sureAt | 63L << reasonAt);
        rows.setLong(p, BITS, others | (long) sure.ordinal() << sureAt | (long) reason.ordinal() << reasonAt);
    }

    Certainty parentSure(int p) {
        return sure(rows.getLong(p, BITS), PARENT_SURE);
    }

    Certainty newSure(int p) {
        return sure(rows.getLong(p, BITS), NEW_SURE);
    }

    Certainty oneSure(int p) {
        return sure(rows.getLong(p, BITS), SAME_SURE);
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
        int above = rows.get(at, ROOT);
        while (above != at) {
            int higher = rows.get(above, ROOT);
            rows.set(at, ROOT, higher);
            at = higher;
            above = rows.get(at, ROOT);
        }
        return at;
    }

    /// Makes `parent` the parent of `p`, which has none.
    ///
    /// @param top the parent's root
    /// @param own its own root
    void link(int p, int parent, int top, int own) {
        rows.set(own, ROOT, top);
        rows.set(p, PARENT, parent);
    }

    /// No longer here when this event happened, at the latest.
    void goneBy(int p, int event) {
        if (rows.get(p, GONE) == NONE) {
            rows.set(p, GONE, event);
        }
    }

    boolean knowsSession(int p) {
        return living.knowsSession(place(p));
    }

    boolean hasSession(int p, long session) {
        return living.hasSession(place(p), session);
    }

    void addSession(int p, long session) {
        living.addSession(place(p), session);
    }
}
