package org.execscope.finding;

import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;

/// Compares argv[0] with the other names of a program, in place. For one thread.
final class Names {
    private static final byte[] NONE = new byte[0];

    private final EventTable events;
    private byte[] array = NONE;
    private int from;
    private int to;

    Names(EventTable events) {
        this.events = events;
    }

    /// Whether argv[0], without its folder and a leading hyphen, is the executable's name or comm.
    boolean isOwn(int event) {
        find(event);
        int start = base(array, from, to);
        start += start < to && array[start] == '-' ? 1 : 0;
        return start >= to || isBaseOf(events.exes(), events.exe(event), start) || isComm(event, start);
    }

    private void find(int event) {
        ByteDictionary argvs = events.argvs();
        int id = events.argv(event);
        from = 0;
        to = 0;
        if (id == ByteDictionary.NONE) {
            return;
        }
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), argvs.length(id), (index, a, begin, end) -> {
            if (index == 0) {
                array = a;
                from = begin;
                to = end;
            }
            return false;
        });
    }

    private boolean isBaseOf(ByteDictionary dictionary, int id, int start) {
        if (id == ByteDictionary.NONE) {
            return false;
        }
        byte[] pool = dictionary.poolOf(id);
        int begin = dictionary.start(id);
        int end = begin + dictionary.length(id);
        return equal(pool, base(pool, begin, end), end, start);
    }

    /// comm holds the first 15 bytes of the name given.
    private boolean isComm(int event, int start) {
        int id = events.comm(event);
        if (id == ByteDictionary.NONE) {
            return false;
        }
        byte[] pool = events.comms().poolOf(id);
        int begin = events.comms().start(id);
        int length = events.comms().length(id);
        int own = Math.min(to - start, 15);
        return length == own && java.util.Arrays.equals(pool, begin, begin + length, array, start, start + own);
    }

    private boolean equal(byte[] pool, int begin, int end, int start) {
        return java.util.Arrays.equals(pool, begin, end, array, start, to);
    }

    private static int base(byte[] a, int begin, int end) {
        int at = end;
        while (at > begin && a[at - 1] != '/') {
            at--;
        }
        return at;
    }

    /// argv[0] without its folder and a leading hyphen, for comparing.
    String first(int event) {
        find(event);
        int start = base(array, from, to);
        start += start < to && array[start] == '-' ? 1 : 0;
        return Rec.text(array, start, to);
    }

    /// argv[0] as it is.
    Bytes whole(int event) {
        find(event);
        return Bytes.copyOf(array, from, to);
    }

    /// The executable's name without its folder, for comparing.
    String exe(int event) {
        int id = events.exe(event);
        return id == ByteDictionary.NONE ? "" : Traits.base(events.exes().get(id));
    }
}
