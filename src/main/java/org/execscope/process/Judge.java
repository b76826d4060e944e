package org.execscope.process;

import java.util.Map;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.jspecify.annotations.Nullable;

/// Decides whether an event belongs to the present holder of its pid, or names it as parent.
final class Judge {
    private static final int STEPS = 4096;
    private static final long DYING_MILLIS = 50;
    private static final int SMALL_LAP = 32768;

    private final EventTable table;
    private final Map<Long, Holder> holders;
    private final Bridges bridges;
    private final PidCounter counter;
    private final boolean births;

    Judge(EventTable table, Map<Long, Holder> holders, Bridges bridges, PidCounter counter, boolean births) {
        this.table = table;
        this.holders = holders;
        this.bridges = bridges;
        this.counter = counter;
        this.births = births;
    }

    /// The same process as before? `rank` is the event's place among the serials present.
    Verdict judge(Holder h, int e, int rank) {
        boolean gap = table.serial(e) - h.aliveSerial != (long) rank - h.aliveRank;
        Certainty sure = gap ? Certainty.LIKELY : Certainty.CERTAIN;
        if (h.exited) {
            return Verdict.other(sure, "the former process with this pid had ended");
        }
        if (!births && bridges.ends(e) && bridges.begins(h.lastOwn)) {
            return Verdict.same(Certainty.CERTAIN, "it keeps the former event's title");
        }
        Verdict verdict = byParent(h, e, sure);
        if (verdict == null) {
            verdict = byIdentity(h, e, sure);
        }
        if (verdict != null) {
            return verdict;
        }
        if (births || table.call(e) == ByteDictionary.NONE) {
            return Verdict.same(births ? Certainty.CERTAIN : Certainty.LIKELY, "nothing speaks against it");
        }
        return byCounter(h, e);
    }

    private @Nullable Verdict byParent(Holder h, int e, Certainty sure) {
        long ppid = table.ppid(e);
        if (ppid < 0 || h.ppidLast < 0) {
            return null;
        }
        if (ppid != h.ppidLast) {
            if (h.ppidLast <= 2) {
                return Verdict.other(sure, "its parent differs, and nobody leaves init");
            }
            return ppid == 1 ? null : byAncestors(h, ppid, sure);
        }
        Holder now = holders.get(ppid);
        Holder then = h.ppidHolder;
        if (now == null || then == null) {
            return null;
        }
        if (now != then && !h.handedOver) {
            Certainty how = sure == Certainty.CERTAIN ? now.newSure : sure;
            return Verdict.other(how, "its parent's pid has a new holder since");
        }
        if (then == now && now.exited && table.timeMillis(e) - now.exitTime > DYING_MILLIS) {
            return Verdict.other(sure, "its parent had ended");
        }
        return null;
    }

    private static @Nullable Verdict byAncestors(Holder h, long ppid, Certainty sure) {
        Holder up = h.parent;
        long top = h.ppidLast;
        for (int i = 0; up != null && i < STEPS; i++) {
            if (up.pid == ppid || up.ppidLast == ppid) {
                return null;
            }
            top = up.ppidLast;
            up = up.parent;
        }
        boolean known = up == null && (top == 0 || top == 1 || top == 2);
        return Verdict.other(known ? sure : Certainty.LIKELY, "its parent is none of the former process's ancestors");
    }

    private @Nullable Verdict byIdentity(Holder h, int e, Certainty sure) {
        boolean login = table.kind(e) == EventKind.LOGIN;
        long ses = login ? table.extra(e) : table.id(e, Identities.Id.SES);
        if (ses >= 0 && h.events > 0 && h.ses >= 0 && ses != h.ses) {
            return Verdict.other(sure, "its session differs without a log-in between");
        }
        if (ses >= 0 && h.events == 0 && !h.sessions.isEmpty() && !h.sessions.contains(ses)) {
            return Verdict.other(Certainty.LIKELY, "its session differs from the children's");
        }
        if (table.call(e) == ByteDictionary.NONE) {
            return null;
        }
        int tty = table.tty(e);
        if (isTerminal(tty) && isTerminal(h.tty) && tty != h.tty) {
            return Verdict.other(Certainty.LIKELY, "its terminal differs");
        }
        boolean exec = table.isExecve(e) && table.succeeded(e);
        if (!exec
                && table.exe(e) != ByteDictionary.NONE
                && h.exe != ByteDictionary.NONE
                && !sameExe(table.exe(e), h.exe)) {
            return Verdict.other(
                    Certainty.LIKELY,
                    "another program runs there without an execve between (or the file was renamed, or execveat unseen)");
        }
        if (uidJump(h, e)) {
            return new Verdict(
                    false,
                    Certainty.LIKELY,
                    "its uid is none the former process could take (or its privileges were raised)",
                    ProcessFlag.UID_JUMP.bit());
        }
        return null;
    }

    private boolean isTerminal(int tty) {
        return tty != ByteDictionary.NONE && !table.ttys().get(tty).toString().equals("(none)");
    }

    private boolean sameExe(int a, int b) {
        return a == b || plain(a).equals(plain(b));
    }

    private String plain(int exe) {
        String text = table.exes().get(exe).toString();
        String suffix = " (deleted)";
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    private boolean uidJump(Holder h, int e) {
        long uid = table.id(e, Identities.Id.UID);
        return uid >= 0 && h.uid > 0 && h.euid > 0 && h.suid > 0 && uid != h.uid && uid != h.euid && uid != h.suid;
    }

    private Verdict byCounter(Holder h, int e) {
        PidCounter.Round round = counter.round(h.pid, h.aliveAt);
        boolean differs = bridges.keeps()
                && h.titleEvent >= 0
                && table.hasProctitle(e)
                && !table.sameTitle(h.titleEvent, e)
                && (table.isExecve(e) && table.succeeded(e) || h.lastImage < 0 || !table.sameTitle(h.lastImage, e));
        if (round == PidCounter.Round.NOT_REACHED) {
            return differs && counter.lap() <= SMALL_LAP
                    ? Verdict.other(Certainty.LIKELY, "its title differs from the one the former process began with")
                    : Verdict.same(Certainty.LIKELY, "the pid could not have been given out again");
        }
        if (differs) {
            return Verdict.other(
                    round == PidCounter.Round.PASSED ? Certainty.CERTAIN : Certainty.LIKELY,
                    "its title differs from the one the former process began with");
        }
        if (round == PidCounter.Round.FRONT) {
            return Verdict.other(Certainty.LIKELY, "pids have just come round to this one");
        }
        if (counter.behind(h.pid) <= Math.max(counter.lap() / 16, 8)) {
            return Verdict.other(Certainty.LIKELY, "pids have just passed this one");
        }
        return Verdict.other(Certainty.UNKNOWN, "pids have come round since: may be the same as the former process");
    }

    /// Whether the holder of the ppid is the parent of the process of `e`.
    Verdict judgeParent(Holder g, Holder child, int e) {
        if (bridges.begins(g.lastOwn) && !births) {
            return Verdict.same(Certainty.CERTAIN, "it is the process with that pid before and after");
        }
        if (g.exited && table.timeMillis(e) - g.exitTime <= DYING_MILLIS) {
            return Verdict.same(Certainty.CERTAIN, "it was just ending");
        }
        if (g.exited || g.childrenHandedOver) {
            return Verdict.other(Certainty.CERTAIN, "the former process with the parent's pid had ended");
        }
        if (child.firstSes != Identities.MISSING && !g.sessions.isEmpty() && !g.sessions.contains(child.firstSes)) {
            return Verdict.other(Certainty.CERTAIN, "the former process with the parent's pid was in another session");
        }
        if (uidJump(g, e)) {
            return Verdict.other(Certainty.LIKELY, "the former process with the parent's pid could not take this uid");
        }
        if (births) {
            return Verdict.same(Certainty.CERTAIN, "births are in the log");
        }
        PidCounter.Round round = counter.round(g.pid, g.aliveAt);
        if (round == PidCounter.Round.NOT_REACHED) {
            return Verdict.same(Certainty.CERTAIN, "the parent's pid could not have been given out again");
        }
        if (round == PidCounter.Round.FRONT) {
            return Verdict.same(Certainty.LIKELY, "pids have just come round to the parent's");
        }
        if (counter.behind(g.pid) <= Math.max(counter.lap() / 8, 8)) {
            return Verdict.other(Certainty.LIKELY, "pids have just passed the parent's: a fresh process");
        }
        return g.hadChildren
                ? Verdict.same(Certainty.LIKELY, "it had children before")
                : Verdict.same(Certainty.UNKNOWN, "pids have come round since the parent was last seen");
    }
}
