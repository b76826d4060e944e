package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.execscope.event.EventTable;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.junit.jupiter.api.Test;

final class OccurrencesTest {
    private static String event(int serial, int syscall, String exe) {
        return "type=SYSCALL msg=audit(1772000000.000:" + serial + "): arch=c000003e syscall=" + syscall
                + " success=yes exit=0 ppid=1 pid=" + (100 + serial) + " uid=0" + exe + "\n";
    }

    /// What a program did besides is no start of it; where the log has no exe, there is nothing to count.
    @Test
    void countsProgramStartsAlone() throws QueryException {
        String curl = " exe=\"/usr/bin/curl\"";
        String log = event(1, 59, curl)
                + event(2, 42, curl)
                + event(3, 42, curl)
                + event(4, 59, " exe=\"/usr/bin/id\"")
                + event(5, 59, " exe=\"/usr/bin/id\"")
                + event(6, 59, "");
        EventTable events =
                TestEvents.read(4096, log.getBytes(StandardCharsets.US_ASCII)).table();
        QueryEngine engine = new QueryEngine(events, events.size(), null, _ -> HostContext.NONE).overEveryKind();
        assertThat(count(engine, "exe.count == 1")).isEqualTo(3);
        assertThat(count(engine, "exe.count == 2 and syscall == execve")).isEqualTo(2);
        assertThat(count(engine, "exe.count >= 3")).isZero();
        assertThat(count(engine, "has exe.count")).isEqualTo(5);
        assertThat(count(engine, "exe.count != 1")).isEqualTo(3);
    }

    private static int count(QueryEngine engine, String text) throws QueryException {
        return engine.run(Query.parse(text), new CancelToken()).count();
    }
}
