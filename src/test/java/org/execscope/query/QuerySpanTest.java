package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields are written as `[f]`, keywords as `<k>`, quoted text as `{s}`.
final class QuerySpanTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            uid == 33 and exe : /tmp           ; [uid] == 33 <and> [exe] : /tmp
            uid==33 exe:/tmp                   ; [uid]==33 [exe]:/tmp
            NOT Has key OR foo                 ; <NOT> <Has> [key] <OR> foo
            argv ~ '(?i)and' && "not"          ; [argv] ~ {'(?i)and'} <&&> {"not"}
            exe not in (/a, "b c") or uid in 3..4 ; [exe] <not> <in> (/a, {"b c"}) <or> [uid] <in> 3..4
            auid == unset                      ; [auid] == <unset>
            parent.exe : sh and argv[0] = -c   ; [parent.exe] : sh <and> [argv[0]] = -c
            exe == "half                       ; [exe] == {"half}
            exee == x and                      ; [exee] == x <and>
            curl in vain                       ; [curl] <in> vain
            /tmp/x and 10.0.0.1                ; /tmp/x <and> 10.0.0.1
            """)
    void marksWhatIsDrawnInItsOwnWay(String text, String marked) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (QuerySpan span : QuerySpan.of(text)) {
            String around = switch (span.kind()) {
                case FIELD -> "[]";
                case KEYWORD -> "<>";
                case STRING -> "{}";
            };
            shown.append(text, at, span.start()).append(around.charAt(0));
            shown.append(text, span.start(), span.end()).append(around.charAt(1));
            at = span.end();
        }
        assertThat(shown.append(text.substring(at)).toString()).isEqualTo(marked);
    }

    /// Whatever is typed: the parts follow one another, within the text.
    @Test
    void partsOfAnyTextFollowOneAnother() {
        Random random = new Random(11);
        String[] pieces = {"exe", " ", "==", "(", ")", ",", "\"", "'", "\\", "and", "not", "in", "has", "!", "..", "\n"
        };
        for (int turn = 0; turn < 20_000; turn++) {
            String text = random.ints(random.nextInt(12), 0, pieces.length)
                    .mapToObj(i -> pieces[i])
                    .collect(Collectors.joining());
            int at = 0;
            for (QuerySpan span : QuerySpan.of(text)) {
                assertThat(span.start()).as(text).isGreaterThanOrEqualTo(at);
                assertThat(span.end()).as(text).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
                at = span.end();
            }
        }
    }
}
