package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.junit.jupiter.api.Test;

/// The list of problems doesn't grow with the evidence; their number is kept.
class ProblemLogTest {
    private static final int LINES = ProblemLog.MOST * 2 + 7;

    @Test
    void theFirstOfAKindAreListedAndTheOthersCounted() {
        byte[] log = "x\n".repeat(LINES).getBytes(StandardCharsets.UTF_8);
        for (int piece : new int[] {1 << 10, 1 << 16}) {
            TestEvents events = TestEvents.read(piece, log);
            assertThat(events.problems()).hasSize(ProblemLog.MOST);
            assertThat(events.problems().getLast().line()).isEqualTo(ProblemLog.MOST);
            assertThat(events.unlisted())
                    .containsExactly(new UnlistedProblems(0, ProblemKind.FOREIGN_LINE, ProblemLog.MOST + 7));
        }
    }

    @Test
    void manyOfOneKindHideNoOther() {
        String foreign = "x\n".repeat(LINES);
        byte[] log =
                (foreign + "type=EXECVE msg=audit(1.000:1): argc=1 a0=0G\n" + foreign).getBytes(StandardCharsets.UTF_8);
        assertThat(TestEvents.read(1 << 14, log).problems())
                .extracting(EvidenceProblem::kind)
                .contains(ProblemKind.BAD_HEX);
    }

    @Test
    void problemsOfOneFileAreTakenBack() {
        ProblemLog log = new ProblemLog();
        for (int line = 1; line <= LINES; line++) {
            log.ofLine(0, line, line, ProblemKind.FOREIGN_LINE);
        }
        log.ofLine(1, 0, 1, ProblemKind.FOREIGN_LINE);
        log.ignore(0);
        assertThat(log.snapshot()).isEmpty();
        assertThat(log.unlisted()).isEqualTo(List.of(new UnlistedProblems(1, ProblemKind.FOREIGN_LINE, 1)));
    }
}
