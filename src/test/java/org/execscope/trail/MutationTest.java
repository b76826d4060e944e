package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.Progress;
import org.execscope.evidence.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Logs that were damaged, cut, edited or made to hurt: reading them ends, in bounded time and memory, with
/// what can be read and a word on what can't.
@Timeout(300)
final class MutationTest {
    private static final Path RECORDED = Path.of("../shared/corpus/recorded");
    /// Logs of other people, with oddities of all kinds: looked at only where they are at hand and more is asked for.
    private static final Path PUBLIC = Path.of("../shared/corpus/public");
    private static final Path SAMPLE = Path.of("sample-logs/web01/var/log/audit/audit.log");
    /// The first part of each log has all kinds of records.
    private static final int MOST = 300_000;

    private static final int WAYS = 6;
    /// How often each log is changed in each way: `-Dmutants=100` looks at more, and at more logs.
    private static final int ROUNDS = Integer.getInteger("mutants", 1);

    @TempDir
    Path folder;

    private static AuditTrail load(Path... paths) {
        return TrailLoader.load(EvidenceFinder.find(List.of(paths)), Progress.NONE, _ -> {}, new CancelToken());
    }

    private static List<byte[]> logs() throws IOException {
        List<byte[]> logs = new ArrayList<>();
        logs.add(head(SAMPLE));
        addAll(logs, RECORDED, path -> path.getFileName().toString().startsWith("audit.log"));
        if (System.getProperty("mutants") != null) {
            addAll(logs, PUBLIC, MutationTest::holdsRecords);
        }
        return logs;
    }

    private static void addAll(List<byte[]> logs, Path folder, Predicate<Path> wanted) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(Files::isRegularFile)
                        .filter(wanted)
                        .sorted()
                        .toList()) {
                    logs.add(head(path));
                }
            }
        }
    }

    private static boolean holdsRecords(Path path) {
        return load(path).order().size() > 0;
    }

    private static byte[] head(Path path) throws IOException {
        byte[] all = Files.readAllBytes(path);
        return Arrays.copyOf(all, Math.min(MOST, all.length));
    }

    private static byte[] mutate(byte[] log, byte[] other, int how, Random random) {
        byte[] copy = log.clone();
        switch (how) {
            case 0 -> {
                for (int i = 0; i < 200; i++) {
                    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
            case 2 -> copy = lines(copy, (list, r) -> list.addAll(list.subList(0, list.size() / 2)), random);
            case 3 -> copy = lines(copy, Collections::shuffle, random);
            case 4 -> {
                int cut = random.nextInt(Math.min(copy.length, other.length));
                System.arraycopy(other, cut, copy, cut, Math.min(copy.length, other.length) - cut);
            }
            default -> Arrays.fill(copy, copy.length / 3, copy.length / 2, (byte) random.nextInt(256));
        }
        return copy;
    }

    private interface Change {
        void make(List<String> lines, Random random);
    }

    private static byte[] lines(byte[] log, Change change, Random random) {
        List<String> lines = new ArrayList<>(
                new String(log, StandardCharsets.ISO_8859_1).lines().toList());
        change.make(lines, random);
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void damagedAndEditedLogs() throws IOException {
        List<byte[]> logs = logs();
        int count = 0;
        long events = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < logs.size(); i++) {
                for (int how = 0; how < WAYS; how++) {
                    Random random = new Random(1_000_000L * round + 1000L * i + how);
                    byte[] mutant = mutate(logs.get(i), logs.get((i + 1) % logs.size()), how, random);
                    events += read(mutant, "round " + round + ", log " + i + ", mutation " + how);
                    count++;
                }
            }
        }
        assertThat(events).isPositive();
        System.out.printf(Locale.ROOT, "%,d mutants of %d logs: all read, %,d events%n", count, logs.size(), events);
    }

    /// @return how many events it has
    private long read(byte[] mutant, String which) throws IOException {
        Path path = Files.write(folder.resolve("mutant"), mutant);
        long[] events = new long[1];
        assertThatCode(() -> {
                    AuditTrail trail = load(path);
                    assertThat(trail.whole()).as(which).isTrue();
                    trail.files().forEach(report -> assertThat(report.size()).isEqualTo(mutant.length));
                    events[0] = trail.order().size();
                })
                .as(which)
                .doesNotThrowAnyException();
        return events[0];
    }

    /// The order of lines decides nothing: a shuffled log gives the same program starts.
    @Test
    void aShuffledLogHasTheSameEvents() throws IOException {
        byte[] log = Files.readAllBytes(SAMPLE);
        Path path = Files.write(folder.resolve("shuffled"), lines(log, Collections::shuffle, new Random(7)));
        assertThat(load(path).execves().size()).isEqualTo(load(SAMPLE).execves().size());
    }

    @Test
    void anEndlessGzipIsStopped() throws IOException {
        Path bomb = folder.resolve("audit.log.1.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(Arrays.copyOf(Files.readAllBytes(SAMPLE), 20_000));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 700; i++) {
                out.write(zeros);
            }
        }
        AuditTrail trail = load(bomb);
        assertThat(trail.whole()).isFalse();
        assertThat(trail.execves().size()).isPositive();
        assertThat(trail.files().getFirst().note()).contains("unpacks to more than 500 times its size");
    }

    @Test
    void aLongLineAndManyShortOnes() throws IOException {
        Path path = folder.resolve("audit.log");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(Arrays.copyOf(Files.readAllBytes(SAMPLE), 20_000));
            byte[] piece = new byte[1 << 20];
            Arrays.fill(piece, (byte) 'x');
            for (int i = 0; i < 100; i++) {
                out.write(piece);
            }
            Arrays.fill(piece, (byte) '\n');
            for (int i = 0; i < 10; i++) {
                out.write(piece);
            }
        }
        AuditTrail trail = load(path);
        assertThat(trail.whole()).isTrue();
        assertThat(trail.files().getFirst().lines()).isGreaterThan(10_000_000);
        assertThat(trail.execves().size()).isPositive();
    }

    @Test
    void aFileThatGrowsOrShrinksWhileItIsRead() throws IOException {
        byte[] log = Files.readAllBytes(SAMPLE);
        for (boolean grows : new boolean[] {true, false}) {
            Path path = folder.resolve("audit.log");
            try (OutputStream out = Files.newOutputStream(path)) {
                for (int i = 0; i < 8; i++) {
                    out.write(log);
                }
            }
            boolean[] done = new boolean[1];
            Evidence evidence = EvidenceFinder.find(List.of(path));
            Progress change = (read, total, what) -> {
                if (!done[0]) {
                    done[0] = true;
                    change(path, grows);
                }
            };
            AuditTrail trail = TrailLoader.load(evidence, change, _ -> {}, new CancelToken());
            assertThat(trail.whole()).isFalse();
            assertThat(trail.files().getFirst().note()).contains("changed while it was read");
            assertThat(trail.execves().size()).isPositive();
        }
    }

    private static void change(Path path, boolean grows) {
        try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
            if (grows) {
                channel.position(channel.size());
                channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x', '\n'}));
            } else {
                channel.truncate(2_000_000);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Between the time it was found and the time it is read; what stands in its place can be anything.
    @Test
    void aFileThatVanishesBeforeItIsRead() throws IOException {
        Path stays = Files.write(folder.resolve("audit.log"), Files.readAllBytes(SAMPLE));
        Path goes = Files.writeString(folder.resolve("audit.log.1"), "x\n");
        Path changes = Files.writeString(folder.resolve("audit.log.2"), "x\n");
        Evidence evidence = EvidenceFinder.find(List.of(folder));
        Files.delete(goes);
        Files.delete(changes);
        Files.createDirectory(changes);
        AuditTrail trail = TrailLoader.load(evidence, Progress.NONE, _ -> {}, new CancelToken());
        assertThat(trail.whole()).isFalse();
        assertThat(trail.execves().size()).isEqualTo(load(stays).execves().size());
        assertThat(trail.files()).filteredOn(FileReport::complete).hasSize(1);
        assertThat(trail.skipped())
                .filteredOn(Skipped::failed)
                .extracting(Skipped::path)
                .contains(goes.toString(), changes.toString());
    }

    @Test
    void whatChangedAfterwardsIsFound() throws IOException {
        Path path = Files.write(folder.resolve("audit.log"), Files.readAllBytes(SAMPLE));
        AuditTrail trail = load(path);
        assertThat(CustodyCheck.hashes(trail, Progress.NONE, new CancelToken()))
                .singleElement()
                .matches(CustodyCheck.Result::isUnchanged);
        assertThat(CustodyCheck.sizesAndTimes(trail)).allMatch(CustodyCheck.Result::isUnchanged);
        byte[] edited = Files.readAllBytes(path);
        edited[1000] ^= 1;
        Files.write(path, edited);
        Files.setLastModifiedTime(
                path,
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().plus(Duration.ofSeconds(9))));
        assertThat(CustodyCheck.hashes(trail, Progress.NONE, new CancelToken()))
                .singleElement()
                .satisfies(result -> assertThat(result.objection()).startsWith("has other bytes now"));
        assertThat(CustodyCheck.sizesAndTimes(trail)).noneMatch(CustodyCheck.Result::isUnchanged);
        Files.delete(path);
        assertThat(CustodyCheck.hashes(trail, Progress.NONE, new CancelToken()))
                .singleElement()
                .satisfies(result -> assertThat(result.objection()).isEqualTo("is no longer there"));
    }

    /// Names rest on what was given by hand as events rest on the logs.
    @Test
    void whatWasGivenByHandIsCheckedToo() throws IOException {
        Path log = Files.write(folder.resolve("audit.log"), Files.readAllBytes(SAMPLE));
        Path passwd = Files.writeString(folder.resolve("given"), "root:x:0:0:::\n");
        Path zone = Files.createSymbolicLink(folder.resolve("zone"), Path.of("/nowhere/zoneinfo/Asia/Tokyo"));
        Evidence evidence = EvidenceFinder.find(List.of(log));
        List<HostFile> given =
                List.of(HostFile.read(HostFile.Kind.PASSWD, passwd), HostFile.read(HostFile.Kind.LOCALTIME, zone));
        AuditTrail trail = TrailLoader.load(
                evidence.with(Map.of(evidence.sets().getFirst().folder(), given)),
                Progress.NONE,
                _ -> {},
                new CancelToken());
        assertThat(CustodyCheck.hashes(trail, Progress.NONE, new CancelToken()))
                .hasSize(3)
                .allMatch(CustodyCheck.Result::isUnchanged);
        assertThat(CustodyCheck.sizesAndTimes(trail)).hasSize(3).allMatch(CustodyCheck.Result::isUnchanged);
        Files.writeString(passwd, "toor:x:0:0:::\n");
        Files.delete(zone);
        assertThat(CustodyCheck.hashes(trail, Progress.NONE, new CancelToken()))
                .extracting(
                        CustodyCheck.Result::path,
                        result -> String.valueOf(result.objection()).replaceFirst(":.*", ""))
                .containsExactly(
                        tuple(log, "null"), tuple(passwd, "has other bytes now"), tuple(zone, "is no longer there"));
        Files.writeString(passwd, "");
        assertThat(CustodyCheck.sizesAndTimes(trail))
                .extracting(CustodyCheck.Result::objection)
                .containsExactly(null, "went from 14 to 0 bytes", "is no longer there");
    }
}
