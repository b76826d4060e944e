package org.execscope.finding;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.event.PathItem;
import org.jspecify.annotations.Nullable;

/// What is odd about each distinct text of the table, looked at once: bits of [TextTraits] and [Places], and
/// for whole command lines those here.
final class Traits {
    /// argv[0] stands in square brackets, as ps shows kernel threads.
    static final int BRACKETS = 1 << 24;
    /// argv[0] begins as the names of kernel threads do.
    static final int THREAD = 1 << 25;
    /// All arguments together exceed 64 KiB.
    static final int LONG_LINE = 1 << 26;
    /// An argument after -c or -e exceeds 8 KiB.
    static final int LONG_CODE = 1 << 27;
    /// A further PATH item is an interpreter, so this is a script's start.
    static final int SCRIPT = 1 << 28;

    private static final int LINE_BYTES = 64 << 10;
    private static final int CODE_BYTES = 8 << 10;

    /// After so many texts it asks whether it is still wanted: each may be long.
    private static final int TOGETHER = 256;

    private final int[] exes;
    private final int[] comms;
    private final int[] cwds;
    private final int[] argvs;
    private final int[] names;

    private Traits(Ground ground) {
        EventTable events = ground.events();
        exes = texts(ground, events.exes(), true);
        comms = texts(ground, events.comms(), false);
        cwds = texts(ground, events.cwds(), true);
        argvs = each(ground, events.argvs().size(), id -> argv(events.argvs(), id));
        names = each(ground, events.pathListCount(), id -> name(events, id));
    }

    static Traits of(Ground ground) {
        return new Traits(ground);
    }

    int exe(int id) {
        return at(exes, id);
    }

    int comm(int id) {
        return at(comms, id);
    }

    int cwd(int id) {
        return at(cwds, id);
    }

    /// Of all arguments of a command line together.
    int argv(int id) {
        return at(argvs, id);
    }

    /// Of the name given to execve, in a list of PATH records.
    int name(int list) {
        return at(names, list);
    }

    private static int at(int[] traits, int id) {
        return id == ByteDictionary.NONE ? 0 : traits[id];
    }

    private static int[] texts(Ground ground, ByteDictionary dictionary, boolean paths) {
        return each(ground, dictionary.size(), id -> {
            byte[] pool = dictionary.poolOf(id);
            int from = dictionary.start(id);
            int to = from + dictionary.length(id);
            return TextTraits.of(pool, from, to) | (paths ? Places.of(Rec.text(pool, from, to)) : 0);
        });
    }

    /// Of all numbers below `count`, on several threads.
    private static int[] each(Ground ground, int count, IntUnaryOperator traits) {
        return IntStream.range(0, count)
                .parallel()
                .map(id -> {
                    if (id % TOGETHER == 0) {
                        ground.checkCancelled();
                    }
                    return traits.applyAsInt(id);
                })
                .toArray();
    }

    private static int argv(ByteDictionary argvs, int id) {
        int[] found = new int[2];
        int length = argvs.length(id);
        if (length > LINE_BYTES) {
            found[0] |= LONG_LINE;
        }
        ArgvCodec.forEach(argvs.poolOf(id), argvs.start(id), length, (index, a, from, to) -> {
            if (index == 0) {
                found[0] |= first(a, from, to);
            }
            found[0] |= TextTraits.of(a, from, to);
            if (to - from > CODE_BYTES && found[1] == index - 1 && index > 1) {
                found[0] |= LONG_CODE;
            }
            if (to - from == 2 && a[from] == '-' && (a[from + 1] == 'c' || a[from + 1] == 'e')) {
                found[1] = index;
            }
            return true;
        });
        return found[0];
    }

    private static int first(byte[] a, int from, int to) {
        int found = 0;
        if (to - from > 2 && a[from] == '[' && a[to - 1] == ']') {
            found |= BRACKETS;
        }
        if (to > from && KernelThreads.canBegin(a[from] == '[' && to - from > 1 ? a[from + 1] : a[from])) {
            String name = Rec.text(a, from, Math.min(to, from + 64));
            found |= KernelThreads.isNamed(name.startsWith("[") ? name.substring(1) : name) ? THREAD : 0;
        }
        return found;
    }

    private static int name(EventTable events, int list) {
        int found = 0;
        Bytes given = null;
        for (PathItem item : events.pathsOf(list)) {
            Long number = item.item();
            Bytes name = item.name();
            if (number == null || name == null) {
                continue;
            }
            if (number == 0) {
                given = name;
                byte[] a = name.toArray();
                found |= TextTraits.of(a, 0, a.length) | Places.of(Rec.text(a, 0, a.length));
            } else if (!name.equals(given)) {
                found |= isLoader(base(name)) ? 0 : SCRIPT;
            }
        }
        return found;
    }

    /// Behind the file given (which newer kernels list twice) a plain program has its dynamic loader, a
    /// script its interpreter.
    private static boolean isLoader(String base) {
        return base.startsWith("ld-linux")
                || base.startsWith("ld-musl")
                || base.startsWith("ld.so")
                || base.startsWith("ld64.so")
                || base.startsWith("ld-2.");
    }

    /// What follows the last slash; empty for null.
    static String base(@Nullable Bytes path) {
        if (path == null) {
            return "";
        }
        byte[] a = path.toArray();
        return Rec.text(a, path.lastIndexOf((byte) '/') + 1, a.length);
    }
}
