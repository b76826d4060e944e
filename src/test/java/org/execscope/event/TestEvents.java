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
    private final EventTable table;
    private final ProblemLog problems = new ProblemLog();

    private TestEvents(EventTable table) {
        this.table = table;
    }

    /// What reading needs, to be used again for the next log, as the program does from piece to piece. What was
    /// read before is gone then.
    static final class Room {
        private final EventTable table = new EventTable();
        private final PieceReader quick = new PieceReader(_ -> "-", true);
        private final PieceReader careful = new PieceReader(_ -> "-", false);
        private final LinePiece source = new LinePiece(1 << 12);
        private Piece read = new Piece();
    }

    /// Reads files, each in pieces of whole lines with about `piece` bytes.
    public static TestEvents read(int piece, byte[]... files) {
        return read(piece, true, files);
    }

    /// @param quick whether lines of the kernel's form are read the quick way
    static TestEvents read(int piece, boolean quick, byte[]... files) {
        return read(new Room(), piece, quick, files);
    }

    /// As [#read(int, boolean, byte[]...)], in a room that may have been used before.
    static TestEvents read(Room room, int piece, boolean quick, byte[]... files) {
        room.table.clear();
        TestEvents events = new TestEvents(room.table);
        EventJoiner joiner = new EventJoiner(events.table, events.problems, set -> "-");
        PieceReader reader = quick ? room.quick : room.careful;
        for (int file = 0; file < files.length; file++) {
            ByteArrayInputStream in = new ByteArrayInputStream(files[file]);
            LinePieces pieces = new LinePieces(
                    (buffer, from, to) -> Math.max(in.read(buffer, from, to - from), 0), (buffer, from, to) -> {});
            LineDecoder.Held held = LineDecoder.Held.NOTHING;
            while (pieces.next(room.source, piece)) {
                room.read = reader.read(room.source, file, 0, held, room.read);
                held = room.read.held();
                joiner.add(room.read);
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
