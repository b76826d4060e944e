package org.execscope.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.HandMadeEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.junit.jupiter.api.Test;

class FailedCheckTest {
    private static final About BROKEN = about("X1");
    private static final About SOUND = about("X2");

    private static About about(String id) {
        return new About(id, "kind", "title", Group.TRUST, "", "", "", "", "", List.of());
    }

    private record Fixed(About about, Runnable work) implements Check {
        @Override
        public void judge(Ground ground, Report report) {
            work.run();
        }
    }

    /// A fault of ours in one check is said in its place, and takes no other check's answer away.
    @Test
    void aCheckThatFailsIsUnjudgedAndTheOthersStand() {
        HandMadeEvents made = new HandMadeEvents();
        made.exec(1, 10, 1);
        EventTable events = made.table();
        CancelToken cancel = new CancelToken();
        Ground ground = new Ground(
                events,
                EventOrder.of(events, events.size(), _ -> true),
                () -> ForestBuilder.build(events, _ -> HostContext.NONE, cancel),
                List.of(),
                List.of(new FileSeen(0, new EvidenceFile(Path.of("audit.log"), "audit.log", 0), 0, 0, 0, true, null)),
                List.of(),
                (_, _) -> {
                    throw new java.io.IOException("no such file");
                },
                cancel);

        Findings findings = Findings.judge(
                ground,
                List.of(
                        new Fixed(BROKEN, () -> {
                            throw new IllegalStateException("of the evidence's own words");
                        }),
                        new Fixed(SOUND, () -> {})));

        assertThat(findings.unjudged()).singleElement().satisfies(one -> {
            assertThat(one.about()).isEqualTo(BROKEN);
            assertThat(one.why())
                    .startsWith(Findings.FAILED + " (IllegalStateException at ")
                    .doesNotContain("evidence's");
        });
        assertThat(findings.quiet()).containsExactly(SOUND);
    }
}
