package org.execscope.ui.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.execscope.query.Query;
import org.execscope.ui.model.TimeWords;
import org.junit.jupiter.api.Test;

final class TimeStepsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void stepsAreRoundAndFewEnough() {
        assertThat(TimeSteps.step(86_400_000, 200)).isEqualTo(600_000);
        assertThat(TimeSteps.step(1_000, 300)).isEqualTo(5);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            long span = random.nextLong(1, 1L << random.nextInt(1, 45));
            int most = random.nextInt(2, 500);
            long step = TimeSteps.step(span, most);
            assertThat(span / step).as("bars of " + step + " in " + span).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void marksStandOnMidnightsOfTheZoneAlsoWhereADayIsShorter() {
        // Clocks go forward on 29 March 2026.
        var marks = TimeSteps.marks(millis("2026-03-27T12:00:00Z"), millis("2026-03-31T12:00:00Z"), 86_400_000, BERLIN);
        assertThat(marks.stream()
                        .map(at -> Instant.ofEpochMilli(at)
                                .atZone(BERLIN)
                                .toLocalTime()
                                .toString()))
                .hasSize(4)
                .containsOnly("00:00");
        assertThat(TimeSteps.label(marks.getFirst(), 86_400_000, BERLIN, true)).isEqualTo("28 Mar 2026");
        assertThat(TimeSteps.label(millis("2026-03-14T13:00:00Z"), 3_600_000, BERLIN, false))
                .isEqualTo("14:00");
    }

    @Test
    void barsBeginOnStepsOfTheZone() {
        assertThat(TimeSteps.floor(millis("2026-03-14T14:07:51.204Z"), 600_000, ZoneOffset.UTC))
                .isEqualTo(millis("2026-03-14T14:00:00Z"));
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        assertThat(TimeSteps.floor(millis("2026-03-14T14:07:51Z"), 3_600_000, kathmandu))
                .isEqualTo(millis("2026-03-14T13:15:00Z"));
    }

    @Test
    void saysHowLong() {
        assertThat(TimeWords.words(200)).isEqualTo("200 ms");
        assertThat(TimeWords.words(30_000)).isEqualTo("30 s");
        assertThat(TimeWords.words(71 * 60_000L)).isEqualTo("71 min");
        assertThat(TimeWords.words(7 * 86_400_000L)).isEqualTo("7 d");
    }

    @Test
    void theRangeOfTimeIsOneTermOfTheQuery() throws Exception {
        TimeTerm range = new TimeTerm(millis("2026-03-14T14:00:00Z"), millis("2026-03-14T14:09:59.999Z"));
        String first = range.in(Query.parse("uid == 33"));
        assertThat(first).isEqualTo("uid == 33 and time in 2026-03-14T14:00:00.000Z..2026-03-14T14:09:59.999Z");
        assertThat(TimeTerm.of(Query.parse(first))).isEqualTo(range);
        TimeTerm other = new TimeTerm(range.from() + 1, range.to());
        String second = other.in(Query.parse(first));
        assertThat(second).contains("14:00:00.001Z").doesNotContain("14:00:00.000Z");
        assertThat(TimeTerm.without(Query.parse(second)).normalForm()).isEqualTo("uid == 33");
    }

    @Test
    void aTypedRangeIsAsLongAsItIsWritten() throws Exception {
        TimeTerm range = TimeTerm.of(Query.parse("time in 2026-03-14T14:20..2026-03-14T14:40"));
        assertThat(range).isNotNull();
        assertThat(range.from()).isEqualTo(millis("2026-03-14T14:20:00Z"));
        assertThat(range.to()).isEqualTo(millis("2026-03-14T14:40:59.999Z"));
        assertThat(TimeTerm.of(Query.parse("time in 2026-03-14..2026-03-15 or uid == 0")))
                .isNull();
    }

    @Test
    void theWindowStaysWithinAllTime() {
        TimeWindow whole = new TimeWindow(1_000, 101_000);
        SplittableRandom random = new SplittableRandom(3);
        TimeWindow now = whole;
        for (int i = 0; i < 500; i++) {
            now = random.nextBoolean()
                    ? now.zoomed(random.nextDouble(0.3, 3), random.nextDouble(), whole)
                    : now.moved(random.nextLong(-50_000, 50_000), whole);
            assertThat(now.from()).isGreaterThanOrEqualTo(whole.from());
            assertThat(now.to()).isLessThanOrEqualTo(whole.to());
            assertThat(now.span()).isGreaterThanOrEqualTo(TimeWindow.SHORTEST);
        }
    }
}
