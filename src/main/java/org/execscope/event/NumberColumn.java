package org.execscope.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A column of numbers that nearly always fit an int; the few others stand in a map beside it.
final class NumberColumn {
    /// What stands for a missing number: close to the others, so that blocks stay narrow.
    private final int missing;
    /// Stands for a number in the map.
    private final int elsewhere;

    private final IntColumn column = new IntColumn();
    private final Map<Integer, Long> beside = new ConcurrentHashMap<>();

    /// @param least what the numbers nearly always are at least
    NumberColumn(int least) {
        missing = least - 1;
        elsewhere = least - 2;
    }

    /// @param value any number, or [EventTable#MISSING]
    void add(long value) {
        column.add(code(column.size(), value));
    }

    /// Adds rows `[from, to)` of another column, each `plus` more.
    void addAll(NumberColumn other, int from, int to, long plus) {
        if (plus == 0 && other.beside.isEmpty()) {
            column.addAll(other.column, from, to, null);
        } else {
            for (int row = from; row < to; row++) {
                long value = other.get(row);
                add(value == EventTable.MISSING ? value : value + plus);
            }
        }
    }

    void clear() {
        column.clear();
        beside.clear();
    }

    void set(int row, long value) {
        beside.remove(row);
        column.set(row, code(row, value));
    }

    long get(int row) {
        int code = column.get(row);
        if (code == missing) {
            return EventTable.MISSING;
        }
        return code == elsewhere ? beside.getOrDefault(row, EventTable.MISSING) : code;
    }

    private int code(int row, long value) {
        if (value == EventTable.MISSING) {
            return missing;
        }
        if (value == (int) value && value != missing && value != elsewhere) {
            return (int) value;
        }
        beside.put(row, value);
        return elsewhere;
    }
}
