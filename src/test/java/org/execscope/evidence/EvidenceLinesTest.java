package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.execscope.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLinesTest {
    private static final int LINE = 1000;
    /// More than is kept of a file.
    private static final int LINES = 48_000;

    private static String line(int number) {
        return String.format(Locale.ROOT, "%07d", number) + "x".repeat(LINE - 8);
    }

    private static EvidenceFile packed(Path folder) throws IOException {
        Path file = folder.resolve("audit.log.1.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int number = 0; number < LINES; number++) {
                out.write((line(number) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return EvidenceFinder.find(List.of(file)).files().getFirst();
    }

    /// Several checks go through a file at once, each from its own place on.
    @Test
    void readersThatGoForwardSideBySideUnpackAFileOnceEach(@TempDir Path folder) throws IOException {
        EvidenceFile file = packed(folder);
        long size = (long) LINE * LINES;
        try (EvidenceLines lines = new EvidenceLines()) {
            for (int step = 0; step < 100; step++) {
                for (int reader = 2; reader >= 0; reader--) {
                    int number = (step * 160 + reader * 16_000) % LINES;
                    assertThat(lines.read(file, (long) number * LINE, LINE)).isEqualTo(Bytes.utf8(line(number)));
                }
            }
            assertThat(lines.unpacked()).isLessThan(3 * size);

            assertThatThrownBy(() -> lines.read(file, size, LINE)).hasMessageContaining("it ends before byte");
            assertThat(lines.read(file, 0, LINE)).isEqualTo(Bytes.utf8(line(0)));
        }
    }

    @Test
    void theWayToALineIsGivenUpAtTheNextBlock(@TempDir Path folder) throws IOException {
        EvidenceFile file = packed(folder);
        CancelToken cancel = new CancelToken();
        try (EvidenceLines lines = new EvidenceLines(cancel)) {
            lines.read(file, 0, LINE);
            long before = lines.unpacked();
            cancel.cancel();

            assertThatThrownBy(() -> lines.read(file, (LINES - 1L) * LINE, LINE))
                    .isInstanceOf(CancellationException.class);
            assertThat(lines.unpacked()).isEqualTo(before);
        }
    }

    /// Lines of any length, some longer than what is read at once, in order and out of it.
    @Test
    void linesReadWithinAMomentAreTheSame(@TempDir Path folder) throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        List<Long> begins = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            begins.add((long) text.length());
            text.append("x".repeat(random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(300)))
                    .append(i)
                    .append(i == 399 ? "" : "\n");
        }
        Path log = Files.writeString(folder.resolve("audit.log"), text);
        EvidenceFile file = EvidenceFinder.find(List.of(log)).files().getFirst();
        List<Long> asked = new ArrayList<>(begins);
        for (int i = 0; i < 400; i++) {
            asked.add(begins.get(random.nextInt(begins.size())));
        }
        try (EvidenceLines plain = new EvidenceLines();
                EvidenceLines soon = new EvidenceLines(new CancelToken())) {
            for (long offset : asked) {
                for (int limit : new int[] {100, 10_000, 1 << 20}) {
                    assertThat(soon.read(file, offset, limit))
                            .as("%d bytes at %d", limit, offset)
                            .isEqualTo(plain.read(file, offset, limit));
                }
            }
            long end = text.length();
            assertThatThrownBy(() -> soon.read(file, end, 100))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it ends before byte " + end);
        }
    }
}
