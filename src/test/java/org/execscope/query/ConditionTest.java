package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionTest {
    /// The parts of a term make the same term again.
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void partsMakeTheSameTerm(long seed) throws QueryException {
        RandomQueries random = new RandomQueries(seed);
        int parted = 0;
        for (int turn = 0; turn < 500; turn++) {
            Query query = Query.parse(NormalForm.of(random.node(0)));
            Condition condition = Condition.of(query);
            if (condition != null) {
                parted++;
                boolean negated = query.root() instanceof Node.Not(Node.Compare _);
                Query again = Query.parse(condition.text());
                assertThat((negated ? again.negated() : again).root())
                        .as(condition.text())
                        .isEqualTo(negated ? ((Node.Not) query.root()).part() : query.root());
                assertThat(Condition.operators(condition.field())).contains(condition.operator());
            }
        }
        assertThat(parted).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cmd  | :       | curl -s        | cmd : "curl -s"
            exe  | ==      | /usr/bin/curl  | exe == /usr/bin/curl
            cmd  | :       | "curl -s"      | cmd : "curl -s"
            uid  | in      | 0, 33          | uid in (0, 33)
            pid  | in      | 1..9           | pid in 1..9
            tty  | has     | ignored        | has tty
            key  | not has | ``             | not has key
            """)
    void writesValuesAsAQueryNeedsThem(String field, String operator, String value, String text) throws QueryException {
        Condition condition = new Condition(field, operator, value);
        assertThat(condition.text()).isEqualTo(text);
        assertThat(Condition.of(Query.parse(text))).isNotNull();
    }

    @Test
    void whatIsNoConditionHasNoParts() throws QueryException {
        assertThat(Condition.of(Query.parse("uid == 0 or uid == 33"))).isNull();
        assertThat(Condition.of(Query.parse("curl"))).isNull();
        assertThat(Condition.of(Query.ALL)).isNull();
    }
}
