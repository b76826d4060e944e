package org.execscope.record;

import java.util.ArrayList;
import java.util.List;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.Bytes;
import org.execscope.evidence.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Turns the lines of one file into records, one line after the other (specification: audit log, sections 1
/// and 2). Holds nothing of the evidence but, for a moment, lines of a broken enrichment.
public final class LineDecoder {
    /// What follows in a longer line is skipped.
    public static final int LONGEST_LINE = 1 << 20;

    /// The longest line an auditd of any version writes (audit-userspace: MAX_AUDIT_MESSAGE_LENGTH with
    /// enrichment).
    public static final int LONGEST_WRITTEN = 9225;
    /// A socket path has at most 108 bytes; what a line end in it tears off is no longer.
    private static final int LONGEST_TORN = 112;

    /// A file may begin with it: it is no part of the first line's text.
    public static final Bytes BOM = Bytes.of(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});

    private static final byte[] DASHES = Ascii.of("----");
    private static final byte[] TIME = Ascii.of("time->");
    private static final byte[] MSG_AUDIT = Ascii.of("msg=audit(");
    private static final byte[] SADDR = Ascii.of("SADDR={ ");
    private static final byte[] CLOSE = Ascii.of(" }");

    private final RecordSink sink;
    private final Shape shape;
    private final RawRecord found = new RawRecord();
    private final RecordHeader header = found.header();
    private final Enrichment enrichment = new Enrichment();
    private final GluedHeader glued = new GluedHeader();
    private final List<Torn> torn = new ArrayList<>();
    private int tornBytes = -1;
    private long line;
    private boolean saidCrlf;
    private boolean saidStripped;

    private record Torn(Bytes bytes, long offset, long line) {}

    /// What the end of a piece of a file leaves undecided, or decides for what follows: lines whose meaning
    /// depends on the next one; that nothing of the file is read.
    public static final class Held {
        public static final Held NOTHING = new Held(List.of(), -1);
        /// The file is UTF-16: none of it is read.
        public static final Held UNREADABLE = new Held(List.of(), -2);

        private final List<Torn> torn;
        private final int bytes;

        private Held(List<Torn> torn, int bytes) {
            this.torn = torn;
            this.bytes = bytes;
        }

        /// Whether none of the file is read.
        public boolean isUnreadable() {
            return bytes == -2;
        }

        public boolean isNothing() {
            return bytes == -1;
        }
    }

    /// @param sink gets what is found
    public LineDecoder(RecordSink sink) {
        this(sink, Shape.DETECTED);
    }

    /// @param shape which lines are taken for records
    public LineDecoder(RecordSink sink, Shape shape) {
        this.sink = sink;
        this.shape = shape;
    }

    /// What the decoder of the next piece must take, so that the pieces are read like one; its lines are
    /// counted from that piece on.
    public Held held() {
        return tornBytes < 0
                ? Held.NOTHING
                : new Held(
                        torn.stream()
                                .map(one -> new Torn(one.bytes, one.offset, one.line - line))
                                .toList(),
                        tornBytes);
    }

    /// Takes what the decoder of the piece before held back. Before the first line.
    public void take(Held held) {
        torn.addAll(held.torn);
        tornBytes = held.bytes;
    }

    /// Whether the meaning of the next line depends on lines before it.
    public boolean isHolding() {
        return tornBytes >= 0;
    }

    /// Counts a line that someone else read: whole, without fault, and while nothing is held.
    public void skipLine() {
        line++;
    }

    /// How many lines were decoded.
    public long lines() {
        return line;
    }

    /// Decodes the next line.
    ///
    /// @param a holds it, without its line feed, in `[from, to)`
    /// @param length how long it is in the file, if it is cut here; else `to - from`
    /// @param offset byte offset of its first byte in the file
    public void line(byte[] a, int from, int to, long length, long offset) {
        line++;
        if (tornBytes >= 0 && holdTorn(a, from, to, offset)) {
            return;
        }
        decode(a, from, to, length, offset, line);
    }

    /// Tells that the file ends.
    ///
    /// @param terminated whether its last line ends with a line feed
    /// @param lastOffset byte offset of its last line
    public void end(boolean terminated, long lastOffset) {
        releaseTorn();
        if (!terminated) {
            sink.problem(ProblemKind.NO_FINAL_NEWLINE, lastOffset, line);
        }
    }

    /// Whether the line was kept as a possible rest of the enrichment before it.
    private boolean holdTorn(byte[] a, int from, int to, long offset) {
        int count = to - from + 1;
        if (tornBytes + count > LONGEST_TORN) {
            releaseTorn();
            return false;
        }
        tornBytes += count;
        torn.add(new Torn(Bytes.copyOf(a, from, to), offset, line));
        if (to - from >= 2 && a[to - 2] == ' ' && a[to - 1] == '}') {
            torn.clear();
            tornBytes = -1;
        }
        return true;
    }

    /// What was kept wasn't the rest of an enrichment: it is lines like others.
    private void releaseTorn() {
        tornBytes = -1;
        List<Torn> lines = new ArrayList<>(torn);
        torn.clear();
        for (Torn kept : lines) {
            int length = kept.bytes.length();
            decode(kept.bytes.toArray(), 0, length, length, kept.offset, kept.line);
        }
    }

    private void decode(byte[] a, int lineFrom, int lineTo, long length, long offset, long number) {
        int from = lineFrom;
        int to = lineTo;
        if (offset == 0 && to - from >= BOM.length() && BOM.equals(Bytes.copyOf(a, from, from + BOM.length()))) {
            from += BOM.length();
        }
        if (to > from && a[to - 1] == '\r') {
            to--;
            if (!saidCrlf) {
                saidCrlf = true;
                sink.problem(ProblemKind.CRLF, offset, number);
            }
        }
        if (length > LONGEST_WRITTEN) {
            sink.problem(ProblemKind.OVERSIZE_LINE, offset, number);
        }
        if (ByteSearch.indexOf(a, from, to, (byte) 0) >= 0) {
            sink.problem(ProblemKind.NUL_BYTES, offset, number);
            while (from < to && a[from] == 0) {
                from++;
            }
            while (from < to && a[to - 1] == 0) {
                to--;
            }
        }
        if (from == to) {
            return;
        }
        if (shape.hasBareRecords()
                && (Ascii.startsWith(a, from, to, Ascii.TYPE) || Ascii.startsWith(a, from, to, Ascii.NODE))) {
            if (header.readAt(a, from, to)) {
                found.ofLine(a, null, false, number);
                record(a, to, offset, offset - lineFrom, number);
            } else {
                sink.problem(
                        UnstampedLine.isInterpreted(a, from, to)
                                ? ProblemKind.INTERPRETED_LINE
                                : ProblemKind.BAD_HEADER,
                        offset,
                        number);
            }
        } else if ((shape.hasJson() && JournalJson.isEntry(a, from, to))
                || (shape.hasEntries() && JournalExport.isEntry(a, from, to))) {
            journal(a, from, to, offset, number);
        } else if (shape.hasPrefixes() && header.findAfterPrefix(a, from, to)) {
            found.ofLine(a, SyslogPrefix.host(a, from, header.start()), true, number);
            record(a, to, offset, offset - lineFrom, number);
        } else if (!Ascii.startsWith(a, from, to, DASHES) && !Ascii.startsWith(a, from, to, TIME)) {
            sink.problem(kindWithoutHeader(a, from, to), offset, number);
        }
    }

    /// Entries that don't concern the audit system are understood and left out.
    private void journal(byte[] a, int from, int to, long offset, long number) {
        @Nullable JournalRecord entry;
        try {
            entry = a[from] == '{' ? JournalJson.read(a, from, to) : JournalExport.read(a, from, to);
        } catch (JacksonException | IllegalArgumentException _) {
            sink.problem(ProblemKind.BAD_HEADER, offset, number);
            return;
        }
        if (entry == null) {
            return;
        }
        byte[] line = entry.line();
        if (header.readAt(line, 0, line.length) || header.findAfterPrefix(line, 0, line.length)) {
            found.ofLine(line, entry.host(), !entry.isTrusted(), number);
            oneRecord(line, line.length, offset, number);
        } else if (UnstampedLine.isKernelLoss(line, 0, line.length)) {
            sink.problem(ProblemKind.KERNEL_LOSS, offset, number);
        }
    }

    private static ProblemKind kindWithoutHeader(byte[] a, int from, int to) {
        if (UnstampedLine.isInterpreted(a, from, to)) {
            return ProblemKind.INTERPRETED_LINE;
        }
        if (ByteSearch.indexOf(a, from, to, MSG_AUDIT) >= 0) {
            return ProblemKind.BAD_HEADER;
        }
        if (UnstampedLine.isKernelLoss(a, from, to)) {
            return ProblemKind.KERNEL_LOSS;
        }
        return UnstampedLine.isRecordWithoutStamp(a, from, to) ? ProblemKind.NO_EVENT_ID : ProblemKind.FOREIGN_LINE;
    }

    /// Gives the record whose header was just read to the sink, and those glued to it.
    ///
    /// @param base what to add to an index of `a` to get a byte offset in the file
    private void record(byte[] a, int to, long offset, long base, long number) {
        long recordOffset = offset;
        boolean saidGlued = false;
        while (true) {
            int cut = glued.find(a, header.bodyFrom(), to);
            boolean split = cut >= 0
                    && RecordType.isSplitWhereGlued(header.type())
                    && (!glued.isQuoted() || GluedHeader.isTornQuote(a, cut, to));
            if (cut >= 0 && !split && !glued.isQuoted()) {
                sink.problem(ProblemKind.EMBEDDED_HEADER, offset, number);
            }
            if (split && !saidGlued) {
                saidGlued = true;
                sink.problem(ProblemKind.GLUED_LINE, offset, number);
            }
            oneRecord(a, split ? cut : to, recordOffset, number);
            if (!split) {
                return;
            }
            header.readAt(a, cut, to);
            found.goesOn();
            recordOffset = base + cut;
        }
    }

    private void oneRecord(byte[] a, int to, long offset, long number) {
        enrichment.find(a, header.bodyFrom(), to);
        if (enrichment.isStripped() && !saidStripped) {
            saidStripped = true;
            sink.problem(ProblemKind.SEPARATOR_STRIPPED, offset, number);
        }
        int open = enrichment.from() < to ? ByteSearch.indexOf(a, enrichment.from(), to, SADDR) : -1;
        if (open >= 0 && ByteSearch.indexOf(a, open, to, CLOSE) < 0) {
            sink.problem(ProblemKind.BROKEN_ENRICHMENT, offset, number);
            tornBytes = 0;
        }
        found.place(offset, to, enrichment);
        sink.record(found);
    }
}
