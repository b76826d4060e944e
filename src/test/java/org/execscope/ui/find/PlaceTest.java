package org.execscope.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {
    private static final long CURSOR = Instant.parse("2026-03-14T14:08:04.140Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource({
        "10:02, 2026-03-14T10:02:00Z",
        "T10:02:11.5, 2026-03-14T10:02:11.500Z",
        "2026-03-01 10:02:11, 2026-03-01T10:02:11Z",
        "2026-03-01T10:02:11.482Z, 2026-03-01T10:02:11.482Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "@1772359331.48, 2026-03-01T10:02:11.480Z",
        "+5m, 2026-03-14T14:13:04.140Z",
        "- 90 s, 2026-03-14T14:06:34.140Z",
    })
    void understandsTimes(String text, String instant) {
        assertThat(Place.parse(text, ZoneOffset.UTC, CURSOR))
                .isInstanceOfSatisfying(
                        Place.At.class,
                        at -> assertThat(Instant.ofEpochMilli(at.millis())).isEqualTo(Instant.parse(instant)));
    }

    @Test
    void readsAClockInTheZoneShown() {
        assertThat(Place.parse("10:02", ZoneId.of("Europe/Berlin"), CURSOR))
                .isInstanceOfSatisfying(Place.At.class, at -> {
                    assertThat(Instant.ofEpochMilli(at.millis())).isEqualTo(Instant.parse("2026-03-14T09:02:00Z"));
                    assertThat(at.words()).contains("UTC").contains("Europe/Berlin");
                });
    }

    @Test
    void understandsIdsAndNumbers() {
        assertThat(Place.parse("audit(1772359331.482:12001)", ZoneOffset.UTC, CURSOR))
                .isInstanceOfSatisfying(Place.AuditId.class, id -> {
                    assertThat(id.millis()).isEqualTo(1_772_359_331_482L);
                    assertThat(id.serial()).isEqualTo(12_001);
                });
        assertThat(Place.parse("884,215", ZoneOffset.UTC, CURSOR))
                .isInstanceOfSatisfying(
                        Place.Serial.class, one -> assertThat(one.serial()).isEqualTo(884_215));
        assertThat(Place.parse("pid 4242", ZoneOffset.UTC, CURSOR))
                .isInstanceOfSatisfying(
                        Place.Pid.class, one -> assertThat(one.pid()).isEqualTo(4242));
        assertThat(Place.parse("Line: 88120", ZoneOffset.UTC, CURSOR))
                .isInstanceOfSatisfying(
                        Place.Line.class, one -> assertThat(one.line()).isEqualTo(88_120));
        assertThat(Place.parse("50%", ZoneOffset.UTC, CURSOR))
                .isInstanceOfSatisfying(
                        Place.Share.class, one -> assertThat(one.share()).isEqualTo(0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25:00", "2026-02-30", "pid x", "99999999999999999999", "curl", "T", "12:61"})
    void saysWhatItCantUnderstand(String text) {
        assertThat(Place.parse(text, ZoneOffset.UTC, CURSOR)).isNull();
    }
}
