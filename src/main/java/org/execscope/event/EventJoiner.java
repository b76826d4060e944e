package org.execscope.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.execscope.bytes.Bytes;
import org.execscope.record.LineDecoder;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordSink;

/// Puts the pieces of the evidence together, in their order, with the result as if all records had been
/// joined at once by (host, time, serial) (specification: audit log, section 8): wherever the evidence was
/// cut, and whatever read the pieces. An event at the border of two pieces is put together from its parts;
/// records that come when their event was built already are remembered by their place and joined at the end.
/// For one thread.
public final class EventJoiner {
    private final EventTable table;
    private final ProblemLog problems;
    private final Hosts hosts;
    private final EventBuilder builder;
    private final TableMap map;
    private final Stamps stamps;
    /// Events that may go on in the next piece.
    private List<OpenEvent> carried = new ArrayList<>();
    /// Rows of one event that has several, by its first one.
    private final Map<Integer, List<Integer>> groups = new HashMap<>();
    private final Map<Integer, Long> linesBefore = new HashMap<>();
    private final IntColumn lateEvents = new IntColumn();
    private final IntColumn lateFiles = new IntColumn();
    private final LongColumn lateOffsets = new LongColumn();
    private final LongColumn lateLines = new LongColumn();
    /// How many records in consecutive lines, from the one at the offset on.
    private final IntColumn lateCounts = new IntColumn();
    private int latestLate = -1;
    /// How many records came late for the event [#latestLate], one after the other.
    private int lateInARow;

    private final BitSet ignored = new BitSet();
    private final Portion portion;
    private long leftOut;
    /// Files in which records share a line.
    private final BitSet gluedFiles = new BitSet();
    private long unreadable;

    /// Keeps all events.
    ///
    /// @param setLabels what to call the host of the set with this number where the log names none
    public EventJoiner(EventTable table, ProblemLog problems, IntFunction<String> setLabels) {
        this(table, problems, setLabels, Portion.ALL);
    }

    /// @param setLabels what to call the host of the set with this number where the log names none
    /// @param portion which events are kept
    public EventJoiner(EventTable table, ProblemLog problems, IntFunction<String> setLabels, Portion portion) {
        this.portion = portion;
        this.table = table;
        this.problems = problems;
        this.hosts = new Hosts(table, setLabels);
        this.builder = new EventBuilder(table, problems);
        this.map = new TableMap(table, hosts);
        this.stamps = new Stamps(table);
    }

    /// Adds the next piece of a file; the pieces of a file in order, the files in theirs.
    public void add(Piece piece) {
        long lineBase = linesBefore.getOrDefault(piece.file, 0L);
        linesBefore.put(piece.file, lineBase + piece.lines);
        problems.addAll(piece.problems, lineBase);
        if (piece.problems.has(ProblemKind.GLUED_LINE)) {
            gluedFiles.set(piece.file);
        }
        if (takesAny(piece.table)) {
            map.read(piece.table);
        } else {
            map.readHosts(piece.table);
        }
        List<OpenEvent> begun = new ArrayList<>();
        for (OpenEvent part : piece.heads) {
            if (!goesOn(part, lineBase)) {
                begun.add(part);
            }
        }
        List<OpenEvent> open = new ArrayList<>();
        for (OpenEvent part : piece.tails) {
            if (!goesOn(part, lineBase)) {
                open.add(part);
            }
        }
        carried.forEach(this::close);
        addRows(piece, lineBase, begun);
        carried = open;
    }

    /// Whether the part belongs to an event of the piece before, and was added to it.
    private boolean goesOn(OpenEvent part, long lineBase) {
        part.rebase(map.host(part.host), lineBase);
        for (OpenEvent event : carried) {
            if (event.is(part.host, part.timeMillis, part.serial)) {
                event.addAll(part, problems::ofRecord);
                return true;
            }
        }
        return false;
    }

    private void close(OpenEvent event) {
        int built = stamps.find(event.host, event.timeMillis, event.serial);
        if (built >= 0) {
            event.sources().forEach(source -> late(built, source, 1));
            return;
        }
        int first = -1;
        for (EventRow row : builder.build(event)) {
            if (!portion.takes(row.timeMillis, row.kind)) {
                leftOut++;
                continue;
            }
            int number = table.add(row);
            if (first < 0) {
                first = number;
                stamps.add(number);
            } else {
                group(first, number);
            }
        }
    }

    /// Adds the piece's rows, and the events in `begun` where their stamps stand among them, so that stamps
    /// grow. Rows are added in runs, up to the next one that needs a closer look.
    private void addRows(Piece piece, long lineBase, List<OpenEvent> begun) {
        EventTable rows = piece.table;
        int nextBegun = 0;
        int sibling = 0;
        int late = -1;
        int first = -1;
        int from = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (sibling < piece.siblings.size() && piece.siblings.get(sibling) == row) {
                sibling++;
                if (late >= 0) {
                    late(late, rows, row, lineBase);
                    from = row + 1;
                } else {
                    flush(rows, from, row, lineBase);
                    first = from < row ? added(rows, row - 1) : first;
                    first = sibling(rows, row, lineBase, first);
                    from = row + 1;
                }
                continue;
            }
            if (nextBegun < begun.size() && begun.get(nextBegun).isBefore(rows, row)) {
                flush(rows, from, row, lineBase);
                from = row;
                while (nextBegun < begun.size() && begun.get(nextBegun).isBefore(rows, row)) {
                    close(begun.get(nextBegun++));
                }
            }
            int host = map.host(rows.host(row));
            if (stamps.isNext(host, rows.timeMillis(row), rows.serial(row))) {
                late = -1;
                continue;
            }
            flush(rows, from, row, lineBase);
            late = stamps.find(host, rows.timeMillis(row), rows.serial(row));
            from = row + 1;
            if (late >= 0) {
                late(late, rows, row, lineBase);
            } else {
                flush(rows, row, row + 1, lineBase);
                first = added(rows, row);
            }
        }
        flush(rows, from, rows.size(), lineBase);
        begun.subList(nextBegun, begun.size()).forEach(this::close);
    }

    /// The number of the row that was flushed last, or -1 if it was left out.
    private int added(EventTable rows, int row) {
        return takes(rows, row) ? table.size() - 1 : -1;
    }

    private boolean takesAny(EventTable rows) {
        boolean any = portion.isAll();
        for (int row = 0; row < rows.size() && !any; row++) {
            any = takes(rows, row);
        }
        return any;
    }

    private boolean takes(EventTable rows, int row) {
        return portion.takes(rows.timeMillis(row), rows.kind(row));
    }

    /// Adds another row of an event.
    ///
    /// @return the number of the event's first row, or -1 if none was kept
    private int sibling(EventTable rows, int row, long lineBase, int first) {
        if (first < 0) {
            flush(rows, row, row + 1, lineBase);
            return added(rows, row);
        }
        if (takes(rows, row)) {
            table.addAll(rows, row, row + 1, map, lineBase);
            group(first, table.size() - 1);
        } else {
            leftOut++;
        }
        return first;
    }

    private void flush(EventTable rows, int from, int to, long lineBase) {
        if (portion.isAll()) {
            flushAll(rows, from, to, lineBase);
            return;
        }
        int begin = from;
        for (int row = from; row < to; row++) {
            if (!takes(rows, row)) {
                flushAll(rows, begin, row, lineBase);
                leftOut++;
                begin = row + 1;
            }
        }
        flushAll(rows, begin, to, lineBase);
    }

    private void flushAll(EventTable rows, int from, int to, long lineBase) {
        if (from < to) {
            int first = table.size();
            table.addAll(rows, from, to, map, lineBase);
            for (int event = first; event < table.size(); event++) {
                stamps.add(event);
            }
        }
    }

    private void group(int first, int number) {
        groups.computeIfAbsent(first, one -> new ArrayList<>(List.of(one))).add(number);
    }

    private void late(int event, EventTable rows, int row, long lineBase) {
        List<RecordSource> scattered = rows.scatteredSources(row);
        if (scattered == null) {
            RecordSource source = rows.source(row);
            late(
                    event,
                    new RecordSource(source.file(), source.offset(), source.line() + lineBase),
                    rows.recordCount(row));
        } else {
            for (RecordSource source : scattered) {
                late(event, new RecordSource(source.file(), source.offset(), source.line() + lineBase), 1);
            }
        }
    }

    private void late(int event, RecordSource source, int count) {
        lateInARow = event == latestLate ? lateInARow : 0;
        latestLate = event;
        if (lateInARow >= OpenEvent.MOST_RECORDS) {
            problems.ofRecords(source, count, ProblemKind.EXCESS_RECORD);
            return;
        }
        lateInARow += count;
        lateEvents.add(event);
        lateFiles.add(source.file());
        lateOffsets.add(source.offset());
        lateLines.add(source.line());
        lateCounts.add(count);
    }

    /// Builds the events that are still open, then joins the records that came late.
    ///
    /// @param lines reads their lines, and those of their events, again
    public void finish(LineSource lines) {
        carried.forEach(this::close);
        carried = new ArrayList<>();
        joinLate(lines);
        retireIgnored();
    }

    /// Records of an ignored file that stand under a host of their own were joined with no others: another set
    /// of files is another host.
    private void retireIgnored() {
        if (ignored.isEmpty()) {
            return;
        }
        for (int event = 0; event < table.size(); event++) {
            List<RecordSource> scattered = ignored.get(table.file(event)) ? table.scatteredSources(event) : null;
            if (ignored.get(table.file(event))
                    && table.kind(event) != EventKind.GONE
                    && (scattered == null || scattered.stream().allMatch(one -> ignored.get(one.file())))) {
                table.retire(event);
            }
        }
    }

    /// Forgets what came from this file, and its problems: its bytes are those of another file of the
    /// evidence.
    public void ignore(int file) {
        ignored.set(file);
        problems.ignore(file);
    }

    /// How many events were read and not kept, since the portion leaves them out.
    public long leftOut() {
        return leftOut;
    }

    /// How many events could not be joined with records that came late, since their lines can't be read any
    /// more.
    public long unreadable() {
        return unreadable;
    }

    private void joinLate(LineSource lines) {
        long[] byEvent = new long[lateEvents.size()];
        for (int i = 0; i < byEvent.length; i++) {
            byEvent[i] = (long) lateEvents.get(i) << 32 | i;
        }
        Arrays.sort(byEvent);
        for (int from = 0; from < byEvent.length; ) {
            int event = (int) (byEvent[from] >>> 32);
            int to = from;
            while (to < byEvent.length && (int) (byEvent[to] >>> 32) == event) {
                to++;
            }
            try {
                List<RecordSource> late = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    int entry = (int) byEvent[i];
                    if (ignored.get(lateFiles.get(entry))) {
                        continue;
                    }
                    RecordSource source =
                            new RecordSource(lateFiles.get(entry), lateOffsets.get(entry), lateLines.get(entry));
                    if (late.size() < OpenEvent.MOST_RECORDS) {
                        late.addAll(run(source, lateCounts.get(entry), lines));
                    } else {
                        problems.ofRecords(source, lateCounts.get(entry), ProblemKind.EXCESS_RECORD);
                    }
                }
                if (!late.isEmpty()) {
                    rebuild(event, late, lines);
                }
            } catch (IOException _) {
                unreadable++;
            }
            from = to;
        }
    }

    private void rebuild(int event, List<RecordSource> late, LineSource lines) throws IOException {
        List<Integer> rows = groups.getOrDefault(event, List.of(event));
        List<RecordSource> sources = new ArrayList<>();
        for (int row : rows) {
            sources.addAll(sourcesOf(row, lines));
        }
        sources.addAll(late);
        sources.sort(null);
        OpenEvent joined = new OpenEvent();
        joined.open(table.host(event), table.timeMillis(event), table.serial(event));
        List<NotKept> notKept = new ArrayList<>();
        for (RecordSource source : sources) {
            long begin = gluedFiles.get(source.file()) ? LineBegin.find(lines, source) : source.offset();
            Bytes line = lines.read(source.file(), begin).bytes();
            RecordSink one = new RecordAt(joined, source, notKept);
            new LineDecoder(one).line(line.toArray(), 0, line.length(), line.length(), begin);
        }
        if (joined.count() == 0) {
            throw new IOException("the lines are gone");
        }
        problems.forget(sources);
        notKept.forEach(one -> problems.ofRecord(one.source, one.why));
        for (int row : rows.subList(1, rows.size())) {
            table.retire(row);
        }
        List<EventRow> built = builder.build(joined);
        table.replace(event, built.getFirst());
        for (EventRow row : built.subList(1, built.size())) {
            table.add(row);
        }
    }

    /// Where the records of a built event stand.
    private List<RecordSource> sourcesOf(int event, LineSource lines) throws IOException {
        List<RecordSource> scattered = table.scatteredSources(event);
        return scattered != null ? scattered : run(table.source(event), table.recordCount(event), lines);
    }

    /// The places of `count` records in consecutive lines.
    private static List<RecordSource> run(RecordSource first, int count, LineSource lines) throws IOException {
        List<RecordSource> sources = new ArrayList<>();
        RecordSource next = first;
        while (true) {
            sources.add(next);
            if (sources.size() == count) {
                return sources;
            }
            long offset = lines.read(next.file(), next.offset()).nextOffset();
            next = new RecordSource(next.file(), offset, next.line() + 1);
        }
    }

    private record NotKept(RecordSource source, ProblemKind why) {}

    /// Takes the record of a line that stands at the place asked for.
    private static final class RecordAt implements RecordSink {
        private final OpenEvent event;
        private final RecordSource source;
        private final List<NotKept> notKept;
        private boolean taken;

        RecordAt(OpenEvent event, RecordSource source, List<NotKept> notKept) {
            this.event = event;
            this.source = source;
            this.notKept = notKept;
        }

        @Override
        public void record(RawRecord record) {
            if (!taken && record.offset() == source.offset()) {
                taken = true;
                ProblemKind why = event.add(record, source);
                if (why != null) {
                    notKept.add(new NotKept(source, why));
                }
            }
        }

        /// Reported when the line was read first.
        @Override
        public void problem(ProblemKind kind, long offset, long line) {}
    }
}
