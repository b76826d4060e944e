package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import org.execscope.record.LineDecoder;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordSink;

/// Whatever a file that begins like a journal's export holds: unfolding it keeps every byte's place, and its entries
/// are
/// records or problems. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the environment it looks for new
/// ones.
final class JournalExportFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void unfoldsAnything(byte[] export) throws Exception {
        JournalExportInput input = new JournalExportInput(new ByteArrayInputStream(export));
        byte[] lines = input.readAllBytes();
        assertThat(lines).hasSameSizeAs(export);
        assertThat(input.rawHash())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(export));
        assertThat(inPieces(export)).isEqualTo(lines);
        boolean same = true;
        for (int i = 0; i < lines.length; i++) {
            boolean folded = export[i] == '\n' && lines[i] == JournalForm.FIELD_END;
            boolean digit = Character.digit(lines[i], 16) >= 0;
            same &= lines[i] == export[i] || folded || digit;
        }
        assertThat(same).isTrue();
        Sink sink = new Sink(lines.length);
        LineDecoder decoder = new LineDecoder(sink, Shape.JOURNAL_EXPORT);
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                decoder.line(lines, from, at, at - from, from);
                from = at + 1;
            }
        }
        if (from < lines.length) {
            decoder.line(lines, from, lines.length, lines.length - from, from);
        }
        decoder.end(from == lines.length, from);
    }

    private static byte[] inPieces(byte[] export) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        JournalExportInput input = new JournalExportInput(new ByteArrayInputStream(export));
        byte[] piece = new byte[7];
        for (int count = input.read(piece, 0, 7); count > 0; count = input.read(piece, 0, 7)) {
            all.write(piece, 0, count);
        }
        return all.toByteArray();
    }

    private record Sink(int length) implements RecordSink {
        @Override
        public void record(RawRecord record) {
            assertThat(record.offset()).isBetween(0L, (long) length);
        }

        @Override
        public void problem(ProblemKind kind, long offset, long line) {
            assertThat(offset).isBetween(0L, (long) length);
        }
    }
}
