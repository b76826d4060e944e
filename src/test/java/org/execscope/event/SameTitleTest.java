package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Titles are compared without making them; the outcome is that of comparing what was made.
class SameTitleTest {
    private static final int ROWS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void comparesAsTheMadeTitlesDo(long seed) {
        Random random = new Random(seed);
        EventTable table = new EventTable();
        table.addHost(new Host(Bytes.utf8("h"), 0, "h"));
        for (int i = 0; i < ROWS; i++) {
            add(table, random, i);
        }

        int same = 0;
        for (int a = 0; a < ROWS; a++) {
            for (int b = 0; b < ROWS; b++) {
                Bytes one = table.proctitle(a);
                boolean equal = one != null && one.equals(table.proctitle(b));
                assertThat(table.sameTitle(a, b))
                        .as("%s and %s", one, table.proctitle(b))
                        .isEqualTo(equal);
                same += equal && a != b ? 1 : 0;
            }
        }
        assertThat(same).isPositive();
    }

    /// Few letters, so that many are alike; bytes that don't print, which the kernel cuts off at the end.
    private static void add(EventTable table, Random random, int number) {
        EventRow row = new EventRow();
        row.serial = number + 1L;
        row.kind = EventKind.EXECVE;
        row.type = 1300;
        row.sources.add(new RecordSource(0, number, number + 1L));
        Bytes argv = ArgvCodec.encode(arguments(random));
        row.argv = table.argvs().add(argv);
        row.title = switch (random.nextInt(5)) {
            case 0 -> ByteDictionary.NONE;
            case 1, 2 -> table.titles().add(ArgvCodec.title(ArgvCodec.encode(arguments(random))));
            default -> EventTable.TITLE_IS_ARGV;
        };
        table.add(row);
    }

    private static List<@Nullable Bytes> arguments(Random random) {
        List<@Nullable Bytes> arguments = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i <= count; i++) {
            arguments.add(random.nextInt(6) == 0 ? null : argument(random));
        }
        return arguments;
    }

    private static Bytes argument(Random random) {
        int length = random.nextInt(8) == 0 ? 120 + random.nextInt(20) : random.nextInt(3);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(4) == 0 ? 1 : length > 3 ? 'a' : 'a' + random.nextInt(2));
        }
        return Bytes.of(bytes);
    }
}
