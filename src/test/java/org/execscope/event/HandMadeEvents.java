package org.execscope.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.execscope.record.SyscallClass;

/// Builds event tables for tests of other packages.
public final class HandMadeEvents {
    private final List<One> events = new ArrayList<>();

    /// One event, to be refined.
    public static final class One {
        public String host = "h";
        public long serial;
        public long time;
        public EventKind kind = EventKind.EXECVE;
        public SyscallClass call = SyscallClass.EXECVE;
        public Boolean success = true;
        public long exit;
        public long pid;
        public long ppid;
        public long ses = Identities.UNSET;
        public long uid;
        public long extra = EventTable.MISSING;
        public int type = 1300;
        public String argv = "";
        public String title = "";
        public String exe = "/bin/x";
        int file;
        long offset;
    }

    public One add(long serial, long pid, long ppid, SyscallClass call) {
        One one = new One();
        one.serial = serial;
        one.time = serial * 1000;
        one.pid = pid;
        one.ppid = ppid;
        one.call = call;
        one.kind = call.isExec() ? EventKind.EXECVE : EventKind.SYSCALL;
        one.offset = events.size();
        events.add(one);
        return one;
    }

    public One exec(long serial, long pid, long ppid) {
        return add(serial, pid, ppid, SyscallClass.EXECVE);
    }

    public EventTable table() {
        return table(events);
    }

    /// The same evidence, its rows in another order.
    public EventTable shuffled(long seed) {
        List<One> other = new ArrayList<>(events);
        Collections.shuffle(other, new Random(seed));
        return table(other);
    }

    private static EventTable table(List<One> events) {
        EventTable table = new EventTable();
        List<String> hosts = new ArrayList<>();
        for (One one : events) {
            EventRow row = new EventRow();
            if (!hosts.contains(one.host)) {
                hosts.add(one.host);
                table.addHost(new Host(Bytes.utf8(one.host), 0, one.host));
            }
            row.host = hosts.indexOf(one.host);
            row.serial = one.serial;
            row.timeMillis = one.time;
            row.kind = one.kind;
            row.type = one.type;
            if (one.kind == EventKind.EXECVE || one.kind == EventKind.SYSCALL) {
                row.call = table.calls().add(new CallTable.Call(1, "x", one.call.ordinal(), one.call.name(), one.call));
                row.success = one.call == SyscallClass.EXIT_GROUP ? null : one.success;
                row.ppid = one.ppid;
                row.exe = table.exes().add(Bytes.utf8(one.exe));
            }
            row.exit = one.exit;
            row.pid = one.pid;
            row.extra = one.extra;
            long[] ids = {1000, one.uid, 0, one.uid, one.uid, one.uid, 0, 0, 0, one.ses};
            row.identity = table.identities().add(ids, ByteDictionary.NONE, ByteDictionary.NONE);
            if (!one.title.isEmpty()) {
                row.title = one.title.equals(one.argv)
                        ? EventTable.TITLE_IS_ARGV
                        : table.titles().add(Bytes.utf8(one.title));
                row.argv = table.argvs().add(ArgvCodec.encode(List.of(Bytes.utf8(one.argv))));
            }
            row.sources.add(new RecordSource(0, one.offset, one.offset + 1));
            table.add(row);
        }
        return table;
    }
}
