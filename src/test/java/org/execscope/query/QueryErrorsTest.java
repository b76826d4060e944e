package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.execscope.event.EventTable;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said of a wrong query, and where: the place stands in «».
final class QueryErrorsTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("exe ==«»", "Expected a value after \"==\". Example: exe == /usr/bin/curl"),
                Arguments.of("«exee» == x", "No field \"exee\". Did you mean exe?"),
                Arguments.of("«http»://x", "\"http\" is not a field. To look for the text, quote it: \"http://x\""),
                Arguments.of("pid == «abc»", "pid is a number."),
                Arguments.of("exe «<» 3", "exe is text: use ==, !=, :, ~ or in."),
                Arguments.of("(uid == 0«»", "A \"(\" is not closed."),
                Arguments.of(
                        "argv ~ '«(?=»x)'",
                        "Look-ahead isn't supported: patterns must run in linear time on hostile input."),
                Arguments.of(
                        "argv ~ \"a\\\\\\\\«(?<!»x)\"",
                        "Look-behind isn't supported: patterns must run in linear time on hostile input."),
                Arguments.of(
                        "argv ~ '(a)«\\1»'",
                        "A back-reference isn't supported: patterns must run in linear time on hostile input."),
                Arguments.of("argv ~ 'a«[b»'", "The pattern has a \"[\" that is not closed."),
                Arguments.of("argv ~ '«(a»'", "The pattern has a \"(\" that is not closed."),
                Arguments.of("argv ~ «'a)'»", "The pattern has a \")\" without a \"(\"."),
                Arguments.of(
                        "exe ~ «*»", "\"*\" has nothing before it to repeat. For the character itself write \"\\*\"."),
                Arguments.of(
                        "exe ~ '[«z-a»]'", "\"z-a\" is no range of characters: its end comes before its beginning."),
                Arguments.of(
                        "exe ~ 'a«{1001}»'",
                        "\"{1001}\" repeats too often, or what already repeats: at most 1000 times, and once."),
                Arguments.of("exe ~ '«\\k»'", "\"\\k\" means nothing in a pattern."),
                Arguments.of("time > «2026-13-01»", "No such date: month 13."),
                Arguments.of("a «and»", "Expected a condition after \"and\"."),
                Arguments.of("(a «OR» ) b", "Expected a condition after \"or\"."),
                Arguments.of("a «&&»", "Expected a condition after \"&&\"."),
                Arguments.of("«not»", "Expected a condition after \"not\"."),
                Arguments.of("a «!»", "Expected a condition after \"!\"."),
                Arguments.of("pid «:» 42", "pid is a number: use ==, !=, <, <=, >, >= or in."),
                Arguments.of("«id» == x", "Which id? event (the audit id), process.id, parent.id, lineage.id …"),
                Arguments.of(
                        "exe in «/a/../b»", "A range needs two numbers or times. Quote a text that contains \"..\"."),
                Arguments.of("uid in (1, 2«»", "A \"(\" is not closed."),
                Arguments.of("exe == «\"»abc", "A quote is not closed."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void areSaidWithTheirPlace(String marked, String message) {
        String query = marked.replace("«", "").replace("»", "");
        QueryException thrown = catchThrowableOfType(QueryException.class, () -> Query.parse(query));
        assertThat(thrown).as("error").isNotNull();
        QueryError error = thrown.errors().getFirst();
        assertThat(error.message()).isEqualTo(message);
        assertThat(marked(query, error)).isEqualTo(marked);
    }

    @Test
    void areAllSaidWhereTheGrammarIsRight() {
        QueryException thrown = catchThrowableOfType(
                QueryException.class, () -> Query.parse("pid == abc and exee == x and exe < 3 and time > 2026-13-01"));
        assertThat(thrown.errors())
                .extracting(QueryError::message)
                .containsExactly(
                        "pid is a number.",
                        "No field \"exee\". Did you mean exe?",
                        "exe is text: use ==, !=, :, ~ or in.",
                        "No such date: month 13.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            exee == x               ; exe == x
            uid == 0 and parent.exx : a ; uid == 0 and parent.exe : a
            pid : 42                ; pid == 42
            pid !: 42               ; pid != 42
            (uid == 0               ; (uid == 0)
            exe == "a               ; exe == "a"
            a and                   ; a
            exe in (/a/../b, c)     ; exe in ("/a/../b", c)
            """)
    void offerAFix(String wrong, String fix) throws QueryException {
        QueryException thrown = catchThrowableOfType(QueryException.class, () -> Query.parse(wrong));
        assertThat(thrown.errors().getFirst().fix()).isEqualTo(fix);
        assertThat(Query.parse(fix).isEmpty()).isFalse();
    }

    @Test
    void aQueryHasAtMost64KiBOfUtf8() {
        assertThat(catchThrowableOfType(QueryException.class, () -> Query.parse("é".repeat(40_000))))
                .hasMessage("A query can have at most 64 KiB.");
        assertThat(catchThrowableOfType(QueryException.class, () -> Query.parse("é".repeat(30_000))))
                .isNull();
        assertThat(catchThrowableOfType(QueryException.class, () -> Query.parse("(".repeat(300) + "a")))
                .hasMessage("The query is nested more than 200 levels deep.");
    }

    @Test
    void hintsSayWhatIsHardlyMeant() throws QueryException {
        QueryHint number = Query.parse("uid == 0 and 4242").hints().getFirst();
        assertThat(number.message())
                .isEqualTo("looked for as text. Did you mean pid == 4242, uid == 4242, serial == 4242?");
        assertThat(number.fix()).isEqualTo("uid == 0 and pid == 4242");
        QueryHint hex = Query.parse("a1=6375726C202D73").hints().getFirst();
        assertThat(hex.message()).isEqualTo("looks like the log's hex for \"curl -s\"");
        assertThat(hex.fix()).isEqualTo("a1=\"curl -s\"");
        assertThat(Query.parse("exe == /usr/bin/curl and pid == 4242").hints()).isEmpty();
    }

    @Test
    void timesOfAnotherZoneAreWrittenWithIt() throws QueryException {
        Query query = Query.parse(
                "time in 2026-03-01T10:00..2026-07-01 and time > T10:02",
                ZoneId.of("Europe/Berlin"),
                LocalDate.of(2026, 3, 2));
        assertThat(query.normalForm())
                .isEqualTo("time in 2026-03-01T10:00+01:00..2026-07-01+02:00 and time > 2026-03-02T10:02+01:00");
        assertThat(Query.parse("time > 2026-03").normalForm()).isEqualTo("time > 2026-03Z");
        assertThat(catchThrowableOfType(QueryException.class, () -> Query.parse("time > T10:02")))
                .hasMessage("A clock needs a day: 2026-03-01T10:02");
    }

    @Test
    void offerTheTextInQuotes() throws QueryException {
        QueryException thrown =
                catchThrowableOfType(QueryException.class, () -> Query.parse("uid == 0 and (http://x/a?b or has key)"));
        String fix = thrown.errors().getFirst().fix();
        assertThat(fix).isEqualTo("uid == 0 and (\"http://x/a?b\" or has key)");
        assertThat(Query.parse(fix).isEmpty()).isFalse();
    }

    @Test
    void namesThatTheEvidenceDoesNotKnowAreSaidWhenItRuns() throws QueryException {
        EventTable events = TestEvents.read(
                        4096,
                        "type=SYSCALL msg=audit(1700000000.000:1): arch=c000003e syscall=59 success=yes exit=0 pid=1\n"
                                .getBytes(StandardCharsets.US_ASCII))
                .table();
        QueryEngine engine = new QueryEngine(events, events.size(), null, _ -> HostContext.NONE);
        Query query = Query.parse("uid == bob");
        QueryException thrown = catchThrowableOfType(QueryException.class, () -> engine.run(query, new CancelToken()));
        QueryError error = thrown.errors().getFirst();
        assertThat(error.message())
                .isEqualTo("No user \"bob\" in this evidence."
                        + " Use the number, or add the host's passwd file (Evidence pane).");
        assertThat(marked(query.text(), error)).isEqualTo("uid == «bob»");
    }

    private static String marked(String query, QueryError error) {
        return query.substring(0, error.start())
                + "«"
                + query.substring(error.start(), error.end())
                + "»"
                + query.substring(error.end());
    }
}
