package org.execscope.process;

import java.util.Arrays;
import java.util.BitSet;
import org.execscope.event.ByteDictionary;
import org.execscope.event.CallTable;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;
import org.execscope.record.SyscallClass;

/// The births of one boot: successful fork, vfork, clone and clone3 that made a process.
///
/// A birth names its child as the caller's pid namespace numbers it (kernel/fork.c: kernel_clone), and
/// clone3's flags lie behind a pointer, so that it may have made a thread. An id is therefore believed as far
/// as the child's own events confirm it.
final class Births {
    static final int NONE = -1;

    private static final long CLONE_PARENT = 0x8000;
    private static final long CLONE_THREAD = 0x10000;
    /// s390's clone has the new stack in a0 (CONFIG_CLONE_BACKWARDS2).
    private static final long S390 = 0x16;

    private static final long S390X = 0x8000_0016L;
    /// A vfork is written when its child has executed; so much may have been written in between.
    private static final long LATEST = 65_536;

    private final EventTable table;
    private int[] births = new int[64];
    private int[] nextOfPid = new int[64];
    private int count;
    private final PidIndex head = new PidIndex();
    private final PidIndex tail = new PidIndex();
    private final PidIndex agreeing = new PidIndex();
    private final PidIndex disagreeing = new PidIndex();
    private final ClockSteps clock;
    private final BitSet confirmed = new BitSet();
    private final BitSet sure = new BitSet();
    private final BitSet maybe = new BitSet();
    private final PidIndex maybeAt = new PidIndex();

    Births(EventTable table, EventCursor now, int[] boot, BootSigns signs) {
        this.table = table;
        if (!hasBirth(now, boot)) {
            clock = new ClockSteps(table, new int[0]);
            return;
        }
        clock = new ClockSteps(table, boot);
        confirm(boot);
        vote(boot);
        PidIndex named = new PidIndex();
        for (int e : boot) {
            named.put(table.pid(e), 1);
            named.put(table.ppid(e), 1);
        }
        for (int e : boot) {
            if (!isBirth(e)) {
                continue;
            }
            int yes = agreeing.get(table.pid(e));
            int no = disagreeing.get(table.pid(e));
            if (yes >= no && (confirmed.get(e) || flagsKnown(e))) {
                // A pid of a namespace may be one of the host's too, and its creator's pid have had other holders.
                boolean vouched = yes > 0 && no <= 0 && !signs.containers();
                sure.set(e, flagsKnown(e) && (confirmed.get(e) || vouched));
                add(e);
            } else if (named.get(table.exit(e)) != PidIndex.NONE) {
                maybe.set(e);
            }
        }
    }

    private boolean hasBirth(EventCursor now, int[] boot) {
        for (int e : boot) {
            if (!now.isExecve(e) && isBirth(e)) {
                return true;
            }
        }
        return false;
    }

    private void add(int e) {
        if (count == births.length) {
            births = Arrays.copyOf(births, count * 2);
            nextOfPid = Arrays.copyOf(nextOfPid, count * 2);
        }
        births[count] = e;
        nextOfPid[count] = NONE;
        int before = tail.put(table.exit(e), count);
        if (before == PidIndex.NONE) {
            head.put(table.exit(e), count);
        } else {
            nextOfPid[before] = count;
        }
        count++;
    }

    /// Finds the births whose child's next event, or one written just before, names the creator as its
    /// parent.
    private void confirm(int[] boot) {
        PidIndex around = new PidIndex();
        for (int e : boot) {
            if (isBirth(e)) {
                int before = around.get(table.exit(e));
                confirmed.set(e, before != PidIndex.NONE && mayBeBefore(before, e) && confirms(e, table.ppid(before)));
            }
            remember(around, e);
        }
        PidIndex after = new PidIndex();
        for (int i = boot.length - 1; i >= 0; i--) {
            int e = boot[i];
            if (isBirth(e)) {
                int next = after.get(table.exit(e));
                if (next != PidIndex.NONE && confirms(e, table.ppid(next))) {
                    confirmed.set(e);
                }
                after.put(table.exit(e), PidIndex.NONE);
            }
            remember(after, e);
        }
    }

    private void remember(PidIndex events, int e) {
        if (table.call(e) != ByteDictionary.NONE && table.pid(e) >= 0) {
            events.put(table.pid(e), e);
        }
    }

    /// Whether an event of the child may have been written before its birth: that began no later, by a clock
    /// that nobody set back in between.
    boolean mayBeBefore(int child, int birth) {
        return table.timeMillis(child) >= table.timeMillis(birth) && !clock.setBackBetween(child, birth);
    }

    /// That both are children of init proves nothing: many are.
    private boolean confirms(int birth, long ppid) {
        return isParent(birth, ppid) && !(sharesParent(birth) && ppid <= 1);
    }

    private boolean isParent(int birth, long ppid) {
        return ppid == (sharesParent(birth) ? table.ppid(birth) : table.pid(birth));
    }

    /// Counts for each creator's pid how often its children's events name it as parent and how often another:
    /// in a pid namespace, it is rather another.
    private void vote(int[] boot) {
        PidIndex next = new PidIndex();
        for (int i = boot.length - 1; i >= 0; i--) {
            int e = boot[i];
            if (isBirth(e)) {
                int child = next.get(table.exit(e));
                if (confirmed.get(e)) {
                    count(agreeing, table.pid(e));
                } else if (child != PidIndex.NONE && table.ppid(child) > 1) {
                    count(disagreeing, table.pid(e));
                }
            }
            remember(next, e);
        }
    }

    private static void count(PidIndex counts, long pid) {
        counts.put(pid, Math.max(counts.get(pid), 0) + 1);
    }

    /// Whether the log tells of births at all.
    boolean any() {
        return count > 0;
    }

    /// The first birth's event, or [#NONE].
    int firstEvent() {
        return count == 0 ? NONE : births[0];
    }

    private static SyscallClass kind(EventTable table, int e) {
        return kindOf(table, table.call(e));
    }

    /// @param call the number of a call, or [ByteDictionary#NONE]
    static SyscallClass kindOf(EventTable table, int call) {
        return call == ByteDictionary.NONE
                ? SyscallClass.OTHER
                : table.calls().get(call).kind();
    }

    private boolean isBirth(int e) {
        return table.succeeded(e)
                && kind(table, e).isBirth()
                && table.exit(e) > 0
                && table.pid(e) >= 0
                && !(flagsKnown(e) && (flags(e) & CLONE_THREAD) != 0);
    }

    /// Whether it is known what the call was to make: fork and vfork have no flags, clone3's are not in the
    /// log.
    private boolean flagsKnown(int e) {
        CallTable.Call call = table.calls().get(table.call(e));
        return switch (call.kind()) {
            case FORK, VFORK -> true;
            case CLONE -> table.extra(e) >= 0 && call.archCode() != S390 && call.archCode() != S390X;
            case CLONE3, EXECVE, EXECVEAT, EXIT, EXIT_GROUP, OTHER -> false;
        };
    }

    private long flags(int e) {
        return kind(table, e) == SyscallClass.CLONE && flagsKnown(e) ? table.extra(e) : 0;
    }

    /// Whether the child's parent is its creator's parent.
    boolean sharesParent(int e) {
        return (flags(e) & CLONE_PARENT) != 0;
    }

    /// Whether it is certain that it made a process, and that the id is that one's pid on the host.
    boolean isSure(int birth) {
        return sure.get(birth);
    }

    /// Notes that the sweep has come to `e`: it may be the birth of a process, or of a thread.
    void pass(int e) {
        if (maybe.get(e)) {
            maybeAt.put(table.exit(e), e);
        }
    }

    /// Whether a call that may have been a birth of `pid` was written since `event`.
    boolean maybeBornSince(long pid, int event) {
        int call = maybeAt.get(pid);
        return call != PidIndex.NONE && table.serial(call) >= table.serial(event);
    }

    /// Takes the birth of which `e` is the record; false if it was taken already or is none.
    boolean take(int e) {
        if (count == 0 || !table.succeeded(e) || !kind(table, e).isBirth()) {
            return false;
        }
        int birth = head.get(table.exit(e));
        if (birth == PidIndex.NONE || births[birth] != e) {
            return false;
        }
        head.put(table.exit(e), nextOfPid[birth]);
        return true;
    }

    /// Takes the birth that `e`, an event of the child, is known to follow though its record was written
    /// later; or [#NONE].
    ///
    /// @param former the present holder of the pid, or -1
    int takeWrittenLater(int e, Draft draft, int former) {
        int birth = count == 0 ? NONE : head.get(table.pid(e));
        if (birth == NONE) {
            return NONE;
        }
        int made = births[birth];
        long time = table.timeMillis(made);
        boolean near =
                mayBeBefore(e, made) && table.serial(made) - table.serial(e) <= LATEST && isParent(made, table.ppid(e));
        if (!near || former >= 0 && isLaterThan(draft, former, time)) {
            return NONE;
        }
        head.put(table.pid(e), nextOfPid[birth]);
        return made;
    }

    private boolean isLaterThan(Draft draft, int former, long birth) {
        int last = draft.last(former);
        if (last >= 0 && table.timeMillis(last) > birth) {
            return true;
        }
        long born = draft.is(former, Draft.HAS_BIRTH) ? table.timeMillis(draft.start(former)) : Long.MIN_VALUE;
        return born > birth || born == birth && !draft.exited(former);
    }
}
