package org.execscope.finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.event.ArgvSource;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.RecordType;

/// Program starts with more records than a program start has: an AVC beside it, a second CWD. Their records
/// are read again.
///
/// @param apparmor events with an AVC record in AppArmor's dialect, with that record
/// @param conflicts events with two different records of a type that an event has but once, with the second
/// @param whole whether all such events were read: an absurd number of them isn't
record Extras(List<Extra> apparmor, List<Extra> conflicts, boolean whole) {
    /// An event and the record that is too much.
    record Extra(int event, RecordSource source, String what) {}

    private static final int MOST = 100_000;
    private static final int MOST_RECORDS = 64;
    /// An argv that is longer may fill several EXECVE records (7,500 bytes each, twice as much in
    /// hexadecimal).
    private static final int ONE_RECORD = 3_000;

    static Extras of(Ground ground) {
        EventTable events = ground.events();
        Map<Integer, Integer> copies = copies(ground);
        int[] pathCounts = new int[events.pathListCount()];
        BitSet pathDone = new BitSet();
        List<Extra> apparmor = new ArrayList<>();
        List<Extra> conflicts = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < ground.order().size(); i++) {
            int event = ground.order().at(i);
            if ((i & 0xffff) == 0) {
                ground.checkCancelled();
            }
            if (!events.isExecve(event)) {
                continue;
            }
            int list = events.pathList(event);
            if (list != ByteDictionary.NONE && !pathDone.get(list)) {
                pathDone.set(list);
                pathCounts[list] = events.pathsOf(list).size();
            }
            int paths = list == ByteDictionary.NONE ? 0 : pathCounts[list];
            if (!hasMore(events, event, paths, copies.getOrDefault(event, 0))) {
                continue;
            }
            if (read++ >= MOST) {
                return new Extras(List.copyOf(apparmor), List.copyOf(conflicts), false);
            }
            look(ground.records(event, MOST_RECORDS), event, apparmor, conflicts);
        }
        return new Extras(List.copyOf(apparmor), List.copyOf(conflicts), true);
    }

    private static boolean hasMore(EventTable events, int event, int paths, int copies) {
        int argv = events.argv(event);
        boolean execve = events.argvSource(event) == ArgvSource.EXECVE;
        int usual = (EventFlag.NO_SYSCALL.in(events.flags(event)) ? 0 : 1)
                + (execve ? 1 : 0)
                + (events.cwd(event) != ByteDictionary.NONE ? 1 : 0)
                + (events.hasProctitle(event) ? 1 : 0)
                + paths
                + copies;
        return events.recordCount(event) > usual
                && !(execve && argv != ByteDictionary.NONE && events.argvs().length(argv) > ONE_RECORD);
    }

    /// Copies that were dropped are counted among an event's records: those in its own file are told by their
    /// place.
    private static Map<Integer, Integer> copies(Ground ground) {
        Map<Integer, Integer> none = new HashMap<>();
        boolean any = ground.problems().stream().anyMatch(problem -> problem.kind() == ProblemKind.DUPLICATE_RECORD);
        if (!any) {
            return none;
        }
        Set<Long> places = new HashSet<>();
        for (EvidenceProblem problem : ground.problems()) {
            if (problem.kind() == ProblemKind.DUPLICATE_RECORD && places.size() < MOST) {
                places.add(place(problem.file(), problem.offset()));
            }
        }
        EventTable events = ground.events();
        for (int event = 0; event < events.size(); event++) {
            ground.checkCancelled(event);
            List<RecordSource> sources = events.isExecve(event) ? events.scatteredSources(event) : null;
            if (sources != null) {
                int count = 0;
                for (RecordSource source : sources) {
                    count += places.contains(place(source.file(), source.offset())) ? 1 : 0;
                }
                none.put(event, count);
            }
        }
        return none;
    }

    private static long place(int file, long offset) {
        return (long) file << 44 ^ offset;
    }

    private static void look(List<Rec> records, int event, List<Extra> apparmor, List<Extra> conflicts) {
        Map<Integer, Bytes> once = new HashMap<>();
        for (Rec record : records) {
            int type = record.type();
            if (type == RecordType.AVC && record.says("apparmor=")) {
                apparmor.add(new Extra(event, record.source(), "AVC"));
            }
            if (type == RecordType.CWD || type == RecordType.PROCTITLE) {
                Bytes former = once.putIfAbsent(type, record.body());
                if (former != null && !former.equals(record.body())) {
                    conflicts.add(new Extra(event, record.source(), RecordType.name(type)));
                }
            }
        }
    }
}
