package org.execscope.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An immutable byte string: what the evidence holds, before anyone reads it as text.
///
/// Equality is by content. The bytes never leave this object uncopied, so a value that was read once stays
/// what it was.
public final class Bytes implements Comparable<Bytes> {
    /// No bytes at all; not the same as a value that is missing.
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// A copy of the whole array.
    public static Bytes of(byte[] source) {
        return copyOf(source, 0, source.length);
    }

    /// A copy of the bytes in `[from, to)`.
    ///
    /// @throws IndexOutOfBoundsException if the range is not within `source`
    public static Bytes copyOf(byte[] source, int from, int to) {
        if (from < 0 || to > source.length || from > to) {
            throw new IndexOutOfBoundsException("[" + from + ", " + to + ") of " + source.length);
        }
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(source, from, to));
    }

    /// The UTF-8 bytes of `text`.
    public static Bytes utf8(String text) {
        return text.isEmpty() ? EMPTY : new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    public byte at(int index) {
        return content[index];
    }

    /// The bytes in `[from, to)`.
    ///
    /// @throws IndexOutOfBoundsException if the range is not within these bytes
    public Bytes slice(int from, int to) {
        return copyOf(content, from, to);
    }

    /// A new array with these bytes, for callers that need one.
    public byte[] toArray() {
        return content.clone();
    }

    /// Where `needle` first stands at or after `from`; -1 if nowhere.
    public int indexOf(Bytes needle, int from) {
        return ByteSearch.indexOf(content, from, content.length, needle.content);
    }

    /// Where byte `value` first stands at or after `from`; -1 if nowhere.
    public int indexOf(byte value, int from) {
        return ByteSearch.indexOf(content, from, content.length, value);
    }

    /// Where byte `value` last stands; -1 if nowhere.
    public int lastIndexOf(byte value) {
        for (int i = content.length - 1; i >= 0; i--) {
            if (content[i] == value) {
                return i;
            }
        }
        return -1;
    }

    public boolean startsWith(Bytes prefix) {
        return prefix.length() <= content.length
                && Arrays.equals(content, 0, prefix.length(), prefix.content, 0, prefix.length());
    }

    public boolean endsWith(Bytes suffix) {
        int from = content.length - suffix.length();
        return from >= 0 && Arrays.equals(content, from, content.length, suffix.content, 0, suffix.length());
    }

    /// Whether these are the bytes in `other[from, to)`.
    public boolean equals(byte[] other, int from, int to) {
        return Arrays.equals(content, 0, content.length, other, from, to);
    }

    /// Unsigned byte by byte, as `memcmp` orders.
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /// The bytes as text for a person, escaped by [Display]: safe in messages and logs, not a decoding.
    @Override
    public String toString() {
        return Display.value(this);
    }
}
