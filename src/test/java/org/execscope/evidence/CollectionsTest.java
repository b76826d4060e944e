package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What well-known collectors leave behind: log set, names, zone and host are found without a question.
final class CollectionsTest {
    private static final byte[] LOG = Packed.utf8("type=EOE msg=audit(1700000000.001:1): \n");
    private static final byte[] SYSLOG =
            Packed.utf8("Nov 14 22:13:20 web01 audisp-syslog: type=EOE msg=audit(1700000000.001:1): \n");

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        files.clear();
    }

    private void host(String root, String zoneFile, String zone) {
        files.put(root + "etc/passwd", Packed.utf8("root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000::/:/bin/sh\n"));
        files.put(root + "etc/group", Packed.utf8("root:x:0:\nadm:x:4:alice\n"));
        files.put(root + "etc/hostname", Packed.utf8("web01\n"));
        files.put(root + "etc/os-release", Packed.utf8("NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n"));
        files.put(root + "etc/audit/audit.rules", Packed.utf8("# made\n-a always,exit -S execve -k procmon\n\n"));
        files.put(root + zoneFile, Packed.utf8(zone));
    }

    private void logs(String root) throws IOException {
        files.put(root + "var/log/audit/audit.log", LOG);
        files.put(root + "var/log/audit/audit.log.1", LOG);
        files.put(root + "var/log/audit/audit.log.2.gz", Packed.compress(Compression.GZIP, LOG));
        files.put(root + "var/log/syslog", SYSLOG);
        files.put(root + "var/log/auth.log", Packed.utf8("Nov 14 22:13:20 web01 sshd[1]: nothing\n"));
        files.put(root + "var/log/journal/00112233445566778899aabbccddeeff/system.journal", Packed.utf8("LPKSHHRH"));
        files.put(root + "usr/bin/true", new byte[100]);
    }

    private void assertFound(Path given, String name, String root) {
        Evidence evidence = EvidenceFinder.find(List.of(given));
        assertThat(evidence.files())
                .extracting(file -> file.name().substring(given.toString().length()))
                .containsExactly(
                        root + "var/log/audit/audit.log.2.gz",
                        root + "var/log/audit/audit.log.1",
                        root + "var/log/audit/audit.log",
                        root + "var/log/syslog");
        assertThat(evidence.sets()).singleElement().satisfies(set -> {
            HostContext context = set.context();
            assertThat(context.hostname()).isEqualTo("web01");
            assertThat(context.users()).isEqualTo(Map.of(0L, "root", 1000L, "alice"));
            assertThat(context.groups()).containsEntry(4L, "adm");
            assertThat(context.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
            assertThat(context.system()).contains("Debian GNU/Linux 12");
            assertThat(context.auditRules()).containsExactly("-a always,exit -S execve -k procmon");
        });
        assertThat(evidence.skipped()).as(name).noneMatch(Skipped::failed);
        assertThat(evidence.skipped()).extracting(Skipped::why).anyMatch(why -> why.startsWith("is a binary journal"));
        assertThat(evidence.skipped())
                .filteredOn(skipped -> skipped.path().endsWith("auth.log"))
                .singleElement()
                .matches(skipped -> skipped.why().equals("has no audit records"));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void uac() throws IOException {
        host("[root]/", "etc/timezone", "Europe/Madrid\n");
        logs("[root]/");
        files.put("bodyfile/bodyfile.txt", new byte[10]);
        files.put("live_response/process/ps.txt", Packed.utf8("PID\n"));
        byte[] tar = Packed.compress(Compression.GZIP, Packed.archive(ArchiveKind.TAR, files));
        assertFound(write("uac-web01-linux-20231114.tar.gz", tar), "uac", "!/[root]/");
    }

    @Test
    void velociraptor() throws IOException {
        host("uploads/auto/", "etc/timezone", "Europe/Madrid\n");
        logs("uploads/auto/");
        files.put("results/Linux.Sys.Pslist.json", Packed.utf8("{}\n"));
        files.put("client_info.json", Packed.utf8("{}\n"));
        assertFound(write("Collection-web01.zip", Packed.archive(ArchiveKind.ZIP, files)), "zip", "!/uploads/auto/");
    }

    @Test
    void sosreport() throws IOException {
        String root = "sosreport-web01-2023-11-14-abcdefg/";
        host(root, "etc/timezone", "Europe/Madrid\n");
        files.remove(root + "etc/hostname");
        files.put(root + "sos_commands/host/hostname", Packed.utf8("web01\n"));
        logs(root);
        byte[] tar = Packed.compress(Compression.XZ, Packed.archive(ArchiveKind.TAR, files));
        assertFound(write("sosreport-web01.tar.xz", tar), "sos", "!/" + root);
    }

    @Test
    void copiedRoot() throws IOException {
        host("", "etc/timezone", "Europe/Madrid\n");
        logs("");
        Path root = folder.resolve("mnt");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        assertFound(root, "root", "/");
    }

    /// Several archives of several hosts in one folder.
    @Test
    void aFolderOfArchives() throws IOException {
        logs("");
        write("a.tar", Packed.archive(ArchiveKind.TAR, files));
        write("b.zip", Packed.archive(ArchiveKind.ZIP, files));
        write("notes.txt", Packed.utf8("x"));
        Evidence evidence = EvidenceFinder.find(List.of(folder));
        assertThat(evidence.sets()).hasSize(2);
        assertThat(evidence.files()).hasSize(8);
        assertThat(evidence.skipped()).noneMatch(Skipped::failed);
    }

    /// The file's own times name no city; a zone that keeps the same is found, and said to be a guess.
    @Test
    void aLocaltimeThatIsAFile() throws IOException {
        Path zone = Path.of("sample-logs/web01/etc/localtime");
        byte[] tzif = Files.readAllBytes(zone);
        files.put("etc/hostname", Packed.utf8("web01\n"));
        files.put("etc/localtime", tzif);
        files.put("etc/timezone", Packed.utf8("No/Where\n"));
        files.put("var/log/audit/audit.log", LOG);
        HostContext context = EvidenceFinder.find(List.of(write("x.tar", Packed.archive(ArchiveKind.TAR, files))))
                .sets()
                .getFirst()
                .context();
        ZoneId expected = ZoneId.of(
                Files.readString(Path.of("sample-logs/web01/etc/timezone")).strip());
        assertThat(context.zoneGuessed()).isTrue();
        for (int month = 1; month <= 12; month++) {
            var day = java.time.LocalDateTime.of(2026, month, 15, 12, 0);
            assertThat(context.zone().getRules().getOffset(day))
                    .isEqualTo(expected.getRules().getOffset(day));
        }
    }

    @Test
    void aDamagedLocaltimeIsNoZone() {
        assertThat(ZoneFile.read("TZif2".getBytes(StandardCharsets.ISO_8859_1))).isNull();
        assertThat(ZoneFile.read(new byte[0])).isNull();
        byte[] claims = new byte[100];
        System.arraycopy("TZif2".getBytes(StandardCharsets.ISO_8859_1), 0, claims, 0, 5);
        java.util.Arrays.fill(claims, 20, 44, (byte) 0x7f);
        assertThat(ZoneFile.read(claims)).isNull();
    }

    @Test
    void footersOfZoneFiles() {
        ZoneFooter madrid = ZoneFooter.read("CET-1CEST,M3.5.0,M10.5.0/3");
        assertThat(madrid.offsetAt(
                        java.time.Instant.parse("2026-03-29T00:59:59Z").getEpochSecond()))
                .isEqualTo(3600);
        assertThat(madrid.offsetAt(
                        java.time.Instant.parse("2026-03-29T01:00:00Z").getEpochSecond()))
                .isEqualTo(7200);
        assertThat(madrid.offsetAt(
                        java.time.Instant.parse("2026-10-25T01:00:00Z").getEpochSecond()))
                .isEqualTo(3600);
        ZoneFooter sydney = ZoneFooter.read("AEST-10AEDT,M10.1.0,M4.1.0/3");
        assertThat(sydney.offsetAt(
                        java.time.Instant.parse("2026-01-15T00:00:00Z").getEpochSecond()))
                .isEqualTo(39600);
        assertThat(sydney.offsetAt(
                        java.time.Instant.parse("2026-07-15T00:00:00Z").getEpochSecond()))
                .isEqualTo(36000);
        assertThat(ZoneFooter.read("<+0330>-3:30").offsetAt(0)).isEqualTo(12600);
        assertThat(ZoneFooter.read("nonsense")).isNull();
    }
}
