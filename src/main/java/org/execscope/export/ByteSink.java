package org.execscope.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Collects the bytes of rows before they are written.
final class ByteSink {
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private int length;

    /// @param room how many bytes are expected
    ByteSink(int room) {
        bytes = new byte[room];
    }

    /// The first byte, or zero if there is none.
    byte first() {
        return length == 0 ? 0 : bytes[0];
    }

    void add(ByteSink other) {
        add(other.bytes, 0, other.length);
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    void add(int b) {
        room(1);
        bytes[length++] = (byte) b;
    }

    void add(byte[] source) {
        add(source, 0, source.length);
    }

    void add(byte[] source, int from, int to) {
        room(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    void add(String text) {
        add(text.getBytes(UTF_8));
    }

    /// Decimal digits, without making a text.
    void number(long value) {
        if (value == Long.MIN_VALUE) {
            add(Long.toString(value));
            return;
        }
        room(LONGEST_NUMBER);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long bound = 10; digits < LONGEST_NUMBER - 1 && rest >= bound; bound *= 10) {
            digits++;
        }
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /// The same in at least `digits` digits.
    void padded(int value, int digits) {
        room(digits);
        int rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /// Takes back so many of the last bytes.
    void cut(int count) {
        length -= count;
    }

    byte[] copy(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
    }
}
