package org.execscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedStringTest {
    /// Eight bytes are looked at together: each byte value must be judged alike at each place of them.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 19})
    void oneByteDecidesWhereverItStands(int length) {
        for (byte usual : new byte[] {'a', 0x21, 0x7e}) {
            byte[] text = new byte[length];
            for (int place = 0; place < length; place++) {
                for (int value = 0; value < 256; value++) {
                    Arrays.fill(text, usual);
                    text[place] = (byte) value;
                    boolean quotable = value > 0x20 && value < 0x7f && value != '"';
                    assertThat(UntrustedString.areQuotable(text, 0, length))
                            .as("%#x at %d of %d", value, place, length)
                            .isEqualTo(quotable);
                    assertThat(UntrustedString.isQuotable((byte) value)).isEqualTo(quotable);
                }
            }
        }
    }
}
