package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.event.CallTable.Call;
import org.execscope.event.SyscallFacts.Field;
import org.execscope.record.Arch;
import org.execscope.record.FieldScanner;
import org.execscope.record.ProblemKind;
import org.execscope.record.RecordType;
import org.execscope.record.Syscalls;
import org.execscope.record.UntrustedString;
import org.jspecify.annotations.Nullable;

/// Turns the records of one event into a row of the table (specification: audit log, sections 4 to 8).
final class EventBuilder {
    private static final byte[] YES = "yes".getBytes(US_ASCII);
    private static final byte[] NO = "no".getBytes(US_ASCII);
    private static final byte[] CWD = "cwd".getBytes(US_ASCII);
    private static final byte[] PROCTITLE = "proctitle".getBytes(US_ASCII);
    private static final Bytes NULL = Bytes.utf8("(null)");
    private static final Identities.Id[] IDS = Identities.Id.values();
    private static final Field[] ID_FIELDS =
            Arrays.stream(IDS).map(id -> Field.valueOf(id.name())).toArray(Field[]::new);
    /// On a 32-bit arch these are −4095 … −1, written unsigned (arm64 compat tasks).
    private static final long LOWEST_WRAPPED = 4_294_963_201L;

    private static final long COMM_BYTES = 15;

    private final EventTable table;
    private final ProblemLog problems;
    private final FieldScanner scanner = new FieldScanner();
    private final UntrustedString untrusted = new UntrustedString();
    private final SyscallFacts facts = new SyscallFacts();
    private final RecordProblems found = new RecordProblems();
    private final ExecveReader execve = new ExecveReader();
    private final ArgvBuilder argv = new ArgvBuilder();
    private final PathReader pathReader = new PathReader();
    private final List<PathItem> paths = new ArrayList<>();
    private final long[] ids = new long[IDS.length];

    private EventRow row = new EventRow();
    private boolean hasSyscall;
    private boolean hasLogin;
    private boolean hasCwd;
    private boolean hasExecve;
    private boolean hasExecveRecord;
    private long items;
    private boolean kernelForm;
    private @Nullable Bytes title;
    private int firstType;
    private int otherTypes;

    EventBuilder(EventTable table, ProblemLog problems) {
        this.table = table;
        this.problems = problems;
    }

    /// Builds the event's row; more than one if it has different SYSCALL records under one stamp.
    List<EventRow> build(OpenEvent event) {
        List<EventRow> rows = new ArrayList<>(1);
        int from = 0;
        boolean conflict = false;
        for (int at = 0, seen = 0; at < event.count(); at++) {
            if (event.type(at) == RecordType.SYSCALL && seen++ > 0) {
                conflict = true;
                rows.add(build(event, from, at, true));
                from = at;
            }
        }
        rows.add(build(event, from, event.count(), conflict));
        return rows;
    }

    private EventRow build(OpenEvent event, int from, int to, boolean conflict) {
        row = new EventRow();
        row.timeMillis = event.timeMillis;
        row.serial = event.serial;
        row.host = event.host;
        hasSyscall = false;
        hasLogin = false;
        hasCwd = false;
        hasExecve = false;
        hasExecveRecord = false;
        items = 0;
        kernelForm = true;
        title = null;
        firstType = from < to ? event.type(from) : RecordType.UNNAMED;
        otherTypes = 0;
        argv.reset();
        paths.clear();
        boolean viaSyslog = false;
        for (int record = from; record < to; record++) {
            found.clear();
            read(event, record);
            viaSyslog |= event.isViaSyslog(record);
            if (!found.isEmpty()) {
                RecordSource source = event.source(record);
                found.forEach(kind -> problems.ofRecord(source, kind));
            }
        }
        addSources(event, from, to);
        finish();
        if (row.kind == EventKind.ORPHAN) {
            problems.ofRecord(row.sources.getFirst(), ProblemKind.ORPHAN_RECORD);
        }
        if (row.kind == EventKind.EXECVE) {
            flag(EventFlag.VIA_SYSLOG, viaSyslog);
            flag(EventFlag.STAMP_CONFLICT, conflict);
        }
        return row;
    }

    private void addSources(OpenEvent event, int from, int to) {
        row.glued = event.isGlued();
        row.sources.addAll(event.sources(from, to));
    }

    private void read(OpenEvent event, int record) {
        byte[] a = event.bytes();
        int from = event.body(record);
        int to = event.bodyEnd(record);
        switch (event.type(record)) {
            case RecordType.SYSCALL -> {
                hasSyscall = true;
                facts.read(scanner, a, from, to, found);
                task(a);
                call(a, event, record);
            }
            case RecordType.EXECVE -> {
                execve.read(scanner, untrusted, argv, a, from, to, found);
                hasExecve = argv.hasAny();
                hasExecveRecord = true;
            }
            case RecordType.CWD -> cwd(a, from, to);
            case RecordType.PATH -> {
                PathItem item = pathReader.read(scanner, untrusted, a, from, to, found);
                kernelForm &= pathReader.isKernelForm();
                paths.add(item);
            }
            case RecordType.PROCTITLE -> proctitle(a, from, to);
            case RecordType.EOE -> {}
            default -> other(event.type(record), a, from, to);
        }
    }

    /// A record of another type: its facts count where the event has no SYSCALL record.
    private void other(int type, byte[] a, int from, int to) {
        otherTypes++;
        if (hasSyscall || (hasLogin && type != RecordType.LOGIN)) {
            return;
        }
        hasLogin |= type == RecordType.LOGIN;
        facts.read(scanner, a, from, to, new RecordProblems());
        if (row.pid == EventTable.MISSING) {
            task(a);
        }
        if (type == RecordType.LOGIN) {
            long old = facts.id(Field.OLD_SES);
            row.extra = old == Identities.MISSING ? EventTable.MISSING : old;
        }
    }

    private void task(byte[] a) {
        row.pid = facts.pid(Field.PID);
        row.ppid = facts.pid(Field.PPID);
        boolean any = false;
        for (int i = 0; i < IDS.length; i++) {
            ids[i] = facts.id(ID_FIELDS[i]);
            any |= ids[i] != Identities.MISSING;
        }
        int tty = raw(a, Field.TTY, table.ttys());
        int subj = raw(a, Field.SUBJ, table.subjects());
        if (any || tty != ByteDictionary.NONE || subj != ByteDictionary.NONE) {
            row.identity = table.identities().add(ids, tty, subj);
        }
        row.comm = string(a, Field.COMM, table.comms());
        if (row.comm != ByteDictionary.NONE && table.comms().length(row.comm) > COMM_BYTES) {
            kernelForm = false;
        }
        row.exe = string(a, Field.EXE, table.exes());
        row.key = string(a, Field.KEY, table.keys());
        if (facts.hasBadNumber()) {
            found.add(ProblemKind.BAD_NUMBER);
        }
    }

    private void call(byte[] a, OpenEvent event, int record) {
        long arch = facts.hexadecimal(Field.ARCH);
        long number = facts.number(Field.SYSCALL);
        row.call = callId(a, arch, number);
        Call call = table.calls().get(row.call);
        row.success = facts.is(Field.SUCCESS, YES) ? Boolean.TRUE : facts.is(Field.SUCCESS, NO) ? Boolean.FALSE : null;
        row.exit = facts.number(Field.EXIT);
        if (row.exit >= LOWEST_WRAPPED && row.exit <= 0xFFFF_FFFFL && arch >= 0 && Arch.is32Bit(arch)) {
            row.exit -= 1L << 32;
            row.flags |= EventFlag.EXIT_NORMALISED.bit();
        }
        items = Math.max(0, facts.number(Field.ITEMS));
        if (call.kind().isBirth()) {
            row.extra = facts.hexadecimal(Field.A0);
        }
        if (facts.hasBadNumber()) {
            found.add(ProblemKind.BAD_NUMBER);
        }
        if (call.kind().isExec() && event.enrichment(record) < event.end(record)) {
            flag(
                    EventFlag.ENRICHED_MISMATCH,
                    EnrichedCall.contradicts(scanner, a, event.enrichment(record), event.end(record), call));
        }
    }

    private int callId(byte[] a, long archCode, long number) {
        String text = facts.has(Field.ARCH)
                ? new String(a, facts.from(Field.ARCH), facts.to(Field.ARCH) - facts.from(Field.ARCH), US_ASCII)
                : "";
        return table.calls().add(Call.of(archCode, text, number));
    }

    private void cwd(byte[] a, int from, int to) {
        scanner.reset(a, from, to);
        boolean seen = false;
        while (scanner.next()) {
            if (!scanner.isNamed() || scanner.hasStrayText()) {
                found.add(ProblemKind.STRAY_TEXT);
            }
            if (scanner.isNamed() && scanner.is(CWD) && !seen) {
                seen = true;
                Bytes value = value(a, false);
                if (!hasCwd && value != null) {
                    row.cwd = table.cwds().add(value);
                }
                hasCwd = true;
            }
        }
    }

    private void proctitle(byte[] a, int from, int to) {
        scanner.reset(a, from, to);
        while (scanner.next()) {
            if (!scanner.isNamed() || scanner.hasStrayText()) {
                found.add(ProblemKind.STRAY_TEXT);
            }
            if (scanner.isNamed() && scanner.is(PROCTITLE) && title == null) {
                Bytes value = value(a, true);
                title = NULL.equals(value) ? null : value;
            }
        }
    }

    /// The scanner's value, decoded; null if there is none.
    private @Nullable Bytes value(byte[] a, boolean mayHoldNul) {
        UntrustedString.Form form = untrusted.decode(a, scanner.valueFrom(), scanner.valueTo(), scanner.isQuoted());
        judge(form, scanner.isUnterminated(), mayHoldNul);
        return form == UntrustedString.Form.ABSENT ? null : Bytes.copyOf(untrusted.bytes(), 0, untrusted.length());
    }

    private int string(byte[] a, Field field, ByteDictionary dictionary) {
        if (!facts.has(field)) {
            return ByteDictionary.NONE;
        }
        UntrustedString.Form form = untrusted.decode(a, facts.from(field), facts.to(field), facts.isQuoted(field));
        if (form == UntrustedString.Form.ABSENT) {
            return ByteDictionary.NONE;
        }
        // Several keys are joined by 0x01, so a key that needs hexadecimal is nothing unusual.
        judge(form, facts.isUnterminated(field), false);
        return dictionary.add(untrusted.bytes(), 0, untrusted.length());
    }

    private void judge(UntrustedString.Form form, boolean unterminated, boolean mayHoldNul) {
        if (unterminated) {
            found.add(ProblemKind.UNTERMINATED_QUOTE);
        } else if (form == UntrustedString.Form.BAD_HEX) {
            found.add(ProblemKind.BAD_HEX);
        } else if (form != UntrustedString.Form.ABSENT) {
            boolean needlessHex =
                    form == UntrustedString.Form.HEX && untrusted.isAllQuotable() && untrusted.length() > 0;
            kernelForm &= untrusted.isKernelForm() && !needlessHex && (mayHoldNul || !untrusted.holdsNul());
        }
    }

    private int raw(byte[] a, Field field, ByteDictionary dictionary) {
        return facts.has(field) ? dictionary.add(a, facts.from(field), facts.to(field)) : ByteDictionary.NONE;
    }

    private void finish() {
        row.type = hasSyscall ? RecordType.SYSCALL : firstType;
        row.kind = kind();
        if (!paths.isEmpty()) {
            row.path = table.dictionaryOfPaths().add(PathCodec.encode(paths));
        }
        if (row.kind == EventKind.EXECVE) {
            finishExecve();
        }
        if (title != null && row.title == ByteDictionary.NONE) {
            row.title = table.titles().add(title);
        }
    }

    private EventKind kind() {
        boolean exec = hasSyscall && table.calls().get(row.call).kind().isExec();
        if (exec || hasExecveRecord) {
            return EventKind.EXECVE;
        }
        if (hasLogin) {
            return EventKind.LOGIN;
        }
        if (hasSyscall) {
            return EventKind.SYSCALL;
        }
        if (RecordType.isDaemon(row.type)) {
            return EventKind.DAEMON;
        }
        if (RecordType.isUserMessage(row.type)) {
            return EventKind.USER_MESSAGE;
        }
        return otherTypes == 0 && firstType != RecordType.EOE && firstType != RecordType.EXECVE
                ? EventKind.ORPHAN
                : EventKind.OTHER;
    }

    private void finishExecve() {
        boolean succeeded = Boolean.TRUE.equals(row.success);
        flag(EventFlag.NO_SYSCALL, !hasSyscall);
        if (hasSyscall) {
            callFlags();
            flag(EventFlag.MISSING_CWD, items > 0 && !hasCwd);
            flag(EventFlag.MISSING_PATH, paths.size() < items);
        }
        if (hasExecve) {
            List<@Nullable Bytes> arguments = argv.build(title);
            kernelForm &= argv.isKernelForm();
            row.argc = argv.argc() < 0 ? EventTable.MISSING : argv.argc();
            row.argvSource = ArgvSource.EXECVE;
            row.argvComplete = argv.isComplete();
            row.flags |= argv.flags();
            Bytes encoded = ArgvCodec.encode(arguments);
            row.argv = table.argvs().add(encoded);
            compareTitle(encoded);
        } else if (succeeded && title != null) {
            row.argvSource = ArgvSource.PROCTITLE;
            row.argv = table.argvs().add(ArgvCodec.encode(splitAtNul(title)));
            row.flags |= EventFlag.NO_EXECVE.bit() | EventFlag.ARGV_FROM_PROCTITLE.bit();
            flag(EventFlag.PROCTITLE_TRUNCATED, title.length() >= ArgvCodec.TITLE_BYTES - 1);
        } else {
            flag(EventFlag.NO_EXECVE, succeeded);
        }
        flag(EventFlag.NOT_KERNEL_FORM, !kernelForm);
    }

    private void callFlags() {
        Call call = table.calls().get(row.call);
        Arch arch = Arch.of(call.archCode());
        flag(EventFlag.UNKNOWN_ARCH, arch == null && call.archCode() >= 0);
        if (arch != null && call.number() >= 0) {
            flag(EventFlag.X32, Syscalls.isX32(arch, call.number()));
            flag(EventFlag.UNKNOWN_SYSCALL, Syscalls.name(arch, call.number()) == null);
        }
    }

    private void compareTitle(Bytes encoded) {
        if (title == null) {
            return;
        }
        Bytes own = ArgvCodec.title(encoded);
        if (own.equals(title)) {
            row.title = EventTable.TITLE_IS_ARGV;
        } else if (row.argvComplete) {
            flag(EventFlag.PROCTITLE_MISMATCH, !own.startsWith(ArgvCodec.trimmed(title)));
        }
    }

    private static List<@Nullable Bytes> splitAtNul(Bytes title) {
        List<@Nullable Bytes> parts = new ArrayList<>();
        int from = 0;
        while (from <= title.length()) {
            int nul = title.indexOf((byte) 0, from);
            int to = nul < 0 ? title.length() : nul;
            parts.add(title.slice(from, to));
            from = to + 1;
        }
        return parts;
    }

    private void flag(EventFlag flag, boolean on) {
        if (on) {
            row.flags |= flag.bit();
        }
    }
}
