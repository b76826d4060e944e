package org.execscope.finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ArgvSource;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Program starts whose process title is nearly the argument list, and not quite. The kernel reads both from
/// the same memory; where it had read the title earlier, it is the command line of what the process ran
/// before, or of its parent (specification: audit log, section 6). Such a title differs in more than a few
/// bytes, or is that of another event of the process, the parent, or a sister.
final class TitleDiffers {
    private static final int SHORTEST = 8;
    private static final int SOME = 16;
    private static final int FEW = 3;
    /// As long as some kernels make a title.
    private static final int FULL = 127;

    private static final int MOST = 10_000;

    private TitleDiffers() {}

    static List<Integer> of(Ground ground) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Map<Integer, Bytes> near = new HashMap<>();
        List<Integer> found = new ArrayList<>();
        ground.execves(
                event -> !now.titleIsOwnArgv(event)
                        && now.hasProctitle(event)
                        && now.argvSource(event) == ArgvSource.EXECVE
                        && now.argvComplete(event)
                        && near.size() < MOST,
                event -> {
                    Bytes title = events.proctitle(event);
                    Bytes own = ArgvCodec.title(events.argvs().get(events.argv(event)));
                    if (title != null && isNear(own, title)) {
                        near.put(event, title);
                        found.add(event);
                    }
                });
        if (!found.isEmpty()) {
            found.removeAll(explained(ground, near));
        }
        return found;
    }

    /// Whether a few bytes differ, or the one breaks off within an argument of the other.
    static boolean isNear(Bytes own, Bytes title) {
        if (title.length() < own.length()) {
            return title.length() >= SHORTEST
                    && title.length() < FULL
                    && own.startsWith(title)
                    && own.at(title.length()) != 0
                    && title.at(title.length() - 1) != 0;
        }
        if (title.length() != own.length() || own.length() < SHORTEST) {
            return false;
        }
        int differ = 0;
        for (int i = 0; i < own.length(); i++) {
            differ += own.at(i) == title.at(i) ? 0 : 1;
        }
        return differ > 0 && differ <= (own.length() < SOME ? 1 : FEW);
    }

    /// Those whose title another event of the same process has, or its parent, or another child of that.
    private static Set<Integer> explained(Ground ground, Map<Integer, Bytes> near) {
        EventTable events = ground.events();
        BitSet pids = new BitSet();
        BitSet parents = new BitSet();
        Map<Bytes, List<Integer>> byTitle = new HashMap<>();
        near.forEach((event, title) -> {
            byTitle.computeIfAbsent(title, _ -> new ArrayList<>()).add(event);
            set(pids, events.pid(event));
            set(pids, events.ppid(event));
            set(parents, events.ppid(event));
        });
        Set<Integer> explained = new HashSet<>();
        for (int other = 0; other < events.size(); other++) {
            ground.checkCancelled(other);
            if (!events.hasProctitle(other) || !(has(pids, events.pid(other)) || has(parents, events.ppid(other)))) {
                continue;
            }
            Bytes title = events.proctitle(other);
            for (int event : title == null ? List.<Integer>of() : byTitle.getOrDefault(title, List.of())) {
                if (event != other && explains(events, other, event)) {
                    explained.add(event);
                }
            }
        }
        return explained;
    }

    private static boolean explains(EventTable events, int other, int event) {
        if (events.host(other) != events.host(event)) {
            return false;
        }
        long pid = events.pid(other);
        boolean before = events.timeMillis(other) <= events.timeMillis(event);
        return (before && (pid == events.pid(event) || pid == events.ppid(event)))
                || (events.ppid(other) == events.ppid(event) && !events.titleIsOwnArgv(other));
    }

    private static void set(BitSet bits, long pid) {
        if (pid >= 0 && pid <= Integer.MAX_VALUE) {
            bits.set((int) pid);
        }
    }

    private static boolean has(BitSet bits, long pid) {
        return pid >= 0 && pid <= Integer.MAX_VALUE && bits.get((int) pid);
    }
}
