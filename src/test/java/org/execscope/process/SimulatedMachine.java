package org.execscope.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.execscope.event.EventKind;
import org.execscope.event.HandMadeEvents;
import org.execscope.event.Identities;
import org.execscope.record.SyscallClass;

/// A machine on which processes fork, execute, fail to, make threads, log in, enter containers, end and are
/// handed over, with pids as Linux gives them; it restarts, and its clock is set. A random part of it is
/// logged, by rules that change. It knows what really happened.
final class SimulatedMachine {
    /// Microseconds that making a task takes at least: what [Certainty#CERTAIN] assumes.
    private static final long TASK_MICROS = 10;

    private static final int CONFIG_CHANGE = 1305;

    /// A pid namespace inside the host's, with pids of its own.
    static final class Namespace {
        final Real init;
        private long next = 1;

        Namespace(Real init) {
            this.init = init;
        }
    }

    /// A process as it really was.
    static final class Real {
        final int number;
        final long pid;
        Real creator;
        Real parent;
        boolean subreaper;
        boolean alive = true;
        long ses;
        long uid;
        String argv;
        String title = "";
        String exe;
        /// Null in the host's own namespace.
        Namespace namespace;
        /// Its pid there.
        long inner;

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

    /// What really stood behind an event of the log; nobody behind one of the kernel's own.
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
    private final SimulatedRules rules;
    private final double lost;
    private final boolean storms;
    private final boolean containers;
    private long next;
    private long micros = 1_000_000_000;
    private long serial;
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
        rules = new SimulatedRules(random);
        lost = random.nextInt(3) == 0 ? 0.05 : 0;
        storms = random.nextBoolean();
        containers = random.nextInt(3) == 0;
        boot(random.nextInt(3) == 0 ? 3 : 300 + (long) (random.nextDouble() * (pidMax - 300)));
    }

    private void boot(long firstPid) {
        inUse.clear();
        live.clear();
        serial = 1;
        Real init = new Real(made++, 1, null);
        init.argv = "init";
        init.exe = "/sbin/init";
        init.ses = Identities.UNSET;
        inUse.put(1L, init);
        live.add(init);
        next = firstPid;
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
        } else if (what < 94) {
            other(one);
        } else if (what < 95) {
            message(one);
        } else if (what < 96) {
            one.subreaper = true;
        } else if (what < 97) {
            enterContainer(one);
        } else if (what < 98) {
            rare();
        } else if (storms) {
            storm();
        }
    }

    private void rare() {
        switch (random.nextInt(20)) {
            case 0 -> {
                micros += 30_000_000;
                boot(3);
            }
            case 1 -> {
                rules.change();
                message(live.getFirst(), EventKind.OTHER).type = CONFIG_CHANGE;
            }
            case 2 -> micros += (long) ((random.nextDouble() - 0.5) * 7_200_000_000L);
            default -> {}
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
        if (creator.namespace != null) {
            enter(child, creator.namespace);
        }
        inUse.put(child.pid, child);
        live.add(child);
        return child;
    }

    private static void enter(Real one, Namespace namespace) {
        one.namespace = namespace;
        one.inner = namespace.next++;
    }

    /// A run-time makes a container's first process, or another one in a container that runs.
    private void enterContainer(Real creator) {
        if (creator.namespace != null || !containers) {
            return;
        }
        creator.argv = "runc";
        creator.exe = "/usr/bin/runc";
        write(creator, SyscallClass.EXECVE, micros);
        List<Namespace> running = live.stream()
                .map(one -> one.namespace)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        long began = micros;
        Real child = born(creator);
        enter(
                child,
                running.isEmpty() || random.nextBoolean()
                        ? new Namespace(child)
                        : running.get(random.nextInt(running.size())));
        birth(creator, child, SyscallClass.CLONE, began, 0x11);
        execute(child);
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
        boolean sibling = !clone3 && creator.parent != null && random.nextInt(30) == 0;
        if (sibling) {
            child.parent = creator.parent;
            child.creator = creator.parent;
        }
        birth(
                creator,
                child,
                clone3 ? SyscallClass.CLONE3 : SyscallClass.CLONE,
                began,
                clone3 ? 0x7ffd_1234_0000L : sibling ? 0x8011 : 0x11);
        return child;
    }

    /// The child executes, or ends, before the record of its birth is written.
    private void vfork(Real creator) {
        long began = micros;
        Real child = born(creator);
        micros += random.nextInt(6000);
        execute(child);
        birth(creator, child, SyscallClass.VFORK, began, 0);
    }

    private void birth(Real creator, Real child, SyscallClass call, long began, long extra) {
        HandMadeEvents.One one = write(creator, call, began);
        if (one != null) {
            one.exit = creator.namespace == null ? child.pid : child.inner;
            one.extra = extra;
            bornBy.put(truths.size() - 1, child);
        }
    }

    private void makeThread(Real one) {
        long began = micros;
        micros += TASK_MICROS;
        long tid = give();
        boolean clone3 = random.nextBoolean();
        HandMadeEvents.One birth = write(one, clone3 ? SyscallClass.CLONE3 : SyscallClass.CLONE, began);
        if (birth != null) {
            birth.exit = one.namespace == null ? tid : one.namespace.next++;
            birth.extra = clone3 ? 0x7ffd_1234_0000L : 0x3d0f00;
        }
    }

    private void execute(Real one) {
        String before = one.title;
        one.argv = "prog" + random.nextInt(8);
        one.exe = "/bin/" + one.argv;
        if (random.nextInt(20) == 0 && one.uid == 0) {
            one.uid = 1000L + random.nextInt(3);
        }
        if (random.nextInt(40) == 0) {
            return; // by execveat, which the rules don't name
        }
        HandMadeEvents.One exec = write(one, SyscallClass.EXECVE, micros);
        if (exec != null && before.isEmpty() && titles == Titles.KEPT) {
            one.title = one.argv;
        }
    }

    private void failToExecute(Real one) {
        HandMadeEvents.One exec = write(one, SyscallClass.EXECVE, micros, false);
        if (exec != null) {
            exec.success = false;
            exec.exit = -2;
        }
    }

    private void other(Real one) {
        write(one, SyscallClass.OTHER, micros);
    }

    private void message(Real one) {
        if (rules.messages()) {
            message(one, EventKind.USER_MESSAGE);
        }
    }

    /// What comes without a system call: who sent it is known, its parent isn't.
    private HandMadeEvents.One message(Real one, EventKind kind) {
        HandMadeEvents.One event = add(one, SyscallClass.OTHER, micros);
        event.kind = kind;
        return event;
    }

    private void logIn(Real one) {
        if (one.pid == 1) {
            return;
        }
        long old = one.ses;
        one.ses = ++sessions;
        if (rules.logins()) {
            message(one, EventKind.LOGIN).extra = old;
        }
    }

    private void end(Real one) {
        if (one.pid == 1) {
            return;
        }
        if (random.nextInt(4) != 0) {
            write(one, SyscallClass.EXIT_GROUP, micros);
        }
        kill(one);
        if (one.namespace != null && one.namespace.init == one) {
            List.copyOf(live).stream()
                    .filter(inside -> inside.namespace == one.namespace)
                    .forEach(this::kill);
        }
        for (Real child : live) {
            if (child.parent == one) {
                child.parent = reaper(one);
            }
        }
    }

    private void kill(Real one) {
        one.alive = false;
        inUse.remove(one.pid);
        live.remove(one);
    }

    private Real reaper(Real dead) {
        for (Real up = dead.parent; up != null && up.namespace == dead.namespace; up = up.parent) {
            if (up.alive && (up.subreaper || up.pid == 1)) {
                return up;
            }
        }
        return dead.namespace == null || dead.namespace.init == dead ? live.getFirst() : dead.namespace.init;
    }

    private HandMadeEvents.One write(Real one, SyscallClass call, long at) {
        return write(one, call, at, true);
    }

    /// Null if no rule speaks of it, or it was lost.
    private HandMadeEvents.One write(Real one, SyscallClass call, long at, boolean succeeded) {
        if (!rules.log(call, one.uid, succeeded)) {
            return null;
        }
        if (one.title.isEmpty() && titles == Titles.KEPT) {
            one.title = one.argv;
        }
        if (random.nextDouble() < lost) {
            serial++;
            return null;
        }
        return add(one, call, at);
    }

    private HandMadeEvents.One add(Real one, SyscallClass call, long at) {
        micros += 1L + random.nextInt(200);
        HandMadeEvents.One event = log.add(serial++, one.pid, one.parent == null ? 0 : one.parent.pid, call);
        event.time = at / 4000 * 4;
        event.ses = one.ses;
        event.uid = one.uid;
        event.exe = one.exe;
        event.argv = one.argv;
        event.title = switch (titles) {
            case KEPT -> one.title;
            case ANEW -> one.argv;
            case NONE -> "";
        };
        truths.add(new Truth(one, one.parent));
        return event;
    }
}
