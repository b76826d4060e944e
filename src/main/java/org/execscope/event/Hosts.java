package org.execscope.event;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordHeader;

/// Gives each host of the evidence its number.
final class Hosts {
    private final EventTable table;
    private final IntFunction<String> setLabels;
    private final Map<Bytes, Integer> named = new HashMap<>();
    private final Map<Integer, Integer> unnamed = new HashMap<>();
    private Bytes lastNode = Bytes.EMPTY;
    private int lastHost = -1;
    private int lastSet = -1;
    private int lastUnnamed;

    /// @param setLabels what to call the host of a set that the log doesn't name
    Hosts(EventTable table, IntFunction<String> setLabels) {
        this.table = table;
        this.setLabels = setLabels;
    }

    /// The host of a record.
    int of(RawRecord record, int set) {
        RecordHeader header = record.header();
        if (header.hasNode()) {
            return named(record.array(), header.nodeFrom(), header.nodeTo(), set);
        }
        Bytes prefixed = record.host();
        return prefixed != null ? named(prefixed, set) : ofSet(set);
    }

    /// The host whose name stands in `a[from, to)`.
    int named(byte[] a, int from, int to, int set) {
        if (lastHost >= 0 && lastNode.equals(a, from, to)) {
            return lastHost;
        }
        return named(Bytes.copyOf(a, from, to), set);
    }

    int named(Bytes node, int set) {
        Integer known = named.get(node);
        if (known == null) {
            known = table.addHost(new Host(node, set, Display.value(node)));
            named.put(node, known);
        }
        lastNode = node;
        lastHost = known;
        return known;
    }

    /// The host that the records of a set are of where they name none.
    int ofSet(int set) {
        if (set == lastSet) {
            return lastUnnamed;
        }
        Integer known = unnamed.get(set);
        if (known == null) {
            known = table.addHost(new Host(null, set, setLabels.apply(set)));
            unnamed.put(set, known);
        }
        lastSet = set;
        lastUnnamed = known;
        return known;
    }
}
