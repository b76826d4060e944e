package org.execscope.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.TrailLoader;
import org.execscope.ui.keys.KeyAction;
import org.execscope.ui.keys.KeyMap;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.keys.Stroke;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.TimeStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFactsTest {
    private static final int PROGRAMS = 53;

    /// One process that becomes one program after the other.
    private static AuditTrail load(Path folder) throws IOException {
        StringBuilder log = new StringBuilder();
        for (int serial = 1; serial <= PROGRAMS; serial++) {
            log.append("type=SYSCALL msg=audit(1772000000.000:")
                    .append(serial)
                    .append("): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=100 uid=0\n");
        }
        Path file = folder.resolve("audit.log");
        Files.writeString(file, log, StandardCharsets.US_ASCII);
        return TrailLoader.load(EvidenceFinder.find(List.of(file)), Progress.NONE, _ -> {}, new CancelToken());
    }

    private static String more(AuditTrail trail, Letters letters) {
        return ProcessFacts.of(trail, 0, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT), letters, new CancelToken())
                .stream()
                .filter(group -> group.title().equals("Programs it ran"))
                .map(group -> group.facts().getLast())
                .map(fact -> fact.value() + ": " + fact.meaning())
                .findFirst()
                .orElse("");
    }

    @Test
    void namesTheKeyThatTheUserChoseForTheRest(@TempDir Path folder) throws IOException {
        AuditTrail trail = load(folder);
        KeyAction all = KeyMap.letterActions().stream()
                .filter(action ->
                        action.letter().map(Stroke::sign).filter("d"::equals).isPresent())
                .findFirst()
                .orElseThrow();

        assertThat(more(trail, Letters.USUAL))
                .contains("3 more program starts")
                .endsWith(": d lists all that the process did");
        assertThat(more(trail, Letters.of(Map.of(all.id(), "Z")))).endsWith(": Z lists all that the process did");
    }
}
