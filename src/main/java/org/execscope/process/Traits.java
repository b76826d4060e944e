package org.execscope.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Distinct sets of bits, each with a small number: many processes have one of few sets.
final class Traits {
    /// Small, and asked before the map: ten million look-ups there would take half a second.
    private static final int RECENT = 256;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final int[] recent = new int[RECENT];
    private int[] sets = new int[16];
    private int count;

    /// The number of this set.
    int add(int set) {
        int slot = (set * 0x9e37_79b9) >>> 24;
        int known = recent[slot];
        if (known < count && sets[known] == set) {
            return known;
        }
        int number = numbers.computeIfAbsent(set, _ -> count);
        if (number == count) {
            if (count == sets.length) {
                sets = Arrays.copyOf(sets, count * 2);
            }
            sets[count++] = set;
        }
        recent[slot] = number;
        return number;
    }

    int get(int number) {
        return sets[number];
    }
}
