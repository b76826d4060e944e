package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBuilderTest {
    private static final String STAMP = "msg=audit(1700000000.500:7): ";
    private static final String CWD = "type=CWD " + STAMP + "cwd=\"/\"\n";

    private static String syscall(int pid) {
        return "type=SYSCALL " + STAMP + "arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=" + pid + "\n";
    }

    /// Two system calls under one stamp are two rows: each record belongs to one of them, and so does each copy.
    @Test
    void noRecordsPlaceIsLostWhereOneStampHasTwoEvents() {
        String log = syscall(10) + CWD + CWD + syscall(11) + CWD;

        EventTable table = TestEvents.read(1 << 16, true, log.getBytes(StandardCharsets.UTF_8))
                .table();

        List<Long> lines = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            List<RecordSource> scattered = table.scatteredSources(row);
            for (int record = 0; record < table.recordCount(row); record++) {
                lines.add(
                        scattered == null
                                ? table.line(row) + record
                                : scattered.get(record).line());
            }
        }
        assertThat(table.size()).isEqualTo(2);
        assertThat(lines).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
}
