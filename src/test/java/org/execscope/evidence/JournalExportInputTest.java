package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of each byte of a journal's export (systemd: Journal Export Format): `~` stands for the end of a
/// field that the line goes on behind.
final class JournalExportInputTest {
    private static final long LONGEST = 768L << 20;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String length(long length) {
        byte[] eight = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        return new String(eight, StandardCharsets.ISO_8859_1);
    }

    private static String folded(String export) throws IOException {
        JournalExportInput input = new JournalExportInput(new ByteArrayInputStream(bytes(export)));
        return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1).replace('\u001e', '~');
    }

    @Test
    void aFieldOfTextEndsWithItsLineAndAnEntryWithAnEmptyOne() throws IOException {
        assertThat(folded("A=1\nB=2\n\nC=3\n\n")).isEqualTo("A=1~B=2~\nC=3~\n");
    }

    @Test
    void emptyEntriesAreEmptyLines() throws IOException {
        assertThat(folded("\n\nA=1\n\n\n")).isEqualTo("\n\nA=1~\n\n");
    }

    /// Text may hold what looks like the sign between name and value, and a name may be none at all.
    @Test
    void onlyTheFirstSignEndsAName() throws IOException {
        assertThat(folded("A=b=c\n=d\n\n")).isEqualTo("A=b=c~=d~\n");
    }

    @Test
    void aNameWithoutValueHasALengthAndSoManyBytes() throws IOException {
        assertThat(folded("A\n" + length(3) + "x\ny\nB=2\n\n")).isEqualTo("A~00000003x~y~B=2~\n");
    }

    /// A length in which a byte is a line feed, and a value that looks like fields and the end of an entry.
    @Test
    void whatStandsInAValueEndsNothing() throws IOException {
        String value = "a\n\nB=1\nC\n";
        assertThat(value).hasSize(10 - 1);
        assertThat(folded("A\n" + length(10) + value + "\n\nD=2\n\n")).isEqualTo("A~0000000aa~~B=1~C~~~D=2~\n");
    }

    @Test
    void anEmptyValueHasNoByte() throws IOException {
        assertThat(folded("A\n" + length(0) + "\nB=2\n\n")).isEqualTo("A~00000000~B=2~\n");
        assertThat(folded("A\n" + length(0) + "\n\nB=2\n\n")).isEqualTo("A~00000000~\nB=2~\n");
    }

    /// Behind a value stands a line feed. Where none does, the value was longer than it says: the rest is text.
    @Test
    void whatFollowsAValueOnItsLineIsText() throws IOException {
        assertThat(folded("A\n" + length(2) + "xyz\nB=2\n\n")).isEqualTo("A~00000002xyz~B=2~\n");
        assertThat(folded("A\n" + length(1) + "xB\n" + "C=3\n\n")).isEqualTo("A~00000001xB~C=3~\n");
    }

    @Test
    void lengthsAreLittleEndian() throws IOException {
        String value = "v".repeat(0x0102);
        assertThat(folded("A\n" + length(0x0102) + value + "\n\n")).isEqualTo("A~00000102" + value + "~\n");
    }

    /// A length that no field has is none: what follows is text up to its line feed.
    @ParameterizedTest
    @CsvSource({"805306369", "-1", "-9223372036854775808", "4294967296"})
    void aLengthBeyondAnyFieldIsBroken(long length) throws IOException {
        assertThat(folded("A\n" + length(length) + "rest\nB=2\n\n")).isEqualTo("A~ffffffffrest~B=2~\n");
    }

    @Test
    void theLongestLengthIsOne() throws IOException {
        assertThat(folded("A\n" + length(LONGEST) + "rest\nB=2\n\n")).isEqualTo("A~30000000rest~B=2~~");
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, f", "7, fffffff"})
    void aLengthThatIsCutHasAsManyDigitsAsBytes(int count, String digits) throws IOException {
        assertThat(folded("A\n" + length(5).substring(0, count))).isEqualTo("A~" + digits);
    }

    @Test
    void whatIsCutKeepsItsBytes() throws IOException {
        assertThat(folded("A\n" + length(9) + "xyz")).isEqualTo("A~00000009xyz");
        assertThat(folded("NAME")).isEqualTo("NAME");
        assertThat(folded("")).isEmpty();
    }

    @Test
    void aPieceIsAsLongAsAskedForAndTheEndIsTold() throws IOException {
        JournalExportInput input = new JournalExportInput(new ByteArrayInputStream(bytes("A=12\n\n")));
        byte[] piece = new byte[8];
        assertThat(input.read(piece, 1, 4)).isEqualTo(4);
        assertThat(piece).isEqualTo(new byte[] {0, 'A', '=', '1', '2', 0, 0, 0});
        assertThat(input.read(piece, 0, 8)).isEqualTo(2);
        assertThat(input.read(piece, 0, 8)).isEqualTo(-1);
        assertThat(input.read()).isEqualTo(-1);
        assertThat(input.markSupported()).isFalse();
    }

    /// In the middle of anything, beyond a buffer: the hash is of the bytes that were taken, as they stand there.
    @Test
    void theHashIsOfWhatWasRead() throws Exception {
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        while (export.size() < 200_000) {
            export.writeBytes(bytes("A=1\nB\n" + length(4) + "\n\n\n\n\n\n"));
        }
        byte[] all = export.toByteArray();
        JournalExportInput input = new JournalExportInput(new ByteArrayInputStream(all));
        int done = 0;
        for (int step : new int[] {0, 1, 3, 65_530, 10, 100_000}) {
            input.readNBytes(step);
            done += step;
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(all, 0, done);
            assertThat(input.rawHash()).as("after %d", done).isEqualTo(digest.digest());
        }
    }
}
