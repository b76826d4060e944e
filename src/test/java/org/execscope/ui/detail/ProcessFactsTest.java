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

    private static String fact(AuditTrail trail, int event, String name) {
        return ProcessFacts.of(
                        trail, event, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT), Letters.USUAL, new CancelToken())
                .getFirst()
                .facts()
                .stream()
                .filter(fact -> fact.name().equals(name))
                .map(fact -> (fact.value() == null ? "—" : fact.value().text()) + ": " + fact.meaning())
                .findFirst()
                .orElse("");
    }

    private static String call(int second, int serial, int number, String result, int ppid, int pid) {
        return "type=SYSCALL msg=audit(17720000" + second + ".500:" + serial + "): arch=c000003e syscall=" + number
                + result + " a0=0 a1=0 a2=0 a3=0 items=0 ppid=" + ppid + " pid=" + pid
                + " auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"x\" exe=\"/x\""
                + " key=(null)\n";
    }

    /// A process that was born and ended in the log, its creator, whose end isn't there, and a later holder of a pid.
    @Test
    void saysWhenItEndedAsFarAsTheLogDoes(@TempDir Path folder) throws IOException {
        String fork = " success=yes exit=200";
        String log = call(10, 1, 59, " success=yes exit=0", 1, 100)
                + call(11, 2, 57, fork, 1, 100)
                + call(12, 3, 59, " success=yes exit=0", 100, 200)
                + call(14, 4, 231, "", 100, 200)
                + call(15, 5, 59, " success=yes exit=0", 1, 300)
                + call(16, 6, 231, "", 1, 300);
        Path file = folder.resolve("audit.log");
        Files.writeString(file, log, StandardCharsets.US_ASCII);
        AuditTrail trail =
                TrailLoader.load(EvidenceFinder.find(List.of(file)), Progress.NONE, _ -> {}, new CancelToken());

        assertThat(fact(trail, 2, "end")).endsWith(": its exit is in the log");
        assertThat(fact(trail, 2, "duration")).isEqualTo("3.000 s: ");
        assertThat(fact(trail, 2, "last seen")).endsWith(": its own event");
        int alone = trail.execves().at(2);
        assertThat(fact(trail, alone, "end")).endsWith(": its exit is in the log");
        assertThat(fact(trail, alone, "duration"))
                .as("nobody knows when it began")
                .isEmpty();
        assertThat(fact(trail, 0, "end")).startsWith("—");
        assertThat(fact(trail, 0, "duration")).isEmpty();
        assertThat(fact(trail, 0, "last seen")).endsWith(": an event of a child");
    }

    @Test
    void saysByWhenItWasGoneWhereTheHostStartedAgain(@TempDir Path folder) throws IOException {
        String log = call(10, 5001, 59, " success=yes exit=0", 1, 100)
                + call(90, 1, 59, " success=yes exit=0", 1, 100)
                + call(91, 2, 59, " success=yes exit=0", 1, 101);
        Path file = folder.resolve("audit.log");
        Files.writeString(file, log, StandardCharsets.US_ASCII);
        AuditTrail trail =
                TrailLoader.load(EvidenceFinder.find(List.of(file)), Progress.NONE, _ -> {}, new CancelToken());

        assertThat(fact(trail, 0, "end")).startsWith("≤ ").contains(":50.500").contains("≈ gone by then");
        assertThat(fact(trail, 1, "end")).startsWith("—");
    }
}
