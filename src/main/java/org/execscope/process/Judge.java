package org.execscope.process;

import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
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
    /// For the events that the sweep is at.
    private final EventCursor now;
    private final Draft draft;
    private final PidIndex holders;
    private final Bridges bridges;
    private final PidCounter counter;
    private final BootSigns signs;
    private final Births births;
    private final boolean birthsWhole;
    private int missing;

    /// @param birthsWhole whether every birth since the first logged one is in the log, as far as it shows
    Judge(
            EventTable table,
            EventCursor now,
            Draft draft,
            PidIndex holders,
            Bridges bridges,
            PidCounter counter,
            BootSigns signs,
            Births births,
            boolean birthsWhole) {
        this.table = table;
        this.now = now;
        this.draft = draft;
        this.holders = holders;
        this.bridges = bridges;
        this.counter = counter;
        this.signs = signs;
        this.births = births;
        this.birthsWhole = birthsWhole;
    }

    /// The sweep has come to where so many serials are missing.
    void at(int missingNow) {
        missing = missingNow;
    }

    /// The same process as before?
    Verdict judge(int h, int e) {
        boolean clear = draft.missing(h) == missing && !draft.is(h, Draft.LOOSE);
        Certainty sure = clear ? Certainty.CERTAIN : Certainty.LIKELY;
        if (draft.exited(h)) {
            return afterExit(h, e, sure);
        }
        if (!birthsWhole && bridges.ends(e) && bridges.begins(draft.lastCall(h))) {
            return bridges.isWholeTo(e)
                    ? Verdict.same(Certainty.CERTAIN, Reason.TITLE_KEPT, true)
                    : Verdict.same(Certainty.LIKELY, Reason.TITLE_KEPT_WITH_GAP, false);
        }
        Verdict verdict = byParent(h, e, sure);
        if (verdict == null) {
            verdict = byIdentity(h, e, sure);
        }
        if (verdict != null) {
            return verdict;
        }
        if (birthsWhole) {
            return birthsProve(h)
                    ? Verdict.same(Certainty.CERTAIN, Reason.NO_BIRTH_BETWEEN, true)
                    : Verdict.same(Certainty.LIKELY, Reason.NO_BIRTH_BETWEEN, firm(h, e));
        }
        return byCounter(h, e);
    }

    /// Whether an event that names the same parent as its pid's holder did is proven to be that one's.
    boolean isProvenSame(int h, int e) {
        if (draft.exited(h) || draft.is(h, Draft.LOOSE)) {
            return false;
        }
        if (!birthsWhole && bridges.ends(e) && bridges.begins(draft.lastCall(h))) {
            return bridges.isWholeTo(e);
        }
        return byIdentity(h, e, Certainty.LIKELY) == null
                && (birthsWhole ? birthsProve(h) : firm(h, e) && !titleDiffers(h, e));
    }

    /// Threads of a process that is ending may still write what they were at.
    private Verdict afterExit(int h, int e, Certainty sure) {
        int exit = draft.gone(h);
        long since = now.timeMillis(e) - table.timeMillis(exit);
        boolean exec = now.isStart(e);
        boolean sameParent = now.ppid(e) < 0 || now.ppid(e) == draft.ppid(h);
        if (!exec && sameParent && since <= DYING_MILLIS && since >= -DYING_MILLIS && notReached(h, e)) {
            return Verdict.same(Certainty.LIKELY, Reason.STILL_ENDING, firm(h, e));
        }
        return Verdict.other(exec || since > DYING_MILLIS ? sure : Certainty.LIKELY, Reason.ENDED);
    }

    private @Nullable Verdict byParent(int h, int e, Certainty sure) {
        long ppid = now.ppid(e);
        if (ppid < 0 || draft.ppid(h) < 0) {
            return null;
        }
        if (ppid != draft.ppid(h)) {
            if (draft.ppid(h) <= 2) {
                boolean own = draft.lastCall(h) >= 0 && table.ppid(draft.lastCall(h)) == draft.ppid(h);
                return Verdict.other(own ? sure : Certainty.LIKELY, Reason.NOBODY_LEAVES_INIT);
            }
            return ppid == 1 ? null : byAncestors(h, ppid, sure);
        }
        int holder = holders.get(ppid);
        int then = draft.ppidHolder(h);
        if (holder == PidIndex.NONE || then < 0) {
            return null;
        }
        if (holder != then && !draft.is(h, Draft.HANDED_OVER)) {
            boolean was = draft.parent(h) == then && draft.parentSure(h) == Certainty.CERTAIN;
            return Verdict.other(
                    was && sure == Certainty.CERTAIN ? draft.newSure(holder) : Certainty.LIKELY,
                    Reason.PARENT_REPLACED);
        }
        if (then == holder
                && draft.exited(holder)
                && now.timeMillis(e) - table.timeMillis(draft.gone(holder)) > DYING_MILLIS) {
            return Verdict.other(Certainty.LIKELY, Reason.PARENT_ENDED);
        }
        return null;
    }

    /// A process is handed only to an ancestor (a subreaper), or to the init of its pid namespace: an
    /// ancestor too, unless somebody entered the namespace from outside, as container run-times do.
    private @Nullable Verdict byAncestors(int h, long ppid, Certainty sure) {
        int up = draft.parent(h);
        boolean known = draft.parentSure(h) == Certainty.CERTAIN && !draft.is(h, Draft.LOOSE);
        long top = draft.ppid(h);
        for (int i = 0; up >= 0 && i < STEPS; i++) {
            long pid = draft.pid(up);
            long above = draft.ppid(up);
            if (pid == ppid || above == ppid) {
                return null;
            }
            top = pid <= 2 ? pid : above;
            int parent = draft.parent(up);
            known &= !draft.is(up, Draft.LOOSE) && (parent < 0 || linkToTopIsSure(up));
            up = parent;
        }
        known &= up < 0 && top >= 0 && top <= 2 && !signs.containers();
        return Verdict.other(known ? sure : Certainty.LIKELY, Reason.NOT_AN_ANCESTOR);
    }

    /// Children of init are there either way, started by it or handed to it.
    private boolean linkToTopIsSure(int process) {
        return draft.parentSure(process) == Certainty.CERTAIN || draft.ppid(process) == 1;
    }

    private @Nullable Verdict byIdentity(int h, int e, Certainty sure) {
        boolean login = now.kind(e) == EventKind.LOGIN;
        long ses = login ? table.extra(e) : now.id(e, Identities.Id.SES);
        long before = draft.last(h) < 0 ? Identities.MISSING : idOf(draft.identity(h), Identities.Id.SES);
        if (ses >= 0 && before >= 0 && ses != before) {
            return Verdict.other(signs.logins(e) ? sure : Certainty.LIKELY, Reason.OTHER_SESSION);
        }
        if (ses >= 0 && draft.last(h) < 0 && draft.knowsSession(h) && !draft.hasSession(h, ses)) {
            return Verdict.other(Certainty.LIKELY, Reason.OTHER_SESSION_THAN_CHILDREN);
        }
        if (now.call(e) == ByteDictionary.NONE || draft.lastCall(h) < 0) {
            return null;
        }
        return birthsWhole ? null : byPerson(h, e);
    }

    private @Nullable Verdict byPerson(int h, int e) {
        if (isTerminal(now.tty(e)) && isTerminal(ttyOf(h)) && now.tty(e) != ttyOf(h)) {
            return Verdict.other(Certainty.LIKELY, Reason.OTHER_TERMINAL);
        }
        boolean exec = now.isStart(e);
        if (!exec
                && now.exe(e) != ByteDictionary.NONE
                && draft.callExe(h) != ByteDictionary.NONE
                && !sameExe(now.exe(e), draft.callExe(h))) {
            return Verdict.other(Certainty.LIKELY, Reason.OTHER_PROGRAM);
        }
        if (!uidJump(h, e)) {
            return null;
        }
        return notReached(h, e)
                ? Verdict.same(Certainty.LIKELY, Reason.UID_RAISED, false)
                : Verdict.other(Certainty.LIKELY, Reason.UID_JUMP);
    }

    private boolean isTerminal(int tty) {
        return tty != ByteDictionary.NONE && !signs.isNoTerminal(tty);
    }

    private boolean sameExe(int a, int b) {
        return a == b || plain(a).equals(plain(b));
    }

    private Bytes plain(int exe) {
        Bytes path = table.exes().get(exe);
        return path.endsWith(BootSigns.DELETED) ? path.slice(0, path.length() - BootSigns.DELETED.length()) : path;
    }

    private int ttyOf(int h) {
        int number = draft.callIdentity(h);
        return number == ByteDictionary.NONE
                ? ByteDictionary.NONE
                : table.identities().tty(number);
    }

    private long idOf(int identity, Identities.Id which) {
        return identity == ByteDictionary.NONE
                ? Identities.MISSING
                : table.identities().id(identity, which);
    }

    /// Whether the event's uid is none that the process could take after its last call: another process, or its
    /// privileges were raised.
    boolean uidJump(int h, int e) {
        int last = draft.callIdentity(h);
        if (now.identity(e) == last) {
            return false;
        }
        long uid = now.id(e, Identities.Id.UID);
        long real = idOf(last, Identities.Id.UID);
        long effective = idOf(last, Identities.Id.EUID);
        long saved = idOf(last, Identities.Id.SUID);
        return uid >= 0 && real > 0 && effective > 0 && saved > 0 && uid != real && uid != effective && uid != saved;
    }

    private boolean birthsProve(int h) {
        return draft.missing(h) == missing
                && table.serial(draft.sureSeen(h)) >= table.serial(births.firstEvent())
                && !births.maybeBornSince(draft.pid(h), draft.sureSeen(h));
    }

    private boolean notReached(int h, int e) {
        return counter.round(draft.pid(h), draft.aliveAt(h), now.timeMillis(e)) == PidCounter.Round.NOT_REACHED;
    }

    private boolean firm(int h, int e) {
        return counter.surelyNotReached(draft.pid(h), draft.sureAt(h), draft.watch(h), now.timeMillis(e));
    }

    private Verdict byCounter(int h, int e) {
        PidCounter.Round round = counter.round(draft.pid(h), draft.aliveAt(h), now.timeMillis(e));
        boolean differs = titleDiffers(h, e);
        if (round == PidCounter.Round.NOT_REACHED) {
            if (differs && counter.lap() <= SMALL_LAP) {
                return Verdict.other(Certainty.LIKELY, Reason.OTHER_TITLE);
            }
            boolean firm = firm(h, e);
            return Verdict.same(
                    Certainty.LIKELY, firm ? Reason.NOT_GIVEN_AGAIN : Reason.NOT_GIVEN_AGAIN_UNWATCHED, firm);
        }
        if (differs) {
            return Verdict.other(Certainty.LIKELY, Reason.OTHER_TITLE);
        }
        if (round == PidCounter.Round.FRONT) {
            return Verdict.other(Certainty.LIKELY, Reason.COME_ROUND);
        }
        if (counter.behind(draft.pid(h)) <= Math.max(counter.lap() / 16, 8)) {
            return Verdict.other(Certainty.LIKELY, Reason.JUST_PASSED);
        }
        return Verdict.other(Certainty.UNKNOWN, Reason.PASSED_LONG_AGO);
    }

    private boolean titleDiffers(int h, int e) {
        return bridges.keeps()
                && draft.title(h) >= 0
                && now.hasProctitle(e)
                && !table.sameTitle(draft.title(h), e)
                && (now.isStart(e) || draft.image(h) < 0 || !table.sameTitle(draft.image(h), e));
    }

    /// Whether the holder of the ppid is the parent of the process of `e`.
    ///
    /// @param ses the session the child began with, or below 0
    Verdict judgeParent(int g, long ses, int e) {
        if (!birthsWhole && bridges.begins(draft.lastCall(g))) {
            return bridges.isWholeFrom(draft.lastCall(g))
                    ? Verdict.same(Certainty.CERTAIN, Reason.PARENT_BRIDGED, true)
                    : Verdict.same(Certainty.LIKELY, Reason.PARENT_BRIDGED_WITH_GAP, true);
        }
        boolean firm = firm(g, e);
        if (draft.exited(g) && now.timeMillis(e) - table.timeMillis(draft.gone(g)) <= DYING_MILLIS) {
            return Verdict.same(
                    firm || birthsWhole && birthsProve(g) ? Certainty.CERTAIN : Certainty.LIKELY,
                    Reason.PARENT_ENDING,
                    true);
        }
        if (draft.exited(g)) {
            return Verdict.other(Certainty.LIKELY, Reason.PARENT_PID_ENDED);
        }
        if (draft.is(g, Draft.LOST_CHILDREN)) {
            return Verdict.other(Certainty.CERTAIN, Reason.PARENT_PID_LOST_CHILDREN);
        }
        if (draft.is(g, Draft.LOST_CHILDREN_MAYBE)) {
            return Verdict.other(Certainty.LIKELY, Reason.PARENT_PID_LOST_CHILDREN);
        }
        if (ses >= 0 && draft.knowsSession(g) && !draft.hasSession(g, ses)) {
            return Verdict.other(Certainty.LIKELY, Reason.PARENT_PID_OTHER_SESSION);
        }
        if (draft.lastCall(g) >= 0 && uidJump(g, e)) {
            return notReached(g, e)
                    ? Verdict.same(Certainty.LIKELY, Reason.PARENT_UID_RAISED, false)
                    : Verdict.other(Certainty.LIKELY, Reason.PARENT_PID_OTHER_USER);
        }
        if (birthsWhole) {
            return Verdict.same(
                    birthsProve(g) || firm ? Certainty.CERTAIN : Certainty.LIKELY,
                    Reason.PARENT_NO_BIRTH_BETWEEN,
                    true);
        }
        return parentByCounter(g, e, firm);
    }

    private Verdict parentByCounter(int g, int e, boolean firm) {
        PidCounter.Round round = counter.round(draft.pid(g), draft.aliveAt(g), now.timeMillis(e));
        if (round == PidCounter.Round.NOT_REACHED) {
            return firm
                    ? Verdict.same(Certainty.CERTAIN, Reason.PARENT_NOT_GIVEN_AGAIN, true)
                    : Verdict.same(Certainty.LIKELY, Reason.PARENT_NOT_GIVEN_AGAIN_UNWATCHED, true);
        }
        if (round == PidCounter.Round.FRONT) {
            return Verdict.same(Certainty.LIKELY, Reason.PARENT_COME_ROUND, true);
        }
        if (counter.behind(draft.pid(g)) <= Math.max(counter.lap() / 8, 8)) {
            return Verdict.other(Certainty.LIKELY, Reason.PARENT_JUST_PASSED);
        }
        return draft.is(g, Draft.HAD_CHILDREN)
                ? Verdict.same(Certainty.LIKELY, Reason.PARENT_HAD_CHILDREN, true)
                : Verdict.same(Certainty.UNKNOWN, Reason.PARENT_PASSED, true);
    }
}
