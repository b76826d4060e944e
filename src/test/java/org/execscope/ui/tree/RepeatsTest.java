package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.WindowTestRows;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which siblings are repeats of one another.
final class RepeatsTest {
    private static final CancelToken GO = new CancelToken();

    private final WindowTestRows rows = new WindowTestRows();
    private int quietly;
    private int other;
    private int named;
    private int plain;
    private int shell;
    private EventTable events;
    private ProcessForest forest;

    private int start(String exe, String... argv) {
        return rows.add(exe, "k", 0, Arrays.stream(argv).map(Bytes::utf8).toList());
    }

    @BeforeEach
    void build() {
        quietly = start("/usr/bin/grep", "grep", "-q", "a");
        other = start("/usr/bin/grep", "grep", "-q", "b", "c");
        named = start("/usr/bin/grep", "grep", "--file=one", "b");
        start("/usr/bin/grep", "grep", "--file=two");
        plain = start("/usr/bin/grep", "grep", "a", "-q");
        start("/usr/bin/grep", "fgrep");
        shell = start("/usr/bin/dash", "sh", "-q");
        events = rows.trail().events();
        forest = ForestBuilder.build(events, _ -> HostContext.NONE, GO);
    }

    private long kind(int event) {
        return Repeats.kinds(events, forest, GO).of().applyAsLong(forest.processOf(event));
    }

    @Test
    void areOfOneProgramAndBeginWithTheSameOption() {
        assertThat(kind(quietly)).isNotNegative().isEqualTo(kind(other));
        assertThat(kind(named)).isEqualTo(kind(named + 1)).isNotEqualTo(kind(quietly));
        assertThat(kind(plain)).isEqualTo(kind(plain + 1)).isNotEqualTo(kind(quietly));
        assertThat(kind(shell)).isNotEqualTo(kind(quietly));
        assertThat(Repeats.kinds(events, forest, GO).of().applyAsLong(forest.parent(forest.processOf(shell))))
                .as("the parent that isn't in the log")
                .isNegative();
    }

    @Test
    void areNamedByWhatTheyHaveInCommon() {
        assertThat(List.of(quietly, named, plain, shell))
                .extracting(event -> Repeats.words(events, event))
                .containsExactly("grep -q …", "grep --file= …", "grep …", "sh -q …");
        assertThat(Repeats.words(events, -1)).isEmpty();
    }
}
