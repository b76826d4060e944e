package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.ManyEvents;
import org.execscope.event.WindowTestRows;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.query.QueryEngine.ValueCount;
import org.junit.jupiter.api.Test;

class CommandLinesTest {
    private final CancelToken cancel = new CancelToken();

    private static QueryEngine engine(EventTable events) {
        return new QueryEngine(events, events.size(), null, _ -> HostContext.NONE);
    }

    @Test
    void theSameTextInOtherWordsIsOneCommandLine() throws QueryException {
        WindowTestRows rows = new WindowTestRows();
        rows.add("/bin/sh", "k", 0, List.of(Bytes.utf8("sh"), Bytes.utf8("-c"), Bytes.utf8("id")));
        rows.add("/bin/sh", "k", 0, List.of(Bytes.utf8("sh"), Bytes.utf8("-c id")));
        rows.add("/bin/sh", "k", 0, List.of(Bytes.utf8("sh -c id")));
        rows.add("/bin/id", "k", 0, List.of(Bytes.utf8("id")));
        QueryEngine engine = engine(rows.trail().events());
        EventSet all = engine.run(Query.ALL, cancel);
        List<ValueCount> most = engine.facet("cmd", all, cancel).most(10);
        assertThat(most).extracting(ValueCount::count).containsExactly(3, 1);
        assertThat(most).extracting(ValueCount::term).containsExactly("cmd == \"sh -c id\"", "cmd == id");
        assertThat(engine.run(Query.parse(most.getFirst().term()), cancel).count())
                .isEqualTo(3);
    }

    @Test
    void eachCountIsWhatItsQueryFinds() throws QueryException {
        EventTable events = ManyEvents.varied(4_000, 3);
        QueryEngine engine = engine(events);
        EventSet among = engine.run(Query.parse("uid < 9"), cancel);
        Facet facet = engine.facet("cmd", among, cancel);
        long counted = facet.missing();
        for (int i = 0; i < facet.size(); i++) {
            counted += facet.count(i);
        }
        assertThat(counted).isEqualTo(among.count());
        for (ValueCount rare : facet.rarest(20)) {
            assertThat(engine.run(Query.parse("uid < 9 and " + rare.term()), cancel)
                            .count())
                    .as(rare.shown())
                    .isEqualTo(rare.count());
        }
    }
}
