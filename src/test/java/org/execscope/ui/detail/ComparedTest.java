package org.execscope.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.ShownText;
import org.execscope.event.WindowTestRows;
import org.execscope.ui.detail.Compared.Line;
import org.execscope.ui.detail.Compared.Sign;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.TimeStyle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Two events beside one another: every fact of both has a line, and its sign is true.
final class ComparedTest {
    private static List<@Nullable Bytes> argv(@Nullable String... words) {
        List<@Nullable Bytes> argv = new ArrayList<>();
        Arrays.stream(words).forEach(word -> argv.add(word == null ? null : Bytes.utf8(word)));
        return argv;
    }

    private static List<String> compared(List<@Nullable Bytes> pinned, List<@Nullable Bytes> cursor) {
        List<Line> lines = new ArrayList<>();
        Compared.arguments(lines, pinned, cursor);
        return lines.stream()
                .map(line -> (line.name() + " " + line.sign().words() + " " + line.about()).strip())
                .toList();
    }

    @Test
    void anArgumentMoreMovesNoneOfTheOthers() {
        assertThat(compared(argv("curl", "-s", "http://a/"), argv("curl", "-k", "-s", "http://a/")))
                .containsExactly(
                        "argv[0] = same",
                        "argv[1] ▸ only at cursor",
                        "argv[1], argv[2] = same",
                        "argv[2], argv[3] = same");
        assertThat(compared(argv("a", "b"), argv("a"))).containsExactly("argv[0] = same", "argv[1] ◂ only pinned");
        assertThat(compared(argv(), argv())).isEmpty();
    }

    @Test
    void tellsWhereTwoArgumentsPart() {
        assertThat(compared(argv("sh", "-c", "rm x"), argv("sh", "-c", "rm y")))
                .containsExactly("argv[0] = same", "argv[1] = same", "argv[2] ≠ differs from byte 4");
        assertThat(compared(argv("ab"), argv("a"))).containsExactly("argv[0] ≠ differs from byte 2");
    }

    /// What the log has lost is never said to be the same.
    @Test
    void aLostArgumentCanNotBeCompared() {
        assertThat(compared(argv("tar", null, "x"), argv("tar", null, "x")))
                .containsExactly("argv[0] = same", "argv[1] ? can't tell missing in the log", "argv[2] = same");
    }

    @Test
    void factsOfOneNameArePairedByValueFirst() {
        Fact a = Fact.of("key", "a", "");
        Fact b = Fact.of("key", "b", "");
        Fact c = Fact.of("key", "c", "");
        List<Line> lines = Compared.facts(
                List.of(new Fact.Group("Where from", List.of(a, b, Fact.absent("tty")))),
                List.of(
                        new Fact.Group("Where from", List.of(b, c, Fact.of("tty", "pts0", ""))),
                        new Fact.Group("Unusual", List.of(Fact.of("record", "bidi", "")))));
        assertThat(lines)
                .extracting(line -> line.group() + "/" + line.name() + " " + line.sign())
                .containsExactly(
                        "Where from/key DIFFERENT",
                        "Where from/key SAME",
                        "Where from/tty ONLY_CURSOR",
                        "Unusual/record ONLY_CURSOR");
    }

    /// Values that go on beyond what is shown may differ there.
    @Test
    void whatIsCutIsAlikeAtMost() {
        Fact cut = new Fact("cwd", new ShownText("/x", List.of(), 5_000), "");
        List<Line> lines = Compared.facts(
                List.of(new Fact.Group("What", List.of(cut))),
                List.of(new Fact.Group("What", List.of(new Fact("cwd", new ShownText("/x", List.of(), 5_000), "")))));
        assertThat(lines).extracting(Line::sign).containsExactly(Sign.ALIKE);
    }

    @Test
    void countsArgumentsThatHaveNoLine() {
        WindowTestRows rows = new WindowTestRows();
        List<Bytes> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(Bytes.utf8("x" + i));
        }
        int pinned = rows.add("/bin/a", "k", 0, many);
        List<Bytes> others = new ArrayList<>(many);
        others.set(900, Bytes.utf8("other"));
        int cursor = rows.add("/bin/b", "k", 0, others);
        Compared compared = Compared.of(rows.trail(), pinned, cursor, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT));
        assertThat(compared.leftOut()).isEqualTo(700);
        assertThat(compared.all()).isEqualTo(compared.lines().size() + 700);
        long seen = compared.lines().stream()
                .filter(line -> line.sign() != Sign.SAME)
                .count();
        assertThat(compared.differing()).isEqualTo((int) seen + 1);
        assertThat(compared.lines())
                .filteredOn(line -> line.name().equals("exe"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sign()).isEqualTo(Sign.DIFFERENT);
                    assertThat(line.group()).isEqualTo("What");
                });
    }
}
