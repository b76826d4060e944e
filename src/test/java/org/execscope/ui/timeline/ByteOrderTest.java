package org.execscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.evidence.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against comparing whole values.
final class ByteOrderTest {
    /// Many that are alike for long, so that the work is shared; with bytes of every kind.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ranksValuesByTheirBytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteDictionary values = new ByteDictionary();
        for (int i = 0; i < 40_000; i++) {
            values.add(text(random));
        }
        assertThat(ByteOrder.ranks(values.size(), ByteOrder.of(values), way(new CancelToken())))
                .isEqualTo(naive(values.size(), values::get));
    }

    /// Argvs whose arguments are cut in other places look alike: these stay in the order of their numbers.
    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void ranksCommandsAsTheyAreShown(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteDictionary argvs = new ByteDictionary();
        List<Bytes> shown = new ArrayList<>();
        while (argvs.size() < 30_000) {
            List<Bytes> argv = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                argv.add(random.nextInt(9) == 0 ? null : random.nextInt(5) == 0 ? Bytes.utf8("a b") : text(random));
            }
            int before = argvs.size();
            argvs.add(ArgvCodec.encode(argv));
            if (argvs.size() > before) {
                Bytes line = Bytes.utf8("");
                for (Bytes argument : argv) {
                    line = argument == null ? line : joined(joined(line, argument), Bytes.utf8(" "));
                }
                shown.add(line);
            }
        }
        assertThat(ByteOrder.ranks(argvs.size(), new CommandWords(argvs), way(new CancelToken())))
                .isEqualTo(naive(argvs.size(), shown::get));
    }

    private static ByteOrder.Way way(CancelToken cancel) {
        return new ByteOrder.Way(cancel, true, _ -> {});
    }

    /// On one processor as on all; how much is done never falls, and is told.
    @Test
    void oneProcessorMakesTheSameOrder() {
        SplittableRandom random = new SplittableRandom(5);
        ByteDictionary values = new ByteDictionary();
        for (int i = 0; i < 40_000; i++) {
            values.add(text(random));
        }
        List<Double> shares = new ArrayList<>();
        ByteOrder.Way alone = new ByteOrder.Way(new CancelToken(), false, shares::add);
        assertThat(ByteOrder.ranks(values.size(), ByteOrder.of(values), alone))
                .isEqualTo(ByteOrder.ranks(values.size(), ByteOrder.of(values), way(new CancelToken())));
        assertThat(shares).isSorted().hasSizeGreaterThan(3).allMatch(share -> share > 0 && share < 1);
    }

    private static Bytes joined(Bytes one, Bytes other) {
        byte[] both = Arrays.copyOf(one.toArray(), one.length() + other.length());
        System.arraycopy(other.toArray(), 0, both, one.length(), other.length());
        return Bytes.of(both);
    }

    private static Bytes text(SplittableRandom random) {
        String shared = "the-same-beginning-of-forty-bytes-and-more".substring(0, random.nextInt(3) * 20);
        byte[] bytes = Arrays.copyOf(Bytes.utf8(shared).toArray(), shared.length() + random.nextInt(6));
        for (int i = shared.length(); i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextBoolean() ? random.nextInt(256) : 'a' + random.nextInt(3));
        }
        return Bytes.of(bytes);
    }

    /// Behind its end a value counts as zeros.
    private static int[] naive(int size, IntFunction<Bytes> value) {
        Comparator<Integer> order = (a, b) -> {
            int length = Math.max(value.apply(a).length(), value.apply(b).length());
            byte[] one = Arrays.copyOf(value.apply(a).toArray(), length);
            byte[] other = Arrays.copyOf(value.apply(b).toArray(), length);
            return Arrays.compareUnsigned(one, other);
        };
        List<Integer> sorted = IntStream.range(0, size).boxed().sorted(order).toList();
        int[] ranks = new int[size];
        for (int i = 0; i < size; i++) {
            ranks[sorted.get(i)] = i;
        }
        return ranks;
    }

    private static ByteOrder.Words endless() {
        return new ByteOrder.Words() {
            @Override
            public void at(int id, int depth, long[] into) {
                Arrays.fill(into, 0x6161_6161_6161_6161L);
            }

            @Override
            public int length(int id) {
                return 200_000;
            }
        };
    }

    /// Long values that are alike for longer than the stack is deep.
    @Test
    void longEqualValuesAreNoTrouble() {
        assertThat(ByteOrder.ranks(5_000, endless(), way(new CancelToken())))
                .isEqualTo(IntStream.range(0, 5_000).toArray());
    }

    @Test
    void stopsWhenNobodyWantsIt() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> ByteOrder.ranks(100_000, endless(), way(cancel)));
    }
}
