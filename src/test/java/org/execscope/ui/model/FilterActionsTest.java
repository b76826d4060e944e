package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.execscope.bytes.Bytes;
import org.execscope.query.Query;
import org.execscope.ui.model.FilterActions.Action;
import org.junit.jupiter.api.Test;

final class FilterActionsTest {
    private static String after(String query, Action action, String term) throws Exception {
        return FilterActions.after(Query.parse(query), action, term);
    }

    @Test
    void includesValuesOfAFieldTogether() throws Exception {
        String one = after("uid == 33", Action.INCLUDE, "exe == /usr/bin/curl");
        assertThat(one).isEqualTo("uid == 33 and exe == /usr/bin/curl");
        String two = after(one, Action.INCLUDE, "exe == /usr/bin/wget");
        assertThat(two).isEqualTo("uid == 33 and exe in (/usr/bin/curl, /usr/bin/wget)");
        assertThat(after(two, Action.INCLUDE, "exe == /usr/bin/curl")).contains("/usr/bin/curl");
        assertThat(FilterActions.isIncluded(Query.parse(two), "exe == /usr/bin/wget"))
                .isTrue();
        assertThat(FilterActions.isIncluded(Query.parse(two), "exe == /usr/bin/id"))
                .isFalse();
        assertThat(FilterActions.forget(Query.parse(two), "exe == /usr/bin/curl"))
                .isEqualTo(one.replace("curl", "wget"));
        assertThat(FilterActions.forget(Query.parse(one), "exe == /usr/bin/curl"))
                .isEqualTo("uid == 33");
    }

    @Test
    void excludesAndTakesBack() throws Exception {
        String without = after("", Action.EXCLUDE, "key == procmon");
        assertThat(FilterActions.isExcluded(Query.parse(without), "key == procmon"))
                .isTrue();
        assertThat(after(without, Action.INCLUDE, "key == procmon")).isEqualTo("key == procmon");
        assertThat(FilterActions.forget(Query.parse(without), "key == procmon")).isEmpty();
        assertThat(after("", Action.EXCLUDE, "not has key")).isEqualTo("has key");
    }

    @Test
    void onlyReplacesTheFieldAndNothingElse() throws Exception {
        assertThat(after("exe in (/a, /b) and uid == 0 and not exe == /c", Action.ONLY, "exe == /d"))
                .isEqualTo("uid == 0 and exe == /d");
        assertThat(after("uid == 0", Action.ALONE, "exe == /d")).isEqualTo("exe == /d");
        assertThat(after("uid == 0 and pid == 1", Action.OR, "exe == /d"))
                .isEqualTo("uid == 0 and pid == 1 or exe == /d");
        assertThat(after("", Action.OR, "exe == /d")).isEqualTo("exe == /d");
    }

    /// No event has two exes: together they are a choice. It can have two keys.
    @Test
    void andKeepsToWhatIsShownWhereThatCanBe() throws Exception {
        assertThat(after("exe == /a", Action.AND, "exe == /b")).isEqualTo("exe in (/a, /b)");
        assertThat(after("exe == /a", Action.AND, "uid == 0")).isEqualTo("exe == /a and uid == 0");
        assertThat(after("key == a", Action.AND, "key == b")).isEqualTo("key == a and key == b");
        assertThat(after("key != b", Action.AND, "key == b")).isEqualTo("key == b");
        assertThat(after("argv == a", Action.AND, "argv == b")).isEqualTo("argv == a and argv == b");
        assertThat(after("argv[0] == a", Action.AND, "argv[0] == b")).isEqualTo("argv[0] in (a, b)");
        assertThat(after("parent.exe == /a", Action.AND, "parent.exe == /b"))
                .isEqualTo("parent.exe == /a and parent.exe == /b");
        assertThat(after("process.id == w/1/2.0", Action.AND, "process.id == w/1/3.0"))
                .isEqualTo("process.id in (w/1/2.0, w/1/3.0)");
    }

    /// Whatever bytes an attacker chose: the term is a query that asks for exactly them, beside others too.
    @Test
    void anyBytesMakeATerm() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        String hard = " ,()\"'\\$\n\t\r\u0000:=~!<>..unset and or not";
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(0, 12)];
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = random.nextInt(3) == 0
                        ? (byte) random.nextInt(256)
                        : (byte) hard.charAt(random.nextInt(hard.length()));
            }
            String term = Terms.equal("exe", Bytes.of(bytes));
            assertThat(Query.parse(term).normalForm()).isEqualTo(term);
            String both = after("exe == /usr/bin/curl", Action.INCLUDE, term);
            Query query = Query.parse(both);
            assertThat(FilterActions.isIncluded(query, term)).as(both).isTrue();
            assertThat(FilterActions.forget(query, term)).as(both).isEqualTo("exe == /usr/bin/curl");
            assertThat(Query.parse(after("uid == 0", Action.EXCLUDE, term)).terms())
                    .hasSize(2);
        }
    }

    @Test
    void aTimeTermHasItsThreeDigits() {
        assertThat(List.of(Terms.at(1_773_497_284_000L), Terms.at(1_773_497_284_140L)))
                .containsExactly("time == 2026-03-14T14:08:04.000Z", "time == 2026-03-14T14:08:04.140Z");
    }
}
