package org.execscope.record;

import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// A record as it stands in its line. A [LineDecoder] has one, filled anew for each record: it holds until
/// the sink returns.
public final class RawRecord {
    private final RecordHeader header = new RecordHeader();
    private byte[] array = new byte[0];
    private int to;
    private int bodyTo;
    private int enrichmentFrom;
    private @Nullable Bytes host;
    private boolean viaSyslog;
    private boolean inside;
    private long offset;
    private long line;

    /// Its head; its positions are places in [#array()].
    public RecordHeader header() {
        return header;
    }

    /// Holds the record in `[header().start(), to())`. Never written to by callers.
    public byte[] array() {
        return array;
    }

    /// After its last byte, enrichment included.
    public int to() {
        return to;
    }

    /// Where the record's own fields end.
    public int bodyTo() {
        return bodyTo;
    }

    /// Where auditd's enrichment begins (without its separator), or [#to()] if it has none.
    public int enrichmentFrom() {
        return enrichmentFrom;
    }

    /// Whether auditd added its enrichment.
    public boolean isEnriched() {
        return enrichmentFrom < to;
    }

    /// The host that a log daemon's prefix names; null without such a prefix.
    public @Nullable Bytes host() {
        return host;
    }

    /// Whether a prefix stands before it.
    public boolean isViaSyslog() {
        return viaSyslog;
    }

    /// Whether it is glued to another one that stands before it in its line.
    public boolean isInside() {
        return inside;
    }

    /// Byte offset in the file of its line, or of the record itself where two share a line.
    public long offset() {
        return offset;
    }

    /// Its line, from 1.
    public long line() {
        return line;
    }

    /// What the records of one line have in common.
    void ofLine(byte[] a, @Nullable Bytes prefixHost, boolean hasPrefix, long number) {
        array = a;
        host = prefixHost;
        viaSyslog = hasPrefix;
        line = number;
        inside = false;
    }

    /// The next one is glued to the one before it.
    void goesOn() {
        inside = true;
    }

    void place(long newOffset, int newTo, Enrichment enrichment) {
        offset = newOffset;
        to = newTo;
        bodyTo = enrichment.bodyTo();
        enrichmentFrom = enrichment.from();
    }
}
