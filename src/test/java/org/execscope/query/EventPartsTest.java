package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.query.QueryEngine.ValueCount;
import org.junit.jupiter.api.Test;

class EventPartsTest {
    private final EventTable events = ManyEvents.varied(3_000, 11);
    private final QueryEngine engine = new QueryEngine(events, events.size(), null, _ -> HostContext.NONE);
    private final CancelToken cancel = new CancelToken();

    @Test
    void eachEventIsInOnePart() throws QueryException {
        EventSet among = engine.run(Query.parse("not uid == 3"), cancel);
        List<ValueCount> most = engine.facet("exe", among, cancel).most(4);
        EventParts parts = EventParts.of(engine, among, most, "others", cancel);
        assertThat(parts.parts()).hasSize(5);
        for (int i = 0; i < most.size(); i++) {
            EventParts.Part part = parts.parts().get(i);
            assertThat(part.shown()).isEqualTo(most.get(i).shown());
            assertThat(part.events().count()).isEqualTo(most.get(i).count());
        }
        assertThat(parts.parts().getLast().shown()).isEqualTo("others");
        for (int event = 0; event < events.size(); event++) {
            int one = event;
            assertThat(parts.parts().stream()
                            .filter(part -> part.events().contains(one))
                            .count())
                    .isEqualTo(among.contains(event) ? 1 : 0);
        }
    }

    @Test
    void anEventWithTwoOfTheValuesIsInTheFirstOnesPart() throws QueryException {
        List<ValueCount> values =
                List.of(new ValueCount("some", "uid in (1, 2)", 0), new ValueCount("two", "uid == 2", 0));
        EventParts parts = EventParts.of(engine, engine.run(Query.ALL, cancel), values, "others", cancel);
        assertThat(parts.parts().get(0).events().count()).isPositive();
        assertThat(parts.parts().get(1).events().count()).isZero();
    }
}
