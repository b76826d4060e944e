package org.execscope.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A packed file on disk, open for reading only, that counts what is read of it.
final class DiskInput implements SeekableByteChannel {
    private final FileChannel channel;
    private final long size;
    private long consumed;
    private boolean ended;
    private @Nullable Search search;

    private DiskInput(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /// Whoever looks for something in it: hears how far it is, and can give it up.
    record Search(CancelToken cancel, Progress progress, String name) {}

    /// As [#open(Path)], on behalf of a search until [#found()]: a call of a decompressor or of an archive that
    /// passes over gigabytes reads them here.
    static DiskInput open(Path path, Search search) throws IOException {
        DiskInput input = open(path);
        input.search = search;
        return input;
    }

    /// The search is over: what is read from now on is wanted.
    void found() {
        search = null;
    }

    static DiskInput open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new DiskInput(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// How many bytes were read of it.
    long consumed() {
        return consumed;
    }

    /// Whether more was asked of it than it has.
    boolean hasEnded() {
        return ended;
    }

    /// Its size when it was opened.
    @Override
    public long size() {
        return size;
    }

    long sizeNow() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        Search now = search;
        if (now != null) {
            now.cancel.check();
            now.progress.report(consumed, size, now.name);
        }
        int count = channel.read(target);
        consumed += Math.max(0, count);
        ended |= count < 0;
        return count;
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
