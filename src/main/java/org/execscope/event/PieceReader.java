package org.execscope.event;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntFunction;
import org.execscope.bytes.ByteSearch;
import org.execscope.evidence.Shape;
import org.execscope.record.LineDecoder;
import org.execscope.record.LinePiece;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordHeader;
import org.execscope.record.RecordSink;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// Joins the records of one piece of a file to events (specification: audit log, section 8). Has no part in
/// what other pieces hold, so several readers can work at once, each on one thread.
///
/// A line that has exactly the kernel's form is read at once, without being decoded first; every other line
/// goes to the [LineDecoder], and its event to the [EventBuilder]. Both ways give the same rows.
public final class PieceReader {
    /// The kernel's queue mixes the records of events that end together; few do (measured: 64 are plenty).
    private static final int OPEN = 128;

    private static final long CWD = KernelText.word("cwd=\"");
    private static final byte[] UTF16_LE = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] UTF16_BE = {(byte) 0xfe, (byte) 0xff};

    private final IntFunction<String> setLabels;
    private final boolean quick;
    private final KernelHead head = new KernelHead();
    private final KernelSyscall syscall = new KernelSyscall();
    private final KernelExecve execve = new KernelExecve();
    private final KernelPath path = new KernelPath();
    private final KernelTitle title = new KernelTitle();
    private final EventRow row = new EventRow();
    private final PieceEvent[] open = new PieceEvent[OPEN];

    private Piece piece = new Piece();
    private Hosts hosts;
    private EventBuilder builder;
    private byte[] a = {};
    private int limit;
    private long offset;
    private int newest;
    private int opened;
    private int reach;
    private long latestTime;
    private long latestSerial;
    private boolean unreadable;
    /// The event of the line read last, if that was read the quick way.
    private @Nullable PieceEvent last;

    private boolean enriched;
    private final Deque<OpenEvent> free = new ArrayDeque<>();

    /// @param setLabels what to call the host of the set with this number where the log names none
    public PieceReader(IntFunction<String> setLabels) {
        this(setLabels, true);
    }

    /// @param quick whether lines of the kernel's form are read the quick way
    PieceReader(IntFunction<String> setLabels, boolean quick) {
        this.setLabels = setLabels;
        this.quick = quick;
        this.hosts = new Hosts(piece.table, setLabels);
        this.builder = new EventBuilder(piece.table, piece.problems);
        for (int i = 0; i < OPEN; i++) {
            open[i] = new PieceEvent();
        }
    }

    /// Reads a piece.
    ///
    /// @param source whole lines of one file
    /// @param file the file's number
    /// @param set the number of its evidence set
    /// @param held what the piece before held back
    /// @param into gets the result; its former contents are forgotten
    public Piece read(LinePiece source, int file, int set, LineDecoder.Held held, Piece into) {
        return read(source, file, set, Shape.DETECTED, held, into);
    }

    /// As [#read(LinePiece, int, int, LineDecoder.Held, Piece)], with lines of this form alone.
    public Piece read(LinePiece source, int file, int set, Shape shape, LineDecoder.Held held, Piece into) {
        begin(source, file, set, into);
        PieceLines lines = new PieceLines();
        LineDecoder decoder = new LineDecoder(lines, shape);
        int at = 0;
        begins(source);
        if (unreadable || held.isUnreadable()) {
            piece.held = LineDecoder.Held.UNREADABLE;
        } else {
            decoder.take(held);
            while (at < limit) {
                at = line(decoder, at, source, quick && shape.hasBareRecords());
            }
            if (source.isLast()) {
                decoder.end(source.isTerminated(), offset + lastLine(source));
            }
            piece.held = decoder.held();
        }
        finish();
        piece.lines = decoder.lines();
        return piece;
    }

    private void begin(LinePiece source, int file, int set, Piece into) {
        into.clear();
        into.file = file;
        into.set = set;
        piece = into;
        hosts = new Hosts(into.table, setLabels);
        builder = new EventBuilder(into.table, into.problems);
        a = source.array();
        limit = source.length();
        offset = source.offset();
        newest = 0;
        opened = 0;
        reach = 1;
        latestTime = Long.MIN_VALUE;
        latestSerial = -1;
        last = null;
        head.begin();
        syscall.begin(into.table);
        path.begin();
    }

    /// Looks at the beginning of a file.
    private void begins(LinePiece source) {
        unreadable = false;
        if (source.offset() > 0) {
            return;
        }
        unreadable = startsWith(UTF16_LE) || startsWith(UTF16_BE);
        if (unreadable) {
            piece.problems.ofLine(piece.file, 0, 1, ProblemKind.UTF16_FILE);
        } else if (startsWith(LineDecoder.BOM.toArray())) {
            piece.problems.ofLine(piece.file, 0, 1, ProblemKind.BOM);
        }
    }

    private boolean startsWith(byte[] mark) {
        return limit >= mark.length && Arrays.equals(a, 0, mark.length, mark, 0, mark.length);
    }

    private int lastLine(LinePiece source) {
        int from = source.length() - (source.isTerminated() ? 1 : 0);
        while (from > 0 && a[from - 1] != '\n') {
            from--;
        }
        return from;
    }

    /// Reads the line at `at`; gives the place of the next one.
    private int line(LineDecoder decoder, int at, LinePiece source, boolean mayBeQuick) {
        if (mayBeQuick && !decoder.isHolding()) {
            int end = quickLine(at, (int) decoder.lines() + 1);
            if (end >= 0) {
                decoder.skipLine();
                return end + 1;
            }
        }
        int end = ByteSearch.indexOf(a, at, limit, (byte) '\n');
        int to = end < 0 ? limit : end;
        decoder.line(a, at, to, to - at + (to == limit ? source.skipped() : 0), offset + at);
        return to + 1;
    }

    /// Reads a line of the kernel's form; gives the place of its line feed, or -1 if it must be decoded with
    /// care.
    private int quickLine(int at, int number) {
        if (!head.read(a, at, limit)) {
            return -1;
        }
        PieceEvent event = last;
        if (event == null || !head.isSameEvent()) {
            event = event(hostOf(), head.timeMillis(), head.serial());
            last = event;
        }
        if (event.careful != null) {
            return -1;
        }
        int end = event.lines < PieceEvent.MOST_LINES ? quickRecord(event, at) : -1;
        if (end < 0 || end - at > LineDecoder.LONGEST_WRITTEN || end >= limit) {
            toCareful(event);
            return -1;
        }
        event.line(at, end, number);
        piece.records++;
        piece.types[head.type()]++;
        piece.nodes += head.hasNode() ? 1 : 0;
        piece.enriched += enriched ? 1 : 0;
        return end;
    }

    private int hostOf() {
        return head.hasNode() ? hosts.named(a, head.nodeFrom(), head.nodeTo(), piece.set) : hosts.ofSet(piece.set);
    }

    private int quickRecord(PieceEvent event, int line) {
        int body = head.bodyFrom();
        enriched = false;
        if (head.type() == RecordType.SYSCALL) {
            int end = event.lines == 0 ? syscall.read(a, body, event) : -1;
            enriched = end >= 0 && syscall.isEnriched();
            return end;
        }
        if (!event.hasSyscall) {
            return -1;
        }
        return switch (head.type()) {
            case RecordType.EXECVE -> event.hasExecve ? -1 : execve.read(a, body, event, piece.table);
            case RecordType.CWD -> event.hasCwd ? -1 : cwd(body, event);
            case RecordType.PATH -> {
                int end = path.read(a, line, body, limit, event);
                enriched = end >= 0 && path.isEnriched();
                yield end;
            }
            case RecordType.PROCTITLE -> event.hasTitle ? -1 : title.read(a, body, event);
            case RecordType.SOCKADDR -> {
                int end = KernelSockaddr.read(a, body);
                enriched = end >= 0 && a[end - 1] == '}';
                yield end;
            }
            case RecordType.EOE -> a[body] == '\n' ? body : -1;
            default -> -1;
        };
    }

    private int cwd(int at, PieceEvent event) {
        if (!KernelText.isWord(a, at, CWD, 5)) {
            return -1;
        }
        int close = KernelText.closingQuote(a, at + 5);
        if (close < 0 || a[close + 1] != '\n') {
            return -1;
        }
        event.hasCwd = true;
        event.cwd = piece.table.cwds().add(a, at + 5, close);
        return close + 1;
    }

    /// The open event with this stamp; it is opened if there is none.
    private PieceEvent event(int host, long timeMillis, long serial) {
        boolean later = timeMillis > latestTime || (timeMillis == latestTime && serial > latestSerial);
        if (later) {
            latestTime = timeMillis;
            latestSerial = serial;
        } else {
            for (int i = 0, at = newest; i < OPEN; i++) {
                if (open[at].is(host, timeMillis, serial)) {
                    reach = Math.max(reach, i + 1);
                    return open[at];
                }
                at = at == 0 ? OPEN - 1 : at - 1;
            }
        }
        newest = (newest + 1) % OPEN;
        PieceEvent event = open[newest];
        close(event);
        event.open(host, timeMillis, serial, opened++);
        return event;
    }

    /// From now on the event's records are kept as bytes.
    private OpenEvent toCareful(PieceEvent event) {
        OpenEvent careful = event.careful;
        if (careful == null) {
            careful = free.isEmpty() ? new OpenEvent() : free.pop();
            careful.open(event.host, event.timeMillis, event.serial);
            event.careful = careful;
            for (int i = 0; i < event.lines; i++) {
                int from = event.lineFrom[i];
                int to = event.lineTo[i];
                RecordSource source = new RecordSource(piece.file, offset + from, event.lineNumber[i]);
                new LineDecoder(new OneRecord(careful, source)).line(a, from, to, to - from, source.offset());
            }
        }
        return careful;
    }

    /// Adds the record of a line that was read before, and found without fault.
    private record OneRecord(OpenEvent event, RecordSource source) implements RecordSink {
        @Override
        public void record(RawRecord record) {
            event.add(record, source);
        }

        @Override
        public void problem(ProblemKind kind, long offset, long line) {
            throw new IllegalStateException("a line of the kernel's form has the fault " + kind);
        }
    }

    /// Takes what the decoder finds.
    private final class PieceLines implements RecordSink {
        @Override
        public void record(RawRecord record) {
            RecordHeader header = record.header();
            piece.records++;
            piece.types[Math.min(header.type(), Piece.MOST_TYPES - 1)]++;
            piece.enriched += record.isEnriched() ? 1 : 0;
            piece.prefixed += record.isViaSyslog() ? 1 : 0;
            piece.nodes += header.hasNode() ? 1 : 0;
            PieceEvent event = event(hosts.of(record, piece.set), header.timeMillis(), header.serial());
            last = null;
            RecordSource source = new RecordSource(piece.file, record.offset(), record.line());
            ProblemKind why = toCareful(event).add(record, source);
            if (why != null) {
                piece.problems.ofRecord(source, why);
            }
        }

        @Override
        public void problem(ProblemKind kind, long at, long line) {
            piece.interpreted += kind == ProblemKind.INTERPRETED_LINE ? 1 : 0;
            piece.problems.ofLine(piece.file, at, line, kind);
        }
    }

    /// Closes all events, but those that may have records in the neighbouring pieces are handed over as they
    /// are.
    private void finish() {
        int kept = Math.min(reach, OPEN);
        for (int i = 1; i <= OPEN; i++) {
            PieceEvent event = open[(newest + i) % OPEN];
            if (event.isEmpty()) {
                continue;
            }
            if (i > OPEN - kept) {
                piece.tails.add(toCareful(event));
                event.open(0, 0, 0, 0);
            } else {
                close(event);
            }
        }
    }

    private void close(PieceEvent event) {
        if (event.isEmpty()) {
            return;
        }
        OpenEvent careful = event.careful;
        if (careful == null && !isWhole(event)) {
            careful = toCareful(event);
        }
        if (careful == null) {
            add(event);
        } else if (event.ordinal < OPEN && !careful.beginsWith(RecordType.SYSCALL)) {
            piece.heads.add(careful);
        } else {
            int first = piece.table.size();
            for (EventRow built : builder.build(careful)) {
                if (piece.table.add(built) > first) {
                    piece.siblings.add(piece.table.size() - 1);
                }
            }
            free.push(careful);
        }
        event.open(0, 0, 0, 0);
    }

    /// Whether it has what events of its kind have; what else may be wrong with it is for the careful
    /// reading.
    private boolean isWhole(PieceEvent event) {
        if (!event.hasSyscall) {
            return false;
        }
        boolean exec = piece.table.calls().get(event.call).kind().isExec();
        return exec ? event.success > 0 && event.hasExecve == (event.success == 2) : !event.hasExecve;
    }

    private void add(PieceEvent event) {
        EventTable table = piece.table;
        row.clear();
        row.timeMillis = event.timeMillis;
        row.serial = event.serial;
        row.host = event.host;
        row.type = RecordType.SYSCALL;
        row.kind = table.calls().get(event.call).kind().isExec() ? EventKind.EXECVE : EventKind.SYSCALL;
        row.call = event.call;
        row.success = event.success == 0 ? null : event.success == 2;
        row.exit = event.exit;
        row.pid = event.pid;
        row.ppid = event.ppid;
        row.identity = event.identity;
        row.comm = event.comm;
        row.exe = event.exe;
        row.key = event.key;
        row.cwd = event.cwd;
        row.extra = event.extra;
        if (event.pathCount > 0) {
            row.path = path.list(event, table);
        }
        if (row.kind == EventKind.EXECVE) {
            row.flags |= event.items > 0 && !event.hasCwd ? EventFlag.MISSING_CWD.bit() : 0;
            row.flags |= event.pathCount < event.items ? EventFlag.MISSING_PATH.bit() : 0;
        }
        if (event.hasExecve) {
            row.argc = event.argc;
            row.argv = event.argv;
            row.argvSource = ArgvSource.EXECVE;
            row.argvComplete = true;
        }
        title.finish(event, row, table);
        place(event);
        table.add(row);
    }

    private void place(PieceEvent event) {
        if (event.isConsecutive()) {
            row.records = event.lines;
            row.file = piece.file;
            row.offset = offset + event.lineFrom[0];
            row.line = event.lineNumber[0];
        } else {
            for (int i = 0; i < event.lines; i++) {
                row.sources.add(new RecordSource(piece.file, offset + event.lineFrom[i], event.lineNumber[i]));
            }
        }
    }
}
