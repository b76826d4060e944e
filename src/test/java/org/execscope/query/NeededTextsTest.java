package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeededTextsTest {
    private static List<String> of(String pattern) {
        return NeededTexts.of(PatternReader.read(pattern)).stream()
                .map(text -> new String(text, StandardCharsets.US_ASCII))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '%', textBlock = """
                    curl                          % curl
                    ^/tmp/[a-z]+\\.sh$            % /tmp/
                    https?://                     % http
                    a.bcd                         % bcd
                    (curl|wget) -s                % curl,wget
                    ^(program1|program2)[0-9]$    % program1,program2
                    (ab)+cd                       % ab
                    (?:nc|ncat) .*-e (/bin/sh)    % /bin/sh
                    x(a(bcd|efg))y                % bcd,efg
                    one|two                       % one,two
                    """)
    void namesTheLongestTextThatMustStand(String pattern, String expected) {
        assertThat(of(pattern)).containsExactly(expected.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)curl",
                "[a-z]+",
                "a*",
                "(abc)*",
                "(abc)?",
                "(abc){0,3}",
                "abc|.*",
                "(a|)",
                "\\d+",
                "[[:alpha:]]abc",
                "(?P<name>abc)",
                "\\Qabc\\E",
                "",
                "a|b|c|d|e"
            })
    void namesNoneWhereNoneIsCertain(String pattern) {
        assertThat(of(pattern)).isEmpty();
    }

    /// Whatever a random pattern matches holds one of the texts: a wrong one would lose rows.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverMatchesHoldsOneOfThem(long seed) {
        Random random = new Random(seed);
        int matched = 0;
        for (int turn = 0; turn < 20_000; turn++) {
            String text = anyOf(random, "a b c ( ) | * + ? . [ab] [^c] ^ $ {2} {0,1} (?: \\. \\d".split(" "), 9);
            Pattern pattern;
            try {
                pattern = Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                continue;
            }
            List<String> needed = of(text);
            for (int i = 0; i < 5 && !needed.isEmpty(); i++) {
                String value = anyOf(random, "a b c . 1".split(" "), 6);
                if (pattern.matcher(value).find()) {
                    matched++;
                    assertThat(needed).as("%s in %s", text, value).anyMatch(value::contains);
                }
            }
        }
        assertThat(matched).isGreaterThan(1000);
    }

    private static String anyOf(Random random, String[] parts, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    @Test
    void endsWithTheDeepestPatternThatCompiles() {
        String deep = "(".repeat(900) + "abc" + ")".repeat(900);
        Pattern.compile(deep);

        assertThat(of(deep)).containsExactly("abc");
    }
}
