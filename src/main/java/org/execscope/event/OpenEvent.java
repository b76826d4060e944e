package org.execscope.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.execscope.bytes.Bytes;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordHeader;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// The records of one event while they come in: their bytes, from `type=` on, one after the other. Used again
/// for another event when this one is built.
final class OpenEvent {
    private static final int KEPT_BYTES = 1 << 16;
    /// Beyond so many records, copies are looked for by hash: comparing each with each would be quadratic.
    private static final int FEW = 24;
    /// More records and bytes of one event are not joined: no event has so many. The longest argv Linux takes, 6 MB,
    /// makes some 1,700 EXECVE records of 7,500 bytes.
    static final int MOST_RECORDS = 1 << 16;

    private static final int MOST_BYTES = 1 << 25;

    long timeMillis;
    long serial;
    int host;
    private int count;
    private byte[] bytes = new byte[4096];
    private int used;
    private int[] types = new int[16];
    private int[] starts = new int[16];
    private int[] bodies = new int[16];
    private int[] bodyEnds = new int[16];
    private int[] enrichments = new int[16];
    private int[] places = new int[16];
    private boolean[] syslog = new boolean[16];
    private final List<RecordSource> sources = new ArrayList<>();
    private boolean glued;
    private final Set<Bytes> many = new HashSet<>();

    /// Whether its stamp is before that of a row.
    boolean isBefore(EventTable rows, int row) {
        long time = rows.timeMillis(row);
        return timeMillis < time || (timeMillis == time && serial < rows.serial(row));
    }

    /// Whether its first record is of this type.
    boolean beginsWith(int type) {
        return count > 0 && types[0] == type;
    }

    /// Turns numbers of a piece into those of the whole evidence.
    void rebase(int newHost, long lineBase) {
        host = newHost;
        sources.replaceAll(one -> new RecordSource(one.file(), one.offset(), one.line() + lineBase));
    }

    /// Adds the records of another part of the same event.
    ///
    /// @param notKept gets the places of those that are not kept, and why
    void addAll(OpenEvent other, BiConsumer<RecordSource, ProblemKind> notKept) {
        glued |= other.glued;
        for (int place = 0, i = 0; place < other.sources.size(); place++) {
            RecordSource source = other.sources.get(place);
            if (i == other.count || other.places[i] != place) {
                // A copy: only its place was kept.
                if (sources.size() < MOST_RECORDS) {
                    sources.add(source);
                }
                continue;
            }
            int from = other.starts[i];
            ProblemKind why = add(
                    source,
                    other.bytes,
                    from,
                    other.starts[i + 1] - from,
                    other.types[i],
                    other.bodies[i] - from,
                    other.bodyEnds[i] - from,
                    other.enrichments[i] - from,
                    other.syslog[i]);
            i++;
            if (why != null) {
                notKept.accept(source, why);
            }
        }
    }

    /// Starts over with another event's stamp.
    void open(int newHost, long newTime, long newSerial) {
        host = newHost;
        timeMillis = newTime;
        serial = newSerial;
        count = 0;
        used = 0;
        sources.clear();
        glued = false;
        many.clear();
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[KEPT_BYTES];
        }
    }

    boolean is(int otherHost, long otherTime, long otherSerial) {
        return serial == otherSerial && timeMillis == otherTime && host == otherHost && count > 0;
    }

    /// Adds a record.
    ///
    /// @return null if it is kept; `DUPLICATE_RECORD` if it is a byte-identical copy of one that an event has but
    /// once: then only its place is; `EXCESS_RECORD` if the event has too many
    @Nullable
    ProblemKind add(RawRecord record, RecordSource source) {
        RecordHeader header = record.header();
        byte[] a = record.array();
        glued |= record.isInside();
        int from = header.typeFrom();
        return add(
                source,
                a,
                from,
                record.to() - from,
                header.type(),
                header.bodyFrom() - from,
                record.bodyTo() - from,
                record.enrichmentFrom() - from,
                record.isViaSyslog());
    }

    private @Nullable ProblemKind add(
            RecordSource source,
            byte[] a,
            int from,
            int length,
            int type,
            int body,
            int bodyEnd,
            int enrichment,
            boolean viaSyslog) {
        if (sources.size() >= MOST_RECORDS || used + length > MOST_BYTES) {
            return ProblemKind.EXCESS_RECORD;
        }
        sources.add(source);
        if (RecordType.isDroppedWhereDoubled(type) && isCopy(a, from, length, type)) {
            return ProblemKind.DUPLICATE_RECORD;
        }
        room(length);
        System.arraycopy(a, from, bytes, used, length);
        types[count] = type;
        starts[count] = used;
        bodies[count] = used + body;
        bodyEnds[count] = used + bodyEnd;
        enrichments[count] = used + enrichment;
        places[count] = sources.size() - 1;
        syslog[count] = viaSyslog;
        used += length;
        count++;
        starts[count] = used;
        return null;
    }

    private boolean isCopy(byte[] a, int from, int length, int type) {
        if (count >= FEW) {
            if (many.isEmpty()) {
                for (int i = 0; i < count; i++) {
                    many.add(Bytes.copyOf(bytes, starts[i], starts[i + 1]));
                }
            }
            return !many.add(Bytes.copyOf(a, from, from + length));
        }
        for (int i = 0; i < count; i++) {
            if (types[i] == type
                    && starts[i + 1] - starts[i] == length
                    && Arrays.equals(bytes, starts[i], starts[i + 1], a, from, from + length)) {
                return true;
            }
        }
        return false;
    }

    private void room(int length) {
        if (bytes.length - used < length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
        }
        if (count + 1 >= types.length) {
            int size = types.length * 2;
            types = Arrays.copyOf(types, size);
            starts = Arrays.copyOf(starts, size);
            bodies = Arrays.copyOf(bodies, size);
            bodyEnds = Arrays.copyOf(bodyEnds, size);
            enrichments = Arrays.copyOf(enrichments, size);
            places = Arrays.copyOf(places, size);
            syslog = Arrays.copyOf(syslog, size);
        }
    }

    /// How many records are kept.
    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int type(int record) {
        return types[record];
    }

    /// Where its fields begin.
    int body(int record) {
        return bodies[record];
    }

    /// Where its fields end.
    int bodyEnd(int record) {
        return bodyEnds[record];
    }

    /// Where auditd's enrichment begins; equal to [#end(int)] if it has none.
    int enrichment(int record) {
        return enrichments[record];
    }

    int end(int record) {
        return starts[record + 1];
    }

    boolean isViaSyslog(int record) {
        return syslog[record];
    }

    /// Where this record stands.
    RecordSource source(int record) {
        return sources.get(places[record]);
    }

    /// Whether one of its records stands within a line, so that the lines don't tell where its records are.
    boolean isGlued() {
        return glued;
    }

    /// Where its records stand, copies included, in the order they came in.
    List<RecordSource> sources() {
        return sources;
    }

    /// Where the records `[from, to)` that are kept stand, and their copies: a copy goes with the record before it,
    /// the place of no record is lost.
    List<RecordSource> sources(int from, int to) {
        int first = from == 0 ? 0 : places[from];
        return sources.subList(first, to == count ? sources.size() : places[to]);
    }
}
