package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceFinderTest {
    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static List<String> names(Evidence evidence) {
        return evidence.files().stream()
                .map(file -> file.path().getFileName().toString())
                .toList();
    }

    @Test
    void rotatedFilesAreReadOldestFirst() throws IOException {
        for (String suffix : new String[] {"", ".1", ".2", ".10", "-20260102", "-20260101"}) {
            write("audit.log" + suffix, "x");
        }
        List<String> oldestFirst = List.of(
                "audit.log-20260101", "audit.log-20260102", "audit.log.10", "audit.log.2", "audit.log.1", "audit.log");
        assertThat(names(EvidenceFinder.find(List.of(folder)))).isEqualTo(oldestFirst);
        List<Path> byName = List.of(
                folder.resolve("audit.log"),
                folder.resolve("audit.log.1"),
                folder.resolve("audit.log.10"),
                folder.resolve("audit.log.2"));
        Evidence oneByOne = EvidenceFinder.find(byName);
        assertThat(names(oneByOne)).containsExactly("audit.log.10", "audit.log.2", "audit.log.1", "audit.log");
        assertThat(oneByOne.sets()).hasSize(1);
        assertThat(oneByOne.files()).allMatch(file -> file.set() == 0);
    }

    @Test
    void aCollectedTreeBringsNamesAndTheHostName() throws IOException {
        write("web01/var/log/audit/audit.log", "x");
        write("web01/etc/hostname", "# a comment\nweb01.example\n");
        write("web01/etc/passwd", "root:x:0:0::/root:/bin/sh\ntoor:x:0:0:::\nbob:x:1000:1000:::\nbroken\nno:x:id:\n");
        write("web01/etc/group", "wheel:x:10:bob\n");
        write("web01/etc/timezone", "Europe/Berlin\n");
        write("web01/proc/sys/kernel/pid_max", "32768\n");
        Evidence evidence = EvidenceFinder.find(List.of(folder.resolve("web01")));
        assertThat(evidence.skipped()).isEmpty();
        HostContext context = evidence.sets().getFirst().context();
        assertThat(context.hostname()).isEqualTo("web01.example");
        assertThat(context.users()).isEqualTo(Map.of(0L, "root/toor", 1000L, "bob"));
        assertThat(context.groups()).isEqualTo(Map.of(10L, "wheel"));
        assertThat(context.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(context.pidMax()).isEqualTo(32768);
    }

    /// Two names of one age are two files: none may vanish.
    @Test
    void losesNoLogWhoseNameMeansTheSameAge() throws IOException {
        for (String name : List.of("audit.log", "audit.log.0", "audit.log.1", "audit.log.01")) {
            write(name, name);
        }
        assertThat(names(EvidenceFinder.find(List.of(folder))))
                .containsExactlyInAnyOrder("audit.log", "audit.log.0", "audit.log.1", "audit.log.01");
    }

    @Test
    void datedLogsComeInTheOrderOfTheirDates() throws IOException {
        for (String name : List.of("audit.log", "audit.log-20260315", "audit.log-2026031400", "audit.log-20260313")) {
            write(name, name);
        }
        assertThat(names(EvidenceFinder.find(List.of(folder))))
                .containsExactly("audit.log-20260313", "audit.log-2026031400", "audit.log-20260315", "audit.log");
    }

    /// A collected tree is the attacker's: a link in it must not bring in what lies on this workstation.
    @Test
    void followsNoLinkOutOfTheTree() throws IOException {
        write("mine/passwd", "analyst:x:1000:1000:::\n");
        write("mine/secret", "x");
        write("web01/var/log/audit/audit.log", "x");
        write("web01/etc/hostname", "web01");
        Files.createSymbolicLink(folder.resolve("web01/etc/passwd"), folder.resolve("mine/passwd"));
        Files.createSymbolicLink(folder.resolve("web01/var/log/audit/audit.log.1"), folder.resolve("mine/secret"));
        Evidence evidence = EvidenceFinder.find(List.of(folder.resolve("web01")));
        assertThat(evidence.sets().getFirst().context().users()).isEmpty();
        assertThat(names(evidence)).containsExactly("audit.log");
        assertThat(evidence.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.path()).endsWith("audit.log.1");
            assertThat(skipped.failed()).isTrue();
        });
    }

    /// The link's text names the zone; what it points to is not read.
    @Test
    void readsTheZoneFromTheTextOfALink() throws IOException {
        write("web01/var/log/audit/audit.log", "x");
        write("web01/etc/hostname", "web01");
        Files.createSymbolicLink(folder.resolve("web01/etc/localtime"), Path.of("/usr/share/zoneinfo/Europe/Madrid"));
        assertThat(EvidenceFinder.find(List.of(folder.resolve("web01")))
                        .sets()
                        .getFirst()
                        .context()
                        .zone())
                .isEqualTo(ZoneId.of("Europe/Madrid"));
    }

    @Test
    void namesOfOneIdAreBounded() throws IOException {
        StringBuilder passwd = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            passwd.append("user").append(i).append(":x:0:0:::\n");
        }
        write("web01/var/log/audit/audit.log", "x");
        write("web01/etc/passwd", passwd.toString());
        String names = EvidenceFinder.find(List.of(folder.resolve("web01")))
                .sets()
                .getFirst()
                .context()
                .users()
                .get(0L);
        assertThat(names).startsWith("user0/user1/").endsWith("/… +39,992").hasSizeLessThan(200);
    }

    @Test
    void aFolderOfCollectedTreesHasASetForEachHost() throws IOException {
        write("web01/var/log/audit/audit.log", "x");
        write("web01/etc/hostname", "web01");
        write("db01/var/log/audit/audit.log", "x");
        write("db01/etc/hostname", "db01");
        Evidence evidence = EvidenceFinder.find(List.of(folder));
        assertThat(evidence.sets()).extracting(set -> set.context().hostname()).containsExactly("db01", "web01");
        assertThat(evidence.files()).extracting(EvidenceFile::set).containsExactly(0, 1);
        assertThat(evidence.files().getFirst().name()).isEqualTo(folder + "/db01/var/log/audit/audit.log");
    }

    @Test
    void controlCharactersOfAHostNameAreShownHarmless() throws IOException {
        write("audit.log", "x");
        write("hostname", "web\u001b[2J01\n");
        String hostname =
                EvidenceFinder.find(List.of(folder)).sets().getFirst().context().hostname();
        assertThat(hostname).isEqualTo("$'web\\e[2J01'");
    }

    @Test
    void whatDoesNotExistIsSaid() {
        Path missing = folder.resolve("nothing");
        Evidence evidence = EvidenceFinder.find(List.of(missing));
        assertThat(evidence.files()).isEmpty();
        assertThat(evidence.skipped()).containsExactly(new Skipped(missing.toString(), "does not exist", true));
    }

    @Test
    void anEmptyFolderIsSaid() {
        assertThat(EvidenceFinder.find(List.of(folder)).skipped())
                .containsExactly(new Skipped(
                        folder.toString(), "holds no audit.log, nor var/log/audit/audit.log below it", true));
    }

    @Test
    void whatIsGivenTwiceIsReadOnce() throws IOException {
        Path log = write("audit.log", "x");
        Path link = Files.createSymbolicLink(folder.resolve("other"), log);
        Evidence evidence = EvidenceFinder.find(List.of(log, folder.resolve("./audit.log"), link));
        assertThat(evidence.files()).hasSize(1);
        assertThat(evidence.skipped())
                .extracting(Skipped::why, Skipped::failed)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("was given twice, read once", false))
                .hasSize(2);
    }

    @Test
    void whatLiesBesideTheLogsIsSaidToBeLeftOut() throws IOException {
        write("audit.log", "x");
        write("notes.txt", "x");
        Evidence evidence = EvidenceFinder.find(List.of(folder));
        assertThat(names(evidence)).containsExactly("audit.log");
        assertThat(evidence.skipped())
                .containsExactly(new Skipped(
                        folder + "/notes.txt", "is not named like an audit log; open it by name to read it", false));
    }

    @Test
    void aSyslogIsTakenOnlyWhereItHasAuditRecords() throws IOException {
        write("var/log/audit/audit.log", "x");
        write("var/log/messages", "May 29 20:10:35 web kernel: type=2000 audit(1685390993.887:1): initialized\n");
        write("var/log/messages-20260101", "May 29 20:10:35 web kernel: nothing\n");
        write("var/log/journal/0123456789abcdef0123456789abcdef/system.journal", "LPKSHHRH");
        Evidence evidence = EvidenceFinder.find(List.of(folder));
        assertThat(names(evidence)).containsExactly("audit.log", "messages");
        assertThat(evidence.sets()).hasSize(1);
        assertThat(evidence.skipped())
                .extracting(Skipped::why)
                .satisfiesExactlyInAnyOrder(
                        why -> assertThat(why).isEqualTo("has no audit records"),
                        why -> assertThat(why).startsWith("is a binary journal"));
        assertThat(evidence.skipped()).noneMatch(Skipped::failed);
    }

    @Test
    void aLoopOfLinksEnds() throws IOException {
        write("case/web01/var/log/audit/audit.log", "x");
        Files.createSymbolicLink(folder.resolve("case/web01/again"), folder.resolve("case"));
        Files.createSymbolicLink(folder.resolve("case/self"), folder.resolve("case/self"));
        assertThat(names(EvidenceFinder.find(List.of(folder)))).containsExactly("audit.log");
    }

    @Test
    void aFileGivenByNameIsReadWhateverItIsCalled() throws IOException {
        Path log = write("case 7/export.txt", "x");
        assertThat(EvidenceFinder.find(List.of(log)).files()).containsExactly(new EvidenceFile(log, log.toString(), 0));
    }

    /// The library's reader of zips closes the file when it is collected as garbage: it must not be while an entry is
    /// read.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEntryOfAZipStaysOpenAsLongAsItIsRead(boolean packedTwice) throws Exception {
        byte[] noise = new byte[3_000_000];
        new Random(4).nextBytes(noise);
        byte[] log = packedTwice ? Packed.compress(Compression.GZIP, noise) : noise;
        Path zip = folder.resolve("c.zip");
        CRC32 crc = new CRC32();
        crc.update(log);
        ZipEntry stored = new ZipEntry("var/log/audit/audit.log");
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(log.length);
        stored.setCrc(crc.getValue());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(stored);
            out.write(log);
        }
        EvidenceFile file = EvidenceFinder.find(List.of(zip)).files().getFirst();
        byte[] read = new byte[noise.length + 1];
        try (EvidenceStream stream = file.open()) {
            int done = stream.read(read, 0, 100_000);
            for (int i = 0; i < 10; i++) {
                System.gc();
                Thread.sleep(20);
            }
            done += stream.read(read, done, read.length - done);
            assertThat(done).isEqualTo(noise.length);
            assertThat(Arrays.copyOf(read, done)).isEqualTo(noise);
        }
    }
}
