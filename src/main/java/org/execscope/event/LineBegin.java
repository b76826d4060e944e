package org.execscope.event;

import java.io.IOException;
import org.execscope.record.LineDecoder;

/// Finds the beginning of the line that a record stands in: what stands before it there, as a logger's prefix, says
/// something of the record.
final class LineBegin {
    private static final int FIRST_STEP = 512;

    private LineBegin() {}

    /// The offset of the first byte of the line that holds `record`; of a line longer than
    /// [LineDecoder#LONGEST_LINE], maybe a place within it.
    static long find(LineSource lines, RecordSource record) throws IOException {
        long offset = record.offset();
        if (offset == 0 || lines.read(record.file(), offset - 1).bytes().isEmpty()) {
            return offset;
        }
        for (long step = FIRST_STEP; ; step *= 4) {
            long from = Math.max(0, offset - step);
            boolean mayBegin = from == 0;
            while (true) {
                long next = lines.read(record.file(), from).nextOffset();
                if (next > offset) {
                    break;
                }
                from = next;
                mayBegin = true;
            }
            if (mayBegin || step > LineDecoder.LONGEST_LINE) {
                return from;
            }
        }
    }
}
