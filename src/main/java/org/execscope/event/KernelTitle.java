package org.execscope.event;

import static org.execscope.event.KernelText.isWord;
import static org.execscope.event.KernelText.word;

/// Reads PROCTITLE records that are as the kernel writes them, and compares the title with the argv.
final class KernelTitle {
    private static final long PROC = word("proctitl");
    private static final long E_EQUALS = word("e=");

    private byte[] own = new byte[ArgvCodec.TITLE_BYTES];

    /// Reads the body at `at` into `event`.
    ///
    /// @return the place of the line feed after it, or -1 if it isn't of that form
    int read(byte[] a, int at, PieceEvent event) {
        if (word(a, at) != PROC || !isWord(a, at + 8, E_EQUALS, 2)) {
            return -1;
        }
        int p = at + 10;
        int end;
        if (a[p] == '"') {
            int close = KernelText.closingQuote(a, p + 1);
            if (close < 0) {
                return -1;
            }
            event.titleLength = close - p - 1;
            room(event);
            System.arraycopy(a, p + 1, event.title, 0, event.titleLength);
            end = close + 1;
        } else {
            end = KernelText.upperHex(a, p);
            if (end < 0) {
                return -1;
            }
            event.titleLength = (end - p) / 2;
            room(event);
            if (!KernelText.decode(a, p, end, event.title, 0, true)) {
                return -1;
            }
        }
        event.hasTitle = true;
        return a[end] == '\n' ? end : -1;
    }

    private static void room(PieceEvent event) {
        if (event.title.length < event.titleLength) {
            event.title = new byte[event.titleLength];
        }
    }

    /// Enters the title of an event whose argv, if it has one, is whole.
    void finish(PieceEvent event, EventRow row, EventTable table) {
        if (!event.hasTitle) {
            return;
        }
        byte[] title = event.title;
        int length = event.titleLength;
        if (event.hasExecve) {
            int ownLength = ownTitle(table.argvs(), event.argv);
            if (java.util.Arrays.equals(own, 0, ownLength, title, 0, length)) {
                row.title = EventTable.TITLE_IS_ARGV;
                return;
            }
            int shown = length;
            while (shown > 0 && !ArgvCodec.prints(title[shown - 1])) {
                shown--;
            }
            boolean begins = shown <= ownLength && java.util.Arrays.equals(own, 0, shown, title, 0, shown);
            row.flags |= begins ? 0 : EventFlag.PROCTITLE_MISMATCH.bit();
        }
        row.title = table.titles().add(title, 0, length);
    }

    /// Puts the title that the kernel would write for this argv into [#own], as [ArgvCodec#title] does.
    ///
    /// @return its length
    private int ownTitle(ByteDictionary argvs, int argv) {
        byte[] pool = argvs.poolOf(argv);
        int at = argvs.start(argv);
        int end = at + argvs.length(argv);
        int length = 0;
        while (at < end && length < ArgvCodec.TITLE_BYTES) {
            int size = 0;
            int shift = 0;
            byte b;
            do {
                b = pool[at++];
                size |= (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            int bytes = Math.max(size - 1, 0);
            int taken = Math.min(bytes, ArgvCodec.TITLE_BYTES - length);
            System.arraycopy(pool, at, own, length, taken);
            length += taken;
            at += bytes;
            if (length < ArgvCodec.TITLE_BYTES) {
                own[length++] = 0;
            }
        }
        while (length > 0 && !ArgvCodec.prints(own[length - 1])) {
            length--;
        }
        return length;
    }
}
