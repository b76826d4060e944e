package org.execscope.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.execscope.record.SyscallClass;

/// Event tables of any size, filled without a log: shaped like the generator's (40 programs, one argv in six
/// new, one argv in twenty of those over 1 KB), the same for the same seed.
public final class BenchEvents {
    private BenchEvents() {}

    public static EventTable table(int size, long seed) {
        Random random = new Random(seed);
        EventTable table = new EventTable();
        table.addHost(new Host(Bytes.utf8("web01"), 0, "web01"));
        CallTable.Call execve = new CallTable.Call(0xc000003eL, "x86_64", 59, "execve", SyscallClass.EXECVE);
        int call = table.calls().add(execve);
        int tty = table.ttys().add(Bytes.utf8("pts0"));
        List<Integer> argvs = new ArrayList<>();
        EventRow row = new EventRow();
        for (int i = 0; i < size; i++) {
            int program = Math.min(random.nextInt(40), random.nextInt(40));
            row.host = 0;
            row.timeMillis = 1_772_359_331_000L + i * 25L + random.nextInt(20);
            row.serial = i;
            row.kind = EventKind.EXECVE;
            row.type = 1300;
            row.call = call;
            row.success = random.nextInt(50) > 0;
            row.exit = row.success ? 0 : -2;
            row.pid = 300 + i % 4_000_000;
            row.ppid = i % 7 == 0 ? 1 : 300 + (i - 1 - random.nextInt(Math.min(i + 1, 50))) % 4_000_000;
            row.exe = table.exes().add(Bytes.utf8("/usr/bin/program" + program));
            row.comm = table.comms().add(Bytes.utf8("program" + program));
            row.cwd = table.cwds().add(Bytes.utf8("/srv/" + random.nextInt(500)));
            row.key = table.keys().add(Bytes.utf8("key" + random.nextInt(8)));
            long uid = random.nextInt(20);
            long[] ids = {1000, uid, uid, uid, uid, uid, uid, uid, uid, random.nextInt(100)};
            row.identity = table.identities().add(ids, tty, ByteDictionary.NONE);
            if (argvs.isEmpty() || random.nextInt(6) == 0) {
                argvs.add(table.argvs().add(ArgvCodec.encode(argv(random, program, i))));
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

    private static List<Bytes> argv(Random random, int program, int number) {
        StringBuilder last = new StringBuilder("--file=/srv/data/").append(number).append('/');
        int words = random.nextInt(20) == 0 ? 250 : 4;
        for (int i = 0; i < words; i++) {
            last.append(Integer.toString(random.nextInt(1 << 30), 36)).append(i % 5 == 0 ? ' ' : '-');
        }
        if (number % 5000 == 0) {
            last.append("http://203.0.113.7/Payload.bin");
        }
        return List.of(
                Bytes.utf8("program" + program),
                Bytes.utf8("--user=" + random.nextInt(1000)),
                Bytes.of(last.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
