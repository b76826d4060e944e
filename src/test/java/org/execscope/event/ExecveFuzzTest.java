package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;

/// Whatever arguments a program is started with, however the kernel breaks them into records, and in whatever
/// order these arrive: they are read back to the byte. Replays saved inputs in every run; with `JAZZER_FUZZ=1`
/// in the environment it looks for new ones.
final class ExecveFuzzTest {
    private static final TestEvents.Room ROOM = new TestEvents.Room();

    /// Makes all choices from the input, and the same one for ever when it is used up.
    private static final class Choices extends Random {
        private static final long serialVersionUID = 1;
        private final transient byte[] input;
        private transient int at;

        Choices(byte[] input) {
            this.input = input;
        }

        @Override
        protected int next(int bits) {
            int value = 0;
            for (int i = 0; i < Short.BYTES && at < input.length; i++) {
                value = value << Byte.SIZE | input[at++] & 0xff;
            }
            // Random takes the upper bits where it chooses from a power of two, else the lower ones.
            return (value * 0x10001) >>> Integer.SIZE - bits;
        }
    }

    @FuzzTest(maxDuration = "60s")
    void joinsAnyArguments(byte[] choices) {
        Random random = new Choices(choices);
        ArgvLog log = new ArgvLog(random, 1 + random.nextInt(3));
        if (random.nextBoolean()) {
            Collections.shuffle(log.lines, random);
        }
        int piece = random.nextBoolean() ? 1 << 16 : 1 + random.nextInt(2000);
        TestEvents events = TestEvents.read(ROOM, piece, random.nextBoolean(), log.bytes());
        assertThat(events.problems()).isEmpty();
        EventTable table = events.table();
        EventOrder order = events.execves();
        List<List<Bytes>> argvs = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            int event = order.at(i);
            argvs.add(table.arguments(event));
            assertThat(table.argvComplete(event)).isTrue();
            assertThat(table.argc(event)).isEqualTo(table.arguments(event).size());
        }
        assertThat(argvs).isEqualTo(log.argvs);
    }
}
