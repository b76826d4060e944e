package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFileTest {
    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void takesTheWordOfAFileWhateverItIsCalled() throws IOException {
        HostFile file =
                HostFile.read(HostFile.Kind.PASSWD, write("copy.txt", "root:x:0:0::/:/bin/sh\nbob:x:1000:1::\n"));
        assertThat(file.said().users()).isEqualTo(Map.of(0L, "root", 1000L, "bob"));
        assertThat(file.size()).isEqualTo(37);
        assertThat(file.sha256()).hasSize(64);
        HostContext before =
                new HostContext("web", Map.of(1000L, "alice"), Map.of(10L, "wheel"), ZoneId.of("Asia/Tokyo"), 4L);
        HostContext after = before.with(file);
        assertThat(after.users()).isEqualTo(Map.of(0L, "root", 1000L, "bob"));
        assertThat(after.groups()).isEqualTo(before.groups());
        assertThat(after.hostname()).isEqualTo("web");
        assertThat(after.zone()).isEqualTo(before.zone());
        assertThat(after.isByHand(HostFile.Kind.PASSWD)).isTrue();
        assertThat(after.isByHand(HostFile.Kind.GROUP)).isFalse();
        assertThat(after.with(file).byHand()).containsExactly(file);
    }

    @Test
    void aLinkNamesTheZoneAndIsNotFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("localtime"), Path.of("/nowhere/zoneinfo/Europe/Berlin"));
        HostFile file = HostFile.read(HostFile.Kind.LOCALTIME, link);
        assertThat(HostContext.NONE.with(file).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(file.size()).isEqualTo("/nowhere/zoneinfo/Europe/Berlin".length());
    }

    @Test
    void refusesWhatSaysNothingOfItsKind() throws IOException {
        Path log = write("audit.log", "type=EOE msg=audit(1.0:1): \n");
        assertThatThrownBy(() -> HostFile.read(HostFile.Kind.PASSWD, log))
                .isInstanceOf(IOException.class)
                .hasMessage("it gives no user names: it isn't a host's passwd file");
        assertThatThrownBy(() -> HostFile.read(HostFile.Kind.LOCALTIME, log))
                .hasMessage("it gives no time zone: it isn't a host's localtime file");
        assertThatThrownBy(() -> HostFile.read(HostFile.Kind.GROUP, folder)).hasMessage("it is not a plain file");
        assertThatThrownBy(() -> HostFile.read(HostFile.Kind.GROUP, folder.resolve("none")))
                .hasMessage("it does not exist");
    }

    @Test
    void holdsForItsOwnSetAlone() throws IOException {
        HostFile file = HostFile.read(HostFile.Kind.HOSTNAME, write("hostname", "db07\n"));
        Evidence evidence = new Evidence(
                        List.of(),
                        List.of(new EvidenceSet(0, "a", HostContext.NONE), new EvidenceSet(1, "b", HostContext.NONE)),
                        List.of())
                .with(Map.of("b", List.of(file)));
        assertThat(evidence.sets().get(0).context().hostname()).isNull();
        assertThat(evidence.sets().get(1).context().hostname()).isEqualTo("db07");
    }

    /// What was read is told so that anybody can check it, and so is what stands there now.
    @Test
    void tellsWhatWasReadAndWhatIsThereNow() throws IOException {
        Path path = write("group", "wheel:x:10:\n");
        Instant modified = Instant.parse("2026-01-02T03:04:05Z");
        Files.setLastModifiedTime(path, FileTime.from(modified));
        Instant before = Instant.now();
        HostFile file = HostFile.read(HostFile.Kind.GROUP, path);
        assertThat(file.readAt()).isBetween(before, Instant.now());
        assertThat(file.custody().modified()).isEqualTo(modified);
        // printf 'wheel:x:10:\n' | sha256sum
        assertThat(file.sha256()).isEqualTo("908339a7804b42b0c7412e8e903fa413ee3d78de2029e6144f4e44ba91d29b7d");
        assertThat(file.custodyNow().sha256()).isEqualTo(file.sha256());
        Files.writeString(path, "other:x:10:100\n");
        assertThat(file.custodyNow().sha256()).isNotEqualTo(file.sha256());
        assertThat(file.custodyNow().size()).isEqualTo(15);
        assertThat(file.size()).isEqualTo(12);
        Files.delete(path);
        assertThatThrownBy(file::custodyNow).hasMessage("it does not exist");
    }

    /// The link's own time is what was collected; its target is of this workstation.
    @Test
    void ofALinkThatNamesAZoneTheTextIsTheEvidence() throws IOException {
        Path target = write("zoneinfo", "x");
        Path link = Files.createSymbolicLink(folder.resolve("localtime"), Path.of("/nowhere/zoneinfo/Asia/Tokyo"));
        HostFile file = HostFile.read(HostFile.Kind.LOCALTIME, link);
        // printf /nowhere/zoneinfo/Asia/Tokyo | sha256sum
        assertThat(file.sha256()).isEqualTo("95b03c1a6606df000684aae905b3a31757f198e50afe2f5520a85ac0bf0d32f5");
        assertThat(file.custodyNow().sha256()).isEqualTo(file.sha256());
        Files.delete(link);
        Files.createSymbolicLink(link, target);
        assertThat(file.custodyNow().size()).isEqualTo(target.toString().length());
    }

    /// Only a zone is named by where a link leads.
    @Test
    void ofOtherLinksTheTargetIsRead() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), write("hostname", "db07\n"));
        assertThat(HostFile.read(HostFile.Kind.HOSTNAME, link).said().hostname())
                .isEqualTo("db07");
    }

    @Test
    void refusesWhatIsLongerThanAnyHostsFile() throws IOException {
        String line = "root:x:0:0:" + "x".repeat(1012) + "\n";
        Path longest = write("passwd", line.repeat(HostSource.LONGEST / line.length()));
        assertThat(Files.size(longest)).isEqualTo(HostSource.LONGEST);
        assertThat(HostFile.read(HostFile.Kind.PASSWD, longest).size()).isEqualTo(HostSource.LONGEST);
        Files.writeString(longest, "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> HostFile.read(HostFile.Kind.PASSWD, longest))
                .hasMessage("it is longer than any host's: more than 16 MiB");
    }

    @Test
    void saysWhatEachKindWouldHaveGiven() throws IOException {
        Path empty = write("empty", "\n");
        assertThatThrownBy(() -> HostFile.read(HostFile.Kind.GROUP, empty))
                .hasMessage("it gives no group names: it isn't a host's group file");
        assertThatThrownBy(() -> HostFile.read(HostFile.Kind.HOSTNAME, empty))
                .hasMessage("it gives no name: it isn't a host's hostname file");
    }
}
