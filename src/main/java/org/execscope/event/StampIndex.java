package org.execscope.event;

import java.util.Arrays;

/// Finds an event of the table by (host, time, serial): records may come at any distance from their event.
/// Four to eight bytes an event; needed only while reading.
final class StampIndex {
    private static final int NONE = -1;

    private final EventTable table;
    private int[] slots = filled(1 << 12);
    private int count;

    StampIndex(EventTable table) {
        this.table = table;
    }

    /// The event with this stamp, the newest if there are several, or -1.
    int find(int host, long timeMillis, long serial) {
        int mask = slots.length - 1;
        int slot = hash(host, timeMillis, serial) & mask;
        while (slots[slot] != NONE) {
            if (has(slots[slot], host, timeMillis, serial)) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    /// Enters an event of the table, in place of an older one with its stamp.
    void put(int event) {
        if (count * 3L > slots.length * 2L) {
            grow();
        }
        place(event);
    }

    private void place(int event) {
        int host = table.host(event);
        long time = table.timeMillis(event);
        long serial = table.serial(event);
        int mask = slots.length - 1;
        int slot = hash(host, time, serial) & mask;
        while (slots[slot] != NONE && !has(slots[slot], host, time, serial)) {
            slot = (slot + 1) & mask;
        }
        if (slots[slot] == NONE) {
            count++;
        }
        slots[slot] = event;
    }

    private boolean has(int event, int host, long timeMillis, long serial) {
        return table.serial(event) == serial && table.timeMillis(event) == timeMillis && table.host(event) == host;
    }

    private void grow() {
        int[] old = slots;
        slots = filled(old.length * 2);
        count = 0;
        for (int event : old) {
            if (event != NONE) {
                place(event);
            }
        }
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    /// Seeded, or the stamps of an edited log could be chosen to collide.
    private static int hash(int host, long timeMillis, long serial) {
        long h = (timeMillis * 0x9E37_79B9_7F4A_7C15L) ^ ((serial + SEED) * 0xC2B2_AE3D_27D4_EB4FL) ^ host;
        h ^= h >>> 29;
        h *= 0x1656_67B1_9E37_79F9L;
        return (int) (h ^ h >>> 32);
    }

    private static final long SEED = new java.security.SecureRandom().nextLong();
}
