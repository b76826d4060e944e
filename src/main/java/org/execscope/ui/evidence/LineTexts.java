package org.execscope.ui.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.execscope.bytes.Display;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.EvidenceLines;
import org.execscope.record.EvidenceProblem;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Latest;
import org.jspecify.annotations.Nullable;

/// The lines that have problems as they stand in the evidence, escaped, read again for the rows in view: never
/// waits, tells when more is known. Used on the JavaFX thread.
final class LineTexts {
    static final String GONE = "The line can't be read again.";

    private static final int LINE_BYTES = 4_000;
    private static final int KEPT = 2_000;
    private static final int BATCH = 64;
    /// Rows that went by are no longer asked for.
    private static final int MOST_WAITING = 256;

    private final Latest reader = new Latest("read lines with problems again");
    private final Runnable more;
    private final Map<EvidenceProblem, String> known = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EvidenceProblem, String> eldest) {
            return size() > KEPT;
        }
    };
    private final LinkedHashSet<EvidenceProblem> waiting = new LinkedHashSet<>();
    private Map<Integer, EvidenceFile> files = Map.of();

    /// @param more is told whenever more is known
    LineTexts(Runnable more) {
        this.more = more;
    }

    /// Other evidence: what was read is of no use any more.
    void follow(List<FileReport> reports) {
        Map<Integer, EvidenceFile> now = new HashMap<>();
        reports.forEach(report -> now.put(report.number(), report.file()));
        files = now;
        reader.cancel();
        known.clear();
        waiting.clear();
    }

    /// The line's text; empty until it is read.
    String of(EvidenceProblem problem) {
        String text = known.get(problem);
        if (text != null) {
            return text;
        }
        waiting.remove(problem);
        waiting.add(problem);
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
        if (!reader.isBusy()) {
            readNext();
        }
        return "";
    }

    private void readNext() {
        List<EvidenceProblem> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < BATCH) {
            batch.add(waiting.removeLast());
        }
        if (batch.isEmpty()) {
            return;
        }
        // By place: a packed file is read forwards.
        batch.sort(Comparator.comparingInt(EvidenceProblem::file).thenComparingLong(EvidenceProblem::offset));
        Map<Integer, EvidenceFile> from = files;
        reader.start(
                cancel -> {
                    Map<EvidenceProblem, String> read = new HashMap<>();
                    try (EvidenceLines lines = new EvidenceLines()) {
                        for (EvidenceProblem problem : batch) {
                            cancel.check();
                            read.put(problem, text(lines, from.get(problem.file()), problem.offset()));
                        }
                    }
                    return read;
                },
                this::read,
                _ -> {
                    Map<EvidenceProblem, String> none = new HashMap<>();
                    batch.forEach(problem -> none.put(problem, GONE));
                    read(none);
                });
    }

    private void read(Map<EvidenceProblem, String> texts) {
        known.putAll(texts);
        more.run();
        if (!reader.isBusy()) {
            readNext();
        }
    }

    private static String text(EvidenceLines lines, @Nullable EvidenceFile file, long offset) {
        if (file == null) {
            return GONE;
        }
        try {
            return Display.value(lines.read(file, offset, LINE_BYTES), Display.CELL)
                    .text();
        } catch (IOException _) {
            return GONE;
        }
    }

    void dispose() {
        reader.close();
    }
}
