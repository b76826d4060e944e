package org.execscope.event;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.execscope.bytes.Bytes;

/// The places of an event's records as one blob: differences from record to record, the first one's place
/// left out, so that equal patterns are equal blobs wherever they stand.
final class SourceCodec {
    private SourceCodec() {}

    static Bytes encode(List<RecordSource> sources) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Varint.write(out, sources.size());
        RecordSource last = sources.getFirst();
        for (RecordSource source : sources) {
            Varint.writeSigned(out, source.file() - (long) last.file());
            Varint.writeSigned(out, source.offset() - last.offset());
            Varint.writeSigned(out, source.line() - last.line());
            last = source;
        }
        return Bytes.of(out.toByteArray());
    }

    static int count(Bytes blob) {
        return (int) new Varint.Reader(blob).next();
    }

    static List<RecordSource> decode(Bytes blob, RecordSource first) {
        Varint.Reader reader = new Varint.Reader(blob);
        int count = (int) reader.next();
        List<RecordSource> sources = new ArrayList<>(count);
        RecordSource last = first;
        for (int i = 0; i < count; i++) {
            last = new RecordSource(
                    last.file() + (int) reader.nextSigned(),
                    last.offset() + reader.nextSigned(),
                    last.line() + reader.nextSigned());
            sources.add(last);
        }
        return sources;
    }
}
