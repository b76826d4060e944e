package org.execscope.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.execscope.event.EventKind;
import org.execscope.event.HandMadeEvents;
import org.execscope.event.Identities;
import org.execscope.record.SyscallClass;

/// A machine on which processes fork, execute, fail to, make threads, log in, end and are handed over, with
/// pids as Linux gives them; a random part of it is logged. It knows what really happened.
final class SimulatedMachine {
    /// Microseconds that making a task takes at least: what [Certainty#CERTAIN] assumes.
    private static final long TASK_MICROS = 10;

    /// A process as it really was.
    static final class Real {
        final int number;
        final long pid;
        final Real creator;
        Real parent;
        boolean subreaper;
        boolean alive = true;
        long ses;
        long uid;
        String argv;
        String title = "";
        String exe;

        Real(int number, long pid, Real creator) {
            this.number = number;
            this.pid = pid;
            this.creator = creator;
            parent = creator;
        }

        @Override
        public String toString() {
            return "#" + number + "(pid " + pid + ")";
        }
    }

    /// What really stood behind an event of the log.
    record Truth(Real process, Real parentThen) {}

    private enum Titles {
        KEPT,
        ANEW,
        NONE
    }

    final HandMadeEvents log = new HandMadeEvents();
    /// In the order of the log's rows.
    final List<Truth> truths = new ArrayList<>();
    /// For the births that are logged: the child, by row.
    final Map<Integer, Real> bornBy = new HashMap<>();

    final Random random;
    final long pidMax;
    final boolean pidMaxKnown;
    private final Map<Long, Real> inUse = new HashMap<>();
    private final List<Real> live = new ArrayList<>();
    private final Titles titles;
    private final boolean logsExit;
    private final boolean logsOther;
    private final boolean logsLogin;
    private final boolean logsClone;
    private final boolean logsVfork;
    private final boolean logsClone3;
    private final double lost;
    private final boolean storms;
    private long next = 3;
    private long micros = 1_000_000_000;
    private long serial = 1;
    private long sessions = 1;
    private int made;

    SimulatedMachine(long seed) {
        random = new Random(seed);
        pidMax = switch (random.nextInt(4)) {
            case 0 -> 32_768;
            case 1 -> 4_194_304;
            default -> 340 + random.nextInt(400);
        };
        pidMaxKnown = random.nextBoolean();
        titles = Titles.values()[random.nextInt(3)];
        logsExit = random.nextInt(3) == 0;
        logsOther = random.nextInt(3) == 0;
        logsLogin = random.nextInt(4) != 0;
        boolean births = random.nextInt(2) == 0;
        logsClone = births && random.nextInt(4) != 0;
        logsVfork = births && random.nextInt(4) != 0;
        logsClone3 = births && random.nextInt(4) != 0;
        lost = random.nextInt(3) == 0 ? 0.05 : 0;
        storms = random.nextBoolean();
        Real init = new Real(made++, 1, null);
        init.argv = "init";
        init.exe = "/sbin/init";
        init.ses = Identities.UNSET;
        inUse.put(1L, init);
        live.add(init);
        next = random.nextInt(3) == 0 ? 3 : 300 + (long) (random.nextDouble() * (pidMax - 300));
        for (int i = 0; i < 10; i++) {
            fork(pick(), false);
        }
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    private Real pick() {
        return live.get(
                random.nextInt(4) == 0
                        ? random.nextInt(live.size())
                        : Math.max(0, live.size() - 1 - random.nextInt(6)));
    }

    private void step() {
        rest();
        Real one = pick();
        int what = random.nextInt(100);
        if (what < 30) {
            Real child = make(one);
            if (child != null && random.nextInt(5) != 0) {
                execute(child);
            }
        } else if (what < 45) {
            execute(one);
        } else if (what < 52) {
            failToExecute(one);
        } else if (what < 80) {
            end(one);
        } else if (what < 86) {
            makeThread(one);
        } else if (what < 90) {
            logIn(one);
        } else if (what < 96) {
            other(one);
        } else if (what < 97) {
            one.subreaper = true;
        } else if (storms) {
            storm();
        }
    }

    private void rest() {
        micros += switch (random.nextInt(20)) {
            case 0 -> 1_000_000L * random.nextInt(60);
            case 1, 2 -> 1000L * random.nextInt(2000);
            default -> random.nextInt(20_000);
        };
    }

    /// Tasks that come and go and never execute anything.
    private void storm() {
        long count = random.nextInt(3) == 0
                ? (long) (random.nextDouble() * 3 * Math.min(pidMax, 40_000))
                : random.nextInt(500);
        for (long i = 0; i < count; i++) {
            give();
            micros += TASK_MICROS;
        }
    }

    private long give() {
        while (true) {
            if (next >= pidMax) {
                next = 300;
            }
            long pid = next++;
            if (!inUse.containsKey(pid)) {
                return pid;
            }
        }
    }

    private Real born(Real creator) {
        micros += TASK_MICROS;
        Real child = new Real(made++, give(), creator);
        child.ses = creator.ses;
        child.uid = creator.uid;
        child.argv = creator.argv;
        child.exe = creator.exe;
        inUse.put(child.pid, child);
        live.add(child);
        return child;
    }

    private Real make(Real creator) {
        if (live.size() > Math.min((pidMax - 300) / 3, 120)) {
            end(pick());
            return null;
        }
        return switch (random.nextInt(3)) {
            case 0 -> {
                vfork(creator);
                yield null;
            }
            case 1 -> fork(creator, true);
            default -> fork(creator, false);
        };
    }

    private Real fork(Real creator, boolean clone3) {
        long began = micros;
        Real child = born(creator);
        if (clone3 ? logsClone3 : logsClone) {
            birth(
                    creator,
                    child,
                    clone3 ? SyscallClass.CLONE3 : SyscallClass.CLONE,
                    began,
                    clone3 ? 0x7ffd_1234_0000L : 0x11);
        }
        return child;
    }

    /// The child executes, or ends, before the record of its birth is written.
    private void vfork(Real creator) {
        long began = micros;
        Real child = born(creator);
        micros += random.nextInt(6000);
        execute(child);
        if (logsVfork) {
            birth(creator, child, SyscallClass.VFORK, began, 0);
        }
    }

    private void birth(Real creator, Real child, SyscallClass call, long began, long extra) {
        HandMadeEvents.One one = write(creator, call, began);
        if (one != null) {
            one.exit = child.pid;
            one.extra = extra;
            bornBy.put(truths.size() - 1, child);
        }
    }

    private void makeThread(Real one) {
        long began = micros;
        micros += TASK_MICROS;
        long tid = give();
        boolean clone3 = random.nextBoolean();
        if (clone3 ? logsClone3 : logsClone) {
            HandMadeEvents.One birth = write(one, clone3 ? SyscallClass.CLONE3 : SyscallClass.CLONE, began);
            if (birth != null) {
                birth.exit = tid;
                birth.extra = clone3 ? 0x7ffd_1234_0000L : 0x3d0f00;
            }
        }
    }

    private void execute(Real one) {
        String before = one.title;
        one.argv = "prog" + random.nextInt(8);
        one.exe = "/bin/" + one.argv;
        if (random.nextInt(20) == 0 && one.uid == 0) {
            one.uid = 1000L + random.nextInt(3);
        }
        HandMadeEvents.One exec = write(one, SyscallClass.EXECVE, micros);
        if (exec != null && before.isEmpty() && titles == Titles.KEPT) {
            one.title = one.argv;
        }
    }

    private void failToExecute(Real one) {
        HandMadeEvents.One exec = write(one, SyscallClass.EXECVE, micros);
        if (exec != null) {
            exec.success = false;
            exec.exit = -2;
        }
    }

    private void other(Real one) {
        if (logsOther) {
            write(one, SyscallClass.OTHER, micros);
        }
    }

    private void logIn(Real one) {
        if (one.pid == 1) {
            return;
        }
        long old = one.ses;
        one.ses = ++sessions;
        if (logsLogin) {
            HandMadeEvents.One login = write(one, SyscallClass.OTHER, micros);
            if (login != null) {
                login.kind = EventKind.LOGIN;
                login.extra = old;
            }
        }
    }

    private void end(Real one) {
        if (one.pid == 1) {
            return;
        }
        if (logsExit && random.nextInt(4) != 0) {
            write(one, SyscallClass.EXIT_GROUP, micros);
        }
        one.alive = false;
        inUse.remove(one.pid);
        live.remove(one);
        for (Real child : live) {
            if (child.parent == one) {
                child.parent = reaper(one);
            }
        }
    }

    private Real reaper(Real dead) {
        for (Real up = dead.parent; up != null; up = up.parent) {
            if (up.alive && (up.subreaper || up.pid == 1)) {
                return up;
            }
        }
        return live.getFirst();
    }

    /// Null if the event was lost.
    private HandMadeEvents.One write(Real one, SyscallClass call, long at) {
        long number = serial++;
        micros += 1L + random.nextInt(200);
        if (random.nextDouble() < lost) {
            return null;
        }
        HandMadeEvents.One event = log.add(number, one.pid, one.parent == null ? 0 : one.parent.pid, call);
        event.time = at / 4000 * 4;
        event.ses = one.ses;
        event.uid = one.uid;
        event.exe = one.exe;
        event.argv = one.argv;
        if (one.title.isEmpty() && titles == Titles.KEPT) {
            one.title = one.argv;
        }
        event.title = switch (titles) {
            case KEPT -> one.title;
            case ANEW -> one.argv;
            case NONE -> "";
        };
        truths.add(new Truth(one, one.parent));
        return event;
    }
}
