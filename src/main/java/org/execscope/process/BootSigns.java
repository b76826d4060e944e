package org.execscope.process;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;

/// What holds for a whole boot: whether log-ins are logged and whether containers run.
final class BootSigns {
    static final Bytes DELETED = Bytes.utf8(" (deleted)");
    /// Programs that put processes into pid namespaces, or enter them.
    private static final Set<Bytes> RUNTIMES = Set.of(
            Bytes.utf8("runc"),
            Bytes.utf8("crun"),
            Bytes.utf8("containerd-shim"),
            Bytes.utf8("containerd-shim-runc-v2"),
            Bytes.utf8("docker"),
            Bytes.utf8("dockerd"),
            Bytes.utf8("podman"),
            Bytes.utf8("conmon"),
            Bytes.utf8("nsenter"),
            Bytes.utf8("unshare"),
            Bytes.utf8("bwrap"),
            Bytes.utf8("lxc-start"),
            Bytes.utf8("lxc-attach"),
            Bytes.utf8("lxcfs"),
            Bytes.utf8("systemd-nspawn"),
            Bytes.utf8("machinectl"),
            Bytes.utf8("kubelet"));

    private static final Bytes NO_TERMINAL = Bytes.utf8("(none)");

    private final EventTable table;
    /// The serials at which the rules were changed, and between which of these changes log-ins are recorded.
    private final long[] changes;

    private final BitSet logins = new BitSet();
    private final boolean containers;
    private final int noTerminal;

    BootSigns(EventTable table, EventCursor now, int[] boot) {
        this.table = table;
        noTerminal = table.ttys().find(NO_TERMINAL);
        BitSet exes = new BitSet();
        LongStream.Builder serials = LongStream.builder();
        int before = 0;
        for (int e : boot) {
            if (now.type(e) == Sweep.CONFIG_CHANGE) {
                serials.add(now.serial(e));
                before++;
            }
            if (now.kind(e) == EventKind.LOGIN) {
                logins.set(before);
            }
            int exe = now.exe(e);
            if (exe != ByteDictionary.NONE) {
                exes.set(exe);
            }
        }
        changes = serials.build().toArray();
        containers = exes.stream()
                .anyMatch(exe -> RUNTIMES.contains(nameOf(table.exes().get(exe))));
    }

    /// Whether LOGIN records are not excluded by the rules of that time.
    boolean logins(int e) {
        return logins.get(changesUpTo(e));
    }

    private int changesUpTo(int e) {
        int at = Arrays.binarySearch(changes, table.serial(e));
        return at < 0 ? -at - 1 : at + 1;
    }

    /// Whether processes may live in pid namespaces that others enter.
    boolean containers() {
        return containers;
    }

    boolean isNoTerminal(int tty) {
        return tty == noTerminal;
    }

    static Bytes nameOf(Bytes path) {
        return path.slice(path.lastIndexOf((byte) '/') + 1, path.length());
    }
}
