package org.execscope.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.record.SyscallClass;

/// One pass over the events of a boot, in serial order: gives each to a process and each process its parent.
final class Sweep {
    private static final int POLL = 4095;
    private final EventTable table;
    private final List<Holder> all;
    private final int[] processOf;
    private final int[] eventFlags;
    private final int host;
    private final int boot;
    private final Map<Long, Holder> holders = new HashMap<>();
    private final Bridges bridges;
    private final Births births;
    private final PidCounter counter;
    private final Judge judge;
    private long time;
    private long serial;
    private int rank;

    Sweep(
            EventTable table,
            int[] rows,
            int host,
            int boot,
            long pidMax,
            List<Holder> all,
            int[] processOf,
            int[] flags) {
        this.table = table;
        this.all = all;
        this.processOf = processOf;
        this.eventFlags = flags;
        this.host = host;
        this.boot = boot;
        births = new Births(table, rows);
        bridges = new Bridges(table, rows);
        counter = new PidCounter(pidMax);
        judge = new Judge(table, holders, bridges, counter, births.audited());
    }

    void run(int[] rows, CancelToken cancel) {
        long before = -1;
        for (int i = 0; i < rows.length; i++) {
            if ((i & POLL) == 0) {
                cancel.check();
            }
            int e = rows[i];
            serial = table.serial(e);
            rank += serial == before ? 0 : 1;
            before = serial;
            time = table.timeMillis(e);
            if (table.pid(e) >= 0) {
                take(e);
            }
        }
        for (Holder h : holders.values()) {
            h.goneBy(time);
        }
    }

    private void take(int e) {
        long pid = table.pid(e);
        Holder h = holders.get(pid);
        int flag = 0;
        Integer birth = births.takeWrittenLater(e, h);
        if (birth != null) {
            h = born(pid, birth);
        } else if (h == null) {
            h = fresh(pid);
        } else {
            Verdict verdict = judge.judge(h, e, rank);
            if (!verdict.same()) {
                h = fresh(pid);
                h.newSure = verdict.sure();
                h.newReason = verdict.reason();
                flag = verdict.flag();
            }
        }
        h.flags |= flag;
        if (h.events == 0) {
            firstEvent(h, e);
        }
        parentOf(h, e);
        remember(h, e);
        if (table.succeeded(e) && Births.kind(table, e).isBirth() && births.take(e)) {
            recordedBirth(h, e);
        }
    }

    private void firstEvent(Holder h, int e) {
        if (!h.startExact) {
            h.start = time;
        }
        boolean exec = table.isExecve(e) && table.succeeded(e);
        if (exec
                && bridges.keeps()
                && table.hasProctitle(e)
                && !table.titleIsOwnArgv(e)
                && table.call(e) != ByteDictionary.NONE) {
            eventFlags[e] |= ProcessFlag.EARLIER_EVENT_MISSING.bit();
        }
        long ses = table.kind(e) == EventKind.LOGIN ? table.extra(e) : table.id(e, Identities.Id.SES);
        h.firstSes = ses >= 0 ? ses : -1;
    }

    private void recordedBirth(Holder creator, int e) {
        long pid = table.exit(e);
        Holder h = holders.get(pid);
        boolean its = h != null && h.events > 0 && !h.hasBirth && h.start >= time && h.ppidFirst == creator.pid;
        if (h != null && its) {
            h.start = time;
            h.startExact = true;
            h.hasBirth = true;
        } else {
            born(pid, e);
        }
    }

    private Holder born(long pid, int birth) {
        Holder h = fresh(pid);
        h.start = table.timeMillis(birth);
        h.startExact = true;
        h.hasBirth = true;
        if (h.generation > 0) {
            h.newReason = "its birth is in the log";
        }
        h.lastOwnTime = h.start;
        boolean shared = births.sharesParent(birth);
        long ppid = shared ? table.ppid(birth) : table.pid(birth);
        if (ppid > 0) {
            Holder parent = holders.get(ppid);
            h.ppidFirst = ppid;
            h.ppidLast = ppid;
            h.ppidHolder = parent == null ? fresh(ppid) : parent;
            attach(h, h.ppidHolder, Certainty.CERTAIN, "its birth is in the log");
        }
        return h;
    }

    private Holder fresh(long pid) {
        Holder former = holders.get(pid);
        if (former != null) {
            former.goneBy(time);
        }
        Holder h = new Holder(all.size(), host, boot, pid, former == null ? 0 : former.generation + 1);
        h.start = time;
        all.add(h);
        holders.put(pid, h);
        counter.see(pid);
        alive(h);
        return h;
    }

    private void alive(Holder h) {
        h.aliveAt = counter.at();
        h.aliveSerial = serial;
        h.aliveRank = rank;
        h.lastSeen = Math.max(h.lastSeen, time);
    }

    private void parentOf(Holder h, int e) {
        long ppid = table.ppid(e);
        if (ppid < 0) {
            return;
        }
        if (!h.linked) {
            h.ppidFirst = ppid;
            h.ppidLast = ppid;
            link(h, e, ppid);
        } else if (ppid == h.ppidLast) {
            Holder parent = holders.get(ppid);
            if (parent != null && !parent.exited) {
                alive(parent);
            }
        } else {
            if (h.ppidHolder != null) {
                h.ppidHolder.childrenHandedOver = true;
                h.ppidHolder.goneBy(time);
            }
            h.ppidLast = ppid;
            h.handedOver = true;
            h.ppidHolder = holders.get(ppid);
        }
    }

    private void link(Holder h, int e, long ppid) {
        h.linked = true;
        if (ppid == h.pid) {
            h.flags |= ProcessFlag.PARENT_SELF.bit();
            h.parentReason = "names itself as parent";
            return;
        }
        if (ppid == 0) {
            h.parentSure = Certainty.CERTAIN;
            h.parentReason = "started by the kernel";
            return;
        }
        Holder g = holders.get(ppid);
        if (g == null) {
            g = fresh(ppid);
            attach(h, g, ppid == 1 ? init(h) : Certainty.CERTAIN, ppid == 1 ? initReason(h) : "named by its ppid");
        } else if (ppid == 1) {
            attach(h, g, init(h), initReason(h));
        } else {
            linkTo(h, g, e);
        }
        h.ppidHolder = g.pid == ppid ? holders.get(ppid) : g;
    }

    private void linkTo(Holder h, Holder g, int e) {
        Verdict verdict = judge.judgeParent(g, h, e);
        Holder parent = g;
        if (!verdict.same()) {
            parent = fresh(g.pid);
            parent.newSure = verdict.sure();
            parent.newReason = verdict.reason();
        }
        attach(h, parent, verdict.sure(), verdict.reason());
    }

    private static Certainty init(Holder h) {
        return h.firstSes >= 0 && h.firstSes != 0xFFFF_FFFFL ? Certainty.ADOPTED : Certainty.LIKELY;
    }

    private static String initReason(Holder h) {
        return init(h) == Certainty.ADOPTED
                ? "its creator ended before it was first seen"
                : "started by init, or handed over to it";
    }

    private void attach(Holder h, Holder parent, Certainty sure, String reason) {
        h.linked = true;
        Holder top = parent.findRoot();
        if (top == h.findRoot()) {
            h.flags |= ProcessFlag.PARENT_CYCLE.bit();
            h.parentReason = "would be its own ancestor";
            return;
        }
        h.findRoot().root = top;
        h.parent = parent;
        h.parentSure = sure;
        h.parentReason = reason;
        h.imageOfParent = parent.lastImage;
        parent.hadChildren = true;
        if (!parent.exited) {
            alive(parent);
        }
        if (parent.events == 0 && h.firstSes >= 0) {
            parent.sessions.add(h.firstSes);
        }
    }

    private void remember(Holder h, int e) {
        processOf[e] = h.number;
        h.events++;
        h.lastOwnTime = time;
        alive(h);
        boolean login = table.kind(e) == EventKind.LOGIN;
        long ses = table.id(e, Identities.Id.SES);
        if (login && table.extra(e) >= 0) {
            h.sessions.add(table.extra(e));
        }
        if (ses >= 0) {
            h.ses = ses;
            h.sessions.add(ses);
        }
        if (table.call(e) == ByteDictionary.NONE) {
            return;
        }
        h.lastOwn = e;
        h.tty = table.tty(e) == ByteDictionary.NONE ? h.tty : table.tty(e);
        h.exe = table.exe(e) == ByteDictionary.NONE ? h.exe : table.exe(e);
        h.uid = table.id(e, Identities.Id.UID);
        h.euid = table.id(e, Identities.Id.EUID);
        h.suid = table.id(e, Identities.Id.SUID);
        if (h.titleEvent < 0 && table.hasProctitle(e)) {
            h.titleEvent = e;
        }
        if (table.isExecve(e) && table.succeeded(e)) {
            h.images++;
            h.lastImage = e;
        }
        if (Births.kind(table, e) == SyscallClass.EXIT_GROUP) {
            h.exited = true;
            h.exitTime = time;
            h.end = time;
            h.endExact = true;
        }
    }
}
