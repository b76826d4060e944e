package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arguments of random bytes, written as the kernel writes them, are read back to the byte, however the log
/// is cut.
final class ArgvPropertyTest {
    private static final int EVENTS = 30;

    /// What an event says, but for where it stands.
    private record Said(
            long serial, long time, long pid, long argc, List<Bytes> argv, boolean complete, int flags, Bytes cwd) {
        static List<Said> all(TestEvents events) {
            EventTable table = events.table();
            EventOrder order = events.execves();
            List<Said> all = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                int event = order.at(i);
                all.add(new Said(
                        table.serial(event),
                        table.timeMillis(event),
                        table.pid(event),
                        table.argc(event),
                        table.arguments(event),
                        table.argvComplete(event),
                        table.flags(event),
                        table.cwd(event) < 0 ? null : table.cwds().get(table.cwd(event))));
            }
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areReadBackToTheByte(long seed) {
        ArgvLog log = new ArgvLog(new Random(seed), EVENTS);
        TestEvents events = TestEvents.read(1 << 20, log.bytes());
        assertThat(events.problems()).isEmpty();
        List<Said> said = Said.all(events);
        assertThat(said).extracting(Said::argv).isEqualTo(log.argvs);
        assertThat(said)
                .allMatch(Said::complete)
                .allMatch(one -> one.argc() == one.argv().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void areTheSameHoweverTheFileIsCut(long seed) {
        ArgvLog log = new ArgvLog(new Random(seed), EVENTS);
        byte[] bytes = log.bytes();
        TestEvents whole = TestEvents.read(1 << 20, bytes);
        for (int piece : new int[] {1, 2, 7, 64, 1 + log.random.nextInt(5000), 4096}) {
            TestEvents cut = TestEvents.read(piece, bytes);
            assertThat(Said.all(cut)).as("pieces of %d", piece).isEqualTo(Said.all(whole));
            assertThat(cut.problems()).isEqualTo(whole.problems());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void areTheSameWhateverTheOrderOfTheLines(long seed) {
        ArgvLog log = new ArgvLog(new Random(seed), EVENTS);
        List<Said> inOrder = Said.all(TestEvents.read(1 << 20, log.bytes()));
        for (int turn = 0; turn < 5; turn++) {
            Collections.shuffle(log.lines, log.random);
            assertThat(Said.all(TestEvents.read(1 << 20, log.bytes())))
                    .as("shuffle %d", turn)
                    .isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void surviveWhateverHappensToTheBytes(long seed) {
        ArgvLog log = new ArgvLog(new Random(seed), EVENTS);
        byte[] whole = log.bytes();
        for (int turn = 0; turn < 60; turn++) {
            byte[] bytes = Arrays.copyOf(whole, 1 + log.random.nextInt(whole.length));
            int flips = 1 + log.random.nextInt(1 << log.random.nextInt(10));
            for (int flip = 0; flip < flips; flip++) {
                bytes[log.random.nextInt(bytes.length)] ^= (byte) (1 << log.random.nextInt(8));
            }
            List<Said> said = Said.all(TestEvents.read(1 + log.random.nextInt(9000), bytes));
            assertThat(Said.all(TestEvents.read(1 << 20, bytes))).isEqualTo(said);
        }
    }
}
