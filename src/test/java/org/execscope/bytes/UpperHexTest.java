package org.execscope.bytes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Eight at a time must be what one at a time is.
final class UpperHexTest {
    private static final String DIGITS = "0123456789ABCDEF";

    @Test
    void theFirstByteThatIsNoDigitEndsThem() {
        for (int other = 0; other < 256; other++) {
            for (int place = 0; place < 20; place++) {
                byte[] text = "0F1E2D3C4B5A69788796".getBytes(US_ASCII);
                text[place] = (byte) other;
                boolean digit = DIGITS.indexOf(other) >= 0;
                assertThat(UpperHex.end(text, 0, text.length))
                        .as("byte %d at %d", other, place)
                        .isEqualTo(digit ? text.length : place);
            }
        }
    }

    @Test
    void nothingIsReadBehindTheEnd() {
        byte[] text = "ABCDEFABCDEF".getBytes(US_ASCII);
        for (int from = 0; from < text.length; from++) {
            for (int to = from; to <= text.length; to++) {
                assertThat(UpperHex.end(text, from, to)).isEqualTo(to);
            }
        }
    }

    @Test
    void digitsStandForWhatTheyAlwaysDo() {
        Random random = new Random(7);
        for (int length = 0; length < 64; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] text = (".." + HexFormat.of().withUpperCase().formatHex(bytes)).getBytes(US_ASCII);
            byte[] out = new byte[length + 3];
            UpperHex.decode(text, 2, text.length, out, 3);
            assertThat(out).startsWith(0, 0, 0).endsWith(bytes);
        }
    }
}
