package org.execscope.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;
import org.execscope.event.PathItem;
import org.jspecify.annotations.Nullable;

/// Successful program starts whose comm is not the name of the file that was given to execve: the kernel makes
/// the one from the other (fs/exec.c: `begin_new_exec`, `kbasename(bprm->filename)`, 15 bytes of it), of
/// scripts and links too. Only execveat without a name is otherwise.
final class NameDiffers {
    private static final int COMM = 15;
    private static final byte SLASH = '/';

    private NameDiffers() {}

    static List<Integer> of(Ground ground) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Bytes[] expected = new Bytes[events.pathListCount()];
        // The comm that was found to be right for a list of paths: most have but one.
        int[] right = new int[expected.length];
        Arrays.fill(right, ByteDictionary.NONE);
        List<Integer> found = new ArrayList<>();
        BitSet execve = new BitSet();
        for (int call = 0; call < events.calls().size(); call++) {
            execve.set(call, events.calls().get(call).name().equals("execve"));
        }
        ground.execves(
                event -> now.succeeded(event)
                        && now.comm(event) >= 0
                        && now.pathList(event) >= 0
                        && now.call(event) >= 0
                        && execve.get(now.call(event)),
                event -> {
                    int list = now.pathList(event);
                    int comm = now.comm(event);
                    if (right[list] == comm) {
                        return;
                    }
                    Bytes name = expected[list];
                    if (name == null) {
                        name = baseName(events.pathsOf(list));
                        expected[list] = name;
                    }
                    if (name.isEmpty() || name.equals(events.comms().get(comm))) {
                        right[list] = comm;
                    } else {
                        found.add(event);
                    }
                });
        return found;
    }

    /// Empty if the log doesn't tell it.
    private static Bytes baseName(List<PathItem> items) {
        for (PathItem item : items) {
            Long number = item.item();
            if (number != null && number == 0) {
                return baseName(item.name());
            }
        }
        return Bytes.EMPTY;
    }

    private static Bytes baseName(@Nullable Bytes name) {
        if (name == null) {
            return Bytes.EMPTY;
        }
        int from = name.length();
        while (from > 0 && name.at(from - 1) != SLASH) {
            from--;
        }
        return name.slice(from, Math.min(name.length(), from + COMM));
    }
}
