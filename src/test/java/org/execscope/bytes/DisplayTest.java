package org.execscope.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DisplayTest {
    private static final List<Bytes> PIECES = Stream.of(
                    "'",
                    "\\",
                    "$",
                    "\"",
                    "`",
                    " ",
                    ";",
                    "~",
                    "=",
                    "0",
                    "é",
                    "\u202e",
                    "\u0301",
                    "\u05d0",
                    "\ud83d\ude00",
                    "\n",
                    "…",
                    Character.toString(0xe0041))
            .map(Bytes::utf8)
            .toList();

    private static Bytes bytes(int... values) {
        byte[] array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return Bytes.of(array);
    }

    /// Any bytes but zero, with many shell signs and characters that aren't seen among them.
    private static Bytes hostile(Random random, int pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(3)) {
                case 0 -> out.write(1 + random.nextInt(255));
                case 1 ->
                    out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).toArray());
                default -> out.write('a' + random.nextInt(26));
            }
        }
        return Bytes.of(out.toByteArray());
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
        "0085", "2028", "2029", "061c", "200e", "200f", "202a", "202e", "2066", "2069", "00ad", "034f", "115f", "17b4",
        "180b", "200b", "200d", "2060", "2065", "206f", "3164", "fe0f", "feff", "ffa0", "fff9", "00a0", "2003", "3000",
        "e000", "ffff", "0378", "fdd0", "1680", "2007", "200c", "2067", "2800", "1160", "17b5", "180f", "fe00", "fffb",
        "0080", "009f", "f8ff"
    })
    void escapesCharactersThatAreNotSeen(String hex) {
        int c = Integer.parseInt(hex, 16);
        assertThat(Display.value(Bytes.utf8("a" + Character.toString(c)))).isEqualTo("$'a\\u" + hex + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1d173, 0x1d17a, 0xe0000, 0xe0041, 0xe0100, 0xe0fff, 0xf0000, 0x10ffff, 0x1fffe, 0x323b0})
    void escapesCharactersBeyondTheBasicPlane(int c) {
        assertThat(Display.value(Bytes.utf8("a" + Character.toString(c))))
                .isEqualTo("$'a\\U" + HexFormat.of().toHexDigits(c) + "'");
    }

    @Test
    void showsEveryControlOfAsciiAsAnEscape() {
        for (int c = 0; c < 0x20; c++) {
            String shown = Display.value(bytes(c));
            assertThat(shown).matches("\\$'\\\\(n|t|r|e|x[0-9a-f]{2})'");
            assertThat(Quoted.parse(shown)).isEqualTo(bytes(c));
        }
    }

    @Test
    void escapesEachByteThatIsNotUtf8() {
        assertThat(Display.value(bytes(0xed, 0xa0, 0x80))).isEqualTo("$'\\xed\\xa0\\x80'");
        assertThat(Display.value(bytes(0xf4, 0x90, 0x80, 0x80))).isEqualTo("$'\\xf4\\x90\\x80\\x80'");
        assertThat(Display.value(bytes(0xe0, 0x80, 0xaf))).isEqualTo("$'\\xe0\\x80\\xaf'");
        assertThat(Display.value(bytes('a', 0xe2, 0x82))).isEqualTo("$'a\\xe2\\x82'");
        assertThat(Display.value(bytes(0xe2, 'a'))).isEqualTo("$'\\xe2a'");
    }

    @Test
    void showsRightToLeftLettersAndEmojiAsTheyAre() {
        assertThat(Display.value(Bytes.utf8("\u05d0\u05d1"))).isEqualTo("\u05d0\u05d1");
        assertThat(Display.value(Bytes.utf8("\ud83d\ude00"))).isEqualTo("\ud83d\ude00");
        assertThat(Display.argument(Bytes.utf8("\u05d0\u05d1"), 100).text()).isEqualTo("\u05d0\u05d1");
    }

    @Test
    void escapesCombiningMarksBeyondTwo() {
        assertThat(Display.value(Bytes.utf8("e\u0301\u0302"))).isEqualTo("e\u0301\u0302");
        assertThat(Display.value(Bytes.utf8("e\u0301\u0302\u0303"))).isEqualTo("$'e\u0301\u0302\\u0303'");
        assertThat(Display.value(Bytes.utf8("\u0915\u093e\u093f\u0940"))).isEqualTo("$'\u0915\u093e\u093f\\u0940'");
        assertThat(Display.value(Bytes.utf8("e\u0301\u0302x\u0303"))).isEqualTo("e\u0301\u0302x\u0303");
    }

    @Test
    void escapesCombiningMarksThatHaveNoBase() {
        assertThat(Display.value(Bytes.utf8("\u0338x"))).isEqualTo("$'\\u0338x'");
        assertThat(Display.value(Bytes.utf8("a\n\u0338"))).isEqualTo("$'a\\n\\u0338'");
        assertThat(Display.value(bytes('a', 0xff, 0xcc, 0xb8))).isEqualTo("$'a\\xff\\u0338'");
    }

    @Test
    void valuesThatLookLikeOurNotesAreWrittenAsEscaped() {
        assertThat(Display.value(Bytes.utf8("x… +5 bytes"))).isEqualTo("$'x… +5 bytes'");
        assertThat(Display.value(Bytes.utf8("''"))).isEqualTo("$'\\'\\''");
        assertThat(Display.argument(Bytes.utf8("⟨missing⟩"), 100).text()).isEqualTo("'⟨missing⟩'");
        assertThat(Display.argument(Bytes.utf8("x…"), 100).text()).isEqualTo("'x…'");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b", "*", "?", "[a]", "{a,b}", "~", "a&b", "a|b", "$x", "a`b", "\"", "\\", "#a", "!a", "=a", "^a"
            })
    void putsShellSignsInSingleQuotes(String text) {
        assertThat(Display.argument(Bytes.utf8(text), 100).text()).isEqualTo("'" + text + "'");
    }

    @Test
    void quotesAFirstWordThatIsNotReadAsACommand() {
        List<Bytes> argv = List.of(Bytes.utf8("while"), Bytes.utf8("while"));
        assertThat(Display.shellWords(argv)).isEqualTo("'while' while");
        assertThat(Display.commandLine(argv, 100).text()).isEqualTo("'while' while");
    }

    @Test
    void shellWordsEscapeByBytes() {
        List<@Nullable Bytes> argv = Arrays.asList(Bytes.utf8("a\u202e\n"), null, Bytes.EMPTY, Bytes.utf8("\u0001fg1"));
        assertThat(Display.shellWords(argv)).isEqualTo("$'a\\xe2\\x80\\xae\\x0a' '' $'\\x01\\x66g1'");
    }

    @Test
    void cutTextKeepsToTheLimitAndCountsTheRest() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            Bytes value = hostile(random, 1 + random.nextInt(40));
            int limit = 20 + random.nextInt(30);
            for (ShownText shown : List.of(Display.argument(value, limit), Display.value(value, limit))) {
                String text = shown.text();
                if (shown.omittedBytes() > 0) {
                    String note = "… +" + shown.omittedBytes() + " bytes";
                    assertThat(text).endsWith(note);
                    text = text.substring(0, text.length() - note.length());
                }
                assertThat(text).hasSizeLessThanOrEqualTo(limit);
                int taken = value.length() - (int) shown.omittedBytes();
                if (text.startsWith("$'")) {
                    assertThat(Quoted.parse(text)).isEqualTo(value.slice(0, taken));
                }
                assertEscapesAreWhole(shown.escapes(), text);
            }
        }
    }

    private static void assertEscapesAreWhole(List<ShownText.Escape> escapes, String text) {
        int before = 0;
        for (ShownText.Escape escape : escapes) {
            assertThat(escape.start()).isGreaterThanOrEqualTo(before);
            assertThat(text.substring(escape.start(), escape.end()))
                    .matches("\\\\([ntre]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})");
            before = escape.end();
        }
    }

    @Test
    void aCutCommandLineLeavesNoArgumentOutInSilence() {
        List<@Nullable Bytes> argv = Arrays.asList(Bytes.utf8("abcdefgh"), null, Bytes.EMPTY, Bytes.utf8("xy"));
        assertThat(Display.commandLine(argv, 100)).isEqualTo(ShownText.plain("abcdefgh ⟨missing⟩ '' xy"));
        assertThat(Display.commandLine(argv, 24)).isEqualTo(ShownText.plain("abcdefgh ⟨missing⟩ '' xy"));
        assertThat(Display.commandLine(argv, 23))
                .isEqualTo(new ShownText("abcdefgh ⟨missing⟩ '' x… +1 bytes", List.of(), 1));
        assertThat(Display.commandLine(argv, 22))
                .isEqualTo(new ShownText("abcdefgh ⟨missing⟩ ''… +3 bytes", List.of(), 3));
        assertThat(Display.commandLine(argv, 8)).isEqualTo(new ShownText("abcdefgh… +5 bytes", List.of(), 5));
        assertThat(Display.commandLine(argv.subList(0, 2), 8))
                .isEqualTo(new ShownText("abcdefgh… +1 bytes", List.of(), 1));
        assertThat(Display.commandLine(argv, 5)).isEqualTo(new ShownText("abcde… +8 bytes", List.of(), 8));
    }

    @Test
    void neverCutsWithinACharacterOrAnEscape() {
        assertThat(Display.value(Bytes.utf8("ab\ud83d\ude00"), 3).text()).isEqualTo("ab… +4 bytes");
        assertThat(Display.value(Bytes.utf8("ab\u202e"), 9).text()).isEqualTo("$'ab'… +3 bytes");
    }

    @Test
    void showsLargeHostileValuesWhole() {
        Bytes marks = Bytes.utf8("\u0301".repeat(1_000_000));
        assertThat(Display.value(marks)).hasSize(6_000_003);
        assertThat(Display.value(marks, Display.CELL).omittedBytes()).isEqualTo(2_000_000 - 2 * 66);
        assertThat(Display.shellWords(List.of(marks))).hasSize(8_000_003);
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

    @Test
    void escapedTextHasOneReading() {
        Random random = new Random(11);
        for (int round = 0; round < 3000; round++) {
            Bytes value = hostile(random, 1 + random.nextInt(12));
            String shown = Display.value(value);
            assertThat(shown.startsWith("$'") ? Quoted.parse(shown) : Bytes.utf8(shown))
                    .isEqualTo(value);
        }
    }

    /// Reads `$'…'` as bash in a UTF-8 locale does.
    private static final class Quoted {
        private final String text;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int at = 2;

        private Quoted(String text) {
            this.text = text;
        }

        static Bytes parse(String text) {
            assertThat(text).startsWith("$'").endsWith("'");
            Quoted quoted = new Quoted(text);
            while (quoted.at < text.length() - 1) {
                quoted.next();
            }
            assertThat(quoted.at).isEqualTo(text.length() - 1);
            return Bytes.of(quoted.out.toByteArray());
        }

        private void next() {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c != '\\') {
                assertThat(c).isNotEqualTo('\'');
                character(c);
                return;
            }
            char sign = text.charAt(at++);
            switch (sign) {
                case 'n' -> out.write('\n');
                case 't' -> out.write('\t');
                case 'r' -> out.write('\r');
                case 'e' -> out.write(0x1b);
                case '\\', '\'' -> out.write(sign);
                case 'x' -> out.write(digits(2));
                case 'u' -> character(digits(4));
                case 'U' -> character(digits(8));
                default -> throw new AssertionError("no escape: \\" + sign + " in " + text);
            }
        }

        private void character(int c) {
            out.writeBytes(Bytes.utf8(Character.toString(c)).toArray());
        }

        private int digits(int count) {
            int value = Integer.parseInt(text, at, at + count, 16);
            at += count;
            return value;
        }
    }
}
