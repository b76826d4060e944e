package org.execscope.record;

import java.util.Arrays;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// An entry of a journal export that holds what the audit system said, turned into a line as auditd writes
/// it.
final class JournalRecord {
    private final byte[] line;
    private final @Nullable Bytes host;
    private final boolean trusted;

    /// @param line what auditd would have written
    /// @param host `_HOSTNAME`; null if it is missing
    /// @param trusted whether journald itself had it from the kernel: no user can write such entries
    JournalRecord(byte[] line, @Nullable Bytes host, boolean trusted) {
        this.line = Arrays.copyOf(line, line.length);
        this.host = host;
        this.trusted = trusted;
    }

    byte[] line() {
        return Arrays.copyOf(line, line.length);
    }

    @Nullable
    Bytes host() {
        return host;
    }

    boolean isTrusted() {
        return trusted;
    }
}
