package org.execscope.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DisplayTest {
    private static Bytes bytes(int... values) {
        byte[] array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return Bytes.of(array);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/curl", "a b", "a'b", "a\\b", "ключ", "x (deleted)", "$HOME"})
    void showsSafeValuesAsTheyAre(String text) {
        assertThat(Display.value(Bytes.utf8(text))).isEqualTo(text);
    }

    @Test
    void escapesWhatWouldMislead() {
        assertThat(Display.value(Bytes.utf8("a\nb"))).isEqualTo("$'a\\nb'");
        assertThat(Display.value(Bytes.utf8("\t\r\u001b\u0001\u007f"))).isEqualTo("$'\\t\\r\\e\\x01\\x7f'");
        assertThat(Display.value(bytes('x', 0xff, 0xc0, 0xaf))).isEqualTo("$'x\\xff\\xc0\\xaf'");
        assertThat(Display.value(Bytes.utf8("$'x'"))).isEqualTo("$'$\\'x\\''");
        assertThat(Display.value(Bytes.utf8(" x"))).isEqualTo("$' x'");
        assertThat(Display.value(Bytes.utf8("x "))).isEqualTo("$'x '");
        assertThat(Display.value(Bytes.EMPTY)).isEqualTo("''");
    }

    @ParameterizedTest
    @CsvSource({
        "0085", "2028", "2029", "061c", "200e", "200f", "202a", "202e", "2066", "2069", "00ad", "034f", "115f",
        "17b4", "180b", "200b", "200d", "2060", "206f", "3164", "fe0f", "feff", "ffa0", "fff9", "00a0", "2003",
        "3000", "e000", "ffff", "0378"
    })
    void escapesCharactersThatAreNotSeen(String hex) {
        int c = Integer.parseInt(hex, 16);
        assertThat(Display.value(Bytes.utf8("a" + Character.toString(c)))).isEqualTo("$'a\\u" + hex + "'");
    }

    @Test
    void escapesCharactersBeyondTheBasicPlane() {
        assertThat(Display.value(Bytes.utf8("a" + Character.toString(0xe0041)))).isEqualTo("$'a\\U000e0041'");
        assertThat(Display.value(Bytes.utf8("a" + Character.toString(0x1d173)))).isEqualTo("$'a\\U0001d173'");
    }

    @Test
    void escapesCombiningMarksBeyondTwo() {
        assertThat(Display.value(Bytes.utf8("e\u0301\u0302"))).isEqualTo("e\u0301\u0302");
        assertThat(Display.value(Bytes.utf8("e\u0301\u0302\u0303"))).isEqualTo("$'e\u0301\u0302\\u0303'");
    }

    @Test
    void saysWhereItEscaped() {
        ShownText shown = Display.value(Bytes.utf8("ab\n\u202e"), 100);
        assertThat(shown.text()).isEqualTo("$'ab\\n\\u202e'");
        assertThat(shown.escapes()).containsExactly(new ShownText.Escape(4, 6), new ShownText.Escape(6, 12));
    }

    @Test
    void writesArgumentsAsShellWords() {
        assertThat(Display.argument(Bytes.utf8("-s"), 100).text()).isEqualTo("-s");
        assertThat(Display.argument(Bytes.utf8("a b;c"), 100).text()).isEqualTo("'a b;c'");
        assertThat(Display.argument(Bytes.utf8("it's"), 100).text()).isEqualTo("$'it\\'s'");
        assertThat(Display.argument(Bytes.EMPTY, 100).text()).isEqualTo("''");
        assertThat(Display.commandLine(Arrays.asList(Bytes.utf8("A=b"), null, Bytes.utf8("A=b")), 100)
                        .text())
                .isEqualTo("'A=b' ⟨missing⟩ A=b");
    }

    @Test
    void cutsBeforeItBuilds() {
        byte[] large = new byte[2_000_000];
        Arrays.fill(large, (byte) 'x');
        ShownText shown = Display.argument(Bytes.of(large), Display.CELL);
        assertThat(shown.text()).hasSizeLessThan(450).endsWith("… +1,999,600 bytes");
        assertThat(shown.omittedBytes()).isEqualTo(1_999_600);
        Arrays.fill(large, (byte) 1);
        assertThat(Display.value(Bytes.of(large), Display.CELL).text()).hasSizeLessThan(450);
    }

    @Test
    void plainTextKeepsCharactersAndMarksBytes() {
        assertThat(Display.plain(bytes('a', '\n', 0xff, 0xc3, 0xa9))).isEqualTo("a\n\\xffé");
    }

    /// What is shown pastes back to the same bytes, in the shell itself.
    @Test
    void shellWordsGiveTheSameBytesInAShell() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash here: not tried");
        Random random = new Random(20260314);
        List<Bytes> argv = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] argument = new byte[1 + random.nextInt(12)];
            for (int k = 0; k < argument.length; k++) {
                argument[k] = (byte)
                        (random.nextBoolean() ? 1 + random.nextInt(255) : "'\\$\"` ;x~=é".charAt(random.nextInt(10)));
            }
            argv.add(Bytes.of(argument));
        }
        String line = "printf '%s\\0' " + Display.shellWords(argv);
        Process shell = new ProcessBuilder("/bin/bash", "-c", line).start();
        byte[] printed = shell.getInputStream().readAllBytes();
        assertThat(shell.waitFor()).isZero();
        List<Bytes> words = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < printed.length; at++) {
            if (printed[at] == 0) {
                words.add(Bytes.copyOf(printed, from, at));
                from = at + 1;
            }
        }
        assertThat(words).isEqualTo(argv);
    }
}
