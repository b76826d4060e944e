package org.execscope.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// System calls other than program starts, and LOGIN events, without a record that nearly all of their kind
/// have. Those that differ are read again, for what they declare themselves.
final class OtherCalls {
    /// An event and the record that it lacks, in words.
    record Lacking(int event, String what) {}

    /// What is common is known from so many, of which so many agree.
    private static final int ENOUGH = 20;

    private static final double NEARLY_ALL = 0.95;
    private static final int MOST = 5_000;
    private static final int RECORDS = 64;
    private static final int MOST_KINDS = 1 << 16;

    private static final int TITLE = 1;
    private static final int CWD = 2;
    private static final int CALL = 4;
    private static final int PATHS = 3;
    private static final int MOST_PATHS = 15;
    private static final int REST = 7;
    private static final int MOST_REST = 15;

    private OtherCalls() {}

    static List<Lacking> of(Ground ground) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        int[] pathCounts = new int[events.pathListCount()];
        Map<Long, Map<Integer, Integer>> kinds = new HashMap<>();
        for (int event = 0; event < events.size(); event++) {
            ground.checkCancelled(event);
            if (isJudged(now, event) && kinds.size() < MOST_KINDS) {
                kinds.computeIfAbsent(kind(events, event), _ -> new HashMap<>())
                        .merge(shape(events, event, pathCounts), 1, Integer::sum);
            }
        }
        List<Lacking> found = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < ground.order().size() && read < MOST; i++) {
            int event = ground.order().at(i);
            if ((i & 0xffff) == 0) {
                ground.checkCancelled();
            }
            if (!isJudged(now, event)) {
                continue;
            }
            Map<Integer, Integer> shapes = kinds.get(kind(events, event));
            int own = shape(events, event, pathCounts);
            if (shapes != null && isRare(shapes, own)) {
                read++;
                String what = lacks(ground, event, own, shapes);
                if (what != null) {
                    found.add(new Lacking(event, what));
                }
            }
        }
        return found;
    }

    private static boolean isJudged(EventCursor now, int event) {
        EventKind kind = now.kind(event);
        return kind == EventKind.SYSCALL || kind == EventKind.LOGIN;
    }

    private static long kind(EventTable events, int event) {
        int call = events.kind(event) == EventKind.LOGIN ? -1 : events.call(event);
        return (long) events.file(event) << 34 | (call + 1L) << 1 | (events.succeeded(event) ? 1 : 0);
    }

    /// Which records it has: title, cwd, its SYSCALL, how many paths, how many others.
    private static int shape(EventTable events, int event, int[] pathCounts) {
        int list = events.pathList(event);
        if (list != ByteDictionary.NONE && pathCounts[list] == 0) {
            pathCounts[list] = events.pathsOf(list).size();
        }
        int paths = list == ByteDictionary.NONE ? 0 : pathCounts[list];
        boolean title = events.hasProctitle(event);
        boolean cwd = events.cwd(event) != ByteDictionary.NONE;
        boolean call = events.call(event) != ByteDictionary.NONE;
        int rest = events.recordCount(event) - paths - (title ? 1 : 0) - (cwd ? 1 : 0) - (call ? 1 : 0);
        return (title ? TITLE : 0)
                | (cwd ? CWD : 0)
                | (call ? CALL : 0)
                | Math.min(paths, MOST_PATHS) << PATHS
                | Math.clamp(rest, 0, MOST_REST) << REST;
    }

    private static boolean isRare(Map<Integer, Integer> shapes, int own) {
        int all = 0;
        for (int count : shapes.values()) {
            all += count;
        }
        return all >= ENOUGH && shapes.getOrDefault(own, 0) <= (1 - NEARLY_ALL) * all;
    }

    /// How nearly all of a kind are, where this one isn't.
    private static boolean nearlyAll(Map<Integer, Integer> shapes, int mask) {
        int all = 0;
        int with = 0;
        for (Map.Entry<Integer, Integer> shape : shapes.entrySet()) {
            all += shape.getValue();
            with += (shape.getKey() & mask) != 0 ? shape.getValue() : 0;
        }
        return with >= NEARLY_ALL * all;
    }

    private static @Nullable String lacks(Ground ground, int event, int own, Map<Integer, Integer> shapes) {
        if ((own & CALL) == 0) {
            return nearlyAll(shapes, CALL) ? "SYSCALL" : null;
        }
        if ((own & TITLE) == 0 && nearlyAll(shapes, TITLE)) {
            return "PROCTITLE";
        }
        long items = 0;
        int paths = 0;
        for (Rec record : ground.records(event, RECORDS)) {
            items = record.type() == RecordType.SYSCALL ? record.number("items") : items;
            paths += record.type() == RecordType.PATH ? 1 : 0;
        }
        if (items > paths && paths < RECORDS / 2) {
            return "PATH";
        }
        if (items > 0 && (own & CWD) == 0) {
            return "CWD";
        }
        boolean others = own >>> REST == 0 && ground.events().succeeded(event);
        return others && items == 0 && nearlyAll(shapes, MOST_REST << REST) ? "SOCKADDR or the like" : null;
    }
}
