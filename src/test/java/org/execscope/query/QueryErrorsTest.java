package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.execscope.event.EventTable;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
