package org.execscope.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.execscope.bytes.Display;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.evidence.CancelToken;

/// Counts whole command lines. Arguments that are the same text when joined by one space are one command line,
/// whatever the words they are cut into: so a value's count is what `cmd == …` finds.
final class CommandLines implements Facet.Naming {
    private final ByteDictionary argvs;
    /// Differs each time, so that nobody can write a log whose command lines all fall together.
    private final long seed = System.nanoTime() * 0x9e3779b97f4a7c15L | 1;

    private CommandLines(ByteDictionary argvs) {
        this.argvs = argvs;
    }

    /// @param counts of events, at the argv's number plus one; at 0 of those without any
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static Facet count(ByteDictionary argvs, int[] counts, CancelToken cancel) {
        CommandLines lines = new CommandLines(argvs);
        int size = counts.length - 1;
        long[] hashes = new long[size];
        Blocks.each(size, cancel, (from, to) -> {
            for (int id = from; id < to; id++) {
                hashes[id] = counts[id + 1] == 0 ? 0 : lines.hash(id);
            }
        });
        int[] same = lines.joined(hashes, counts, cancel);
        LongCounts some = new LongCounts();
        for (int id = 0; id < size; id++) {
            if ((id & 0xffff) == 0) {
                cancel.check();
            }
            if (counts[id + 1] > 0) {
                some.add(same[id], counts[id + 1]);
            }
        }
        long[] values = new long[some.size()];
        int[] each = new int[some.size()];
        some.copyTo(values, each);
        cancel.check();
        return new Facet(Field.CMD.label(), lines, values, each, counts[0]);
    }

    /// For each argv the first one with the same command line.
    private int[] joined(long[] hashes, int[] counts, CancelToken cancel) {
        int[] first = new int[hashes.length];
        int used = 0;
        for (int id = 0; id < hashes.length; id++) {
            used += counts[id + 1] > 0 ? 1 : 0;
        }
        int[] table = new int[Integer.highestOneBit(Math.max(1, used)) << 2];
        Arrays.fill(table, -1);
        for (int id = 0; id < hashes.length; id++) {
            if ((id & 0xfff) == 0) {
                cancel.check();
            }
            if (counts[id + 1] > 0) {
                int slot = (int) (hashes[id] >>> 32) & table.length - 1;
                while (table[slot] >= 0 && !(hashes[table[slot]] == hashes[id] && isSame(table[slot], id))) {
                    slot = slot + 1 & table.length - 1;
                }
                if (table[slot] < 0) {
                    table[slot] = id;
                }
                first[id] = table[slot];
            }
        }
        return first;
    }

    private boolean isSame(int one, int other) {
        return Arrays.equals(line(one), line(other));
    }

    private long hash(int id) {
        long[] hash = {seed};
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (index, array, from, to) -> {
            long now = index > 0 ? mixed(hash[0], ' ') : hash[0];
            for (int i = from; i < to; i++) {
                now = mixed(now, array[i]);
            }
            hash[0] = now;
            return true;
        });
        return hash[0];
    }

    private long mixed(long hash, int value) {
        long next = (hash ^ value) * seed;
        return next ^ next >>> 29;
    }

    private byte[] line(int id) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (index, array, from, to) -> {
            if (index > 0) {
                line.write(' ');
            }
            line.write(array, from, to - from);
            return true;
        });
        return line.toByteArray();
    }

    @Override
    public String shown(long id) {
        return Display.commandLine(ArgvCodec.decode(argvs.get((int) id)), Display.CELL)
                .text();
    }

    @Override
    public String term(long id) {
        Node.Value written = new Node.Value(new String(line((int) id), StandardCharsets.ISO_8859_1));
        return Field.CMD.label() + " == " + NormalForm.value(written, false);
    }
}
