package org.execscope.trail;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventSummary;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceLines;
import org.execscope.record.LineDecoder;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordFields;
import org.execscope.record.RecordSink;

/// Tells in a line what an event was, by reading its records again: the event table keeps what a program start
/// needs, not the addresses, arguments and messages of everything else. For a working thread.
public final class SummaryReader implements Closeable {
    private final AuditTrail trail;
    private final EvidenceLines lines = new EvidenceLines();

    public SummaryReader(AuditTrail trail) {
        this.trail = trail;
    }

    /// Falls back to what the event table knows where the lines can't be read again or are others now.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public EventSummary read(int event, CancelToken cancel) {
        return EventSummary.of(trail.events(), event, records(event, cancel));
    }

    /// The event's records as they stand in the files now, as far as they still bear its stamp.
    public List<RecordFields> records(int event, CancelToken cancel) {
        EventTable events = trail.events();
        Collector collector = new Collector(events.timeMillis(event), events.serial(event));
        LineDecoder decoder = new LineDecoder(collector);
        for (EventLines.Line line : EventLines.read(trail, event, lines, cancel).lines()) {
            byte[] bytes = line.content().toArray();
            decoder.line(bytes, 0, bytes.length, bytes.length, line.offset());
        }
        decoder.end(true, 0);
        return collector.found;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static final class Collector implements RecordSink {
        private final List<RecordFields> found = new ArrayList<>();
        private final long millis;
        private final long serial;

        Collector(long millis, long serial) {
            this.millis = millis;
            this.serial = serial;
        }

        @Override
        public void record(RawRecord record) {
            if (record.header().timeMillis() == millis && record.header().serial() == serial) {
                found.add(RecordFields.of(record));
            }
        }

        @Override
        public void problem(ProblemKind kind, long offset, long line) {
            // Told when the evidence was loaded.
        }
    }
}
