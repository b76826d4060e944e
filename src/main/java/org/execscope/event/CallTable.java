package org.execscope.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.execscope.record.SyscallClass;

/// The different (arch, system call) pairs of the evidence.
public final class CallTable {
    /// @param archCode the number after `arch=`, as unsigned 32 bits; -1 if the log has none
    /// @param arch its name, or its hex text if the number has no name; empty if the log has none
    /// @param number the number after `syscall=`; -1 if the log has none
    /// @param name its name on that arch, or the number as text; empty if the log has none
    /// @param kind what the call is to a process tree
    public record Call(long archCode, String arch, long number, String name, SyscallClass kind) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<Call, Integer> ids = new HashMap<>();

    public int size() {
        return calls.size();
    }

    /// The pair with number `id`.
    public Call get(int id) {
        return calls.get(id);
    }

    int add(Call call) {
        Integer known = ids.get(call);
        if (known != null) {
            return known;
        }
        calls.add(call);
        ids.put(call, calls.size() - 1);
        return calls.size() - 1;
    }
}
