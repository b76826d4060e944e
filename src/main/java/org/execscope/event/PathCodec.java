package org.execscope.event;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// The PATH records of an event as one byte string: numbers as varints plus one (zero: missing), texts with
/// their length plus one before them.
final class PathCodec {
    private PathCodec() {}

    static Bytes encode(List<PathItem> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (PathItem item : items) {
            number(out, item.item());
            text(out, item.name());
            text(out, item.nametype());
            number(out, item.mode());
            number(out, item.ouid());
            number(out, item.ogid());
            number(out, item.inode());
            text(out, item.dev());
        }
        return Bytes.of(out.toByteArray());
    }

    static List<PathItem> decode(Bytes encoded) {
        List<PathItem> items = new ArrayList<>();
        Varint.Reader reader = new Varint.Reader(encoded);
        while (reader.more()) {
            items.add(new PathItem(
                    number(reader),
                    text(reader),
                    text(reader),
                    number(reader),
                    number(reader),
                    number(reader),
                    number(reader),
                    text(reader)));
        }
        return items;
    }

    private static void number(ByteArrayOutputStream out, @Nullable Long value) {
        if (value == null) {
            Varint.write(out, 0);
        } else {
            Varint.write(out, 1);
            Varint.writeSigned(out, value);
        }
    }

    private static @Nullable Long number(Varint.Reader reader) {
        return reader.next() == 0 ? null : reader.nextSigned();
    }

    private static void text(ByteArrayOutputStream out, @Nullable Bytes value) {
        if (value == null) {
            Varint.write(out, 0);
        } else {
            Varint.write(out, value.length() + 1L);
            out.writeBytes(value.toArray());
        }
    }

    private static @Nullable Bytes text(Varint.Reader reader) {
        int length = (int) reader.next();
        return length == 0 ? null : reader.take(length - 1);
    }
}
