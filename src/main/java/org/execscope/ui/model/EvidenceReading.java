package org.execscope.ui.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.trail.MemoryNeed;
import org.execscope.trail.ReadingPlan;
import org.execscope.trail.TrailLoader;

/// Finds and reads evidence, off the JavaFX thread.
///
/// @param paths what was given
/// @param said what a person said about it
/// @param memory how much it may need, in bytes
record EvidenceReading(List<Path> paths, ByHand said, ReadingPlan plan, long memory) {
    /// What was read.
    ///
    /// @param modified when each file was last modified, by its number
    record Read(AuditTrail trail, Map<Integer, FileTime> modified) {}

    /// Hears how far it is, on the reading thread.
    record Listener(Consumer<Loading> far, Consumer<FilesReading> files, Consumer<AuditTrail> parts) {}

    /// It is likely not to fit.
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient MemoryNeed need;

        TooLargeException(MemoryNeed need) {
            super(need.words());
            this.need = need;
        }

        MemoryNeed need() {
            return need;
        }
    }

    /// @throws TooLargeException if it is likely to need more than it may; nothing was read then
    /// @throws java.util.concurrent.CancellationException if it was stopped before anything was read
    Read run(ReadingStop stop, long startNanos, Listener listener) throws TooLargeException {
        CancelToken cancel = stop.reading();
        Evidence evidence = said.applyTo(EvidenceFinder.find(
                paths,
                cancel,
                (done, total, what) -> listener.far.accept(new Loading(done, total, what, millisSince(startNanos)))));
        if (!MemoryNeed.surelyFits(evidence, memory)) {
            MemoryNeed need = MemoryNeed.of(evidence, memory, cancel);
            if (!need.fits()) {
                throw new TooLargeException(need);
            }
        }
        FilesReading.Tracker tracker = new FilesReading.Tracker(evidence.files());
        AuditTrail read = TrailLoader.load(
                evidence,
                new Progress() {
                    private long read;

                    @Override
                    public void report(long done, long total, String what) {
                        read = done;
                        listener.far.accept(new Loading(done, total, what, millisSince(startNanos)));
                        listener.files.accept(tracker.at(done, what));
                    }

                    @Override
                    public void step(double share, String what) {
                        listener.far.accept(new Loading(read, read, what, millisSince(startNanos), share));
                        if (share < 0 && !cancel.isCancelled()) {
                            listener.files.accept(tracker.at(read, what));
                        }
                    }
                },
                listener.parts,
                cancel,
                stop.rest(),
                plan);
        return new Read(read, modifiedTimes(read));
    }

    private static Map<Integer, FileTime> modifiedTimes(AuditTrail read) {
        Map<Integer, FileTime> times = new HashMap<>();
        for (FileReport file : read.files()) {
            try {
                times.put(file.number(), Files.getLastModifiedTime(file.file().path()));
            } catch (IOException gone) {
                // Not comparable then: that the file is gone is said where its lines are read again.
                times.remove(file.number());
            }
        }
        return Map.copyOf(times);
    }

    static long millisSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
