package org.execscope.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.HandMadeEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.junit.jupiter.api.Test;

class JudgingTest {
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

    private static Ground ground(CancelToken cancel) {
        HandMadeEvents made = new HandMadeEvents();
        made.exec(1, 10, 1);
        EventTable events = made.table();
        return new Ground(
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
    }

    /// A fault of ours in one check is said in its place, and takes no other check's answer away.
    @Test
    void aCheckThatFailsIsUnjudgedAndTheOthersStand() {
        Ground ground = ground(new CancelToken());

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

    @Test
    void noCheckBeginsOnceTheWorkIsGivenUp() {
        CancelToken cancel = new CancelToken();
        AtomicInteger begun = new AtomicInteger();
        List<Check> checks = Collections.nCopies(1000, new Fixed(SOUND, () -> {
            begun.incrementAndGet();
            cancel.cancel();
        }));
        Ground ground = ground(cancel);

        assertThatThrownBy(() -> Findings.judge(ground, checks)).isInstanceOf(CancellationException.class);

        // One a thread, at most.
        assertThat(begun).hasValueBetween(1, 8);
        assertThatThrownBy(() -> Findings.judge(ground, checks)).isInstanceOf(CancellationException.class);
        assertThat(begun).hasValueLessThanOrEqualTo(8);
    }

    @Test
    void aCheckThatPassesEventsIsAskedAgainAndAgainWhetherItIsWanted() {
        CancelToken cancel = new CancelToken();
        Ground ground = ground(cancel);
        cancel.cancel();

        assertThatThrownBy(() -> ground.checkCancelled(1 << 16)).isInstanceOf(CancellationException.class);
        ground.checkCancelled(1);
        assertThatThrownBy(ground::runs).isInstanceOf(CancellationException.class);
        assertThatThrownBy(ground::traits).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> ground.line(0, 0)).isInstanceOf(CancellationException.class);
    }

    /// Places beyond those that the timeline can mark are counted, and said of the check that found them.
    @Test
    void placesThatAreTooManyAreCounted() {
        Check many = new Check() {
            @Override
            public About about() {
                return SOUND;
            }

            @Override
            public void judge(Ground ground, Report report) {
                for (int i = 0; i < Seams.MOST - 2; i++) {
                    report.seams().add(0, 0, 1);
                }
                report.seams().add(0, 0, 0);
                for (int i = 0; i < 5; i++) {
                    report.seams().add(0, 0, 1);
                }
            }
        };
        Findings findings = Findings.judge(ground(new CancelToken()), List.of(many, new Fixed(BROKEN, () -> {})));

        Seams seams = findings.seams();
        assertThat(seams.count()).isEqualTo(Seams.MOST);
        assertThat(seams.left()).isEqualTo(4);
        assertThat(seams.missing(0, seams.count())).isEqualTo(Seams.MOST - 1);
        assertThat(seams.firstBack(0, seams.count())).isEqualTo(Seams.MOST - 2);
        assertThat(seams.firstBack(Seams.MOST - 1, seams.count())).isEqualTo(-1);
        assertThat(findings.unjudged())
                .singleElement()
                .isEqualTo(new Unjudged(
                        SOUND,
                        "The timeline doesn't mark 4 places that this check found: there are more than 1,000,000 in"
                                + " all"));
    }
}
