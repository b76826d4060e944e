package org.execscope.query;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// Runs queries over one event table (its first `size` rows).
public final class QueryEngine {
    /// How many results of conditions and queries are remembered: at ten million rows 1.25 MB each.
    private static final int REMEMBERED = 16;

    private final EventTable events;
    private final int size;
    private final @Nullable ProcessForest processes;
    private final IntFunction<HostContext> contexts;
    private final List<String> files;
    private final Marks marks;
    private final ResultCache conditions = new ResultCache(REMEMBERED);
    private final ResultCache queries = new ResultCache(REMEMBERED);
    private volatile @Nullable ParentExes parentExes;
    private final boolean everyKind;
    private volatile long @Nullable [] candidates;

    /// @param processes null while it isn't built: scopes then match nothing
    /// @param contexts what was collected about the host with this number: user names
    /// @param files what the files of the evidence are called, by number
    /// @param marks what was found about the events
    public QueryEngine(
            EventTable events,
            int size,
            @Nullable ProcessForest processes,
            IntFunction<HostContext> contexts,
            List<String> files,
            Marks marks) {
        this(events, size, processes, contexts, files, marks, false);
    }

    private QueryEngine(
            EventTable events,
            int size,
            @Nullable ProcessForest processes,
            IntFunction<HostContext> contexts,
            List<String> files,
            Marks marks,
            boolean everyKind) {
        this.events = events;
        this.size = size;
        this.processes = processes;
        this.contexts = contexts;
        this.files = List.copyOf(files);
        this.marks = marks;
        this.everyKind = everyKind;
    }

    /// One over the same evidence that finds events of every kind.
    public QueryEngine overEveryKind() {
        return new QueryEngine(events, size, processes, contexts, files, marks, true);
    }

    /// One that knows no file's name and no finding.
    public QueryEngine(
            EventTable events, int size, @Nullable ProcessForest processes, IntFunction<HostContext> contexts) {
        this(events, size, processes, contexts, List.of(), Marks.NONE);
    }

    /// The events that match: execve events only, unless it is [#overEveryKind()]. One engine remembers what
    /// it found: a query that only got longer searches what the former found.
    ///
    /// @throws QueryException if a name in it means nothing in this evidence (`uid == bob`)
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public EventSet run(Query query, CancelToken cancel) throws QueryException {
        return run(query, cancel, _ -> {});
    }

    /// The same, saying how far it is.
    ///
    /// @param progress gets the share of the work that is done, from 0 to 1 and never less than before: at most a
    ///     thousand times, from the threads that work, one at a time; nothing where the answer is known
    public EventSet run(Query query, CancelToken cancel, DoubleConsumer progress) throws QueryException {
        cancel.check();
        Node root = query.root();
        if (root == null) {
            return new EventSet(candidates(cancel));
        }
        long[] known = queries.get(root);
        if (known != null) {
            return new EventSet(known);
        }
        long[] around = queries.around(root);
        Evaluation evaluation = new Evaluation(cancel, progress);
        Compiler compiler = new Compiler(events, size, processes, contexts, files, marks, evaluation, conditions);
        long[] found = compiler.rows(root, around == null ? candidates(cancel) : around);
        queries.put(root, found);
        return new EventSet(found);
    }

    /// Those of some events that match: quick where they are few, however many there are in all.
    ///
    /// @param among numbers of events; negative ones are nothing's
    /// @throws QueryException if a name in it means nothing in this evidence (`uid == bob`)
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public EventSet runAmong(Query query, int[] among, CancelToken cancel) throws QueryException {
        long[] some = Bits.none(size);
        for (int event : among) {
            if (event >= 0 && event < size) {
                Bits.set(some, event);
            }
        }
        some = Bits.and(candidates(cancel), some);
        Node root = query.root();
        return new EventSet(
                root == null
                        ? some
                        : new Compiler(
                                        events,
                                        size,
                                        processes,
                                        contexts,
                                        files,
                                        marks,
                                        new Evaluation(cancel),
                                        conditions)
                                .rows(root, some));
    }

    /// The first and the last time of these events; empty if there are none.
    long[] timeRange(EventSet among) {
        long[] range = {Long.MAX_VALUE, Long.MIN_VALUE};
        among.forEach(event -> {
            range[0] = Math.min(range[0], events.timeMillis(event));
            range[1] = Math.max(range[1], events.timeMillis(event));
        });
        return among.count() == 0 ? new long[0] : range;
    }

    long[] histogramOf(EventSet among, long fromMillis, long toMillis, int bins, CancelToken cancel) {
        return Histogram.counts(events, among, fromMillis, toMillis, bins, cancel);
    }

    private long[] candidates(CancelToken cancel) {
        long[] all = candidates;
        if (all == null) {
            IntPredicate wanted = everyKind ? event -> events.kind(event) != EventKind.GONE : events::isExecve;
            all = new Leaves(events, size, new Evaluation(cancel)).rowsAmong(Bits.not(Bits.none(size), size), wanted);
            candidates = all;
        }
        return all;
    }

    private @Nullable ParentExes parentExes(CancelToken cancel) {
        ParentExes made = parentExes;
        if (made == null && processes != null) {
            made = ParentExes.of(events, processes, cancel);
            parentExes = made;
        }
        return made;
    }

    /// Whether the values of this field can be counted.
    public static boolean hasFacet(String field) {
        return FacetCounter.counts(field);
    }

    /// The values of a field among these events, with their counts; of a field with several values, each
    /// counts.
    ///
    /// @param field a field's name: host, key, exe, comm, cwd, tty, subj, cmd, uid and the other ids, ses,
    ///     success, exit, arch, syscall, pid, ppid, argc, flag, finding, or parent.exe
    /// @throws IllegalArgumentException if it isn't one of these
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public Facet facet(String field, EventSet among, CancelToken cancel) {
        return new FacetCounter(events, processes, () -> parentExes(cancel), contexts, marks, cancel)
                .count(field, among);
    }

    /// @param shown the value, safe to show; user ids with their names
    /// @param term the query that selects it, in normal form: `exe == /usr/bin/curl`, `not has key`
    /// @param count how many of the events have it
    public record ValueCount(String shown, String term, int count) {}
}
