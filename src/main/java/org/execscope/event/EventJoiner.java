package org.execscope.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.execscope.bytes.Bytes;
import org.execscope.record.LineDecoder;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordHeader;
import org.execscope.record.RecordSink;
import org.jspecify.annotations.Nullable;

/// Joins records to events by (host, time, serial), with the result as if all evidence had been joined at once
/// (specification: audit log, section 8). A few events are open at a time; a record that comes when its event was
/// built already is remembered by its place and joined at the end. For one thread.
public final class EventJoiner {
    /// The kernel's queue mixes the records of events that end together; few do (measured: 64 are plenty).
    private static final int OPEN = 128;

    private final EventTable table;
    private final ProblemLog problems;
    private final Hosts hosts;
    private final EventBuilder builder;
    private final StampIndex index;
    private final OpenEvent[] open = new OpenEvent[OPEN];
    private int newest;
    private final IntColumn lateEvents = new IntColumn();
    private final IntColumn lateFiles = new IntColumn();
    private final LongColumn lateOffsets = new LongColumn();
    private final LongColumn lateLines = new LongColumn();
    private final BitSet ignored = new BitSet();
    private long unreadable;

    /// @param setLabels what to call the host of the set with this number where the log names none
    public EventJoiner(EventTable table, ProblemLog problems, IntFunction<String> setLabels) {
        this.table = table;
        this.problems = problems;
        this.hosts = new Hosts(table, setLabels);
        this.builder = new EventBuilder(table, problems);
        this.index = new StampIndex(table);
        for (int i = 0; i < OPEN; i++) {
            open[i] = new OpenEvent();
        }
    }

    /// What the lines of one file go to.
    ///
    /// @param file the file's number
    /// @param set the number of its evidence set
    public RecordSink sink(int file, int set) {
        return new RecordSink() {
            @Override
            public void record(RawRecord record) {
                join(record, new RecordSource(file, record.offset(), record.line()), set);
            }

            @Override
            public void problem(ProblemKind kind, long offset, long line) {
                problems.ofLine(file, offset, line, kind);
            }
        };
    }

    private void join(RawRecord record, RecordSource source, int set) {
        RecordHeader header = record.header();
        int host = host(record, set);
        OpenEvent event = find(host, header.timeMillis(), header.serial());
        if (event == null) {
            int built = index.find(host, header.timeMillis(), header.serial());
            if (built >= 0) {
                lateEvents.add(built);
                lateFiles.add(source.file());
                lateOffsets.add(source.offset());
                lateLines.add(source.line());
                return;
            }
            newest = (newest + 1) % OPEN;
            event = open[newest];
            close(event);
            event.open(host, header.timeMillis(), header.serial());
        }
        if (!event.add(record, source)) {
            problems.ofRecord(source, ProblemKind.DUPLICATE_RECORD);
        }
    }

    private int host(RawRecord record, int set) {
        RecordHeader header = record.header();
        if (header.hasNode()) {
            return hosts.named(record.array(), header.nodeFrom(), header.nodeTo(), set);
        }
        Bytes prefixed = record.host();
        return prefixed != null ? hosts.named(prefixed, set) : hosts.ofSet(set);
    }

    private @Nullable OpenEvent find(int host, long timeMillis, long serial) {
        for (int i = 0, at = newest; i < OPEN; i++) {
            if (open[at].is(host, timeMillis, serial)) {
                return open[at];
            }
            at = at == 0 ? OPEN - 1 : at - 1;
        }
        return null;
    }

    private void close(OpenEvent event) {
        if (event.count() == 0) {
            return;
        }
        for (EventRow row : builder.build(event)) {
            index.put(table.add(row));
        }
        event.open(0, 0, 0);
    }

    /// Builds the events that are still open, then joins the records that came late.
    ///
    /// @param lines reads their lines, and those of their events, again
    public void finish(LineSource lines) {
        for (int i = 1; i <= OPEN; i++) {
            close(open[(newest + i) % OPEN]);
        }
        joinLate(lines);
    }

    /// Forgets what came late from this file, and its problems: its bytes are those of another file of the evidence.
    public void ignore(int file) {
        ignored.set(file);
        problems.ignore(file);
    }

    /// How many events could not be joined with records that came late, since their lines can't be read any more.
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
            List<RecordSource> late = new ArrayList<>();
            while (to < byEvent.length && (int) (byEvent[to] >>> 32) == event) {
                int i = (int) byEvent[to];
                if (!ignored.get(lateFiles.get(i))) {
                    late.add(new RecordSource(lateFiles.get(i), lateOffsets.get(i), lateLines.get(i)));
                }
                to++;
            }
            try {
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
        List<RecordSource> sources = new ArrayList<>(sourcesOf(event, lines));
        sources.addAll(late);
        sources.sort(null);
        OpenEvent joined = new OpenEvent();
        joined.open(table.host(event), table.timeMillis(event), table.serial(event));
        List<RecordSource> copies = new ArrayList<>();
        for (RecordSource source : sources) {
            Bytes line = lines.read(source.file(), source.offset()).bytes();
            RecordSink one = new FirstRecord(joined, source, copies);
            new LineDecoder(one).line(line.toArray(), 0, line.length(), line.length(), source.offset());
        }
        if (joined.count() == 0) {
            throw new IOException("the lines are gone");
        }
        problems.forget(sources);
        for (RecordSource copy : copies) {
            problems.ofRecord(copy, ProblemKind.DUPLICATE_RECORD);
        }
        List<EventRow> rows = builder.build(joined);
        table.replace(event, rows.getFirst());
        for (EventRow row : rows.subList(1, rows.size())) {
            table.add(row);
        }
    }

    /// Where the records of a built event stand.
    private List<RecordSource> sourcesOf(int event, LineSource lines) throws IOException {
        List<RecordSource> scattered = table.scatteredSources(event);
        if (scattered != null) {
            return scattered;
        }
        List<RecordSource> sources = new ArrayList<>();
        RecordSource next = table.source(event);
        for (int i = 0; i < table.recordCount(event); i++) {
            sources.add(next);
            long offset = lines.read(next.file(), next.offset()).nextOffset();
            next = new RecordSource(next.file(), offset, next.line() + 1);
        }
        return sources;
    }

    /// Takes the first record of a line: the one that stands at the place asked for.
    private static final class FirstRecord implements RecordSink {
        private final OpenEvent event;
        private final RecordSource source;
        private final List<RecordSource> copies;
        private boolean taken;

        FirstRecord(OpenEvent event, RecordSource source, List<RecordSource> copies) {
            this.event = event;
            this.source = source;
            this.copies = copies;
        }

        @Override
        public void record(RawRecord record) {
            if (!taken) {
                taken = true;
                if (!event.add(record, source)) {
                    copies.add(source);
                }
            }
        }

        /// Reported when the line was read first.
        @Override
        public void problem(ProblemKind kind, long offset, long line) {}
    }
}
