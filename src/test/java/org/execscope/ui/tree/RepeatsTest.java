package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;

/// Which siblings are repeats of one another.
final class RepeatsTest {
    private static final CancelToken GO = new CancelToken();
    private static final int QUIET = 0;
    private static final int FILE = 2;
    private static final int PLAIN = 4;
    private static final int SHELL = 6;

    private final EventTable events = ManyEvents.starts(List.of(
            List.of("/usr/bin/grep", "grep", "-q", "a"),
            List.of("/usr/bin/grep", "grep", "-q", "b", "c"),
            List.of("/usr/bin/grep", "grep", "--file=one", "b"),
            List.of("/usr/bin/grep", "grep", "--file=two"),
            List.of("/usr/bin/grep", "grep", "a", "-q"),
            List.of("/usr/bin/grep", "fgrep"),
            List.of("/usr/bin/dash", "sh", "-q")));
    private final ProcessForest forest = ForestBuilder.build(events, _ -> HostContext.NONE, GO);

    private long kind(int process) {
        return Repeats.kinds(events, forest, GO).of().applyAsLong(process);
    }

    private long kindOf(int event) {
        return kind(forest.processOf(event));
    }

    @Test
    void areOfOneProgramAndBeginWithTheSameOption() {
        assertThat(kindOf(QUIET)).isNotNegative().isEqualTo(kindOf(QUIET + 1));
        assertThat(kindOf(FILE)).isEqualTo(kindOf(FILE + 1)).isNotEqualTo(kindOf(QUIET));
        assertThat(kindOf(PLAIN)).isEqualTo(kindOf(PLAIN + 1)).isNotEqualTo(kindOf(QUIET));
        assertThat(kindOf(SHELL)).isNotEqualTo(kindOf(QUIET));
        assertThat(kind(forest.parent(forest.processOf(SHELL))))
                .as("the parent that isn't in the log")
                .isNegative();
    }

    @Test
    void areNamedByWhatTheyHaveInCommon() {
        assertThat(List.of(QUIET, FILE, PLAIN, SHELL))
                .extracting(event -> Repeats.words(events, event))
                .containsExactly("grep -q …", "grep --file= …", "grep …", "sh -q …");
        assertThat(Repeats.words(events, -1)).isEmpty();
    }
}
