package org.execscope.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Distinct ints, each with a small number: 0, 1, 2 … in order of first appearance. For columns in which few
/// values occur, but far apart. One thread adds; others may read numbers that were published to them.
public final class IntDictionary {
    /// Small, and asked before the map: ten million look-ups there would take half a second.
    private static final int RECENT = 256;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final int[] recent = new int[RECENT];
    private volatile int[] values = new int[16];
    private int count;

    /// The number of this value.
    public int add(int value) {
        int slot = (value * 0x9e37_79b9) >>> 24;
        int known = recent[slot];
        // What was forgotten isn't known, whatever stands there.
        if (known < count && values[known] == value) {
            return known;
        }
        int number = numbers.computeIfAbsent(value, _ -> count);
        if (number == count) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count] = value;
            count++;
        }
        recent[slot] = number;
        return number;
    }

    /// The value with this number.
    public int get(int number) {
        return values[number];
    }

    /// Forgets all values.
    void clear() {
        numbers.clear();
        count = 0;
    }
}
