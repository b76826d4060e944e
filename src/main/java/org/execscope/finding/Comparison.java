package org.execscope.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.Host;
import org.execscope.event.RecordSource;
import org.execscope.evidence.CancelToken;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// Two copies of a log, event by event: paired by (host, time, serial), whatever their prefix, order,
/// rotation and enrichment, and compared record by record as the kernel wrote them.
///
/// @param both events that both copies have and that agree
/// @param onlyFirst how many only the first has
/// @param onlySecond how many only the second has
/// @param changed how many both have, and that differ
/// @param differences the first of those that differ, in the order of time
/// @param hosts how the hosts of the two were paired, in words
public record Comparison(
        long both, long onlyFirst, long onlySecond, long changed, List<Difference> differences, List<String> hosts) {
    private static final int LISTED = 100_000;
    private static final int MOST_RECORDS = 4_096;
    private static final int MOST_DETAILS = 200;
    /// Ends a multi-record event on its way; auditd does not write it to disk, copies on the way have it.
    private static final int EOE = RecordType.EOE;

    public Comparison {
        differences = List.copyOf(differences);
        hosts = List.copyOf(hosts);
    }

    /// Whether the two copies agree in all.
    public boolean agrees() {
        return onlyFirst + onlySecond + changed == 0;
    }

    /// Compares two copies.
    ///
    /// @throws CancellationException if `cancel` was called
    public static Comparison of(Witness first, Witness second, CancelToken cancel) {
        return new Walk(first, second, cancel).run();
    }

    private static final class Walk {
        private final Witness first;
        private final Witness second;
        private final CancelToken cancel;
        private final String[] firstHosts;
        private final String[] secondHosts;
        private final List<String> paired = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();
        private long both;
        private long onlyFirst;
        private long onlySecond;
        private long changed;
        private long from = Long.MIN_VALUE;
        private long to = Long.MAX_VALUE;

        Walk(Witness first, Witness second, CancelToken cancel) {
            this.first = first;
            this.second = second;
            this.cancel = cancel;
            firstHosts = labels(first);
            secondHosts = labels(second);
            pairHosts();
        }

        private static String[] labels(Witness witness) {
            return witness.events().hosts().stream().map(Host::label).toArray(String[]::new);
        }

        /// By name; where each copy has but one host, that is the one, whatever it is called.
        private void pairHosts() {
            if (firstHosts.length == 1 && secondHosts.length == 1) {
                paired.add(
                        firstHosts[0].equals(secondHosts[0])
                                ? firstHosts[0]
                                : firstHosts[0] + " and " + secondHosts[0] + ", taken for the same host");
                secondHosts[0] = firstHosts[0];
                return;
            }
            Set<String> others = Set.of(new LinkedHashSet<>(List.of(secondHosts)).toArray(String[]::new));
            for (String host : new LinkedHashSet<>(List.of(firstHosts))) {
                if (others.contains(host)) {
                    paired.add(host);
                }
            }
        }

        Comparison run() {
            int a = 0;
            int b = 0;
            int sizeA = first.order().size();
            int sizeB = second.order().size();
            if (sizeA > 0 && sizeB > 0) {
                from = Math.max(time(first, 0), time(second, 0));
                to = Math.min(time(first, sizeA - 1), time(second, sizeB - 1));
            }
            while (a < sizeA || b < sizeB) {
                if (cancel.isCancelled()) {
                    throw new CancellationException("stopped");
                }
                int order = a == sizeA ? 1 : b == sizeB ? -1 : compare(a, b);
                int endA = order <= 0 ? end(first, a) : a;
                int endB = order >= 0 ? end(second, b) : b;
                group(a, endA, b, endB);
                a = endA;
                b = endB;
            }
            return new Comparison(both, onlyFirst, onlySecond, changed, differences, paired);
        }

        private static long time(Witness witness, int position) {
            return witness.events().timeMillis(witness.order().at(position));
        }

        private int compare(int a, int b) {
            int byTime = Long.compare(time(first, a), time(second, b));
            return byTime != 0
                    ? byTime
                    : Long.compare(
                            first.events().serial(first.order().at(a)),
                            second.events().serial(second.order().at(b)));
        }

        /// The position after the events with the same time and serial.
        private static int end(Witness witness, int position) {
            EventTable events = witness.events();
            int event = witness.order().at(position);
            int at = position + 1;
            while (at < witness.order().size()
                    && events.timeMillis(witness.order().at(at)) == events.timeMillis(event)
                    && events.serial(witness.order().at(at)) == events.serial(event)) {
                at++;
            }
            return at;
        }

        private void group(int a, int endA, int b, int endB) {
            Map<String, List<Integer>> inFirst = byHost(first, firstHosts, a, endA);
            Map<String, List<Integer>> inSecond = byHost(second, secondHosts, b, endB);
            for (Map.Entry<String, List<Integer>> entry : inFirst.entrySet()) {
                List<Integer> others = inSecond.remove(entry.getKey());
                if (others == null) {
                    onlyFirst++;
                    only(Difference.Kind.ONLY_FIRST, entry.getKey(), first, entry.getValue());
                } else {
                    pair(entry.getKey(), entry.getValue(), others);
                }
            }
            for (Map.Entry<String, List<Integer>> entry : inSecond.entrySet()) {
                onlySecond++;
                only(Difference.Kind.ONLY_SECOND, entry.getKey(), second, entry.getValue());
            }
        }

        private static Map<String, List<Integer>> byHost(Witness witness, String[] hosts, int from, int to) {
            Map<String, List<Integer>> all = new TreeMap<>();
            for (int i = from; i < to; i++) {
                int event = witness.order().at(i);
                all.computeIfAbsent(hosts[witness.events().host(event)], _ -> new ArrayList<>())
                        .add(event);
            }
            return all;
        }

        private void only(Difference.Kind kind, String host, Witness witness, List<Integer> rows) {
            if (differences.size() >= LISTED) {
                return;
            }
            List<RecordSource> sources =
                    records(witness, rows).stream().map(Rec::source).toList();
            boolean isFirst = kind == Difference.Kind.ONLY_FIRST;
            add(kind, host, witness, rows, List.of(), isFirst ? sources : List.of(), isFirst ? List.of() : sources);
        }

        private void add(
                Difference.Kind kind,
                String host,
                Witness witness,
                List<Integer> rows,
                List<Difference.Detail> details,
                List<RecordSource> inFirst,
                List<RecordSource> inSecond) {
            long time = witness.events().timeMillis(rows.getFirst());
            differences.add(new Difference(
                    kind,
                    host,
                    time,
                    witness.events().serial(rows.getFirst()),
                    details,
                    inFirst,
                    inSecond,
                    time >= from && time <= to));
        }

        private static List<Rec> records(Witness witness, List<Integer> rows) {
            List<Rec> all = new ArrayList<>();
            for (int row : rows) {
                all.addAll(Rec.of(witness.events(), witness.lines(), row, MOST_RECORDS));
            }
            all.removeIf(record -> record.type() == EOE);
            return all;
        }

        private void pair(String host, List<Integer> rowsA, List<Integer> rowsB) {
            List<Rec> recordsA = records(first, rowsA);
            List<Rec> recordsB = records(second, rowsB);
            Map<String, Rec> a = byPlace(recordsA);
            Map<String, Rec> b = byPlace(recordsB);
            List<Difference.Detail> details = new ArrayList<>();
            for (Map.Entry<String, Rec> entry : a.entrySet()) {
                Rec other = b.remove(entry.getKey());
                if (other == null) {
                    details.add(new Difference.Detail(
                            entry.getKey(), shown(entry.getValue().own()), "(no such record)"));
                } else if (!entry.getValue().own().equals(other.own())) {
                    fields(entry.getKey(), entry.getValue(), other, details);
                }
            }
            b.forEach((place, record) ->
                    details.add(new Difference.Detail(place, "(no such record)", shown(record.own()))));
            if (details.isEmpty()) {
                both++;
                return;
            }
            changed++;
            if (differences.size() < LISTED) {
                add(
                        Difference.Kind.CHANGED,
                        host,
                        first,
                        rowsA,
                        details.subList(0, Math.min(MOST_DETAILS, details.size())),
                        recordsA.stream().map(Rec::source).toList(),
                        recordsB.stream().map(Rec::source).toList());
            }
        }

        /// Each record under its type, its item where it has one, and its number among those: byte-identical
        /// ones once.
        private static Map<String, Rec> byPlace(List<Rec> records) {
            Map<String, Rec> all = new TreeMap<>();
            Set<String> seen = new LinkedHashSet<>();
            Map<String, Integer> counts = new HashMap<>();
            for (Rec record : records) {
                String item = record.word("item");
                String place = RecordType.name(record.type())
                        + (item == null || item.length() > 8 ? "" : " item " + Say.value(Bytes.utf8(item)))
                        + (record.type() == RecordType.EXECVE && !record.names().isEmpty()
                                ? " from " + Say.value(Bytes.utf8(record.names().getFirst()))
                                : "");
                byte[] own = record.own().toArray();
                if (seen.add(place + "\0" + Rec.text(own, 0, own.length))) {
                    int number = counts.merge(place, 1, Integer::sum);
                    all.put(number == 1 ? place : place + " #" + number, record);
                }
            }
            return all;
        }

        private static void fields(String place, Rec a, Rec b, List<Difference.Detail> details) {
            Set<String> names = new LinkedHashSet<>(a.names());
            names.addAll(b.names());
            int before = details.size();
            for (String name : names) {
                Bytes one = a.fields().get(name);
                Bytes other = b.fields().get(name);
                if (one == null || !one.equals(other)) {
                    details.add(
                            new Difference.Detail(place + " " + Say.value(Bytes.utf8(name)), value(one), value(other)));
                }
            }
            if (details.size() == before) {
                details.add(new Difference.Detail(place, shown(a.own()), shown(b.own())));
            }
        }

        private static String value(@Nullable Bytes value) {
            return value == null ? "(no such field)" : shown(value);
        }

        private static String shown(Bytes value) {
            return Say.value(value);
        }
    }
}
