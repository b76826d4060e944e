package org.execscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.ReadingPlan;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The result is the same byte for byte, however many threads read, however large the pieces are, and in
/// whatever order files are given.
final class ReadingPlanTest {
    private static final int EVENTS = 3000;

    @TempDir
    private Path folder;

    private final List<Path> files = new ArrayList<>();

    @BeforeEach
    void writeLogs() throws IOException {
        Random random = new Random(11);
        for (int host = 0; host < 3; host++) {
            List<String> lines = new ArrayList<>();
            for (int serial = 1; serial <= EVENTS; serial++) {
                lines.addAll(event(random, "node=web" + host + " ", serial));
            }
            mix(random, lines);
            files.add(Files.writeString(folder.resolve("web" + host + ".log"), String.join("\n", lines) + "\n"));
        }
    }

    private static List<String> event(Random random, String node, int serial) {
        String stamp = " msg=audit(17000000" + serial / 100 % 90 / 10 + serial / 100 % 10 + ".500:" + serial + "): ";
        int pid = 300 + random.nextInt(200);
        String exe = "/usr/bin/x" + random.nextInt(20);
        String argument = random.nextInt(5) == 0 ? "2D6C20" + "41".repeat(random.nextInt(9)) : "\"a" + serial + "\"";
        List<String> lines = new ArrayList<>();
        lines.add(node + "type=SYSCALL" + stamp + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4"
                + " items=1 ppid=" + (300 + random.nextInt(200)) + " pid=" + pid + " auid=1000 uid=0 gid=0 euid=0"
                + " suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"x\" exe=\"" + exe
                + "\" key=\"procmon\"");
        lines.add(node + "type=EXECVE" + stamp + "argc=2 a0=\"" + exe + "\" a1=" + argument);
        lines.add(node + "type=CWD" + stamp + "cwd=\"/\"");
        lines.add(node + "type=PATH" + stamp + "item=0 name=\"" + exe + "\" inode=" + random.nextInt(50)
                + " dev=fd:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL");
        lines.add(node + "type=PROCTITLE" + stamp + "proctitle=\"" + exe + "\"");
        return lines;
    }

    /// As a busy kernel, and a damaged file: neighbours change places, some lines are gone, doubled or
    /// rubbish.
    private static void mix(Random random, List<String> lines) {
        for (int i = 0; i < lines.size() / 3; i++) {
            int at = random.nextInt(lines.size() - 40);
            Collections.swap(lines, at, at + random.nextInt(random.nextInt(20) == 0 ? 40 : 4));
        }
        for (int i = 0; i < 200; i++) {
            lines.set(random.nextInt(lines.size()), "rubbish " + i);
            lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        }
    }

    private static String export(List<Path> given, ReadingPlan plan) throws IOException {
        AuditTrail trail = TrailLoader.load(EvidenceFinder.find(given), Progress.NONE, null, new CancelToken(), plan);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventExport.write(trail, trail.execves(), EventExport.Format.JSONL, out, Progress.NONE, new CancelToken());
        return out + "\n"
                + trail.problems().stream()
                        .map(problem ->
                                trail.files().get(problem.file()).file().name() + problem.line() + problem.kind())
                        .sorted()
                        .toList();
    }

    @Test
    void threadsPiecesAndOrderDoNotMatter() throws IOException {
        String expected = export(files, new ReadingPlan(1, 1 << 20, false));
        assertThat(expected.lines().count()).isGreaterThan(EVENTS * 3L - 300);
        for (int threads : new int[] {1, 2, 3, 7}) {
            for (int piece : new int[] {3000, 20_000, 1 << 18}) {
                assertThat(export(files, new ReadingPlan(threads, piece, false)))
                        .as(threads + " threads, pieces of " + piece)
                        .isEqualTo(expected);
            }
        }
        assertThat(export(files.reversed(), new ReadingPlan(2, 50_000, false))).isEqualTo(expected);
    }
}
