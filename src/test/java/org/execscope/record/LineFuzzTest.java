package org.execscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.execscope.evidence.Shape;

/// Whatever stands in a line: it is records within the line, or a problem, and a record's fields are within the
/// record. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the environment it looks for new ones.
final class LineFuzzTest {
    private static final byte[] HEADER =
            "type=SYSCALL msg=audit(1700000000.123:7): ".getBytes(StandardCharsets.US_ASCII);

    @FuzzTest(maxDuration = "60s")
    void decodesAnyLine(byte[] lines) {
        for (Shape shape : Shape.values()) {
            LineDecoder decoder = new LineDecoder(new Sink(lines.length), shape);
            int from = 0;
            for (int at = 0; at <= lines.length; at++) {
                if (at == lines.length || lines[at] == '\n') {
                    decoder.line(lines, from, at, at - from, from);
                    from = at + 1;
                }
            }
            decoder.end(true, 0);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void readsAnyFields(byte[] body) {
        byte[] line = Arrays.copyOf(HEADER, HEADER.length + body.length);
        System.arraycopy(body, 0, line, HEADER.length, body.length);
        new LineDecoder(new Sink(line.length)).line(line, 0, line.length, line.length, 0);
        FieldScanner scanner = new FieldScanner();
        scanner.reset(line, HEADER.length, line.length);
        int before = HEADER.length;
        while (scanner.next()) {
            assertThat(scanner.nameFrom()).isGreaterThanOrEqualTo(before);
            assertThat(scanner.nameTo()).isGreaterThanOrEqualTo(scanner.nameFrom());
            assertThat(scanner.valueTo()).isBetween(scanner.valueFrom(), line.length);
            assertThat(scanner.position()).isBetween(Math.max(before + 1, scanner.valueTo()), line.length);
            before = scanner.position();
            decode(line, scanner);
        }
        assertThat(before).isBetween(HEADER.length, line.length);
    }

    private static void decode(byte[] line, FieldScanner scanner) {
        UntrustedString value = new UntrustedString();
        int length = scanner.valueTo() - scanner.valueFrom();
        String raw = new String(line, scanner.valueFrom(), length, StandardCharsets.ISO_8859_1);
        switch (value.decode(line, scanner.valueFrom(), scanner.valueTo(), scanner.isQuoted())) {
            case QUOTED ->
                assertThat(new String(value.copy(), StandardCharsets.ISO_8859_1))
                        .isEqualTo(raw);
            case HEX ->
                assertThat(HexFormat.of().withUpperCase().formatHex(value.copy()))
                        .isEqualTo(raw.toUpperCase(Locale.ROOT));
            case ABSENT -> assertThat(raw).isIn("?", "(null)", "(none)");
            case BAD_HEX -> assertThat(value.length()).isBetween(length / 2, length);
        }
    }

    private record Sink(int length) implements RecordSink {
        @Override
        public void record(RawRecord record) {
            RecordHeader header = record.header();
            int to = record.to();
            assertThat(record.offset()).isBetween(0L, (long) length);
            assertThat(header.bodyFrom()).isBetween(header.typeFrom(), to);
            assertThat(record.bodyTo()).isBetween(header.bodyFrom(), to);
            assertThat(record.enrichmentFrom()).isBetween(record.bodyTo(), to);
            assertThat(header.serial()).isBetween(0L, 0xFFFF_FFFFL);
            assertThat(header.timeMillis()).isNotNegative();
            RecordFields fields = RecordFields.of(record);
            assertThat(fields.fields()).hasSizeLessThanOrEqualTo(RecordFields.MOST_FIELDS);
            fields.fields().forEach(field -> assertThat(field.name()).matches("[A-Za-z0-9_.\\[\\]-]+"));
        }

        @Override
        public void problem(ProblemKind kind, long offset, long line) {
            assertThat(offset).isBetween(0L, (long) length);
            assertThat(line).isBetween(0L, length + 1L);
        }
    }
}
