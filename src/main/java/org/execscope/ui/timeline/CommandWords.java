package org.execscope.ui.timeline;

import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;

/// The bytes of whole command lines as they are shown: the arguments, one after the other, each followed by a
/// space. A missing argument is left out.
final class CommandWords implements ByteOrder.Words {
    private static final int ROOM = 2 * Long.BYTES;

    private final ByteDictionary argvs;

    CommandWords(ByteDictionary argvs) {
        this.argvs = argvs;
    }

    @Override
    public void at(int id, int depth, long[] into) {
        into[0] = 0;
        into[1] = 0;
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), new Reader(depth, into));
    }

    @Override
    public int length(int id) {
        return argvs.length(id);
    }

    /// Steps over what lies before, and takes what there is room for.
    private static final class Reader implements ArgvCodec.ArgumentVisitor {
        private final long[] into;
        private int skip;
        private int filled;

        Reader(int skip, long[] into) {
            this.skip = skip;
            this.into = into;
        }

        @Override
        public boolean visit(int index, byte[] pool, int from, int to) {
            int shown = to - from + 1;
            if (skip >= shown) {
                skip -= shown;
                return true;
            }
            int space = filled + shown - skip - 1;
            put(pool, from + skip, to);
            if (space < ROOM) {
                into[space >> 3] |= (long) ' ' << 56 - (space & 7) * Byte.SIZE;
            }
            filled = space + 1;
            skip = 0;
            return filled < ROOM;
        }

        private void put(byte[] pool, int from, int to) {
            int next = from;
            int at = filled;
            while (next < to && at < ROOM) {
                int here = Math.min(to - next, Long.BYTES - (at & 7));
                into[at >> 3] |= ByteOrder.word(pool, next, here) >>> (at & 7) * Byte.SIZE;
                next += here;
                at += here;
            }
        }
    }
}
