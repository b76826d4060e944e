package org.execscope.event;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.LineDecoder;
import org.execscope.record.LinePiece;
import org.execscope.record.LinePieces;
import org.execscope.record.UnlistedProblems;

/// Events of log text, without any file.
public final class TestEvents {
    private final EventTable table = new EventTable();
    private final ProblemLog problems = new ProblemLog();

    private TestEvents() {}

    /// Reads files, each in pieces of whole lines with about `piece` bytes.
    public static TestEvents read(int piece, byte[]... files) {
        return read(piece, true, files);
    }

    /// @param quick whether lines of the kernel's form are read the quick way
    static TestEvents read(int piece, boolean quick, byte[]... files) {
        TestEvents events = new TestEvents();
        EventJoiner joiner = new EventJoiner(events.table, events.problems, set -> "-");
        PieceReader reader = new PieceReader(set -> "-", quick);
        Piece read = new Piece();
        for (int file = 0; file < files.length; file++) {
            ByteArrayInputStream in = new ByteArrayInputStream(files[file]);
            LinePieces pieces = new LinePieces(
                    (buffer, from, to) -> Math.max(in.read(buffer, from, to - from), 0), (buffer, from, to) -> {});
            LinePiece source = new LinePiece(piece);
            LineDecoder.Held held = LineDecoder.Held.NOTHING;
            while (pieces.next(source, piece)) {
                read = reader.read(source, file, 0, held, read);
                held = read.held();
                joiner.add(read);
            }
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

    public List<UnlistedProblems> unlisted() {
        return problems.unlisted();
    }
}
