package org.execscope.ui.timeline;

import org.execscope.event.ByteDictionary;

/// The bytes of whole command lines as they are shown: the arguments, one after the other, each followed by a
/// space. A missing argument is left out.
final class CommandWords implements ByteOrder.Words {
    private final ByteDictionary argvs;

    CommandWords(ByteDictionary argvs) {
        this.argvs = argvs;
    }

    /// Reads an argv's code ([org.execscope.event.ArgvCodec]) in place: arguments before `depth` are stepped over.
    @Override
    public void at(int id, int depth, long[] into) {
        byte[] pool = argvs.poolOf(id);
        int at = argvs.start(id);
        int end = at + argvs.length(id);
        int skip = depth;
        into[0] = 0;
        into[1] = 0;
        int filled = 0;
        while (at < end && filled < 2 * Long.BYTES) {
            int size = 0;
            int shift = 0;
            byte b;
            do {
                b = pool[at++];
                size |= (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            // The length is noted plus 1, and what is shown has one more byte, the space.
            if (skip >= size) {
                skip -= size;
            } else {
                int next = filled + size - skip;
                put(pool, at + skip, size - 1 - skip, filled, into);
                if (next <= 2 * Long.BYTES) {
                    into[next - 1 >> 3] |= (long) ' ' << 56 - (next - 1 & 7) * Byte.SIZE;
                }
                filled = next;
                skip = 0;
            }
            at += Math.max(0, size - 1);
        }
    }

    /// Puts `count` bytes, or as many as there is room for, behind those that are `filled`.
    private static void put(byte[] pool, int from, int count, int filled, long[] into) {
        int done = 0;
        int at = filled;
        while (done < count && at < 2 * Long.BYTES) {
            int here = Math.min(count - done, Long.BYTES - (at & 7));
            into[at >> 3] |= ByteOrder.word(pool, from + done, here) >>> (at & 7) * Byte.SIZE;
            done += here;
            at += here;
        }
    }

    @Override
    public int length(int id) {
        return argvs.length(id);
    }
}
