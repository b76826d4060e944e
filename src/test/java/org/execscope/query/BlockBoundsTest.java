package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.execscope.event.EventTable;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.junit.jupiter.api.Test;

class BlockBoundsTest {
    private static final int ROWS = 2 * BlockBounds.ROWS + 1000;
    private static final long BEGIN = 1_772_000_000L;

    /// An event a second; in the middle of the second block the clock is set back.
    private static EventTable table() {
        StringBuilder log = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            long second = BEGIN + (row < 6000 ? row : row - 3000);
            log.append("type=SYSCALL msg=audit(")
                    .append(second)
                    .append(".000:")
                    .append(row + 1)
                    .append("): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=")
                    .append(row * 7 % 30_000)
                    .append(" uid=0\n");
        }
        return TestEvents.read(1 << 16, log.toString().getBytes(StandardCharsets.US_ASCII))
                .table();
    }

    private static int[] run(QueryEngine engine, String query) throws QueryException {
        return rows(engine.run(Query.parse(query), new CancelToken())::contains);
    }

    private static int[] rows(IntPredicate wanted) {
        return IntStream.range(0, ROWS).filter(wanted).toArray();
    }

    /// The first query of a field notes the bounds, the others rest on them.
    @Test
    void everyRangeFindsItsRowsWhicheverComesFirst() throws QueryException {
        EventTable events = table();
        assertThat(events.size()).isEqualTo(ROWS);
        Random random = new Random(3);
        for (int engines = 0; engines < 3; engines++) {
            QueryEngine engine = new QueryEngine(events, ROWS, null, _ -> HostContext.NONE);
            for (int turn = 0; turn < 40; turn++) {
                long from = BEGIN + random.nextInt(ROWS);
                long to = turn % 5 == 0 ? from : from + random.nextInt(6000);
                assertThat(run(engine, "time in @" + from + "..@" + to))
                        .isEqualTo(rows(row ->
                                events.timeMillis(row) >= from * 1000 && events.timeMillis(row) < (to + 1) * 1000));
                long serial = random.nextInt(ROWS);
                assertThat(run(engine, "serial > " + serial)).isEqualTo(rows(row -> events.serial(row) > serial));
                long pid = random.nextInt(30_000);
                assertThat(run(engine, "pid in (" + pid + ", 0.." + pid / 9 + ")"))
                        .isEqualTo(rows(row -> events.pid(row) == pid || events.pid(row) <= pid / 9));
            }
        }
    }

    @Test
    void aStoppedQueryLeavesNothingForTheNextToRestOn() throws QueryException {
        EventTable events = table();
        ResultCache cache = new ResultCache(4);
        CancelToken cancel = new CancelToken();
        Leaves stopped = new Leaves(events, ROWS, new Evaluation(cancel));
        Ranges all = Ranges.of(Operator.GREATER_OR_EQUAL, List.of(new long[] {0, 0}));
        assertThatThrownBy(() -> stopped.rows(
                        (_, _, _) -> {
                            cancel.cancel();
                            cancel.check();
                        },
                        all,
                        cache.bounds(Field.SERIAL, ROWS)))
                .isInstanceOf(CancellationException.class);

        assertThat(cache.bounds(Field.SERIAL, ROWS).isComplete()).isFalse();
    }

    @Test
    void setsRowsUpToAnyEnd() {
        for (int to = 64; to <= 256; to++) {
            long[] bits = Bits.none(256);
            Bits.set(bits, 64, to);
            int end = to;
            assertThat(IntStream.range(0, 256).filter(row -> Bits.get(bits, row) != (row >= 64 && row < end)))
                    .isEmpty();
        }
    }
}
