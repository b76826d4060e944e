package org.execscope.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.execscope.query.PatternAutomaton.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternAutomatonTest {
    private static final String[] PARTS =
            ("a b c A ( ) | * + ? . [ab] [^c] ^ $ {2} {0,1} {1,} (?: \\. \\d \\w \\S *? \\b"
                            + " [a-cX] []-] [^\\s-] [\\d.] \\A \\z \u00e9 [\u00e9a] [b-\u00e9] \\t . _")
                    .split(" ");
    private static final String[] TEXTS = "a b c A . 1 X ] - _ \t \n \u000b \u00e9 \u017f \ufffd".split(" ");

    private static @Nullable PatternAutomaton of(String pattern) {
        return PatternAutomaton.of(PatternReader.read(pattern));
    }

    private static Answer find(PatternAutomaton automaton, byte[] bytes) {
        // What stands around the value isn't part of it.
        byte[] around = new byte[bytes.length + 2];
        around[0] = 'a';
        around[bytes.length + 1] = 'b';
        System.arraycopy(bytes, 0, around, 1, bytes.length);
        return automaton.find(around, 1, bytes.length + 1);
    }

    private static boolean plainly(Pattern pattern, byte[] bytes) {
        return pattern.matcher(new String(bytes, StandardCharsets.UTF_8)).find();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '%', textBlock = """
                    ^[a-z]+[12][0-9]$ % program12        % MATCHES
                    ^[a-z]+[12][0-9]$ % program123       % DOES_NOT
                    (?i)powershell    % PowerShell -enc  % MATCHES
                    (?i)[^x]x         % Xx               % DOES_NOT
                    \\d{3}            % a12b345          % MATCHES
                    \\d{3}            % a12b34           % DOES_NOT
                    a{2,3}?$          % a                % DOES_NOT
                    (ab|c)*d          % d                % MATCHES
                    .                 % é                % UNKNOWN
                    é                 % é                % UNKNOWN
                    ^a                % bé               % DOES_NOT
                    ^a                % aé               % MATCHES
                    """)
    void answers(String pattern, String text, Answer expected) {
        assertThat(find(requireNonNull(of(pattern)), text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\bcurl\\b",
                "(?i)\u017f",
                "(?s).",
                "[[:alpha:]]",
                "\\pL",
                "\\Qa.b\\E",
                "(?P<name>a)",
                "a{,2}",
                "a{02}",
                "\\x41",
                "((a{100}){100}){100}",
                "(((){1000}){1000}){1000}"
            })
    void leavesToTheLibraryWhatItDoesNotKnow(String pattern) {
        assertThat(of(pattern)).isNull();
    }

    /// Each answer is the library's, whatever the pattern and the bytes.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersAsTheLibraryDoes(long seed) {
        Random random = new Random(seed);
        int answers = 0;
        int matches = 0;
        for (int turn = 0; turn < 20_000; turn++) {
            String text = (random.nextInt(4) == 0 ? "(?i)" : "") + anyOf(random, PARTS, 9);
            Pattern pattern;
            try {
                pattern = Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                continue;
            }
            PatternAutomaton automaton = of(text);
            for (int i = 0; i < 12 && automaton != null; i++) {
                byte[] bytes = anyOf(random, TEXTS, 7).getBytes(StandardCharsets.UTF_8);
                if (i == 0) {
                    bytes = new byte[0];
                } else if (random.nextInt(8) == 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                Answer answer = find(automaton, bytes);
                if (answer != Answer.UNKNOWN) {
                    answers++;
                    matches += answer == Answer.MATCHES ? 1 : 0;
                    assertThat(answer == Answer.MATCHES)
                            .as("%s in %s", text, new String(bytes, StandardCharsets.UTF_8))
                            .isEqualTo(plainly(pattern, bytes));
                }
            }
        }
        assertThat(answers).isGreaterThan(40_000);
        assertThat(matches).isBetween(answers / 10, answers * 9 / 10);
    }

    private static String anyOf(Random random, String[] parts, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    /// Two to the power of fifteen states would be needed: it says that it doesn't know, and is never wrong.
    @Test
    void endsWhereThePatternNeedsTooManyStates() {
        String text = "a[ab]{14}$";
        PatternAutomaton automaton = requireNonNull(of(text));
        Pattern pattern = Pattern.compile(text);
        Random random = new Random(7);
        int unknown = 0;
        for (int turn = 0; turn < 2000; turn++) {
            byte[] bytes = anyOf(random, new String[] {"a", "b"}, 200).getBytes(StandardCharsets.US_ASCII);
            Answer answer = find(automaton, bytes);
            unknown += answer == Answer.UNKNOWN ? 1 : 0;
            if (answer != Answer.UNKNOWN) {
                assertThat(answer == Answer.MATCHES).isEqualTo(plainly(pattern, bytes));
            }
        }
        assertThat(unknown).isGreaterThan(1000);
    }

    @Test
    void answersManyThreadsAtOnce() {
        PatternAutomaton automaton = requireNonNull(of("[a-f]{3}[0-9]{2,5}x"));
        Pattern pattern = Pattern.compile("[a-f]{3}[0-9]{2,5}x");

        assertThat(IntStream.range(0, 20_000).parallel().allMatch(number -> {
                    byte[] bytes = anyOf(new Random(number), "a b f 1 2 x".split(" "), 12)
                            .getBytes(StandardCharsets.US_ASCII);
                    return (find(automaton, bytes) == Answer.MATCHES) == plainly(pattern, bytes);
                }))
                .isTrue();
    }
}
