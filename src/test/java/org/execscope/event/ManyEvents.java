package org.execscope.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.execscope.bytes.Bytes;
import org.execscope.record.SyscallClass;

/// Event tables of any size, of one host.
public final class ManyEvents {
    private ManyEvents() {}

    /// Successful execves of one program, a serial and ten milliseconds apart.
    ///
    /// @param pid of the event with this number
    /// @param ppid of the event with this number
    public static EventTable execs(int count, IntUnaryOperator pid, IntUnaryOperator ppid) {
        return execs(count, 1, pid, ppid);
    }

    /// The same on so many hosts, one after the other.
    public static EventTable execs(int count, int hosts, IntUnaryOperator pid, IntUnaryOperator ppid) {
        EventTable table = new EventTable();
        for (int host = 0; host < hosts; host++) {
            String name = host == 0 ? "h" : "h" + host;
            table.addHost(new Host(Bytes.utf8(name), 0, name));
        }
        int call = table.calls().add(new CallTable.Call(1, "x", 59, "execve", SyscallClass.EXECVE));
        int exe = table.exes().add(Bytes.utf8("/bin/x"));
        int argv = table.argvs().add(ArgvCodec.encode(List.of(Bytes.utf8("x"))));
        long[] ids = {1000, 0, 0, 0, 0, 0, 0, 0, 0, 3};
        int identity = table.identities().add(ids, ByteDictionary.NONE, ByteDictionary.NONE);
        for (int i = 0; i < count; i++) {
            EventRow row = new EventRow();
            row.host = (int) ((long) i * hosts / count);
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

    /// Successful execves, each of a process of its own below pid 1.
    ///
    /// @param programs for each the file that runs, and its arguments from the name on
    public static EventTable starts(List<List<String>> programs) {
        EventTable table = new EventTable();
        table.addHost(new Host(Bytes.utf8("h"), 0, "h"));
        int call = table.calls().add(new CallTable.Call(1, "x", 59, "execve", SyscallClass.EXECVE));
        long[] ids = {1000, 0, 0, 0, 0, 0, 0, 0, 0, 3};
        int identity = table.identities().add(ids, ByteDictionary.NONE, ByteDictionary.NONE);
        for (List<String> program : programs) {
            EventRow row = new EventRow();
            row.serial = table.size() + 1L;
            row.timeMillis = 10L * table.size();
            row.kind = EventKind.EXECVE;
            row.type = 1300;
            row.call = call;
            row.success = true;
            row.pid = 1_000L + table.size();
            row.ppid = 1;
            row.exe = table.exes().add(Bytes.utf8(program.getFirst()));
            row.identity = identity;
            List<Bytes> argv = program.stream().skip(1).map(Bytes::utf8).toList();
            row.argv = table.argvs().add(ArgvCodec.encode(argv));
            row.title = EventTable.TITLE_IS_ARGV;
            row.sources.add(new RecordSource(0, table.size(), table.size() + 1L));
            table.add(row);
        }
        return table;
    }

    /// Events as a busy server has them: 40 programs, 200 folders, a session a shell, an argv in six new.
    public static EventTable varied(int count, long seed) {
        Random random = new Random(seed);
        EventTable table = new EventTable();
        table.addHost(new Host(Bytes.utf8("web01"), 0, "web01"));
        int call = table.calls().add(new CallTable.Call(0xc000003eL, "x86_64", 59, "execve", SyscallClass.EXECVE));
        int tty = table.ttys().add(Bytes.utf8("pts0"));
        List<Integer> argvs = new ArrayList<>();
        EventRow row = new EventRow();
        for (int i = 0; i < count; i++) {
            int program = random.nextInt(1 + random.nextInt(40));
            row.timeMillis = 1_772_359_331_000L + 25L * i + random.nextInt(20);
            row.serial = i + 1L;
            row.kind = EventKind.EXECVE;
            row.type = 1300;
            row.call = call;
            row.success = random.nextInt(50) > 0;
            row.exit = row.success ? 0 : -2;
            row.pid = 300L + i % 30_000;
            row.ppid = i % 7 == 0 ? 1 : 300L + Math.max(0, i - 1 - random.nextInt(50)) % 30_000;
            row.exe = table.exes().add(Bytes.utf8("/usr/bin/program" + program));
            row.comm = table.comms().add(Bytes.utf8("program" + program));
            row.cwd = table.cwds().add(Bytes.utf8("/srv/" + random.nextInt(200)));
            row.key = table.keys().add(Bytes.utf8("key" + random.nextInt(8)));
            long uid = random.nextInt(20);
            long[] ids = new long[Identities.Id.values().length];
            Arrays.fill(ids, uid);
            ids[Identities.Id.AUID.ordinal()] = 1000;
            ids[Identities.Id.SES.ordinal()] = random.nextInt(100);
            row.identity = table.identities().add(ids, tty, ByteDictionary.NONE);
            if (argvs.isEmpty() || random.nextInt(6) == 0) {
                argvs.add(table.argvs()
                        .add(ArgvCodec.encode(List.of(
                                Bytes.utf8("program" + program),
                                Bytes.utf8("--user=" + random.nextInt(1000)),
                                Bytes.utf8("--file=/srv/data/" + i + (i % 500 == 0 ? "/payload" : ""))))));
            }
            row.argv = argvs.get(argvs.size() - 1 - Math.min(argvs.size() - 1, random.nextInt(2000)));
            row.argc = 3;
            row.argvSource = ArgvSource.EXECVE;
            row.argvComplete = true;
            row.title = EventTable.TITLE_IS_ARGV;
            row.sources.clear();
            row.sources.add(new RecordSource(0, i * 1300L, i * 5L + 1));
            table.add(row);
        }
        return table;
    }
}
