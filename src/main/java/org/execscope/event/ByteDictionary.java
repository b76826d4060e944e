package org.execscope.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// Distinct byte strings, each with a small number: 0, 1, 2 … in order of first appearance.
///
/// One thread adds; others may read ids that were published to them. The bytes lie in pools of at least 64
/// KB, one value never spans two, so a value is one slice and no pool ends at 2 GB. The hash is seeded at
/// start, so that values chosen by an attacker can't be made to collide; ids don't depend on the seed.
public final class ByteDictionary {
    /// What a column holds where the log gives no value.
    public static final int NONE = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = new SecureRandom().nextLong() | 1;
    /// Bytes of a pool, unless it holds one longer value alone.
    static final int POOL = 1 << 16;
    private static final int FIRST = 64;
    private static final long[] DROPPED = {};

    private volatile byte[][] pools = new byte[4][];
    private int poolCount;
    private int poolUsed = POOL;
    private long byteCount;
    private final IntColumn pool = new IntColumn();
    private final IntColumn start = new IntColumn();
    private final IntColumn length = new IntColumn();
    /// The hash of a value in the upper half and its number, plus 1, in the lower one: a look-up that misses
    /// touches nothing else. 0 where there is none.
    private long[] table = new long[FIRST];
    /// The same once more, where it was dropped and something is looked for after all.
    private volatile long @Nullable [] again;

    /// How many distinct values there are.
    public int size() {
        return length.size();
    }

    /// How many bytes all values have together.
    public long byteCount() {
        return byteCount;
    }

    /// Forgets all values and keeps the room.
    void clear() {
        Arrays.fill(table, 0);
        again = null;
        pool.clear();
        start.clear();
        length.clear();
        poolCount = 0;
        poolUsed = POOL;
        byteCount = 0;
    }

    /// The number of the value in `source[from, to)`; it is added if it is new.
    public int add(byte[] source, int from, int to) {
        if (table.length == 0) {
            table = filled();
            again = null;
        }
        int hash = hash(source, from, to);
        int slot = slotOf(table, source, from, to, hash);
        if (table[slot] != 0) {
            return (int) table[slot] - 1;
        }
        int id = store(source, from, to);
        table[slot] = entry(hash, id);
        if (size() * 5L > table.length * 3L) {
            grow();
        }
        return id;
    }

    /// Where the value stands in the table, or the free slot where it belongs.
    private int slotOf(long[] entries, byte[] source, int from, int to, int hash) {
        int mask = entries.length - 1;
        int slot = hash & mask;
        for (long entry = entries[slot]; entry != 0; entry = entries[slot]) {
            if ((int) (entry >>> 32) == hash && equals((int) entry - 1, source, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long entry(int hash, int id) {
        return (long) hash << 32 | (id + 1);
    }

    /// The number here of the value that another dictionary has by number `id`.
    int addFrom(ByteDictionary other, int id) {
        int from = other.start.get(id);
        return add(other.poolOf(id), from, from + other.length.get(id));
    }

    /// The number of `value`; it is added if it is new.
    public int add(Bytes value) {
        byte[] array = value.toArray();
        return add(array, 0, array.length);
    }

    /// The number of `value`, or [#NONE] if it isn't here. For the adding thread, or once nothing is added
    /// any more.
    public int find(Bytes value) {
        byte[] array = value.toArray();
        long[] entries = table;
        if (entries.length == 0) {
            entries = filledOnce();
        }
        return (int) entries[slotOf(entries, array, 0, array.length, hash(array, 0, array.length))] - 1;
    }

    /// Drops what only adding and [#find] need, 13 to 27 bytes a value: for a dictionary that is likely to stay as it
    /// is. Either makes it again.
    void settle() {
        table = DROPPED;
    }

    private synchronized long[] filledOnce() {
        long[] entries = again;
        if (entries == null) {
            entries = filled();
            again = entries;
        }
        return entries;
    }

    private long[] filled() {
        int room = FIRST;
        while (size() * 5L > room * 3L) {
            room *= 2;
        }
        long[] entries = new long[room];
        for (int id = 0; id < size(); id++) {
            int from = start.get(id);
            put(entries, entry(hash(poolOf(id), from, from + length.get(id)), id));
        }
        return entries;
    }

    /// Puts an entry where none has its value.
    private static void put(long[] entries, long entry) {
        int mask = entries.length - 1;
        int slot = (int) (entry >>> 32) & mask;
        while (entries[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        entries[slot] = entry;
    }

    /// The value with number `id`, in `[0, size())`.
    public Bytes get(int id) {
        int from = start.get(id);
        return Bytes.copyOf(pools[pool.get(id)], from, from + length.get(id));
    }

    /// How many bytes the value has.
    public int length(int id) {
        return length.get(id);
    }

    /// The pool that holds the value, for reading in place: its bytes stand at `[start(id), start(id) +
    /// length(id))`. Never written to by callers.
    public byte[] poolOf(int id) {
        return pools[pool.get(id)];
    }

    /// The pool with this number, from 0, where all values are of one length: as many as fit stand in each, side by
    /// side.
    byte[] pool(int number) {
        return pools[number];
    }

    /// Where the value starts in [#poolOf(int)].
    public int start(int id) {
        return start.get(id);
    }

    private int store(byte[] source, int from, int to) {
        int count = to - from;
        if (poolCount == 0 || POOL - poolUsed < count) {
            if (poolCount == pools.length) {
                pools = Arrays.copyOf(pools, poolCount * 2);
            }
            if (pools[poolCount] == null || pools[poolCount].length < count) {
                pools[poolCount] = new byte[Math.max(POOL, count)];
            }
            poolCount++;
            poolUsed = 0;
        }
        System.arraycopy(source, from, pools[poolCount - 1], poolUsed, count);
        pool.add(poolCount - 1);
        start.add(poolUsed);
        length.add(count);
        poolUsed = Math.min(POOL, poolUsed + count);
        byteCount += count;
        return size() - 1;
    }

    private boolean equals(int id, byte[] source, int from, int to) {
        int count = to - from;
        int at = start.get(id);
        return length.get(id) == count && Arrays.equals(pools[pool.get(id)], at, at + count, source, from, to);
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long entry : table) {
            if (entry != 0) {
                put(larger, entry);
            }
        }
        table = larger;
    }

    private static int hash(byte[] source, int from, int to) {
        long hash = SEED ^ (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONG.get(source, at));
        }
        long tail = 0;
        for (; at < to; at++) {
            tail = tail << 8 | source[at] & 0xff;
        }
        hash = mix(hash ^ tail);
        return (int) (hash ^ hash >>> 32);
    }

    private static long mix(long value) {
        long secret = SEED * 0x9E3779B97F4A7C15L | 1;
        return Math.unsignedMultiplyHigh(value ^ 0x2D358DCCAA6C78A5L, secret) ^ value * secret;
    }
}
