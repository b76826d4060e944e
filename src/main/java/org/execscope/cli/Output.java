package org.execscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers the first write that failed: a [PrintStream] over it would keep silent
/// about a full disk.
final class Output extends FilterOutputStream {
    private @Nullable IOException failure;

    private Output(OutputStream target) {
        super(target);
    }

    /// The process's own standard output is written without the stream that hides why a write failed.
    static Output of(PrintStream out) {
        return new Output(out.equals(System.out) ? new FileOutputStream(FileDescriptor.out) : out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /// @throws IOException if something written to it got lost
    void check() throws IOException {
        IOException lost = failure;
        if (lost != null) {
            throw lost;
        }
        if (out instanceof PrintStream stream && stream.checkError()) {
            throw new IOException("a write failed");
        }
    }

    /// Whether the reader has enough, as `head` does: no fault of the call.
    boolean isClosedByReader() {
        IOException lost = failure;
        String message = lost == null ? null : lost.getMessage();
        return message != null && message.contains("Broken pipe");
    }
}
