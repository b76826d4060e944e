package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
