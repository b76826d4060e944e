package org.execscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.WindowTestRows;
import org.execscope.evidence.CancelToken;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.table.SortKey;
import org.junit.jupiter.api.Test;

/// Against a sort that compares.
final class TimelineSortTest {
    private static final List<String> COLUMNS = List.of("time", "pid", "user", "key", "exe", "command", "serial");

    private final WindowTestRows rows = new WindowTestRows();
    private final SplittableRandom random = new SplittableRandom(17);

    private AuditTrail trail(int count) {
        String[] exes = {"/usr/bin/a", "/usr/bin/ab", "/usr/bin/abcdefghij", "/usr/bin/abcdefghik", "/opt/z", "\u00e4"};
        for (int i = 0; i < count; i++) {
            List<Bytes> argv = new ArrayList<>();
            for (int a = random.nextInt(1, 4); a > 0; a--) {
                argv.add(Bytes.utf8("argument-number-".substring(0, random.nextInt(16)) + random.nextInt(3)));
            }
            rows.add(exes[random.nextInt(exes.length)], "k" + random.nextInt(3), random.nextInt(4) * 1_000L, argv);
        }
        return rows.trail();
    }

    @Test
    void sortsByAnyColumnsAsComparingDoes() {
        AuditTrail trail = trail(700);
        TimelineSort sort = new TimelineSort(new CommandRanks());
        for (int round = 0; round < 60; round++) {
            List<SortKey> keys = new ArrayList<>();
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                keys.add(new SortKey(COLUMNS.get(random.nextInt(COLUMNS.size())), random.nextBoolean()));
            }
            int[] sorted = sort.sort(trail, trail.execves(), keys, _ -> {}, new CancelToken());
            assertThat(sorted).as(keys.toString()).isEqualTo(naive(trail, keys));
        }
    }

    /// What falls already is only turned, what rises is left alone: those that are alike keep their order.
    @Test
    void sortsWhatIsInOrderAlready() {
        for (long user : new long[] {3, 3, 3, 2, 1, 1, 0}) {
            rows.add("/usr/bin/a", "k", user, List.of(Bytes.utf8("a")));
        }
        AuditTrail trail = rows.trail();
        for (String column : List.of("user", "serial", "time", "key")) {
            for (boolean descending : new boolean[] {false, true}) {
                List<SortKey> keys = List.of(new SortKey(column, descending));
                assertThat(new TimelineSort(new CommandRanks())
                                .sort(trail, trail.execves(), keys, _ -> {}, new CancelToken()))
                        .as(keys.toString())
                        .isEqualTo(naive(trail, keys));
            }
        }
    }

    private static int[] naive(AuditTrail trail, List<SortKey> keys) {
        Comparator<Integer> order = (_, _) -> 0;
        for (SortKey key : keys) {
            Comparator<Integer> one = comparing(trail.events(), key.column());
            order = order.thenComparing(key.descending() ? one.reversed() : one);
        }
        return Arrays.stream(trail.execves().toArray())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Comparator<Integer> comparing(EventTable events, String column) {
        return switch (column) {
            case "pid" -> Comparator.comparingLong(events::pid);
            case "user" -> Comparator.comparingLong(event -> events.id(event, Identities.Id.EUID));
            case "key" -> Comparator.comparing(event -> events.keys().get(events.key(event)));
            case "exe" -> Comparator.comparing(event -> events.exes().get(events.exe(event)));
            case "serial" -> Comparator.comparingLong(events::serial);
            case "command" ->
                Comparator.comparing(event -> {
                    StringBuilder line = new StringBuilder();
                    events.arguments(event).forEach(one -> line.append(one).append(' '));
                    return Bytes.utf8(line.toString());
                });
            default -> Comparator.comparingLong(events::timeMillis);
        };
    }

    @Test
    void saysHowMuchLater() {
        assertThat(TimelineTimes.difference(42)).isEqualTo("+0.042 s");
        assertThat(TimelineTimes.difference(-187_100)).isEqualTo("−3:07.100");
        assertThat(TimelineTimes.difference(93_600_000)).isEqualTo("+1 d 2:00:00");
    }
}
