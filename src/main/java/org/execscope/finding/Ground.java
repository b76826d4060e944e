package org.execscope.finding;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.LineSource;
import org.execscope.event.PathItem;
import org.execscope.event.RecordSource;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.RuleFile;
import org.execscope.process.ProcessForest;
import org.execscope.record.EvidenceProblem;
import org.jspecify.annotations.Nullable;

/// What the checks look at: a trail that is read, and what several of them need, worked out once.
public final class Ground {
    private final EventTable events;
    private final EventOrder order;
    private final Supplier<? extends @Nullable ProcessForest> processes;
    private final List<EvidenceProblem> problems;
    private final List<FileSeen> files;
    private final List<RuleFile> ruleFiles;
    private final LineSource lines;
    private final CancelToken cancel;
    private final Once<Runs> runs = new Once<>(() -> Runs.of(this));
    private final Once<Controls> controls = new Once<>(() -> Controls.of(this));
    private final Once<Extras> extras = new Once<>(() -> Extras.of(this));
    private final Once<Traits> traits = new Once<>(() -> Traits.of(this));
    private final Once<int[]> starts = new Once<>(this::starts);
    private final ThreadLocal<EventCursor> cursors;

    /// @param events the table, whole
    /// @param order all its events by (time, serial, host)
    /// @param processes gives the forest, or null if it could not be built; may wait for it
    /// @param problems what could not be read as it should
    /// @param files what was read, by number
    /// @param ruleFiles the audit rules that were collected
    /// @param lines reads lines of the evidence again; asked by one thread at a time
    /// @param cancel gives the work up
    public Ground(
            EventTable events,
            EventOrder order,
            Supplier<? extends @Nullable ProcessForest> processes,
            List<EvidenceProblem> problems,
            List<FileSeen> files,
            List<RuleFile> ruleFiles,
            LineSource lines,
            CancelToken cancel) {
        this.events = events;
        this.order = order;
        this.processes = processes;
        this.problems = List.copyOf(problems);
        this.files = List.copyOf(files);
        this.ruleFiles = List.copyOf(ruleFiles);
        this.lines = lines;
        this.cancel = cancel;
        cursors = ThreadLocal.withInitial(() -> new EventCursor(events));
    }

    private int[] starts() {
        EventCursor now = cursor();
        int[] rows = new int[events.execveCount()];
        int count = 0;
        for (int i = 0; i < order.size(); i++) {
            checkCancelled(i);
            if (now.isExecve(order.at(i))) {
                rows[count++] = order.at(i);
            }
        }
        return Arrays.copyOf(rows, count);
    }

    EventTable events() {
        return events;
    }

    EventOrder order() {
        return order;
    }

    @Nullable
    ProcessForest processes() {
        return processes.get();
    }

    /// What reads the events nearly in order; each thread has its own.
    EventCursor cursor() {
        return cursors.get();
    }

    List<EvidenceProblem> problems() {
        return problems;
    }

    List<FileSeen> files() {
        return files;
    }

    List<RuleFile> ruleFiles() {
        return ruleFiles;
    }

    /// The kernel's events of each host and boot, in serial order.
    Runs runs() {
        return runs.get();
    }

    /// What was done to auditing itself.
    Controls controls() {
        return controls.get();
    }

    /// Program starts with records that are no part of a program start.
    Extras extras() {
        return extras.get();
    }

    /// What is odd about the texts of the dictionaries.
    Traits traits() {
        return traits.get();
    }

    String label(int host) {
        return events.hosts().get(host).label();
    }

    String fileName(int file) {
        return file < files.size() ? files.get(file).name() : "file " + file;
    }

    /// @throws CancellationException if the work was given up
    void checkCancelled() {
        if (cancel.isCancelled()) {
            throw new CancellationException("stopped");
        }
    }

    /// The same, of every 65,536th event that a check passes.
    ///
    /// @param passed how many it has passed
    /// @throws CancellationException if the work was given up
    void checkCancelled(int passed) {
        if ((passed & 0xffff) == 0) {
            checkCancelled();
        }
    }

    /// Calls `taker` for each program start that `wanted` takes, in the order of time.
    void execves(IntPredicate wanted, java.util.function.IntConsumer taker) {
        int[] rows = starts.get();
        for (int i = 0; i < rows.length; i++) {
            checkCancelled(i);
            if (wanted.test(rows[i])) {
                taker.accept(rows[i]);
            }
        }
    }

    /// A line again, without its line feed, and where the next begins.
    ///
    /// @throws CancellationException if the work was given up: a line may be megabytes behind the one before
    LineSource.Line line(int file, long offset) throws IOException {
        checkCancelled();
        synchronized (lines) {
            return lines.read(file, offset);
        }
    }

    /// The records of an event, read again; fewer if the evidence can't be read any more.
    ///
    /// @param most how many at most
    List<Rec> records(int event, int most) {
        return Rec.of(events, this::line, event, most);
    }

    /// The line of a record as text, escaped and cut; empty if it can't be read any more.
    String text(RecordSource source) {
        try {
            return Say.value(line(source.file(), source.offset()).bytes());
        } catch (IOException _) {
            return "";
        }
    }

    @Nullable
    Bytes exe(int event) {
        int id = events.exe(event);
        return id == ByteDictionary.NONE ? null : events.exes().get(id);
    }

    /// The name given to execve: PATH item 0's; null if it isn't in the log.
    @Nullable
    Bytes nameGiven(int event) {
        for (PathItem item : events.paths(event)) {
            Long number = item.item();
            if (number != null && number == 0) {
                return item.name();
            }
        }
        return null;
    }

    /// Who did it, in words.
    String who(int event) {
        long auid = events.id(event, org.execscope.event.Identities.Id.AUID);
        long uid = events.id(event, org.execscope.event.Identities.Id.UID);
        String by = auid == org.execscope.event.Identities.UNSET || auid < 0 ? "no login user" : "login user " + auid;
        return by
                + (uid < 0 ? "" : ", uid " + uid)
                + (events.pid(event) == EventTable.MISSING ? "" : ", pid " + events.pid(event));
    }

    /// Worked out by the first who asks; the others wait for it.
    private static final class Once<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            T known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }
}
