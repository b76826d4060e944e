package org.execscope.event;

import java.io.IOException;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.LineSplitter;

/// Events of log text, without any file.
public final class TestEvents {
    private final EventTable table = new EventTable();
    private final ProblemLog problems = new ProblemLog();

    private TestEvents() {}

    /// Reads files, each in pieces of `piece` bytes.
    public static TestEvents read(int piece, byte[]... files) {
        TestEvents events = new TestEvents();
        EventJoiner joiner = new EventJoiner(events.table, events.problems, set -> "-");
        for (int file = 0; file < files.length; file++) {
            LineSplitter splitter = new LineSplitter(joiner.sink(file, 0));
            byte[] buffer = new byte[piece];
            for (int at = 0; at < files[file].length; at += piece) {
                int length = Math.min(piece, files[file].length - at);
                System.arraycopy(files[file], at, buffer, 0, length);
                splitter.feed(buffer, length);
            }
            splitter.end();
        }
        joiner.finish((file, offset) -> line(files[file], offset));
        return events;
    }

    private static LineSource.Line line(byte[] file, long offset) throws IOException {
        if (offset > file.length) {
            throw new IOException("no such line");
        }
        int end = (int) offset;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        return new LineSource.Line(Bytes.copyOf(file, (int) offset, end), end + 1L);
    }

    public EventTable table() {
        return table;
    }

    /// Program starts by (time, serial, host).
    public EventOrder execves() {
        return EventOrder.of(table, table.size(), table::isExecve);
    }

    public List<EvidenceProblem> problems() {
        return problems.snapshot();
    }
}
