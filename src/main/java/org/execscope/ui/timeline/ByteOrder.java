package org.execscope.ui.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.execscope.event.ByteDictionary;
import org.execscope.evidence.CancelToken;

/// The order of a dictionary's values by their bytes. Sixteen bytes of each are read and sorted by, then the next
/// sixteen of those that are alike so far, and so on. All are read in the order of their numbers, in which they
/// stand in memory: to read them in the order in which they are sorted, or to compare the values themselves,
/// costs a walk through memory for each, seconds for millions.
final class ByteOrder {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.BIG_ENDIAN);
    private static final int FEW = 24;
    /// What is read of a value at once.
    private static final int STEP = 2 * Long.BYTES;
    /// Values that are alike so far stay in the order of their ids: long enough for eyes, and an end for those
    /// that are alike over megabytes.
    private static final int DEEPEST = 4_096;
    private static final int MANY = 1 << 16;
    /// So many values are read or sorted between two looks at whether it is still wanted; a multiple of 64.
    private static final int SHARE = 1 << 14;
    /// How much of what was left each of the two halves of a step is taken to be: how many steps it needs shows
    /// only at the end. Mostly these are three.
    private static final double HALF_STEP = 0.25;

    private final Words words;
    private final Way way;
    private final int[] ids;
    /// Where each id stands in `ids`.
    private final int[] places;

    private final long[] keys;
    /// The eight bytes behind those of the key.
    private final long[] nexts;
    /// By id: whether there is more of it behind what was read.
    private final boolean[] goesOn;
    /// The ids whose place isn't known yet.
    private final BitSet open;

    private double done;

    /// The bytes of values, eight at a time.
    interface Words {
        /// The bytes from `depth` on, the first one the highest; zeros behind the end.
        ///
        /// @param into gets them, and the next eight
        void at(int id, int depth, long[] into);

        /// How many bytes it has, or more.
        int length(int id);
    }

    /// How the work is done.
    ///
    /// @param cancel asked every few thousand values
    /// @param everywhere on all processors, or on the calling thread alone
    /// @param share gets how much of it is done, from 0 to 1: an estimate that never falls
    record Way(CancelToken cancel, boolean everywhere, DoubleConsumer share) {
        private void each(int tasks, IntConsumer task) {
            IntStream numbers = IntStream.range(0, tasks);
            (everywhere ? numbers.parallel() : numbers).forEach(number -> {
                cancel.check();
                task.accept(number);
            });
        }
    }

    private ByteOrder(int size, Words words, Way way) {
        this.words = words;
        this.way = way;
        ids = new int[size];
        places = new int[size];
        keys = new long[size];
        nexts = new long[size];
        goesOn = new boolean[size];
        open = new BitSet(size);
        open.set(0, size);
        for (int i = 0; i < size; i++) {
            ids[i] = i;
            places[i] = i;
        }
    }

    /// The place of each id among all: the same whatever the number of processors. Values that look alike stay in
    /// the order of their ids.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static int[] ranks(int size, Words words, Way way) {
        return new ByteOrder(size, words, way).ranks();
    }

    private int[] ranks() {
        Runs alike = new Runs();
        alike.add(0, ids.length);
        for (int depth = 0; depth < DEEPEST && alike.count() > 0; depth += STEP) {
            read(depth);
            tell();
            alike = sorted(alike);
            open.clear();
            for (int run = 0; run < alike.count(); run++) {
                for (int i = alike.from(run); i < alike.to(run); i++) {
                    open.set(ids[i]);
                }
            }
            tell();
        }
        for (int run = 0; run < alike.count(); run++) {
            settle(alike.from(run), alike.to(run));
            place(alike.from(run), alike.to(run));
        }
        return places;
    }

    private void tell() {
        done += (1 - done) * HALF_STEP;
        way.share().accept(done);
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

    /// Reads what follows behind `depth` bytes.
    private void read(int depth) {
        way.each((ids.length + SHARE - 1) / SHARE, task -> {
            int end = Math.min(ids.length, (task + 1) * SHARE);
            long[] both = new long[2];
            for (int id = open.nextSetBit(task * SHARE); id >= 0 && id < end; id = open.nextSetBit(id + 1)) {
                words.at(id, depth, both);
                // The sign is turned: bytes are unsigned.
                keys[places[id]] = both[0] ^ Long.MIN_VALUE;
                nexts[places[id]] = both[1] ^ Long.MIN_VALUE;
                goesOn[id] = words.length(id) > depth + STEP;
            }
        });
    }

    /// Sorts the runs of ids by what was read of them.
    ///
    /// @return the runs in them that are still alike, and go on
    private Runs sorted(Runs alike) {
        int[] cuts = alike.cuts(SHARE);
        Runs[] still = new Runs[cuts.length - 1];
        way.each(still.length, task -> {
            Runs mine = new Runs();
            for (int run = cuts[task]; run < cuts[task + 1]; run++) {
                sort(alike.from(run), alike.to(run), mine);
            }
            still[task] = mine;
        });
        return Runs.joined(still);
    }

    private void sort(int from, int to, Runs still) {
        quick(from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1) {
                    byNext(start, i, still);
                }
                start = i;
            }
        }
        place(from, to);
    }

    private void byNext(int from, int to, Runs still) {
        System.arraycopy(nexts, from, keys, from, to - from);
        quick(from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1) {
                    if (anyGoesOn(start, i)) {
                        still.add(start, i);
                    } else {
                        settle(start, i);
                    }
                }
                start = i;
            }
        }
    }

    private boolean anyGoesOn(int from, int to) {
        for (int i = from; i < to; i++) {
            if (goesOn[ids[i]]) {
                return true;
            }
        }
        return false;
    }

    /// Those that are alike to their ends.
    private void settle(int from, int to) {
        Arrays.sort(ids, from, to);
    }

    private void place(int from, int to) {
        for (int i = from; i < to; i++) {
            places[ids[i]] = i;
        }
    }

    /// Three parts: lower, alike, higher; the smaller one first, so that the depth stays logarithmic.
    private void quick(int first, int last) {
        int from = first;
        int to = last;
        while (to - from > FEW) {
            if (to - from > MANY) {
                way.cancel().check();
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

    /// Ranges of places, one behind the other.
    private static final class Runs {
        private int[] ends = new int[16];
        private int size;

        void add(int from, int to) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
            }
            ends[size++] = from;
            ends[size++] = to;
        }

        int count() {
            return size / 2;
        }

        int from(int run) {
            return ends[2 * run];
        }

        int to(int run) {
            return ends[2 * run + 1];
        }

        /// Where to cut them so that between two cuts there are about so many places.
        int[] cuts(int share) {
            IntStream.Builder cuts = IntStream.builder().add(0);
            int places = 0;
            for (int run = 0; run < count(); run++) {
                places += to(run) - from(run);
                if (places >= share || run == count() - 1) {
                    cuts.add(run + 1);
                    places = 0;
                }
            }
            return cuts.build().toArray();
        }

        static Runs joined(Runs[] parts) {
            Runs all = new Runs();
            all.ends = new int
                    [Math.max(
                            2, Arrays.stream(parts).mapToInt(part -> part.size).sum())];
            for (Runs part : parts) {
                System.arraycopy(part.ends, 0, all.ends, all.size, part.size);
                all.size += part.size;
            }
            return all;
        }
    }
}
