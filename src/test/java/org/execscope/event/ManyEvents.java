package org.execscope.event;

import java.util.function.IntUnaryOperator;
import org.execscope.bytes.Bytes;
import org.execscope.record.SyscallClass;

/// Event tables of any size, all successful execves of one host, a serial and ten milliseconds apart.
public final class ManyEvents {
    private ManyEvents() {}

    /// @param pid of the event with this number
    /// @param ppid of the event with this number
    public static EventTable execs(int count, IntUnaryOperator pid, IntUnaryOperator ppid) {
        EventTable table = new EventTable();
        table.addHost(new Host(Bytes.utf8("h"), 0, "h"));
        int call = table.calls().add(new CallTable.Call(1, "x", 59, "execve", SyscallClass.EXECVE));
        int exe = table.exes().add(Bytes.utf8("/bin/x"));
        int argv = table.argvs().add(ArgvCodec.encode(java.util.List.of(Bytes.utf8("x"))));
        long[] ids = {1000, 0, 0, 0, 0, 0, 0, 0, 0, 3};
        int identity = table.identities().add(ids, ByteDictionary.NONE, ByteDictionary.NONE);
        for (int i = 0; i < count; i++) {
            EventRow row = new EventRow();
            row.serial = i + 1L;
            row.timeMillis = 10L * i;
            row.kind = EventKind.EXECVE;
            row.type = 1300;
            row.call = call;
            row.success = true;
            row.pid = pid.applyAsInt(i);
            row.ppid = ppid.applyAsInt(i);
            row.exe = exe;
            row.identity = identity;
            row.argv = argv;
            row.title = EventTable.TITLE_IS_ARGV;
            row.sources.add(new RecordSource(0, i, i + 1L));
            table.add(row);
        }
        return table;
    }
}
