package org.execscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.evidence.CancelToken;
import org.junit.jupiter.api.Test;

/// When the order of command lines is made, and that it is made once.
final class CommandRanksTest {
    private static final long MUCH = 1L << 40;

    private final CommandRanks ranks = new CommandRanks();

    private static ByteDictionary commands(int count, String program) {
        ByteDictionary argvs = new ByteDictionary();
        for (int i = 0; i < count; i++) {
            argvs.add(ArgvCodec.encode(List.of(Bytes.utf8(program), Bytes.utf8("--number=" + (i * 7_919L % count)))));
        }
        return argvs;
    }

    private static int[] expected(ByteDictionary argvs) {
        return ByteOrder.ranks(
                argvs.size(), new CommandWords(argvs), new ByteOrder.Way(new CancelToken(), false, _ -> {}));
    }

    private int[] now(ByteDictionary argvs) {
        return ranks.of(argvs, new CancelToken(), _ -> {});
    }

    @Test
    void whoAsksGetsWhatWasBegunAhead() {
        ByteDictionary argvs = commands(CommandRanks.WORTH_IT, "/bin/a");
        assertThat(ranks.prepare(argvs, MUCH)).isTrue();
        assertThat(ranks.prepare(argvs, MUCH)).as("is being made").isFalse();
        int[] first = now(argvs);
        assertThat(first).isEqualTo(expected(argvs));
        assertThat(now(argvs)).isSameAs(first);
        assertThat(ranks.prepare(argvs, MUCH)).as("is there").isFalse();
        assertThat(now(argvs)).isSameAs(first);
    }

    @Test
    void isNotMadeAheadForFewOrWithLittleMemory() {
        assertThat(ranks.prepare(commands(CommandRanks.WORTH_IT - 1, "/bin/a"), MUCH))
                .isFalse();
        assertThat(ranks.prepare(commands(CommandRanks.WORTH_IT, "/bin/a"), 1 << 20))
                .isFalse();
    }

    /// The same dictionary with more in it is other evidence too.
    @Test
    void otherEvidenceHasAnOrderOfItsOwn() {
        ByteDictionary one = commands(CommandRanks.WORTH_IT, "/bin/a");
        ByteDictionary other = commands(CommandRanks.WORTH_IT + 5, "/bin/b");
        assertThat(ranks.prepare(one, MUCH)).isTrue();
        assertThat(ranks.prepare(other, MUCH)).isTrue();
        assertThat(now(other)).isEqualTo(expected(other));
        assertThat(now(one)).isEqualTo(expected(one));
        one.add(ArgvCodec.encode(List.of(Bytes.utf8("!"))));
        assertThat(now(one)).isEqualTo(expected(one));
    }

    /// Who no longer waits leaves the work to the next one.
    @Test
    void waitingEndsAtOnceAndTheWorkGoesOn() {
        ByteDictionary argvs = commands(CommandRanks.WORTH_IT, "/bin/a");
        ranks.prepare(argvs, MUCH);
        CancelToken gone = new CancelToken();
        gone.cancel();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> ranks.of(argvs, gone, _ -> {}));
        assertThat(ranks.prepare(argvs, MUCH)).as("goes on").isFalse();
        assertThat(now(argvs)).isEqualTo(expected(argvs));
    }

    @Test
    void whatWasStoppedIsMadeAnew() {
        ByteDictionary argvs = commands(5 * CommandRanks.WORTH_IT, "/bin/a");
        CancelToken gone = new CancelToken();
        gone.cancel();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> ranks.of(argvs, gone, _ -> {}));
        ranks.stop();
        assertThat(ranks.prepare(argvs, MUCH)).as("is made again").isTrue();
        ranks.stop();
        assertThat(ranks.prepare(argvs, MUCH))
                .as("what is made ahead isn't stopped")
                .isFalse();
        assertThat(now(argvs)).isEqualTo(expected(argvs));
    }

    @Test
    void whatIsForgottenIsMadeAnew() {
        ByteDictionary argvs = commands(1_000, "/bin/a");
        int[] first = now(argvs);
        ranks.close();
        assertThat(now(argvs)).isNotSameAs(first).isEqualTo(first);
    }
}
