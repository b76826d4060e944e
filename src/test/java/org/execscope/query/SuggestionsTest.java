package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.execscope.event.EventTable;
import org.execscope.event.HandMadeEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is offered at the caret, which stands at "|".
final class SuggestionsTest {
    private static final EventTable EVENTS = events();
    private static final QueryEngine ENGINE = new QueryEngine(EVENTS, EVENTS.size(), null, _ -> HostContext.NONE);

    private static EventTable events() {
        HandMadeEvents made = new HandMadeEvents();
        for (int i = 0; i < 6; i++) {
            HandMadeEvents.One one = made.exec(i + 1, 100 + i, 1);
            one.exe = i < 3 ? "/usr/bin/curl" : i < 5 ? "/tmp/a b" : "/opt/a..b";
            one.uid = i % 2;
            one.time = i < 4 ? 1_700_000_000_000L : 1_700_090_000_000L;
        }
        return made.table();
    }

    private static List<Suggestion> at(String marked) {
        int caret = marked.indexOf('|');
        return Suggestions.at(ENGINE, marked.replace("|", ""), caret, new CancelToken());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ex|                       ; exit exe
            uid == 0 and ex|          ; exit exe
            uid == 0 ex|              ; exit exe
            not ex|                   ; exit exe
            (ex|                      ; exit exe
            has tt|                   ; tty
            parent.ex|                ; parent.exit parent.exe
            par|                      ; parent.…
            pid |                     ; == != < <= > >= in not in and or
            exe |                     ; == != : !: ~ !~ in not in and or
            exe !|                    ; != !: !~
            success |                 ; == != in not in and or
            uid == |                  ; 0 1
            exe == |                  ; /usr/bin/curl /tmp/a b /opt/a..b
            exe == |x                 ; /usr/bin/curl /tmp/a b /opt/a..b
            exe : CU|                 ; /usr/bin/curl
            exe in (|                 ; /usr/bin/curl /tmp/a b /opt/a..b
            exe in (/usr/bin/curl, /o| ; /opt/a..b
            exe not in (/o|           ; /opt/a..b
            uid == 0 |                ; and or
            uid == 0 a|               ; and arch
            time in |                 ; 2023-11-14 2023-11-15
            nonsense == |             ; ``
            """)
    void offersWhatCanStandThere(String marked, String shown) {
        List<String> offered = at(marked).stream().map(Suggestion::shown).toList();
        String wanted = shown == null ? "" : shown;
        assertThat(String.join(" ", offered)).startsWith(wanted);
    }

    @Test
    void countsValuesWithinTheRestOfTheFilter() {
        assertThat(at("uid == 1 and exe == |")).extracting(Suggestion::count).containsExactly(1, 1, 1);
        assertThat(at("exe == |").getFirst().count()).isEqualTo(3);
        assertThat(at("exe == /usr/bin/curl and uid == |").getFirst().count()).isEqualTo(2);
    }

    @Test
    void whatIsTakenIsWrittenAsItMustBe() throws QueryException {
        Suggestion blank = at("exe == /tm|").getFirst();
        assertThat(blank.text()).isEqualTo("exe == \"/tmp/a b\"");
        assertThat(blank.caret()).isEqualTo(blank.text().length());
        assertThat(ENGINE.run(Query.parse(blank.text()), new CancelToken()).count())
                .isEqualTo(2);
        Suggestion dots = at("exe in (/opt|, x)").getFirst();
        assertThat(dots.text()).isEqualTo("exe in (\"/opt/a..b\", x)");
        assertThat(ENGINE.run(Query.parse(dots.text()), new CancelToken()).count())
                .isEqualTo(1);
    }

    /// At every caret of every text, sense or nonsense, something or nothing is offered, and no error.
    @Test
    void neverFails() {
        Random random = new Random(5);
        String letters = "ab exe:=!<>~()\"'\\,.[]|&-@0 in not has and or uid time ";
        for (int turn = 0; turn < 3000; turn++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                int from = random.nextInt(letters.length());
                text.append(letters, from, Math.min(letters.length(), from + 1 + random.nextInt(5)));
            }
            for (Suggestion one :
                    Suggestions.at(ENGINE, text.toString(), random.nextInt(text.length() + 1), new CancelToken())) {
                assertThat(one.caret()).isBetween(0, one.text().length());
                assertThat(one.shown()).isNotEmpty();
            }
        }
        assertThat(Suggestions.at(ENGINE, "é".repeat(10), 10, new CancelToken()))
                .isEmpty();
    }
}
