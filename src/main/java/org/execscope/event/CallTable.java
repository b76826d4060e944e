package org.execscope.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.execscope.record.Arch;
import org.execscope.record.SyscallClass;
import org.execscope.record.Syscalls;

/// The different (arch, system call) pairs of the evidence.
public final class CallTable {
    /// @param archCode the number after `arch=`, as unsigned 32 bits; -1 if the log has none
    /// @param arch its name, or its hex text if the number has no name; empty if the log has none
    /// @param number the number after `syscall=`; -1 if the log has none
    /// @param name its name on that arch, or the number as text; empty if the log has none
    /// @param kind what the call is to a process tree
    public record Call(long archCode, String arch, long number, String name, SyscallClass kind) {
        /// @param archCode as read; negative if there is none
        /// @param archText what stands after `arch=`, for an arch that has no name; empty if there is none
        /// @param number as read; negative if there is none
        static Call of(long archCode, String archText, long number) {
            Arch arch = archCode < 0 ? null : Arch.of(archCode);
            String label = arch != null ? arch.label() : archCode < 0 ? "" : archText;
            String name = arch == null || number < 0 ? null : Syscalls.name(arch, number);
            String shown = name != null ? name : number < 0 ? "" : Long.toString(number);
            return new Call(Math.max(archCode, -1), label, Math.max(number, -1), shown, Syscalls.kind(name));
        }
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<Call, Integer> ids = new HashMap<>();

    public int size() {
        return calls.size();
    }

    /// The pair with number `id`.
    public Call get(int id) {
        return calls.get(id);
    }

    void clear() {
        calls.clear();
        ids.clear();
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
