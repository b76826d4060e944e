package org.execscope.process;

import java.util.HashSet;
import java.util.Set;
import org.execscope.event.ByteDictionary;
import org.execscope.event.Identities;
import org.jspecify.annotations.Nullable;

/// A process while the sweep goes on: one holder of a pid.
final class Holder {
    final int number;
    final int host;
    final int boot;
    final long pid;
    final int generation;

    /// The representative in the disjoint sets of roots.
    Holder root = this;

    @Nullable
    Holder parent;

    Certainty parentSure = Certainty.UNKNOWN;
    String parentReason = "";
    boolean linked;
    Certainty newSure = Certainty.CERTAIN;
    String newReason = "";
    int flags;

    int events;
    int images;
    int lastOwn = -1;
    int lastImage = -1;
    int titleEvent = -1;
    int imageOfParent = -1;
    boolean hasBirth;
    boolean exited;
    boolean handedOver;
    boolean childrenHandedOver;
    boolean hadChildren;
    long exitTime;
    long ppidFirst = -1;
    long ppidLast = -1;
    /// The holder of ppidLast when it was last seen to be the parent.
    @Nullable
    Holder ppidHolder;

    int exe = ByteDictionary.NONE;
    int tty = ByteDictionary.NONE;
    long uid = Identities.MISSING;
    long euid = Identities.MISSING;
    long suid = Identities.MISSING;
    long ses = Identities.MISSING;
    long firstSes = Identities.MISSING;
    final Set<Long> sessions = new HashSet<>(2);

    long aliveAt;
    long aliveSerial;
    int aliveRank;
    long lastOwnTime = Long.MIN_VALUE;
    long start = ProcessForest.UNKNOWN_TIME;
    boolean startExact;
    long end = ProcessForest.UNKNOWN_TIME;
    boolean endExact;
    long lastSeen = ProcessForest.UNKNOWN_TIME;

    Holder(int number, int host, int boot, long pid, int generation) {
        this.number = number;
        this.host = host;
        this.boot = boot;
        this.pid = pid;
        this.generation = generation;
    }

    /// The root of its tree, by path halving.
    Holder findRoot() {
        Holder at = this;
        while (at.root != at) {
            at.root = at.root.root;
            at = at.root;
        }
        return at;
    }

    /// No longer here at this time, at the latest.
    void goneBy(long time) {
        if (end == ProcessForest.UNKNOWN_TIME) {
            end = time;
        }
    }
}
