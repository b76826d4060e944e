package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.evidence.Skipped;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.MemoryNeed;
import org.execscope.trail.ReadingPlan;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The exact words of each state that evidence can be in, with what can be done about it: a row each.
final class StateWordsTest {
    private static final ReadingPlan PLAN = new ReadingPlan(2, 1 << 16, true);

    @TempDir
    Path folder;

    /// Makes evidence in a folder and reads it.
    interface Maker {
        AuditTrail make(Path folder) throws IOException;
    }

    /// @param words what is said, without the folder's name
    /// @param ways what the buttons say
    record State(String name, Maker maker, String words, List<String> ways) {
        State(String name, Maker maker, String words, String... ways) {
            this(name, maker, words, List.of(ways));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> states() {
        return Stream.of(
                new State(
                        "can't read",
                        folder -> unreadable(folder, 4),
                        "audit.log.1 can't be read: permission denied. The other 4 files are loaded.",
                        "Retry",
                        "Remove"),
                new State(
                        "can't read, one other",
                        folder -> unreadable(folder, 1),
                        "audit.log.1 can't be read: permission denied. The other file is loaded.",
                        "Retry",
                        "Remove"),
                new State(
                        "can't read, no other",
                        folder -> load(folder.resolve("audit.log")),
                        "audit.log does not exist. No evidence is loaded.",
                        "Retry",
                        "Remove"),
                new State(
                        "not audit, not text",
                        folder -> load(write(folder, "notes.txt", noise(1_200_000))),
                        "notes.txt is not text, and has no audit records in its first 1 MB, so it was left out.",
                        "Read it anyway"),
                new State(
                        "not audit, looked through to its end",
                        folder -> load(write(folder, "notes.txt", "nothing of the kind\n".repeat(100_000))),
                        "notes.txt has no audit records, so it was left out.",
                        "Remove"),
                new State(
                        "another tool's",
                        folder -> load(write(folder, "a.csv", "NODE,EVENT,DATE\nweb,1,2\n")),
                        "a.csv is the output of ausearch --format csv: its arguments are not whole; ask for the"
                                + " host's /var/log/audit/audit.log itself.",
                        "Remove"),
                new State(
                        "empty file",
                        folder -> load(write(folder, "audit.log.3", "")),
                        "audit.log.3 is empty (0 bytes)."),
                new State(
                        "damaged archive",
                        StateWordsTest::damaged,
                        "audit.log.2.gz ends early at compressed byte 900. 24 events before that are loaded.",
                        "Remove"),
                new State(
                        "unparsed lines",
                        folder -> load(write(folder, "audit.log", "x\n" + event(1) + "y\n" + event(2) + "z\n")),
                        "3 of 5 lines could not be parsed. They are kept and listed.",
                        "Show"),
                new State(
                        "records but no execve",
                        folder -> load(write(
                                folder, "audit.log", event(1).replace("syscall=59", "syscall=2") + call(2) + call(3))),
                        "3 records, none of them execve. The rules that log program starts were probably not loaded"
                                + " on this host.",
                        "How to check"),
                new State(
                        "same file twice",
                        folder -> load(
                                write(folder, "audit.log", event(1)),
                                write(Files.createDirectory(folder.resolve("copy")), "audit.log", event(1))),
                        "audit.log and copy/audit.log are the same bytes (SHA-256 702d…). Read once."),
                new State(
                        "file grew",
                        folder -> changed(folder, true),
                        "audit.log changed while it was read: its size went from 2,460,000 to 2,460,002 bytes. The"
                                + " first 2,460,000 bytes are what was analysed.",
                        "Read again"),
                new State(
                        "file shrank",
                        folder -> changed(folder, false),
                        "audit.log changed while it was read: it ends at byte 1,000,000 instead of 2,460,000. The"
                                + " first 1,000,000 bytes are what was analysed.",
                        "Read again"),
                new State(
                        "stopped",
                        StateWordsTest::stopped,
                        "Reading audit.log.1 stopped at byte 65,536: what follows was not analysed. 2 more files were"
                                + " not read.",
                        "Read again",
                        "Remove"),
                new State("nothing found", folder -> load(), "No audit log was found in what was opened."));
    }

    @ParameterizedTest
    @MethodSource("states")
    void saysWhatHappenedWhereAndWhatToDo(State state) throws IOException {
        AuditTrail trail = state.maker().make(folder);
        List<Notice> notices = LoadWords.notices(trail, ways());
        assertThat(notices)
                .extracting(notice -> notice.text().replace(folder + "/", ""))
                .contains(state.words());
        Notice said = notices.stream()
                .filter(notice -> notice.text().replace(folder + "/", "").equals(state.words()))
                .findFirst()
                .orElseThrow();
        assertThat(said.ways()).extracting(Notice.Way::words).isEqualTo(state.ways());
        assertThat(notices).extracting(Notice::text).doesNotHaveDuplicates();
        assertThat(notices)
                .allSatisfy(notice -> assertThat(notice.text()).endsWith(".").doesNotContain("!", "Oops", "Exception"));
    }

    /// Each state is said once: not as a file that was left out and as one that was not read to its end.
    @Test
    void whatWasLeftOutIsSaidOnce() throws IOException {
        assertThat(LoadWords.notices(load(write(folder, "notes.txt", noise(1_200_000))), ways()))
                .hasSize(1);
    }

    @Test
    void manyMessagesLeaveRoomForWhatTheLogLacks() throws IOException {
        List<Path> paths = new ArrayList<>();
        paths.add(write(folder, "audit.log", "x\n" + event(1).replace("syscall=59", "syscall=2")));
        for (int i = 1; i < 8; i++) {
            paths.add(folder.resolve("audit.log." + i));
        }
        List<Notice> notices = LoadWords.notices(load(paths.toArray(new Path[0])), ways());
        assertThat(notices).hasSize(5);
        assertThat(notices)
                .extracting(Notice::text)
                .contains(
                        "And 5 more messages about files: they stand in the Evidence tab.",
                        "1 of 2 lines could not be parsed. They are kept and listed.");
    }

    @Test
    void whatDoesNotFitIsSaidWithWhatItNeeds() {
        MemoryNeed need = new MemoryNeed(10_214_551, 1_615_000_000, 1_500_000_000, 1_200_000_000, null);
        Notice asked = LoadWords.tooLarge(need, _ -> {});
        assertThat(asked.text())
                .isEqualTo("About 10,000,000 events need about 1.9 GB of memory; 1.2 GB are available. Nothing was"
                        + " read yet.");
        assertThat(asked.ways()).extracting(Notice.Way::words).containsExactly("Try to load all");
        assertThat(new MemoryNeed(0, 1_615_000_000, 1_500_000_000, 120_000_000, null).words())
                .isEqualTo("This evidence is likely to need about 1.9 GB of memory; 120 MB are available");
        assertThat(LoadWords.memoryEnded(() -> {}).ways())
                .extracting(Notice.Way::words)
                .containsExactly("What can I do?");
    }

    @Test
    void aFaultOfTheProgramShowsNothingOfTheEvidence() {
        List<String> copied = new ArrayList<>();
        Notice notice = Fault.notice(
                "filtering",
                new IllegalStateException("rm -rf / of the evidence", new IOException("/evidence/secret.log")),
                copied::add);
        assertThat(notice.text())
                .isEqualTo("Something went wrong in Execscope while filtering. The evidence is untouched.");
        assertThat(notice.ways()).extracting(Notice.Way::words).containsExactly("Copy details", "Continue");
        assertThat(notice.ways()).extracting(Notice.Way::settles).containsExactly(false, true);
        notice.ways().getFirst().action().run();
        assertThat(copied)
                .singleElement()
                .satisfies(details -> assertThat(details)
                        .startsWith("Execscope, while filtering\nJava ")
                        .contains("java.lang.IllegalStateException\n    at ", "caused by java.io.IOException\n    at ")
                        .contains("StateWordsTest")
                        .doesNotContain("rm -rf", "secret"));
    }

    private static LoadWays ways() {
        return new LoadWays(() -> {}, () -> {}, () -> {}, _ -> {}, LoadWays.Outside.NONE);
    }

    private static AuditTrail load(Path... paths) {
        return load(EvidenceFinder.find(List.of(paths)), Progress.NONE, new CancelToken());
    }

    private static AuditTrail load(Evidence evidence, Progress progress, CancelToken cancel) {
        return TrailLoader.load(evidence, progress, null, cancel, PLAN);
    }

    private static String event(int serial) {
        return "type=SYSCALL msg=audit(1772000000.000:" + serial + "): arch=c000003e syscall=59 success=yes"
                + " exit=0 a0=1 items=0 ppid=1 pid=7 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0"
                + " tty=(none) ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=\"k\"\n";
    }

    private static String call(int serial) {
        return event(serial).replace("syscall=59", "syscall=2");
    }

    private static Path write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Path write(Path folder, String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static AuditTrail unreadable(Path folder, int others) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            paths.add(write(folder, "audit.log." + (i + 2), event(i + 1)));
        }
        Evidence found = EvidenceFinder.find(paths);
        // Whoever runs the test may be allowed to read everything.
        Skipped locked = new Skipped(folder + "/audit.log.1", "can't be read: permission denied", true);
        return load(new Evidence(found.files(), found.sets(), List.of(locked)), Progress.NONE, new CancelToken());
    }

    private static AuditTrail damaged(Path folder) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Random random = new Random(3);
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 1; i < 1000; i++) {
                String own = event(i).replace("pid=7", "pid=" + random.nextInt(1 << 22));
                out.write(
                        own.replace("/usr/bin/id", "/tmp/" + random.nextLong()).getBytes(StandardCharsets.US_ASCII));
                out.write(("type=EXECVE msg=audit(1772000000.000:" + i + "): argc=1 a0=\"id\"\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        return load(write(folder, "audit.log.2.gz", Arrays.copyOf(packed.toByteArray(), 900)));
    }

    private static AuditTrail changed(Path folder, boolean grows) throws IOException {
        int length = event(1_000_000).length();
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 2_460_000 / length; i++) {
            log.append(event(1_000_000 + i));
        }
        log.append("#".repeat(2_460_000 - log.length() - 1)).append('\n');
        Path path = write(folder, "audit.log", log.toString());
        AtomicBoolean done = new AtomicBoolean();
        return load(
                EvidenceFinder.find(List.of(path)),
                (read, total, what) -> {
                    if (!done.getAndSet(true)) {
                        change(path, grows);
                    }
                },
                new CancelToken());
    }

    private static void change(Path path, boolean grows) {
        try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
            if (grows) {
                channel.position(channel.size());
                channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x', '\n'}));
            } else {
                channel.truncate(1_000_000);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static AuditTrail stopped(Path folder) throws IOException {
        Path first = write(folder, "audit.log.1", event(1_000_000).repeat(5_000));
        Path second = write(folder, "audit.log", event(1_000_001));
        Path third = write(Files.createDirectory(folder.resolve("other")), "audit.log", event(1_000_002));
        CancelToken cancel = new CancelToken();
        return load(EvidenceFinder.find(List.of(first, second, third)), (read, total, what) -> cancel.cancel(), cancel);
    }
}
