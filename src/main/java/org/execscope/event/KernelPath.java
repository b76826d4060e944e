package org.execscope.event;

import java.util.List;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.Bytes;
import org.execscope.record.FieldScanner;
import org.execscope.record.LineDecoder;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordSink;
import org.execscope.record.RecordType;
import org.execscope.record.UntrustedString;

/// Reads PATH records. They repeat much (the loader, the shells): what was read with care once and found
/// without fault is known by its bytes from then on.
final class KernelPath implements RecordSink {
    /// More than these many bytes of remembered records, and the memory starts over.
    private static final long MOST = 8L << 20;

    private static final int REFUSED = -1;

    private final ByteDictionary raw = new ByteDictionary();
    private final ByteDictionary encoded = new ByteDictionary();
    /// Twice the number in [#encoded] of each raw record, plus one if it is enriched; -1 if it has faults.
    private final IntColumn items = new IntColumn();
    /// By the record's place in its event: the loader is the second of nearly every one.
    private final LastValue[] lasts = {new LastValue(), new LastValue(), new LastValue()};
    private final PathReader reader = new PathReader();
    private final FieldScanner scanner = new FieldScanner();
    private final UntrustedString untrusted = new UntrustedString();
    private final RecordProblems problems = new RecordProblems();
    private int found;
    private boolean faulty;
    private boolean enriched;
    private int encodedItem;

    private byte[] list = new byte[1024];
    /// Lists of this piece by the numbers of their items.
    private final ByteDictionary lists = new ByteDictionary();
    private final IntColumn listIds = new IntColumn();
    private final byte[] listKey = new byte[Integer.BYTES * PieceEvent.MOST_LINES];

    /// Begins a piece.
    void begin() {
        if (raw.byteCount() > MOST) {
            raw.clear();
            encoded.clear();
            items.clear();
        }
        lists.clear();
        listIds.clear();
        for (LastValue last : lasts) {
            last.clear();
        }
    }

    /// Reads the record whose line begins at `line` and whose body begins at `body`.
    ///
    /// @return the place of its line feed, or -1 if it must be read with care
    int read(byte[] a, int line, int body, int limit, PieceEvent event) {
        LastValue last = lasts[Math.min(event.pathCount, lasts.length - 1)];
        int end = last.end(a, body);
        int known;
        if (end >= 0 && end < limit && a[end] == '\n') {
            known = last.number();
        } else {
            end = ByteSearch.indexOf(a, body, limit, (byte) '\n');
            if (end < 0) {
                return -1;
            }
            known = raw.add(a, body, end);
            if (known == items.size()) {
                items.add(item(a, line, end));
            }
            last.set(a, body, end, known);
        }
        if (items.get(known) < 0) {
            return -1;
        }
        enriched = (items.get(known) & 1) != 0;
        for (int i = 0; i < event.pathCount; i++) {
            if (event.paths[i] == known) {
                return -1;
            }
        }
        if (event.pathCount == event.paths.length) {
            event.paths = java.util.Arrays.copyOf(event.paths, event.pathCount * 2);
        }
        event.paths[event.pathCount++] = known;
        return end;
    }

    private int item(byte[] a, int line, int end) {
        found = 0;
        faulty = false;
        problems.clear();
        // A new one each time: a decoder tells some faults only once a file.
        new LineDecoder(this).line(a, line, end, end - line, 0);
        if (faulty || found != 1 || !problems.isEmpty()) {
            return REFUSED;
        }
        return encodedItem << 1 | (enriched ? 1 : 0);
    }

    /// Whether the record read last bears auditd's enrichment.
    boolean isEnriched() {
        return enriched;
    }

    @Override
    public void record(RawRecord record) {
        found++;
        faulty |= record.header().type() != RecordType.PATH;
        PathItem item =
                reader.read(scanner, untrusted, record.array(), record.header().bodyFrom(), record.bodyTo(), problems);
        faulty |= !reader.isKernelForm();
        enriched = record.isEnriched();
        encodedItem = encoded.add(PathCodec.encode(List.of(item)));
    }

    @Override
    public void problem(ProblemKind kind, long offset, long line) {
        faulty = true;
    }

    /// The number in `table` of the list of the event's records.
    int list(PieceEvent event, EventTable table) {
        int length = 0;
        for (int i = 0; i < event.pathCount; i++) {
            int id = items.get(event.paths[i]) >> 1;
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                listKey[length++] = (byte) (id >>> shift);
            }
        }
        int known = lists.add(listKey, 0, length);
        if (known == listIds.size()) {
            listIds.add(add(event, table));
        }
        return listIds.get(known);
    }

    private int add(PieceEvent event, EventTable table) {
        int length = 0;
        for (int i = 0; i < event.pathCount; i++) {
            Bytes item = encoded.get(items.get(event.paths[i]) >> 1);
            if (list.length < length + item.length()) {
                list = java.util.Arrays.copyOf(list, Math.max(length + item.length(), list.length * 2));
            }
            System.arraycopy(item.toArray(), 0, list, length, item.length());
            length += item.length();
        }
        return table.dictionaryOfPaths().add(list, 0, length);
    }
}
