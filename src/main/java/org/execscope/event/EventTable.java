package org.execscope.event;

import java.util.List;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// All events of the evidence, in columns. An event is a number: its row, from 0, in the order in which its
/// first record was read. For the order of time see [EventOrder].
///
/// One thread fills the table; other threads may read any row below a [#size()] they have seen.
public final class EventTable {
    /// What a number column gives where the log has no number.
    public static final long MISSING = Long.MIN_VALUE;
    /// What [#proctitle(int)] is stored as where the title is just the event's own argv, as the kernel would
    /// write it.
    static final int TITLE_IS_ARGV = -2;

    /// EHWPOISON, below zero: the last error that Linux gives to programs (include/uapi/asm-generic/errno.h).
    private static final int LEAST_EXIT = -133;

    private static final int KIND = 0xf;
    private static final int TYPE_SHIFT = 4;
    private static final int FLAGS_SHIFT = 5;
    private static final EventKind[] KINDS = EventKind.values();

    private final HostList hosts = new HostList();
    private final CallTable calls = new CallTable();
    private final Identities identities = new Identities();
    private final ByteDictionary ttys = new ByteDictionary();
    private final ByteDictionary subjects = new ByteDictionary();
    private final ByteDictionary comms = new ByteDictionary();
    private final ByteDictionary exes = new ByteDictionary();
    private final ByteDictionary cwds = new ByteDictionary();
    private final ByteDictionary keys = new ByteDictionary();
    private final ByteDictionary argvs = new ByteDictionary();
    private final ByteDictionary titles = new ByteDictionary();
    private final ByteDictionary paths = new ByteDictionary();
    private final ByteDictionary scattered = new ByteDictionary();

    private final LongColumn time = new LongColumn();
    private final IntColumn serial = new IntColumn();
    private final IntColumn host = new IntColumn();
    /// Kind in the low 4 bits, type above; few combinations occur.
    private final IntDictionary heads = new IntDictionary();

    private final IntColumn head = new IntColumn();

    private final IntColumn call = new IntColumn();
    private final NumberColumn exit = new NumberColumn(LEAST_EXIT);
    private final NumberColumn pid = new NumberColumn(0);
    private final NumberColumn ppid = new NumberColumn(0);
    private final IntColumn identity = new IntColumn();
    private final IntColumn comm = new IntColumn();
    private final IntColumn exe = new IntColumn();
    private final IntColumn cwd = new IntColumn();
    private final IntColumn key = new IntColumn();
    private final NumberColumn argc = new NumberColumn(0);
    private final IntColumn argv = new IntColumn();
    /// success (2 bits), argv source (2 bits), argv complete (1 bit), then the event flags, which few have:
    /// so that most blocks are narrow.
    private final IntColumn flags = new IntColumn();

    private final IntColumn title = new IntColumn();
    private final IntColumn path = new IntColumn();
    private final NumberColumn extra = new NumberColumn(0);
    private final LongColumn offset = new LongColumn();
    private final NumberColumn line = new NumberColumn(0);
    private final IntColumn file = new IntColumn();
    private final IntColumn records = new IntColumn();

    private volatile int size;
    /// Counted by the filling thread alone, published as execveCount.
    private int execves;
    private volatile int execveCount;

    /// How many rows there are; rows of kind [EventKind#GONE] and [EventKind#ORPHAN] among them.
    public int size() {
        return size;
    }

    /// How many rows are program starts.
    public int execveCount() {
        return execveCount;
    }

    public List<Host> hosts() {
        return hosts;
    }

    public CallTable calls() {
        return calls;
    }

    public Identities identities() {
        return identities;
    }

    public ByteDictionary ttys() {
        return ttys;
    }

    public ByteDictionary subjects() {
        return subjects;
    }

    public ByteDictionary comms() {
        return comms;
    }

    public ByteDictionary exes() {
        return exes;
    }

    public ByteDictionary cwds() {
        return cwds;
    }

    /// Each entry is the keys of one record, joined by the byte 0x01 (the kernel's own separator).
    public ByteDictionary keys() {
        return keys;
    }

    /// Each entry is a whole argv, encoded by [ArgvCodec].
    public ByteDictionary argvs() {
        return argvs;
    }

    /// Each entry is a decoded process title.
    public ByteDictionary titles() {
        return titles;
    }

    /// Milliseconds since 1970 UTC: when the call began.
    public long timeMillis(int event) {
        return time.get(event);
    }

    /// 0 … 4294967295.
    public long serial(int event) {
        return Integer.toUnsignedLong(serial.get(event));
    }

    /// The host's number in [#hosts()].
    public int host(int event) {
        return host.get(event);
    }

    public EventKind kind(int event) {
        return kindOf(head.get(event));
    }

    EventKind kindOf(int headNumber) {
        return KINDS[heads.get(headNumber) & KIND];
    }

    public boolean isExecve(int event) {
        return (headOf(event) & KIND) == 0;
    }

    /// The number of the record type that makes the event what it is: 1300 if it has a SYSCALL record, else
    /// its first record's.
    public int type(int event) {
        return typeOf(head.get(event));
    }

    int typeOf(int headNumber) {
        return heads.get(headNumber) >>> TYPE_SHIFT;
    }

    /// The number of its (arch, syscall) pair in [#calls()], or [ByteDictionary#NONE] without a SYSCALL
    /// record.
    public int call(int event) {
        return call.get(event);
    }

    /// yes, no, or null where the log doesn't say.
    public @Nullable Boolean success(int event) {
        return successOf(flags.get(event));
    }

    static @Nullable Boolean successOf(int flags) {
        return switch (flags & 3) {
            case 1 -> Boolean.FALSE;
            case 2 -> Boolean.TRUE;
            default -> null;
        };
    }

    public boolean succeeded(int event) {
        return succeededOf(flags.get(event));
    }

    static boolean succeededOf(int flags) {
        return (flags & 3) == 2;
    }

    /// The call's result, or [#MISSING].
    public long exit(int event) {
        return exit.get(event);
    }

    /// The process (thread group) id in the initial pid namespace, or [#MISSING].
    public long pid(int event) {
        return pid.get(event);
    }

    /// The parent's id, or [#MISSING].
    public long ppid(int event) {
        return ppid.get(event);
    }

    /// The number of its identity in [#identities()], or [ByteDictionary#NONE] where the event has no ids at
    /// all.
    public int identity(int event) {
        return identity.get(event);
    }

    /// One of its ids, or [Identities#MISSING].
    public long id(int event, Identities.Id which) {
        int number = identity.get(event);
        return number == ByteDictionary.NONE ? Identities.MISSING : identities.id(number, which);
    }

    /// The terminal's number in [#ttys()], or [ByteDictionary#NONE]. `(none)` is kept as text.
    public int tty(int event) {
        int number = identity.get(event);
        return number == ByteDictionary.NONE ? ByteDictionary.NONE : identities.tty(number);
    }

    /// The security label's number in [#subjects()], or [ByteDictionary#NONE].
    public int subj(int event) {
        int number = identity.get(event);
        return number == ByteDictionary.NONE ? ByteDictionary.NONE : identities.subj(number);
    }

    /// Number in [#comms()], or [ByteDictionary#NONE].
    public int comm(int event) {
        return comm.get(event);
    }

    /// Number in [#exes()], or [ByteDictionary#NONE].
    public int exe(int event) {
        return exe.get(event);
    }

    /// Number in [#cwds()], or [ByteDictionary#NONE].
    public int cwd(int event) {
        return cwd.get(event);
    }

    /// Number in [#keys()], or [ByteDictionary#NONE].
    public int key(int event) {
        return key.get(event);
    }

    /// argc as the log declares it, or [#MISSING].
    public long argc(int event) {
        return argc.get(event);
    }

    /// Number in [#argvs()], or [ByteDictionary#NONE].
    public int argv(int event) {
        return argv.get(event);
    }

    /// The arguments, null for one that is missing; the whole list is null if there is no argv.
    public @Nullable List<@Nullable Bytes> arguments(int event) {
        int number = argv.get(event);
        return number == ByteDictionary.NONE ? null : argumentsOf(number);
    }

    /// The arguments of the argv with this number in [#argvs()].
    public List<@Nullable Bytes> argumentsOf(int argv) {
        return ArgvCodec.decode(argvs.get(argv));
    }

    public ArgvSource argvSource(int event) {
        return argvSourceOf(flags.get(event));
    }

    static ArgvSource argvSourceOf(int flags) {
        return switch (flags >>> 2 & 3) {
            case 1 -> ArgvSource.EXECVE;
            case 2 -> ArgvSource.PROCTITLE;
            default -> ArgvSource.NONE;
        };
    }

    public boolean argvComplete(int event) {
        return argvCompleteOf(flags.get(event));
    }

    static boolean argvCompleteOf(int flags) {
        return (flags >>> 4 & 1) != 0;
    }

    /// The set of [EventFlag]s, one bit each.
    public int flags(int event) {
        return flagsOf(flags.get(event));
    }

    static int flagsOf(int flags) {
        return flags >>> FLAGS_SHIFT;
    }

    /// The decoded process title, arguments separated by NUL; null if there is none.
    public @Nullable Bytes proctitle(int event) {
        int number = title.get(event);
        if (number == TITLE_IS_ARGV) {
            return ArgvCodec.title(argvs.get(argv.get(event)));
        }
        return number == ByteDictionary.NONE ? null : titles.get(number);
    }

    public boolean hasProctitle(int event) {
        return title.get(event) != ByteDictionary.NONE;
    }

    /// Whether the title is what the kernel would write for this event's own argv: quick, without decoding
    /// either.
    public boolean titleIsOwnArgv(int event) {
        return title.get(event) == TITLE_IS_ARGV;
    }

    /// Whether two events bear the same title; false if one has none.
    public boolean sameTitle(int one, int other) {
        int a = title.get(one);
        int b = title.get(other);
        if (a == ByteDictionary.NONE || b == ByteDictionary.NONE) {
            return false;
        }
        if (a == b && (a != TITLE_IS_ARGV || argv.get(one) == argv.get(other))) {
            return true;
        }
        if (a == TITLE_IS_ARGV
                && b == TITLE_IS_ARGV
                && ArgvCodec.titlesSurelyDiffer(argvs, argv.get(one), argv.get(other))) {
            return false;
        }
        if (a == TITLE_IS_ARGV && b >= 0 && ArgvCodec.titleSurelyDiffers(argvs, argv.get(one), titles, b)
                || b == TITLE_IS_ARGV && a >= 0 && ArgvCodec.titleSurelyDiffers(argvs, argv.get(other), titles, a)) {
            return false;
        }
        return (a == TITLE_IS_ARGV || b == TITLE_IS_ARGV) && java.util.Objects.equals(proctitle(one), proctitle(other));
    }

    /// Its PATH records, by item.
    public List<PathItem> paths(int event) {
        int number = path.get(event);
        return number == ByteDictionary.NONE ? List.of() : PathCodec.decode(paths.get(number));
    }

    /// Distinct lists of PATH records, for searching once per distinct value; decode with [#pathsOf(int)].
    public int pathListCount() {
        return paths.size();
    }

    /// Number of its list of PATH records, or [ByteDictionary#NONE].
    public int pathList(int event) {
        return path.get(event);
    }

    /// The list with this number, in `[0, pathListCount())`.
    public List<PathItem> pathsOf(int pathList) {
        return PathCodec.decode(paths.get(pathList));
    }

    /// For clone and its kin `a0`; for a LOGIN event `old-ses` (4294967295 if it was unset); else [#MISSING].
    public long extra(int event) {
        return extra.get(event);
    }

    /// Where its first record stands.
    public RecordSource source(int event) {
        return new RecordSource(file.get(event), offset.get(event), line.get(event));
    }

    /// Number of the file that holds its first record.
    public int file(int event) {
        return file.get(event);
    }

    /// Line of its first record, from 1.
    public long line(int event) {
        return line.get(event);
    }

    /// Byte offset of its first record.
    public long offset(int event) {
        return offset.get(event);
    }

    /// How many records it has, those that were dropped as duplicates among them.
    public int recordCount(int event) {
        int count = records.get(event);
        return count >= 0 ? count : SourceCodec.count(scattered.get(~count));
    }

    /// Where each of its records starts, in the order of the evidence; null where they are simply
    /// [#recordCount(int)]
    /// non-empty lines in a row from [#source(int)] on.
    public @Nullable List<RecordSource> scatteredSources(int event) {
        int count = records.get(event);
        return count >= 0 ? null : SourceCodec.decode(scattered.get(~count), source(event));
    }

    ByteDictionary dictionaryOfPaths() {
        return paths;
    }

    int addHost(Host added) {
        return hosts.append(added);
    }

    /// Adds an event; its number is the former [#size()].
    int add(EventRow row) {
        time.add(row.timeMillis);
        serial.add((int) row.serial);
        head.add(heads.add(headOf(row)));
        host.add(row.host);
        call.add(row.call);
        exit.add(row.exit);
        pid.add(row.pid);
        ppid.add(row.ppid);
        identity.add(row.identity);
        comm.add(row.comm);
        exe.add(row.exe);
        cwd.add(row.cwd);
        key.add(row.key);
        argc.add(row.argc);
        argv.add(row.argv);
        flags.add(flags(row));
        title.add(row.title);
        path.add(row.path);
        extra.add(row.extra);
        offset.add(row.firstOffset());
        line.add(row.firstLine());
        file.add(row.firstFile());
        records.add(records(row));
        if (row.kind == EventKind.EXECVE) {
            execves++;
            execveCount = execves;
        }
        size = time.size();
        return size - 1;
    }

    /// Puts `row` in the place of an event, when records that came late were joined to it.
    void replace(int event, EventRow row) {
        retire(event);
        time.set(event, row.timeMillis);
        serial.set(event, (int) row.serial);
        head.set(event, heads.add(headOf(row)));
        host.set(event, row.host);
        call.set(event, row.call);
        exit.set(event, row.exit);
        pid.set(event, row.pid);
        ppid.set(event, row.ppid);
        identity.set(event, row.identity);
        comm.set(event, row.comm);
        exe.set(event, row.exe);
        cwd.set(event, row.cwd);
        key.set(event, row.key);
        argc.set(event, row.argc);
        argv.set(event, row.argv);
        flags.set(event, flags(row));
        title.set(event, row.title);
        path.set(event, row.path);
        extra.set(event, row.extra);
        offset.set(event, row.firstOffset());
        line.set(event, row.firstLine());
        file.set(event, row.firstFile());
        records.set(event, records(row));
        if (row.kind == EventKind.EXECVE) {
            execves++;
            execveCount = execves;
        }
    }

    // Whole columns, for what looks at every row: as the methods of one row tell, unless they say otherwise.

    IntRows serialColumn() {
        return serial;
    }

    IntRows hostColumn() {
        return host;
    }

    IntRows headColumn() {
        return head;
    }

    IntRows flagsColumn() {
        return flags;
    }

    IntRows titleColumn() {
        return title;
    }

    public IntRows callColumn() {
        return call;
    }

    public IntRows identityColumn() {
        return identity;
    }

    public IntRows commColumn() {
        return comm;
    }

    public IntRows exeColumn() {
        return exe;
    }

    public IntRows cwdColumn() {
        return cwd;
    }

    public IntRows keyColumn() {
        return key;
    }

    public IntRows argvColumn() {
        return argv;
    }

    public IntRows pathListColumn() {
        return path;
    }

    public IntRows fileColumn() {
        return file;
    }

    public LongRows timeMillisColumn() {
        return time;
    }

    public LongRows exitColumn() {
        return exit;
    }

    public LongRows pidColumn() {
        return pid;
    }

    public LongRows ppidColumn() {
        return ppid;
    }

    public LongRows argcColumn() {
        return argc;
    }

    public LongRows lineColumn() {
        return line;
    }

    public LongRows offsetColumn() {
        return offset;
    }

    /// Adds rows `[from, to)` of another table, column by column.
    ///
    /// @param map the numbers here of what the other table's numbers stand for
    /// @param lineBase what to add to their lines
    void addAll(EventTable other, int from, int to, TableMap map, long lineBase) {
        time.addAll(other.time, from, to);
        serial.addAll(other.serial, from, to, null);
        call.addAll(other.call, from, to, map.calls());
        exit.addAll(other.exit, from, to, 0);
        pid.addAll(other.pid, from, to, 0);
        ppid.addAll(other.ppid, from, to, 0);
        identity.addAll(other.identity, from, to, map.identities());
        comm.addAll(other.comm, from, to, map.comms());
        exe.addAll(other.exe, from, to, map.exes());
        cwd.addAll(other.cwd, from, to, map.cwds());
        key.addAll(other.key, from, to, map.keys());
        argc.addAll(other.argc, from, to, 0);
        argv.addAll(other.argv, from, to, map.argvs());
        flags.addAll(other.flags, from, to, null);
        title.addAll(other.title, from, to, map.titles());
        path.addAll(other.path, from, to, map.paths());
        extra.addAll(other.extra, from, to, 0);
        offset.addAll(other.offset, from, to);
        line.addAll(other.line, from, to, lineBase);
        file.addAll(other.file, from, to, null);
        for (int event = from; event < to; event++) {
            int word = other.headOf(event);
            head.add(heads.add(word));
            host.add(map.host(other.host(event)));
            int count = other.records.get(event);
            records.add(count >= 0 ? count : ~map.scattered(~count));
            execves += (word & KIND) == 0 ? 1 : 0;
        }
        execveCount = execves;
        size = time.size();
    }

    ByteDictionary dictionaryOfScattered() {
        return scattered;
    }

    private List<ByteDictionary> dictionaries() {
        return List.of(ttys, subjects, comms, exes, cwds, keys, argvs, titles, paths, scattered);
    }

    /// Drops what only adding needs: nothing is likely to be added any more.
    public void settle() {
        dictionaries().forEach(ByteDictionary::settle);
    }

    /// Forgets everything and keeps the room. For tables that no other thread reads.
    void clear() {
        hosts.forget();
        calls.clear();
        identities.clear();
        dictionaries().forEach(ByteDictionary::clear);
        heads.clear();
        time.clear();
        for (IntColumn column : List.of(
                serial, host, head, call, identity, comm, exe, cwd, key, argv, flags, title, path, file, records)) {
            column.clear();
        }
        for (NumberColumn column : List.of(exit, pid, ppid, argc, extra, line)) {
            column.clear();
        }
        offset.clear();
        size = 0;
        execves = 0;
        execveCount = 0;
    }

    /// Marks an event as [EventKind#GONE]: its records were joined to another.
    void retire(int event) {
        if (isExecve(event)) {
            execves--;
            execveCount = execves;
        }
        head.set(event, heads.add(headOf(event) & ~KIND | EventKind.GONE.ordinal()));
    }

    private int headOf(int event) {
        return heads.get(head.get(event));
    }

    private static int headOf(EventRow row) {
        return row.kind.ordinal() | row.type << TYPE_SHIFT;
    }

    private static int flags(EventRow row) {
        int success = row.success == null ? 0 : row.success ? 2 : 1;
        int source = switch (row.argvSource) {
            case EXECVE -> 1;
            case PROCTITLE -> 2;
            case NONE -> 0;
        };
        return success | source << 2 | (row.argvComplete ? 1 : 0) << 4 | row.flags << FLAGS_SHIFT;
    }

    /// The number of records if they are consecutive lines, else the complement of a number in [#scattered].
    private int records(EventRow row) {
        if (row.records > 0) {
            return row.records;
        }
        List<RecordSource> sources = row.sources;
        RecordSource first = sources.getFirst();
        for (int i = 1; i < sources.size(); i++) {
            if (row.glued
                    || sources.get(i).file() != first.file()
                    || sources.get(i).line() != first.line() + i) {
                return ~scattered.add(SourceCodec.encode(sources));
            }
        }
        return sources.size();
    }
}
