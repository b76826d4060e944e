package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.Portion;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Evidence that is too large for the memory is told beforehand, and a part of it can be loaded.
final class PortionTest {
    private static final long START = 1_700_000_000_000L;
    private static final int EVENTS = 4_000;

    @TempDir
    private Path folder;

    /// An execve or openat a second; one in fifty has a record that comes 300 events late.
    private Path log(Random random) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> late = new ArrayList<>();
        for (int serial = 1; serial <= EVENTS; serial++) {
            boolean exec = random.nextInt(3) > 0;
            String stamp = " msg=audit(" + (START / 1000 + serial) + ".000:" + serial + "): ";
            lines.add("type=SYSCALL" + stamp + "arch=c000003e syscall=" + (exec ? 59 : 257) + " success=yes exit=0"
                    + " a0=1 a1=2 a2=3 a3=4 items=1 ppid=1 pid=" + (300 + serial) + " auid=1000 uid=0 gid=0 euid=0"
                    + " suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"x\" exe=\"/bin/x\" key=\"k\"");
            if (exec) {
                lines.add("type=EXECVE" + stamp + "argc=1 a0=\"x" + serial + "\"");
            }
            String cwd = "type=CWD" + stamp + "cwd=\"/home/" + serial + "\"";
            if (random.nextInt(50) == 0) {
                late.add(cwd);
            } else {
                lines.add(cwd);
            }
            if (serial % 300 == 0) {
                lines.addAll(late);
                late.clear();
            }
        }
        lines.addAll(late);
        return Files.writeString(folder.resolve("audit.log"), String.join("\n", lines) + "\n");
    }

    private static AuditTrail load(Path log, Portion portion, int pieceBytes) {
        Evidence evidence = EvidenceFinder.find(List.of(log));
        ReadingPlan plan = new ReadingPlan(2, pieceBytes, true).keeping(portion);
        return TrailLoader.load(evidence, Progress.NONE, null, new CancelToken(), plan);
    }

    /// What tells an event from every other.
    private static List<String> events(AuditTrail trail, Portion portion) {
        EventTable table = trail.events();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < trail.order().size(); i++) {
            int event = trail.order().at(i);
            long time = table.timeMillis(event);
            boolean wanted = time >= portion.fromMillis()
                    && time <= portion.toMillis()
                    && !(portion.execsOnly() && table.kind(event) == EventKind.SYSCALL);
            if (wanted) {
                all.add(table.kind(event) + " " + table.serial(event) + " " + table.pid(event) + " "
                        + table.cwds().get(table.cwd(event)) + " " + table.arguments(event) + " "
                        + table.recordCount(event) + " line " + table.line(event));
            }
        }
        return all;
    }

    @Test
    void aPartOfTimeHoldsTheSameEventsAsTheWholeOfThatTime() throws IOException {
        Random random = new Random(5);
        Path log = log(random);
        AuditTrail whole = load(log, Portion.ALL, 1 << 20);
        for (int round = 0; round < 20; round++) {
            long from = START + 1000L * random.nextInt(EVENTS);
            Portion portion = new Portion(from, from + 1000L * random.nextInt(EVENTS), false);
            AuditTrail part = load(log, portion, 1 << 12 + random.nextInt(6));
            assertThat(events(part, Portion.ALL)).as("%s", portion).isEqualTo(events(whole, portion));
            assertThat(part.part().leftOut())
                    .isGreaterThanOrEqualTo(EVENTS - part.order().size());
            assertThat(part.findings().found()).isEmpty();
            assertThat(part.files().getFirst().sha256())
                    .isEqualTo(whole.files().getFirst().sha256());
        }
    }

    @Test
    void programStartsAloneAreTheSameProgramStarts() throws IOException {
        Path log = log(new Random(6));
        Portion execs = new Portion(Long.MIN_VALUE, Long.MAX_VALUE, true);
        AuditTrail whole = load(log, Portion.ALL, 1 << 20);
        AuditTrail part = load(log, execs, 1 << 14);
        assertThat(events(part, Portion.ALL).stream().filter(text -> text.startsWith("EXECVE")))
                .isEqualTo(events(whole, execs));
        assertThat(part.events().size()).isLessThan(whole.events().size() * 4 / 5);
        assertThat(part.part().words())
                .contains("Only a part", "program starts, without other system calls; ", "was not judged");
    }

    @Test
    void whatIsLeftOutLeavesNoTextsBehind() throws IOException {
        Path log = log(new Random(7));
        AuditTrail part = load(log, Portion.since(START + 3_900_000), 1 << 14);
        assertThat(part.events().cwds().size()).isBetween(90, 600);
    }

    @Test
    void evidenceThatFitsIsNotAskedAbout() throws IOException {
        Evidence evidence = EvidenceFinder.find(List.of(log(new Random(8))));
        assertThat(MemoryNeed.surelyFits(evidence, 1_000_000_000)).isTrue();
        assertThat(MemoryNeed.surelyFits(evidence, 160_000_000)).isFalse();
        MemoryNeed need = MemoryNeed.of(evidence, 1_000_000_000, new CancelToken());
        assertThat(need.fits()).isTrue();
        assertThat(need.sinceMillis()).isNull();
    }

    @Test
    void tooLittleMemoryIsToldWithWhatWouldFit() throws IOException {
        Evidence evidence = EvidenceFinder.find(List.of(log(new Random(9))));
        long all = MemoryNeed.of(evidence, 1_000_000_000, new CancelToken()).enough();
        MemoryNeed need = MemoryNeed.of(evidence, all - 200_000, new CancelToken());
        assertThat(need.fits()).isFalse();
        Long since = need.sinceMillis();
        assertThat(since).isNotNull().isBetween(START + 600_000, START + 3_900_000);
        assertThat(need.words())
                .matches("About [0-9,]+ events need about 1\\d\\d MB of memory; 1\\d\\d MB are available");
        // Without the third of other calls there is room enough.
        assertThat(need.fitsExecsOnly()).isFalse();
        MemoryNeed less = MemoryNeed.of(evidence, all - 100_000, new CancelToken());
        assertThat(less.fitsExecsOnly()).isTrue();
    }

    @Test
    void whereAllHappenedAtOnceNoTimeIsOffered() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int serial = 1; serial < 9_000; serial++) {
            lines.append("type=USER_CMD msg=audit(1700000000.000:")
                    .append(serial)
                    .append("): pid=1 uid=0 msg='x'\n");
        }
        Path log = Files.writeString(folder.resolve("audit.log"), lines);
        MemoryNeed need = MemoryNeed.of(EvidenceFinder.find(List.of(log)), 177_000_000, new CancelToken());
        assertThat(need.fits()).isFalse();
        assertThat(need.sinceMillis()).isNull();
    }

    @Test
    void theNewestFilesOfARotatedSetAreOffered() throws IOException {
        List<String> lines = Files.readAllLines(log(new Random(10)));
        int part = lines.size() / 4;
        for (int i = 0; i < 4; i++) {
            Path file = folder.resolve(i == 3 ? "audit.log" : "audit.log." + (3 - i));
            Files.writeString(file, String.join("\n", lines.subList(i * part, (i + 1) * part)) + "\n");
        }
        Evidence evidence = EvidenceFinder.find(List.of(folder));
        assertThat(evidence.files()).hasSize(4);
        long all = MemoryNeed.of(evidence, 1_000_000_000, new CancelToken()).enough();
        Long since = MemoryNeed.of(evidence, all - 300_000, new CancelToken()).sinceMillis();
        assertThat(since).isNotNull();
        AuditTrail rest = TrailLoader.load(
                evidence,
                Progress.NONE,
                null,
                new CancelToken(),
                new ReadingPlan(2, 1 << 16, false).keeping(Portion.since(since)));
        assertThat(rest.order().size()).isBetween(200, 3_800);
        assertThat(Instant.ofEpochMilli(rest.events().timeMillis(rest.order().at(0))))
                .isAfterOrEqualTo(Instant.ofEpochMilli(since));
    }
}
