package org.execscope.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.record.SyscallClass;
import org.jspecify.annotations.Nullable;

/// The births of one boot: successful fork, vfork, clone and clone3 that made a process.
final class Births {
    private static final long CLONE_PARENT = 0x8000;
    private static final long CLONE_THREAD = 0x10000;
    private final EventTable table;
    private final Map<Long, Deque<Integer>> waiting = new HashMap<>();
    private boolean audited;

    Births(EventTable table, int[] boot) {
        this.table = table;
        Set<Long> named = new HashSet<>();
        Map<Long, Integer> inNamespace = new HashMap<>();
        Map<Long, Integer> next = new HashMap<>();
        for (int i = boot.length - 1; i >= 0; i--) {
            int e = boot[i];
            if (isBirth(e) && !sharesParent(e)) {
                Integer child = next.get(table.exit(e));
                if (child != null && table.ppid(child) > 1) {
                    inNamespace.merge(table.pid(e), table.ppid(child) == table.pid(e) ? -1 : 1, Integer::sum);
                }
            }
            if (table.call(e) != ByteDictionary.NONE && table.pid(e) >= 0) {
                next.put(table.pid(e), e);
            }
            named.add(table.pid(e));
            named.add(table.ppid(e));
        }
        for (int e : boot) {
            audited |= table.succeeded(e) && kind(table, e).isBirth();
            if (isBirth(e)
                    && inNamespace.getOrDefault(table.pid(e), 0) <= 0
                    && (kind(table, e) != SyscallClass.CLONE3 || named.contains(table.exit(e)))) {
                waiting.computeIfAbsent(table.exit(e), pid -> new ArrayDeque<>())
                        .add(e);
            }
        }
    }

    /// Whether the log tells of births at all.
    boolean audited() {
        return audited;
    }

    static SyscallClass kind(EventTable table, int e) {
        int call = table.call(e);
        return call == ByteDictionary.NONE
                ? SyscallClass.OTHER
                : table.calls().get(call).kind();
    }

    private boolean isBirth(int e) {
        return table.succeeded(e)
                && kind(table, e).isBirth()
                && table.exit(e) > 0
                && table.pid(e) >= 0
                && !(table.extra(e) >= 0 && (table.extra(e) & CLONE_THREAD) != 0);
    }

    /// Whether the child's parent is its creator's parent.
    boolean sharesParent(int e) {
        return table.extra(e) >= 0 && (table.extra(e) & CLONE_PARENT) != 0;
    }

    /// Takes the birth of which `e` is the record; false if it was taken already or is none.
    boolean take(int e) {
        Deque<Integer> births = waiting.get(table.exit(e));
        if (births == null || births.isEmpty() || births.peek() != e) {
            return false;
        }
        births.poll();
        return true;
    }

    /// Takes the birth that `e`, an event of the child, is known to follow though its record was written later.
    @Nullable
    Integer takeWrittenLater(int e, @Nullable Holder former) {
        Deque<Integer> births = waiting.get(table.pid(e));
        if (births == null) {
            return null;
        }
        Integer birth = births.peek();
        if (birth == null || table.timeMillis(birth) > table.timeMillis(e)) {
            return null;
        }
        boolean theirs = table.ppid(e) == table.pid(birth) || sharesParent(birth) && table.ppid(e) == table.ppid(birth);
        if (!theirs
                || former != null
                        && (former.lastOwnTime > table.timeMillis(birth)
                                || former.hasBirth && !former.exited && former.start == table.timeMillis(birth))) {
            return null;
        }
        births.poll();
        return birth;
    }
}
