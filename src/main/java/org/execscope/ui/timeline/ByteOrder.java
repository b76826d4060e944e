package org.execscope.ui.timeline;

import java.util.SplittableRandom;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.evidence.CancelToken;

/// The order of a dictionary's values by their bytes. Eight bytes at a time are held beside the ids while
/// they are sorted: comparing the values themselves costs a walk through memory for each comparison, seconds
/// for millions.
final class ByteOrder {
    private static final int FEW = 24;
    /// Values that are alike so far stay in the order of their ids: long enough for eyes, short enough for
    /// the stack.
    private static final int DEEPEST = 4_096;
    private static final int MANY = 1 << 16;

    private final Words words;
    private final CancelToken cancel;
    private final SplittableRandom random = new SplittableRandom();
    private final int[] ids;
    private final long[] keys;

    /// The bytes of values, eight at a time.
    interface Words {
        /// The bytes from `depth` on, the first one the highest; zeros behind the end.
        long at(int id, int depth);

        /// How many bytes it has.
        int length(int id);
    }

    private ByteOrder(int size, Words words, CancelToken cancel) {
        this.words = words;
        this.cancel = cancel;
        ids = new int[size];
        keys = new long[size];
        for (int i = 0; i < size; i++) {
            ids[i] = i;
        }
    }

    /// The place of each id among all.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static int[] ranks(int size, Words words, CancelToken cancel) {
        ByteOrder order = new ByteOrder(size, words, cancel);
        order.level(0, size, 0);
        int[] ranks = new int[size];
        for (int i = 0; i < size; i++) {
            ranks[order.ids[i]] = i;
        }
        return ranks;
    }

    static Words of(ByteDictionary values) {
        return new Words() {
            @Override
            public long at(int id, int depth) {
                int start = values.start(id);
                return word(values.poolOf(id), start + depth, start + values.length(id));
            }

            @Override
            public int length(int id) {
                return values.length(id);
            }
        };
    }

    /// Of whole command lines: the bytes of the arguments, one after the other.
    static Words ofArguments(ByteDictionary argvs) {
        return new Words() {
            @Override
            public long at(int id, int depth) {
                long[] word = new long[1];
                int[] seen = new int[1];
                ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (_, bytes, from, to) -> {
                    for (int at = from; at <= to && seen[0] < depth + Long.BYTES; at++, seen[0]++) {
                        if (seen[0] >= depth) {
                            // An argument ends with a space, as it is shown.
                            int b = at == to ? ' ' : bytes[at] & 0xff;
                            word[0] |= (long) b << 56 - 8 * (seen[0] - depth);
                        }
                    }
                    return seen[0] < depth + Long.BYTES;
                });
                return word[0];
            }

            @Override
            public int length(int id) {
                return argvs.length(id);
            }
        };
    }

    private static long word(byte[] pool, int from, int end) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << 8 | (from + i < end ? pool[from + i] & 0xff : 0);
        }
        return word;
    }

    /// Sorts the ids in `[from, to)`, which are alike in their first `depth` bytes.
    private void level(int from, int to, int depth) {
        cancel.check();
        for (int i = from; i < to; i++) {
            // The sign is turned: bytes are unsigned.
            keys[i] = words.at(ids[i], depth) ^ Long.MIN_VALUE;
        }
        quick(from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1 && depth < DEEPEST && goesOn(start, i, depth + Long.BYTES)) {
                    level(start, i, depth + Long.BYTES);
                }
                start = i;
            }
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
    }
}
