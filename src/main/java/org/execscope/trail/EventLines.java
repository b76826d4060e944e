package org.execscope.trail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.RecordSource;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceLines;
import org.jspecify.annotations.Nullable;

/// Reads the lines of an event's records again, as they stand in the files now. For a working thread.
public final class EventLines {
    private static final int MOST_RECORDS = 200;
    private static final int LONGEST_LINE = 1 << 20;
    public static final String CHANGED =
            "This file changed since it was loaded. What is shown here may not be what was analysed.";

    private final AuditTrail trail;
    private final EvidenceLines again;
    private final Map<Integer, FileTime> modified;
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<Integer> checked = new LinkedHashSet<>();

    private EventLines(AuditTrail trail, Map<Integer, FileTime> modified, EvidenceLines again) {
        this.trail = trail;
        this.again = again;
        this.modified = modified;
    }

    /// @param file its name as shown
    /// @param line its number, from 1; 0 where only its offset is known
    /// @param offset byte offset of its first byte
    /// @param content its bytes
    public record Line(String file, long line, long offset, Bytes content) {}

    /// @param lines in the order of the evidence
    /// @param warnings what may be wrong with them, in words
    /// @param left how many more records the event has
    public record Result(List<Line> lines, List<String> warnings, int left) {}

    /// @param modified when each file was last modified when it was loaded, by number
    public static Result read(AuditTrail trail, int event, Map<Integer, FileTime> modified, CancelToken cancel) {
        try (EvidenceLines again = new EvidenceLines()) {
            EventLines reader = new EventLines(trail, modified, again);
            return reader.read(event, cancel);
        } catch (IOException e) {
            return new Result(List.of(), List.of("The files can't be closed: " + e.getMessage()), 0);
        }
    }

    /// Reads the lines of one event after the other; the files stay open meanwhile.
    public static final class Again implements Closeable {
        private final AuditTrail trail;
        private final Map<Integer, FileTime> modified;
        private final EvidenceLines lines = new EvidenceLines();

        /// @param modified when each file was last modified when it was loaded, by number
        public Again(AuditTrail trail, Map<Integer, FileTime> modified) {
            this.trail = trail;
            this.modified = Map.copyOf(modified);
        }

        public Result read(int event, CancelToken cancel) {
            return new EventLines(trail, modified, lines).read(event, cancel);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /// The same with files that stay open for further events.
    static Result read(AuditTrail trail, int event, EvidenceLines again, CancelToken cancel) {
        return new EventLines(trail, Map.of(), again).read(event, cancel);
    }

    private Result read(int event, CancelToken cancel) {
        int count = trail.events().recordCount(event);
        List<RecordSource> scattered = trail.events().scatteredSources(event);
        if (scattered == null) {
            consecutive(trail.events().source(event), Math.min(count, MOST_RECORDS), cancel);
        } else {
            for (RecordSource source : scattered.subList(0, Math.min(scattered.size(), MOST_RECORDS))) {
                cancel.check();
                one(source);
            }
        }
        return new Result(List.copyOf(lines), List.copyOf(warnings), Math.max(0, count - MOST_RECORDS));
    }

    private void consecutive(RecordSource first, int count, CancelToken cancel) {
        long offset = first.offset();
        long line = first.line();
        int found = 0;
        // Empty lines may stand between them, and a CR LF leaves one more empty piece; not without end.
        for (int tries = 0; found < count && tries < 4 * count + 16; tries++) {
            cancel.check();
            Bytes content = readLine(first.file(), offset);
            if (content == null) {
                return;
            }
            if (!content.isEmpty()) {
                lines.add(new Line(name(first.file()), found == 0 ? line : 0, offset, content));
                found++;
            }
            if (content.length() >= LONGEST_LINE) {
                warnings.add("A line is longer than 1 MiB: its first part is shown, and not what follows it.");
                return;
            }
            offset += content.length() + 1L;
        }
    }

    private void one(RecordSource source) {
        Bytes content = readLine(source.file(), source.offset());
        if (content != null) {
            lines.add(new Line(name(source.file()), source.line(), source.offset(), content));
        }
    }

    private @Nullable Bytes readLine(int number, long offset) {
        FileReport report = report(number);
        if (report == null) {
            warnings.add("Where the file is isn't known yet: the raw lines can be shown when all is read.");
            return null;
        }
        Path path = report.file().path();
        try {
            if (checked.add(number)) {
                check(report, path);
            }
            return again.read(report.file(), offset, LONGEST_LINE);
        } catch (NoSuchFileException gone) {
            warnings.add("The file is no longer at " + shown(path)
                    + ". The decoded values are kept; the raw lines can't be shown.");
        } catch (IOException unreadable) {
            warnings.add(shown(path) + " can't be read again. The decoded values are kept.");
        }
        return null;
    }

    private void check(FileReport report, Path path) throws IOException {
        FileTime then = modified.get(report.number());
        boolean sizeDiffers =
                report.custody() != null && Files.size(path) != report.custody().size();
        boolean timeDiffers = then != null && !then.equals(Files.getLastModifiedTime(path));
        if (sizeDiffers || timeDiffers) {
            warnings.add(CHANGED);
        }
    }

    private @Nullable FileReport report(int number) {
        return trail.files().stream()
                .filter(file -> file.number() == number)
                .findFirst()
                .orElse(null);
    }

    private String name(int number) {
        FileReport report = report(number);
        return report == null
                ? "file " + number
                : Display.value(Bytes.utf8(report.file().name()));
    }

    private static String shown(Path path) {
        return Display.value(Bytes.utf8(path.toString()), Display.CELL).text();
    }
}
