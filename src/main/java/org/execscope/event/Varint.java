package org.execscope.event;

import java.io.ByteArrayOutputStream;
import org.execscope.bytes.Bytes;

/// Small numbers in few bytes, seven bits a byte, lowest first (LEB128). Only for the table's own blobs.
final class Varint {
    private Varint() {}

    static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /// Signed numbers near zero stay small.
    static void writeSigned(ByteArrayOutputStream out, long value) {
        write(out, value << 1 ^ value >> 63);
    }

    /// Reads on from where it stands.
    static final class Reader {
        private final Bytes bytes;
        private int at;

        Reader(Bytes bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return at < bytes.length();
        }

        long next() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes.at(at++);
                value |= (b & 0x7fL) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        long nextSigned() {
            long value = next();
            return value >>> 1 ^ -(value & 1);
        }

        Bytes take(int count) {
            at += count;
            return bytes.slice(at - count, at);
        }
    }
}
