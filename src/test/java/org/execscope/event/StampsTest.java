package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is found must not depend on what is kept.
final class StampsTest {
    private final EventTable table = new EventTable();
    private final Stamps stamps = new Stamps(table);
    private final Map<String, Integer> plain = new HashMap<>();

    private int find(int host, long time, long serial) {
        int found = stamps.find(host, time, serial);
        assertThat(found)
                .as("%d %d:%d", host, time, serial)
                .isEqualTo(plain.getOrDefault(host + " " + time + ":" + serial, -1));
        if (found < 0) {
            EventRow row = new EventRow();
            row.host = host;
            row.timeMillis = time;
            row.serial = serial;
            row.records = 1;
            plain.put(host + " " + time + ":" + serial, table.add(row));
            stamps.add(table.size() - 1);
        }
        return found;
    }

    @Test
    void stampsThatComeALittleLateNeedNoIndex() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i += 16) {
            int begin = i;
            random.ints(0, 16).distinct().limit(16).forEach(k -> find(k % 2, (begin + k) / 3, begin + k));
        }
        assertThat(stamps.isIndexed()).isFalse();
    }

    @Test
    void aStampAmongTheLastOnesIsFound() {
        find(0, 10, 1);
        find(0, 12, 3);
        find(0, 11, 2);
        assertThat(find(0, 11, 2)).isEqualTo(2);
        assertThat(find(1, 11, 2)).isEqualTo(-1);
        assertThat(find(0, 10, 1)).isZero();
        assertThat(stamps.isIndexed()).isFalse();
    }

    @Test
    void aStampThatWasLeftOutIsNotFound() {
        assertThat(stamps.find(0, 10, 1)).isEqualTo(-1);
        assertThat(stamps.find(0, 10, 1)).isEqualTo(-1);
        find(0, 11, 2);
        assertThat(stamps.find(0, 10, 1)).isEqualTo(-1);
    }

    @Test
    void aStampOfLongAgoIsFound() {
        for (int i = 0; i <= Stamps.LAST; i++) {
            find(0, 100 + i, 100 + i);
        }
        assertThat(stamps.isIndexed()).isFalse();
        assertThat(find(0, 100, 100)).isZero();
        assertThat(find(0, 100, 99)).isEqualTo(-1);
        assertThat(find(0, 100, 99)).isEqualTo(Stamps.LAST + 1);
    }

    @Test
    void anyMixtureIsFoundAsInAPlainMap() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            long base = 0;
            for (int i = 0; i < 1500; i++) {
                base += random.nextInt(4);
                long back = random.nextInt(200) == 0 ? random.nextInt(800) : random.nextInt(6);
                long at = Math.max(0, base - back);
                find(seed * 4 + random.nextInt(3), at / 4, at % 997);
            }
        }
    }
}
