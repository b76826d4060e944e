package org.execscope.event;

/// Where a record stands.
///
/// @param file the file's number in the evidence
/// @param offset byte offset of its line's first byte
/// @param line its line, from 1
public record RecordSource(int file, long offset, long line) implements Comparable<RecordSource> {
    @Override
    public int compareTo(RecordSource other) {
        return file != other.file ? Integer.compare(file, other.file) : Long.compare(offset, other.offset);
    }
}
