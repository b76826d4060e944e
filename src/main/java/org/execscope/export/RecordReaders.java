package org.execscope.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.execscope.evidence.CancelToken;
import org.execscope.record.RecordFields;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.SummaryReader;

/// Reads the records of events again, for several threads at once; closed when all of them are done.
final class RecordReaders implements Closeable {
    private final AuditTrail trail;
    private final CancelToken cancel;
    private final List<SummaryReader> open = new CopyOnWriteArrayList<>();

    RecordReaders(AuditTrail trail, CancelToken cancel) {
        this.trail = trail;
        this.cancel = cancel;
    }

    /// For one thread.
    @FunctionalInterface
    interface Reader {
        List<RecordFields> recordsOf(int event);
    }

    Reader next() {
        SummaryReader reader = new SummaryReader(trail);
        open.add(reader);
        return event -> reader.records(event, cancel);
    }

    @Override
    public void close() throws IOException {
        for (SummaryReader reader : open) {
            reader.close();
        }
    }
}
