package org.execscope.process;

import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.record.SyscallClass;

/// One pass over the events of a boot, in serial order: gives each to a process and each process its parent.
final class Sweep {
    private static final int POLL = 4095;
    static final int CONFIG_CHANGE = 1305;
    private static final long UNSET = 0xFFFF_FFFFL;
    private static final long ORDINARY_LAP = 32_468;
    private static final Bytes SYSTEMD = Bytes.utf8("systemd");

    private final EventTable table;
    /// For the events that the sweep is at.
    private final EventCursor now;
    private final int[] processOf;
    private final Draft draft;
    private final PidIndex holders = new PidIndex();
    private final Bridges bridges;
    private final Births births;
    private final PidCounter counter;
    private final Judge judge;
    private final boolean birthsWhole;
    private int event;
    private long time;
    private int missing;
    private boolean unborn;
    /// Whether the event is proven to be of the process that it is given to.
    private boolean joined;

    private Sweep(
            EventTable table,
            EventCursor now,
            Births births,
            Bridges bridges,
            BootSigns signs,
            PidCounter counter,
            boolean birthsWhole,
            int[] processOf) {
        this.table = table;
        this.now = now;
        draft = new Draft();
        this.processOf = processOf;
        this.births = births;
        this.bridges = bridges;
        this.counter = counter;
        this.birthsWhole = birthsWhole;
        judge = new Judge(table, now, draft, holders, bridges, counter, signs, births, birthsWhole);
    }

    /// Looks at what holds for the whole boot first, in part on two threads.
    ///
    /// @param rows the events of one boot, in serial order
    /// @param cursors gives each thread what reads the table nearly in order
    /// @param pidMax what it is or is guessed to be
    /// @param least what it is at least
    /// @param nextBoot the first event of the host's next boot, when all of this one are gone; -1 if the log has none:
    ///     who didn't end in it may be running still
    /// @param processOf gets for each event the number of its process in the result
    static Draft of(
            EventTable table,
            Supplier<EventCursor> cursors,
            int[] rows,
            long pidMax,
            long least,
            int nextBoot,
            int[] processOf,
            CancelToken cancel) {
        ForkJoinTask<BootSigns> found = ForkJoinTask.adapt(() -> new BootSigns(table, cursors.get(), rows))
                .fork();
        int[] missing = missing(cursors.get(), rows);
        Bridges bridges = Bridges.of(table, cursors, rows, missing);
        EventCursor now = cursors.get();
        BootSigns signs = found.join();
        Births births = new Births(table, now, rows, signs);
        if (births.any()) {
            Sweep sweep = new Sweep(table, now, births, bridges, signs, new PidCounter(pidMax, least), true, processOf);
            if (sweep.run(rows, missing, nextBoot, cancel)) {
                return sweep.draft;
            }
            births = new Births(table, now, rows, signs);
        }
        Sweep sweep = new Sweep(table, now, births, bridges, signs, new PidCounter(pidMax, least), false, processOf);
        sweep.run(rows, missing, nextBoot, cancel);
        return sweep.draft;
    }

    /// For each event, how many serials are missing up to it. A change of the rules counts as one: what was
    /// logged before may not be logged since.
    private static int[] missing(EventCursor now, int[] rows) {
        int[] missing = new int[rows.length];
        long before = -1;
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            long serial = now.serial(rows[i]);
            boolean gap = before >= 0 && serial > before + 1;
            count += (gap ? 1 : 0) + (now.type(rows[i]) == CONFIG_CHANGE ? 1 : 0);
            missing[i] = count;
            before = serial;
        }
        return missing;
    }

    /// False if it was given up: births were thought to be logged whole, and are not.
    private boolean run(int[] rows, int[] missingAt, int nextBoot, CancelToken cancel) {
        for (int i = 0; i < rows.length; i++) {
            if ((i & POLL) == 0) {
                cancel.check();
            }
            event = rows[i];
            time = now.timeMillis(event);
            missing = missingAt[i];
            judge.at(missing);
            if (now.pid(event) >= 0) {
                take(event);
            }
            if (unborn && birthsWhole) {
                return false;
            }
        }
        int[] parents = new int[draft.size()];
        for (int p = 0; p < parents.length; p++) {
            reword(p);
            draft.goneBy(p, nextBoot);
            doubt(p);
            parents[p] = draft.isJoined(p) ? Draft.OTHER : draft.parent(p);
        }
        draft.swept(holders, parents);
        return true;
    }

    /// A parent that was guessed to be a fresh process, and turned out to be the former with its pid.
    private void reword(int p) {
        if (draft.hasJoinedParent(p)) {
            draft.parentIs(
                    p,
                    draft.parentSure(p) == Certainty.CERTAIN ? Certainty.CERTAIN : Certainty.LIKELY,
                    Reason.PARENT_HAD_CHILDREN);
        }
    }

    /// A link is no surer than that both ends are one process each, and that a parent without events isn't the
    /// former process with its pid.
    private void doubt(int p) {
        if (draft.parent(p) < 0 || draft.parentSure(p) != Certainty.CERTAIN) {
            return;
        }
        if (draft.is(draft.parent(p), Draft.LOOSE)) {
            draft.parentIs(p, Certainty.LIKELY, Reason.PARENT_MAYBE_TWO);
        } else if (draft.is(p, Draft.LOOSE)) {
            draft.parentIs(p, Certainty.LIKELY, Reason.CHILD_MAYBE_TWO);
        } else if (mayBeFormer(draft.parent(p))) {
            draft.parentIs(p, Certainty.LIKELY, Reason.PARENT_MAYBE_FORMER);
        }
    }

    /// Whether nothing but its children tells that it is another process than those that had its pid before.
    private boolean mayBeFormer(int p) {
        return draft.events(p) == 0 && draft.generation(p) > 0 && !draft.is(p, Draft.START_EXACT);
    }

    private void take(int e) {
        long pid = now.pid(e);
        int h = holders.get(pid);
        int birth = births.takeWrittenLater(e, draft, h);
        joined = true;
        if (birth >= 0) {
            h = born(pid, birth, e);
        } else if (h < 0) {
            h = first(pid, now.isStart(e));
            mustHaveBeenBorn(pid);
        } else {
            unsplitParent(h, e);
            Verdict verdict = judge.judge(h, e);
            if (verdict.same()) {
                join(h, verdict);
                if (draft.lastCall(h) >= 0 && now.call(e) != ByteDictionary.NONE && judge.uidJump(h, e)) {
                    draft.set(h, Draft.UID_JUMP);
                }
            } else {
                h = first(pid, now.isStart(e));
                draft.isNew(h, verdict.sure(), verdict.reason());
                if (verdict.reason() == Reason.UID_JUMP) {
                    draft.set(h, Draft.UID_JUMP);
                }
                unborn |= births.any() && now.serial(e) > table.serial(births.firstEvent());
            }
        }
        if (draft.first(h) < 0) {
            draft.settle(h);
            firstEvent(h, e);
        }
        parentOf(h, e);
        remember(h, e);
        births.pass(e);
        if (births.take(e)) {
            recordedBirth(h, e);
        }
    }

    /// A process has one parent until it is handed over. So if this event's names the same ppid as before, and is
    /// proven to be the same process, then whoever was guessed to have taken that pid meanwhile, and did nothing
    /// itself, is the former holder still.
    private void unsplitParent(int h, int e) {
        long ppid = now.ppid(e);
        if (ppid < 0 || ppid != draft.ppid(h) || draft.is(h, Draft.HANDED_OVER)) {
            return;
        }
        int holder = holders.get(ppid);
        if (holder < 0 || draft.formerOf(holder) < 0 || draft.formerOf(holder) != draft.ppidHolder(h)) {
            return;
        }
        boolean lost = draft.is(holder, Draft.LOST_CHILDREN) || draft.is(holder, Draft.LOST_CHILDREN_MAYBE);
        int former = draft.formerOf(holder);
        if (!lost && judge.isProvenSame(h, e) && draft.join(holder)) {
            holders.put(ppid, former);
            alive(former, true);
        }
    }

    /// A pid never met before, above the first child's, whose birth isn't there: births are not logged whole.
    private void mustHaveBeenBorn(long pid) {
        int first = births.firstEvent();
        if (first >= 0
                && now.serial(event) > table.serial(first)
                && (pid > table.exit(first) || counter.lap() < ORDINARY_LAP)) {
            unborn = true;
        }
    }

    private void join(int h, Verdict verdict) {
        joined = verdict.firm();
        if (!joined) {
            draft.set(h, Draft.LOOSE);
        }
        if (verdict.sure().compareTo(draft.oneSure(h)) > 0
                || !verdict.firm() && draft.oneSure(h) != Certainty.CERTAIN) {
            draft.isOne(h, verdict.sure(), verdict.reason());
        }
    }

    private void firstEvent(int h, int e) {
        draft.first(h, e);
        boolean exec = now.isStart(e);
        if (exec
                && bridges.keeps()
                && now.hasProctitle(e)
                && !now.titleIsOwnArgv(e)
                && now.call(e) != ByteDictionary.NONE) {
            draft.set(h, Draft.EARLIER_MISSING);
        }
    }

    private void recordedBirth(int creator, int e) {
        long pid = table.exit(e);
        int h = holders.get(pid);
        boolean its = h >= 0
                && draft.first(h) >= 0
                && !draft.is(h, Draft.HAS_BIRTH)
                && births.mayBeBefore(draft.first(h), e)
                && table.ppid(draft.first(h)) == draft.pid(creator);
        if (its) {
            startsWith(h, e);
        } else {
            born(pid, e, -1);
        }
    }

    private void startsWith(int h, int birth) {
        draft.set(h, Draft.HAS_BIRTH);
        if (births.isSure(birth)) {
            draft.start(h, birth);
            draft.set(h, Draft.START_EXACT);
        }
    }

    /// @param earlier the child's event that was written before its birth, so that the creator's pid may have
    /// another holder still; else -1
    private int born(long pid, int birth, int earlier) {
        boolean sure = births.isSure(birth);
        Certainty certainty = sure ? Certainty.CERTAIN : Certainty.LIKELY;
        Reason reason = sure ? Reason.BORN : Reason.BORN_MAYBE;
        boolean again = holders.get(pid) >= 0;
        int h = first(pid, true);
        startsWith(h, birth);
        if (again) {
            draft.isNew(h, certainty, reason);
        }
        long ppid = births.sharesParent(birth) ? table.ppid(birth) : table.pid(birth);
        if (ppid > 0 && ppid != pid) {
            int parent = holders.get(ppid);
            draft.ppid(h, ppid);
            if (parent >= 0 && earlier >= 0) {
                linkTo(h, parent, earlier);
            } else {
                attach(h, parent < 0 ? fresh(ppid) : parent, certainty, reason);
            }
            draft.ppidHolder(h, holders.get(ppid));
        }
        return h;
    }

    /// A process that the log has only now; a placeholder may have been there for long and tells nothing of
    /// the counter.
    private int first(long pid, boolean justMade) {
        counter.see(pid, time, justMade);
        return fresh(pid);
    }

    private int fresh(long pid) {
        int former = holders.get(pid);
        if (former >= 0) {
            draft.goneBy(former, event);
        }
        int h = draft.add(pid, former, event);
        holders.put(pid, h);
        alive(h, true);
        return h;
    }

    private int freshBeside(int former) {
        draft.goneBy(former, event);
        int h = draft.addBeside(former, event);
        holders.put(draft.pid(former), h);
        alive(h, true);
        return h;
    }

    /// @param sure whether it is proven that this is the process: else what was proven before stays
    private void alive(int h, boolean sure) {
        draft.alive(h, event, counter.at());
        if (sure) {
            draft.sureAlive(h, event, counter.at(), counter.watch(time), missing);
        }
    }

    private void parentOf(int h, int e) {
        long ppid = now.ppid(e);
        if (ppid < 0) {
            return;
        }
        if (!draft.is(h, Draft.LINKED)) {
            draft.ppid(h, ppid);
            link(h, e, ppid);
        } else if (ppid == draft.ppid(h)) {
            int parent = holders.get(ppid);
            if (draft.first(h) == e && parent == draft.parent(h)) {
                confirm(h, parent, e);
            }
            if (parent >= 0 && !draft.exited(parent)) {
                alive(parent, joined && parent == draft.ppidHolder(h) && isSureLink(h));
            }
        } else {
            handedOver(h, ppid);
        }
    }

    /// The first event of a process whose birth alone left doubts names the same parent.
    private void confirm(int h, int parent, int e) {
        if (draft.parentSure(h) == Certainty.LIKELY) {
            Verdict verdict = judge.judgeParent(parent, sessionBefore(e), e);
            if (verdict.same() && verdict.sure() == Certainty.CERTAIN) {
                draft.parentIs(h, verdict.sure(), verdict.reason());
            }
        }
    }

    private boolean isSureLink(int h) {
        return draft.parentSure(h) == Certainty.CERTAIN && !draft.is(h, Draft.HANDED_OVER);
    }

    private void handedOver(int h, long ppid) {
        int former = draft.ppidHolder(h);
        if (former >= 0) {
            boolean sure = isSureLink(h) && !draft.is(h, Draft.LOOSE);
            draft.set(former, sure ? Draft.LOST_CHILDREN : Draft.LOST_CHILDREN_MAYBE);
            draft.goneBy(former, event);
        }
        draft.ppid(h, ppid);
        draft.set(h, Draft.HANDED_OVER);
        draft.ppidHolder(h, holders.get(ppid));
    }

    private void link(int h, int e, long ppid) {
        draft.set(h, Draft.LINKED);
        if (ppid == draft.pid(h)) {
            draft.set(h, Draft.SELF);
            draft.parentIs(h, Certainty.UNKNOWN, Reason.NAMES_ITSELF);
            return;
        }
        if (ppid == 0) {
            draft.parentIs(h, Certainty.CERTAIN, Reason.KERNEL);
            return;
        }
        int g = holders.get(ppid);
        boolean placeholder = g < 0;
        if (placeholder) {
            g = fresh(ppid);
            mustHaveBeenBorn(ppid);
        }
        if (ppid == 1) {
            boolean adopted = isAdopted(h, e);
            attach(h, g, adopted ? Certainty.ADOPTED : Certainty.LIKELY, adopted ? Reason.CREATOR_GONE : Reason.INIT);
        } else if (placeholder) {
            attach(h, g, Certainty.CERTAIN, Reason.NAMED);
        } else {
            linkTo(h, g, e);
        }
        draft.ppidHolder(h, holders.get(ppid));
    }

    private void linkTo(int h, int g, int e) {
        Verdict verdict = judge.judgeParent(g, sessionBefore(e), e);
        int parent = g;
        if (!verdict.same()) {
            parent = verdict.reason() == Reason.PARENT_JUST_PASSED ? freshBeside(g) : fresh(draft.pid(g));
            draft.isNew(parent, verdict.sure(), verdict.reason());
        }
        attach(h, parent, verdict.sure(), verdict.reason());
    }

    /// The session it had when it was born, or below 0.
    private long sessionBefore(int e) {
        return now.kind(e) == EventKind.LOGIN ? table.extra(e) : now.id(e, Identities.Id.SES);
    }

    /// Init's own children have no session until they log in, but for the manager of a user's services: it is
    /// logged in before it executes.
    private boolean isAdopted(int h, int e) {
        long ses = sessionBefore(e);
        boolean manager = now.exe(e) != ByteDictionary.NONE
                && BootSigns.nameOf(table.exes().get(now.exe(e))).equals(SYSTEMD);
        return ses >= 0 && ses != UNSET && !manager && draft.first(h) == e;
    }

    private void attach(int h, int parent, Certainty sure, Reason reason) {
        draft.set(h, Draft.LINKED);
        int top = draft.findRoot(parent);
        int own = draft.findRoot(h);
        if (top == own) {
            draft.set(h, Draft.CYCLE);
            draft.parentIs(h, Certainty.UNKNOWN, Reason.OWN_ANCESTOR);
            return;
        }
        draft.link(h, parent, top, own);
        draft.parentIs(h, sure, reason);
        draft.set(parent, Draft.HAD_CHILDREN);
        if (!draft.exited(parent)) {
            alive(parent, sure == Certainty.CERTAIN);
        }
        if (draft.first(parent) < 0 && draft.first(h) >= 0) {
            long ses = sessionBefore(draft.first(h));
            if (ses >= 0) {
                draft.addSession(parent, ses);
            }
        }
    }

    private void remember(int h, int e) {
        processOf[e] = h;
        draft.event(h, e, now.identity(e));
        alive(h, true);
        if (now.kind(e) == EventKind.LOGIN && table.extra(e) >= 0) {
            draft.addSession(h, table.extra(e));
        }
        long ses = now.id(e, Identities.Id.SES);
        if (ses >= 0) {
            draft.addSession(h, ses);
        }
        if (now.call(e) == ByteDictionary.NONE) {
            return;
        }
        draft.lastCall(h, e, now.identity(e), now.exe(e));
        if (draft.title(h) < 0 && now.hasProctitle(e)) {
            draft.title(h, e);
        }
        if (now.isStart(e)) {
            draft.image(h, e);
        }
        if (Births.kindOf(table, now.call(e)) == SyscallClass.EXIT_GROUP && !draft.exited(h)) {
            draft.gone(h, e);
            draft.set(h, Draft.END_EXACT);
        }
    }
}
