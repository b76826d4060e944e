package org.execscope.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A column of numbers that nearly always fit an int; the few others stand in a map beside it.
final class NumberColumn {
    private static final int MISSING = Integer.MIN_VALUE;
    private static final int BESIDE = Integer.MIN_VALUE + 1;

    private final IntColumn column = new IntColumn();
    private final Map<Integer, Long> beside = new ConcurrentHashMap<>();

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
        if (code > BESIDE) {
            return code;
        }
        Long value = code == MISSING ? null : beside.get(row);
        return value == null ? EventTable.MISSING : value;
    }

    private int code(int row, long value) {
        if (value == EventTable.MISSING) {
            return MISSING;
        }
        if (value > BESIDE && value <= Integer.MAX_VALUE) {
            return (int) value;
        }
        beside.put(row, value);
        return BESIDE;
    }
}
