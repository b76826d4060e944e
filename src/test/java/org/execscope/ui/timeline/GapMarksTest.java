package org.execscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.execscope.event.EventOrder;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.TrailLoader;
import org.execscope.ui.model.Gap;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.TimeStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is missing stands between the rows, however short the time is.
final class GapMarksTest {
    private static final long START = 1_772_359_331_000L;

    @TempDir
    private Path folder;

    private final StringBuilder log = new StringBuilder();
    private final GapMarks marks = new GapMarks();

    private void exec(long millis, long serial) {
        log.append(String.format(
                Locale.ROOT,
                "type=SYSCALL msg=audit(%d.%03d:%d): arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4"
                        + " items=0 ppid=1 pid=%d auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0"
                        + " tty=pts0 ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=\"x\"%n",
                (START + millis) / 1000,
                (START + millis) % 1000,
                serial,
                serial + 1_000));
    }

    /// @return the line before each row, of the timeline without any filter
    private List<String> lines() throws IOException {
        AuditTrail trail = load();
        EventOrder rows = trail.execves();
        List<String> lines = new ArrayList<>();
        TimelineTimes times = TimelineTimes.of(trail, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT));
        for (int row = 1; row < rows.size(); row++) {
            lines.add(marks.line(marks.between(rows.at(row - 1), rows.at(row)), times));
        }
        return lines;
    }

    private AuditTrail load() throws IOException {
        Path file = folder.resolve("audit.log");
        Files.writeString(file, log);
        AuditTrail trail =
                TrailLoader.load(EvidenceFinder.find(List.of(file)), Progress.NONE, _ -> {}, new CancelToken());
        marks.set(trail, GapMarks.sorted(Gap.find(trail.events(), trail.order(), new CancelToken())));
        return trail;
    }

    @Test
    void serialsMissingWithinASecondAreTold() throws Exception {
        exec(0, 100);
        exec(10, 101);
        exec(520, 316);
        exec(530, 317);
        assertThat(lines())
                .containsExactly("", "214 serials missing between 10:02:11.010 and 10:02:11.520 (510 ms)", "");
        marks.wanted(false);
        assertThat(lines()).containsOnly("");
    }

    /// Events that end together are logged mixed: that is no hole.
    @Test
    void mixedEventsAreNoHole() throws Exception {
        exec(0, 100);
        exec(12, 101);
        exec(11, 102);
        exec(12, 103);
        assertThat(lines()).containsOnly("");
    }

    @Test
    void severalPlacesBetweenTwoRowsAreOneLine() throws Exception {
        for (int serial : new int[] {100, 101, 105, 106, 116, 117}) {
            exec(serial, serial);
        }
        AuditTrail trail = load();
        EventOrder rows = trail.execves();
        TimelineTimes times = TimelineTimes.of(trail, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT));
        assertThat(marks.line(marks.between(rows.at(0), rows.at(5)), times))
                .isEqualTo("12 serials missing in 2 places between 10:02:11.101 and 10:02:11.116 (15 ms)");
        assertThat(marks.between(rows.at(3), rows.at(3))).isNull();
    }

    @Test
    void whereTheTimeGoesBackIsTold() throws Exception {
        for (int i = 0; i < 30; i++) {
            exec(400_000 + i * 10L, 100 + i);
        }
        for (int i = 0; i < 30; i++) {
            exec(340_000 + i * 10L, 130 + i);
        }
        exec(0, 99);
        assertThat(lines())
                .filteredOn(line -> line.contains("steps back"))
                .singleElement()
                .asString()
                .startsWith("time steps back by 1 min")
                .contains("serial 129 is of 10:08:51.290, serial 130 of 10:07:51.000");
    }

    /// A copy made by key has holes everywhere: a line at every row would say nothing.
    @Test
    void aFilteredCopyHasNoLineAtEveryRow() throws Exception {
        Random random = new Random(7);
        int serial = 100;
        for (int i = 0; i < 200; i++) {
            serial += 1 + random.nextInt(5);
            exec(i * 100L, serial);
        }
        assertThat(lines()).containsOnly("");
    }

    /// Against counting: between any two rows, those serials are missing that no event has.
    @Test
    void countsWhatNoEventHas() throws Exception {
        Random random = new Random(11);
        TreeSet<Long> serials = new TreeSet<>();
        long serial = 100;
        for (int i = 0; i < 400; i++) {
            serial += random.nextInt(40) == 0 ? 2 + random.nextInt(3) : 1;
            serials.add(serial);
            exec(i * 5L, serial);
        }
        AuditTrail trail = load();
        EventOrder rows = trail.execves();
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(rows.size() - 1);
            int to = from + 1 + random.nextInt(rows.size() - from - 1);
            long low = trail.events().serial(rows.at(from));
            long high = trail.events().serial(rows.at(to));
            long missing = high - low - serials.subSet(low, high).size();
            GapMarks.Between between = marks.between(rows.at(from), rows.at(to));
            assertThat(between == null ? 0 : trail.findings().seams().missing(between.from(), between.to()))
                    .as(low + " to " + high)
                    .isEqualTo(missing);
        }
    }

    private String sentence(int row) throws IOException {
        AuditTrail trail = load();
        EventOrder rows = trail.execves();
        return marks.sentence(
                marks.between(rows.at(row - 1), rows.at(row)),
                TimelineTimes.of(trail, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT)));
    }

    @Test
    void whatAHoleMeansIsSaid() throws Exception {
        exec(0, 100);
        exec(10, 101);
        exec(520, 316);
        assertThat(sentence(1)).isEmpty();
        assertThat(sentence(2))
                .isEqualTo("214 serials missing between 10:02:11.010 and 10:02:11.520 (510 ms).\n"
                        + "There were records, and this evidence doesn't hold them: lost on the way, rotated away or"
                        + " removed.\nThis line is no event: it is neither counted, selected nor exported.");
    }
}
