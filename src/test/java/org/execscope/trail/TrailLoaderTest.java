package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.execscope.bytes.Bytes;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Custody;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.evidence.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TrailLoaderTest {
    @TempDir
    Path folder;

    private static String syscall(int serial) {
        return "type=SYSCALL msg=audit(1700000000.%03d:%d): ".formatted(serial % 1000, serial)
                + "arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=" + (100 + serial)
                + " auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1"
                + " comm=\"id\" exe=\"/usr/bin/id\" key=(null)\n";
    }

    private static String execve(int serial) {
        return "type=EXECVE msg=audit(1700000000.%03d:%d): argc=2 a0=\"id\" a1=\"%d\"\n"
                .formatted(serial % 1000, serial, serial);
    }

    private static String event(int serial) {
        return syscall(serial) + execve(serial);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private static AuditTrail load(Path... given) {
        return TrailLoader.load(EvidenceFinder.find(List.of(given)), Progress.NONE, _ -> {}, new CancelToken());
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void eachFileIsHashedAndCounted() throws IOException, NoSuchAlgorithmException {
        StringBuilder text = new StringBuilder();
        // More than a few pieces, so that hashing and parsing overlap.
        for (int serial = 1; text.length() < 5_000_000; serial++) {
            text.append(event(serial));
        }
        Path log = write("audit.log", text.toString());
        AuditTrail trail = load(log);
        FileReport report = trail.files().getFirst();
        assertThat(report.sha256()).isEqualTo(sha256(log));
        assertThat(report.size()).isEqualTo(Files.size(log));
        assertThat(report.lines()).isEqualTo(text.chars().filter(c -> c == '\n').count());
        assertThat(report.records()).isEqualTo(report.lines());
        assertThat(report.execveEvents())
                .isEqualTo(report.lines() / 2)
                .isEqualTo(trail.execves().size());
        assertThat(report.complete()).isTrue();
        assertThat(report.note()).isNull();
        assertThat(trail.whole()).isTrue();
        assertThat(trail.processes()).isNotNull();
    }

    @Test
    void theSameBytesUnderTwoNamesCountOnce() throws IOException {
        Path one = write("audit.log.1", event(1) + event(2));
        Path copy = write("audit.log", event(1) + event(2));
        AuditTrail trail = load(one, copy);
        assertThat(trail.execves().size()).isEqualTo(2);
        assertThat(trail.files())
                .extracting(FileReport::note)
                .containsExactly(null, "the same bytes as " + one + ": read once");
        assertThat(trail.files().get(1).sha256()).isEqualTo(trail.files().get(0).sha256());
        assertThat(trail.whole()).isTrue();
    }

    @Test
    void anEventThatStraddlesTwoRotatedFilesIsOneEvent() throws IOException {
        write("audit.log.1", event(1) + syscall(2));
        write("audit.log", execve(2) + event(3));
        AuditTrail trail = load(folder);
        assertThat(trail.execves().size()).isEqualTo(3);
        assertThat(trail.problems()).isEmpty();
        int straddling = trail.execves().at(1);
        assertThat(trail.events().pid(straddling)).isEqualTo(102);
        assertThat(trail.events().arguments(straddling)).containsExactly(Bytes.utf8("id"), Bytes.utf8("2"));
        assertThat(trail.events().recordCount(straddling)).isEqualTo(2);
        assertThat(trail.files()).extracting(FileReport::execveEvents).containsExactly(2L, 1L);
    }

    @Test
    void whatStopsBeforeTheEndIsNotWhole() throws IOException {
        Path first = write("audit.log.1", event(1));
        Path second = write("audit.log", event(2));
        CancelToken cancel = new CancelToken();
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(first, second)), (_, _, _) -> cancel.cancel(), _ -> {}, cancel);
        assertThat(trail.whole()).isFalse();
        assertThat(trail.execves().size()).isEqualTo(1);
        assertThat(trail.files()).extracting(FileReport::complete).containsExactly(false, false);
        assertThat(trail.files())
                .extracting(FileReport::note)
                .containsExactly(
                        "stopped at byte " + Files.size(first) + ": what follows was not analysed",
                        "was not read: stopped before");
    }

    @Test
    void whatWasReadIsPublishedAsSoonAsReadingIsStopped() throws IOException {
        Path log = write("audit.log", event(1) + event(2));
        CancelToken cancel = new CancelToken();
        List<AuditTrail> published = new ArrayList<>();
        List<String> said = new ArrayList<>();
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(log)),
                new Progress() {
                    @Override
                    public void report(long done, long total, String what) {
                        cancel.cancel();
                    }

                    @Override
                    public void step(double share, String what) {
                        said.add(share + " " + what);
                    }
                },
                published::add,
                cancel);
        AuditTrail last = published.getLast();
        assertThat(last.execves().size()).isEqualTo(2);
        assertThat(last.processes()).isNull();
        assertThat(last.whole()).isFalse();
        assertThat(trail.processes()).as("what was read is worth them").isNotNull();
        assertThat(said).containsExactly("-1.0 Finding the processes of what was read");
    }

    @Test
    void whatFollowsReadingSaysHowFarItIs() throws IOException {
        Path log = write("audit.log", event(1) + event(2));
        List<Double> shares = Collections.synchronizedList(new ArrayList<>());
        List<String> steps = Collections.synchronizedList(new ArrayList<>());
        TrailLoader.load(
                EvidenceFinder.find(List.of(log)),
                new Progress() {
                    @Override
                    public void report(long done, long total, String what) {
                        assertThat(steps).as("while reading").isEmpty();
                    }

                    @Override
                    public void step(double share, String what) {
                        shares.add(share);
                        steps.add(what);
                    }
                },
                _ -> {},
                new CancelToken());
        assertThat(steps.getFirst()).isEqualTo("Finding the processes");
        assertThat(steps.getLast()).isEqualTo("Checking the evidence");
        assertThat(shares).isSorted().startsWith(-1.0).hasSizeGreaterThan(20);
        assertThat(shares.getLast()).isEqualTo(1.0);
    }

    @Test
    void theProcessesOfWhatWasReadCanBeGivenUpToo() throws IOException {
        Path log = folder.resolve("audit.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write((event(1) + event(2)).getBytes(StandardCharsets.ISO_8859_1));
        }
        CancelToken cancel = new CancelToken();
        CancelToken rest = new CancelToken();
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(log)),
                (_, _, _) -> {
                    cancel.cancel();
                    rest.cancel();
                },
                null,
                cancel,
                rest,
                ReadingPlan.ofMachine());
        assertThat(trail.processes()).isNull();
        assertThat(trail.execves().size()).isEqualTo(2);
        assertThat(trail.whole()).isFalse();
        assertThat(trail.files()).extracting(FileReport::custody).containsExactly((Custody) null);
        assertThat(load(log).files()).extracting(FileReport::custody).doesNotContainNull();
    }

    static Stream<Arguments> foreign() {
        String ask = "; ask for the host's /var/log/audit/audit.log itself";
        return Stream.of(
                Arguments.of("", "is empty (0 bytes)"),
                Arguments.of("hello\nworld\n", "has no audit records"),
                Arguments.of("\u00ff\u00fet\0y\0p\0", "was rewritten as UTF-16 by another program" + ask),
                Arguments.of("\u001f\u008b\b\0\0", "ends early at compressed byte 5"),
                Arguments.of("\u00fd7zXZ\0", "ends early at compressed byte 6"),
                Arguments.of("(\u00b5/\u00fd\0", "ends early at compressed byte 5"),
                Arguments.of(
                        "LPKSHHRH\0\0",
                        "is a binary journal; export it by journalctl -o json --all, or" + ask.substring(1)),
                Arguments.of("{\"a\":1}\n", "is JSON of another program" + ask),
                Arguments.of(
                        "{\"ID\":\"1626611363.720:348501\",\"SYSCALL\":{}}\n",
                        "is the output of laurel, which folds records into JSON" + ask),
                Arguments.of(
                        "{\"@timestamp\":\"2026-01-01T00:00:00Z\",\"auditd\":{}}\n",
                        "is JSON of auditbeat, filebeat or another shipper, which rewrites the records" + ask),
                Arguments.of("ElfFile\0\0", "is an event log of Windows (EVTX): it has no Linux audit records"),
                Arguments.of(
                        "\u00d4\u00c3\u00b2\u00a1\2\0",
                        "is a capture of network traffic (pcap): it has no audit records"),
                Arguments.of("\u007fELF\2", "is a program or a core file (ELF), not a log" + ask),
                Arguments.of(
                        "\nExecutable Report\n====================\n1. 05/09/26 19:40:33 /usr/sbin/sshd\n",
                        "is a report of aureport: it counts events and does not show them" + ask),
                Arguments.of(
                        "__CURSOR=s=1\n__REALTIME_TIMESTAMP=1\n",
                        "is a journal export without audit records; export them by journalctl -o export _TRANSPORT=audit, or"
                                + ask.substring(1)),
                Arguments.of(
                        "NODE,EVENT,DATE\n,SYSCALL,1\n",
                        "is the output of ausearch --format csv: its arguments" + " are not whole" + ask),
                Arguments.of(
                        "At 10:02:11 root successfully executed /bin/id\n",
                        "is the output of ausearch --format text: its arguments are missing" + ask),
                Arguments.of("ab\0cd\n", "is a binary file without audit records"));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aFileOfAnotherShapeIsNamed(String text, String why) throws IOException {
        Path file = write("given", text);
        AuditTrail trail = load(file);
        assertThat(trail.execves().size()).isZero();
        assertThat(trail.skipped())
                .containsExactly(new Skipped(
                        file.toString(),
                        why,
                        true,
                        text.isEmpty()
                                ? Skipped.Reason.EMPTY
                                : why.startsWith("ends early") ? Skipped.Reason.UNREADABLE : Skipped.Reason.NOT_AUDIT));
    }

    /// Who starts the reading says what to do then.
    @Test
    void memoryThatEndsOnAWorkerEndsTheReading() {
        CompletableFuture<String> work = CompletableFuture.supplyAsync(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(() -> TrailLoader.await(work)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void interpretedOutputIsNamed() throws IOException {
        Path file =
                write("given", "type=SYSCALL msg=audit(03/01/2026 10:02:11.482:12001) : arch=x86_64 syscall=execve\n");
        assertThat(load(file).skipped().getFirst().why()).startsWith("is the output of ausearch -i");
    }

    @Test
    void aFileThatVanishedIsSaid() throws IOException {
        Path log = write("audit.log", event(1));
        var evidence = EvidenceFinder.find(List.of(log));
        Files.delete(log);
        AuditTrail trail = TrailLoader.load(evidence, Progress.NONE, _ -> {}, new CancelToken());
        assertThat(trail.whole()).isFalse();
        assertThat(trail.skipped()).singleElement().matches(Skipped::failed);
    }
}
