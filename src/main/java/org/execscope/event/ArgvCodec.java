package org.execscope.event;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// A whole argv as one byte string: for each argument its length plus one as a varint, then its bytes; a
/// missing argument is a lone zero. So argument bytes lie together and can be searched in place.
public final class ArgvCodec {
    /// How many bytes of a command line the kernel keeps as a title (`MAX_PROCTITLE_AUDIT_LEN`,
    /// kernel/auditsc.c).
    static final int TITLE_BYTES = 128;

    private ArgvCodec() {}

    public static Bytes encode(List<@Nullable Bytes> argv) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Bytes argument : argv) {
            if (argument == null) {
                Varint.write(out, 0);
            } else {
                Varint.write(out, argument.length() + 1L);
                out.writeBytes(argument.toArray());
            }
        }
        return Bytes.of(out.toByteArray());
    }

    public static List<@Nullable Bytes> decode(Bytes encoded) {
        List<@Nullable Bytes> argv = new ArrayList<>();
        Varint.Reader reader = new Varint.Reader(encoded);
        while (reader.more()) {
            int length = (int) reader.next();
            argv.add(length == 0 ? null : reader.take(length - 1));
        }
        return Collections.unmodifiableList(argv);
    }

    /// Calls `visitor` for each argument that isn't missing, until it returns false: its bytes are
    /// `array[from, to)`.
    /// For searching without a copy.
    ///
    /// @param array holds the encoded argv in `[start, start + length)`
    public static void forEach(byte[] array, int start, int length, ArgumentVisitor visitor) {
        int at = start;
        int end = start + length;
        int index = 0;
        while (at < end) {
            int size = 0;
            int shift = 0;
            byte b;
            do {
                b = array[at++];
                size |= (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            if (size > 0) {
                if (!visitor.visit(index, array, at, at + size - 1)) {
                    return;
                }
                at += size - 1;
            }
            index++;
        }
    }

    /// Sees one argument in place.
    @FunctionalInterface
    public interface ArgumentVisitor {
        /// @return whether to go on
        boolean visit(int index, byte[] array, int from, int to);
    }

    /// The title the kernel would write for this argv: arguments separated by NUL, at most 128 bytes, bytes
    /// that don't print (Latin-1: 0x20–0x7e and 0xa0–0xff do) cut off the end (kernel/auditsc.c:
    /// `audit_proctitle_rtrim`).
    public static Bytes title(Bytes encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Varint.Reader reader = new Varint.Reader(encoded);
        while (reader.more() && out.size() < TITLE_BYTES) {
            int length = (int) reader.next();
            if (length > 0) {
                out.writeBytes(reader.take(length - 1).toArray());
            }
            out.write(0);
        }
        byte[] all = out.toByteArray();
        return trimmed(Bytes.copyOf(all, 0, Math.min(all.length, TITLE_BYTES)));
    }

    /// Whether the titles of two argvs differ within their first arguments: a quick test, without making
    /// either title. False says nothing.
    static boolean titlesSurelyDiffer(ByteDictionary argvs, int one, int other) {
        byte[] a = argvs.poolOf(one);
        byte[] b = argvs.poolOf(other);
        int aFrom = argvs.start(one);
        int bFrom = argvs.start(other);
        // A length byte of 1 to 127 is a whole length: the argument is shorter than a title.
        int aLength = argvs.length(one) == 0 ? -1 : a[aFrom] - 1;
        int bLength = argvs.length(other) == 0 ? -1 : b[bFrom] - 1;
        if (aLength < 0 || bLength < 0) {
            return false;
        }
        for (int i = 0; i < Math.max(aLength, bLength); i++) {
            byte ofA = i < aLength ? a[aFrom + 1 + i] : 0;
            byte ofB = i < bLength ? b[bFrom + 1 + i] : 0;
            if (ofA != ofB) {
                return prints(ofA) || prints(ofB);
            }
        }
        return false;
    }

    /// Whether the title of this argv differs from that title within its first argument: a quick test, without
    /// making it. False says nothing.
    static boolean titleSurelyDiffers(ByteDictionary argvs, int one, ByteDictionary titles, int title) {
        byte[] a = argvs.poolOf(one);
        byte[] b = titles.poolOf(title);
        int aFrom = argvs.start(one);
        int bFrom = titles.start(title);
        int aLength = argvs.length(one) == 0 ? -1 : a[aFrom] - 1;
        int bLength = titles.length(title);
        for (int i = 0; i < aLength; i++) {
            if (i == bLength) {
                // What the kernel has cut off doesn't print.
                return prints(a[aFrom + 1 + i]);
            }
            if (a[aFrom + 1 + i] != b[bFrom + i]) {
                return true;
            }
        }
        return aLength >= 0 && aLength < bLength && b[bFrom + aLength] != 0;
    }

    /// Without the bytes at the end that don't print, as the kernel trims titles.
    static Bytes trimmed(Bytes title) {
        int end = title.length();
        while (end > 0 && !prints(title.at(end - 1))) {
            end--;
        }
        return title.slice(0, end);
    }

    /// As the kernel's `isprint` says: Latin-1.
    static boolean prints(byte value) {
        int unsigned = value & 0xff;
        return (unsigned >= 0x20 && unsigned <= 0x7e) || unsigned >= 0xa0;
    }
}
