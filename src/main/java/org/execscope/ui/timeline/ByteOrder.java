package org.execscope.ui.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ThreadLocalRandom;
import org.execscope.event.ByteDictionary;
import org.execscope.evidence.CancelToken;

/// The order of a dictionary's values by their bytes, made on all processors. Sixteen bytes at a time are held
/// beside the ids while they are sorted: comparing the values themselves costs a walk through memory for each
/// comparison, seconds for millions.
final class ByteOrder {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.BIG_ENDIAN);
    private static final int FEW = 24;
    /// What is read of a value at once.
    private static final int STEP = 2 * Long.BYTES;
    /// Values that are alike so far stay in the order of their ids: long enough for eyes, short enough for
    /// the stack.
    private static final int DEEPEST = 4_096;
    private static final int MANY = 1 << 16;
    /// So many alike are worth a thread of their own.
    private static final int SHARE = 1 << 13;

    private final Words words;
    private final CancelToken cancel;
    private final int[] ids;
    private final long[] keys;
    /// The eight bytes behind those of the key.
    private final long[] nexts;

    /// The bytes of values, eight at a time.
    interface Words {
        /// The bytes from `depth` on, the first one the highest; zeros behind the end.
        ///
        /// @param into gets them, and the next eight
        void at(int id, int depth, long[] into);

        /// How many bytes it has, or more.
        int length(int id);
    }

    private ByteOrder(int size, Words words, CancelToken cancel) {
        this.words = words;
        this.cancel = cancel;
        ids = new int[size];
        keys = new long[size];
        nexts = new long[size];
        for (int i = 0; i < size; i++) {
            ids[i] = i;
        }
    }

    /// The place of each id among all: the same whatever the number of processors. Values that look alike stay in
    /// the order of their ids.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static int[] ranks(int size, Words words, CancelToken cancel) {
        ByteOrder order = new ByteOrder(size, words, cancel);
        ForkJoinPool.commonPool().invoke(order.new Level(0, size, 0));
        int[] ranks = new int[size];
        for (int i = 0; i < size; i++) {
            ranks[order.ids[i]] = i;
        }
        return ranks;
    }

    /// By the values' bytes.
    static Words of(ByteDictionary values) {
        return new Words() {
            @Override
            public void at(int id, int depth, long[] into) {
                int left = values.length(id) - depth;
                int from = values.start(id) + depth;
                into[0] = word(values.poolOf(id), from, left);
                into[1] = word(values.poolOf(id), from + Long.BYTES, left - Long.BYTES);
            }

            @Override
            public int length(int id) {
                return values.length(id);
            }
        };
    }

    /// The bytes from `from` on, the first one the highest: `count` of them, at most eight, and zeros behind.
    static long word(byte[] pool, int from, int count) {
        if (count <= 0) {
            return 0;
        }
        if (from + Long.BYTES <= pool.length) {
            long eight = (long) BIG_ENDIAN.get(pool, from);
            return count >= Long.BYTES ? eight : eight & -1L << Long.SIZE - count * Byte.SIZE;
        }
        long word = 0;
        for (int i = 0; i < Math.min(count, Long.BYTES); i++) {
            word |= (pool[from + i] & 0xffL) << 56 - i * Byte.SIZE;
        }
        return word;
    }

    /// Sorts the ids in `[from, to)`, which are alike in their first `depth` bytes.
    private final class Level extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;
        private final int depth;

        Level(int from, int to, int depth) {
            this.from = from;
            this.to = to;
            this.depth = depth;
        }

        @Override
        protected void compute() {
            List<Level> shared = new ArrayList<>();
            sort(from, to, depth, shared);
            invokeAll(shared);
        }
    }

    private void sort(int from, int to, int depth, List<Level> shared) {
        cancel.check();
        // Sorting has left them in disorder: in the order of their ids they stand in memory one behind the other.
        Arrays.sort(ids, from, to);
        long[] both = new long[2];
        for (int i = from; i < to; i++) {
            words.at(ids[i], depth, both);
            // The sign is turned: bytes are unsigned.
            keys[i] = both[0] ^ Long.MIN_VALUE;
            nexts[i] = both[1] ^ Long.MIN_VALUE;
        }
        quick(from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1) {
                    byNext(start, i, depth, shared);
                }
                start = i;
            }
        }
    }

    private void byNext(int from, int to, int depth, List<Level> shared) {
        System.arraycopy(nexts, from, keys, from, to - from);
        quick(from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1) {
                    deeper(start, i, depth + STEP, shared);
                }
                start = i;
            }
        }
    }

    private void deeper(int from, int to, int depth, List<Level> shared) {
        if (depth >= DEEPEST || !goesOn(from, to, depth)) {
            Arrays.sort(ids, from, to);
        } else if (to - from > SHARE) {
            shared.add(new Level(from, to, depth));
        } else {
            sort(from, to, depth, shared);
        }
    }

    private boolean goesOn(int from, int to, int depth) {
        for (int i = from; i < to; i++) {
            if (words.length(ids[i]) > depth) {
                return true;
            }
        }
        return false;
    }

    /// Three parts: lower, alike, higher; the smaller one first, so that the depth stays logarithmic.
    private void quick(int first, int last) {
        int from = first;
        int to = last;
        while (to - from > FEW) {
            if (to - from > MANY) {
                cancel.check();
            }
            // Where the middle ones are is not for the log's author to know.
            ThreadLocalRandom random = ThreadLocalRandom.current();
            long pivot = median(
                    keys[random.nextInt(from, to)], keys[random.nextInt(from, to)], keys[random.nextInt(from, to)]);
            int low = from;
            int high = to;
            for (int i = from; i < high; ) {
                if (keys[i] < pivot) {
                    swap(low++, i++);
                } else if (keys[i] > pivot) {
                    swap(i, --high);
                } else {
                    i++;
                }
            }
            if (low - from < to - high) {
                quick(from, low);
                from = high;
            } else {
                quick(high, to);
                to = low;
            }
        }
        for (int i = from + 1; i < to; i++) {
            for (int j = i; j > from && keys[j] < keys[j - 1]; j--) {
                swap(j, j - 1);
            }
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int a, int b) {
        int id = ids[a];
        ids[a] = ids[b];
        ids[b] = id;
        long key = keys[a];
        keys[a] = keys[b];
        keys[b] = key;
        long next = nexts[a];
        nexts[a] = nexts[b];
        nexts[b] = next;
    }
}
