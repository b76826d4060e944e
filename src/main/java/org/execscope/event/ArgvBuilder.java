package org.execscope.event;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.execscope.bytes.Bytes;
import org.execscope.record.UntrustedString;
import org.jspecify.annotations.Nullable;

/// Puts an argv together from the fields of an event's EXECVE records (specification: audit log, section 7;
/// kernel auditsc.c: `audit_log_execve_info`). Nothing here grows with a number that the log merely claims.
final class ArgvBuilder {
    /// The highest index that is believed.
    static final int LAST_INDEX = 1_048_575;

    static final int LAST_PIECE = 65_535;
    /// So many arguments may be missing in front of one, and one more for each byte of the event's EXECVE records
    /// so far: a row must not outgrow its lines. The kernel leaves none out, and a lost record (7,500 bytes) held
    /// fewer, unless all were empty.
    static final int MOST_MISSING = 1_000;
    /// Longer arguments are written in hexadecimal whatever they hold (half of MAX_EXECVE_AUDIT_LEN = 7500
    /// each way).
    private static final long ALWAYS_HEX = 15_000;

    /// A value as it was written.
    private record Value(
            Bytes decoded, int encodedLength, boolean quoted, boolean kernelForm, boolean judged, int record) {}

    private static final class Argument {
        @Nullable
        Value whole;

        @Nullable
        TreeMap<Integer, Value> pieces;

        long length = -1;
    }

    private final TreeMap<Integer, Argument> arguments = new TreeMap<>();
    private final BitSet spans = new BitSet();
    private long argc = -1;
    private long bytes;
    private int flags;
    private int record;
    private int spanLow;
    private int spanHigh;
    private boolean kernelForm = true;

    void reset() {
        arguments.clear();
        spans.clear();
        argc = -1;
        bytes = 0;
        flags = 0;
        kernelForm = true;
    }

    /// @param length of the record's fields, in bytes
    void beginRecord(int length) {
        bytes += length;
        record++;
        spanLow = Integer.MAX_VALUE;
        spanHigh = -1;
    }

    void endRecord() {
        if (spanLow <= spanHigh) {
            spans.set(spanLow, spanHigh + 1);
        }
    }

    /// Whether an argument with this index is believed.
    boolean isCredible(int index) {
        return index <= arguments.size() + MOST_MISSING + bytes;
    }

    /// A field `argc=`; of several, the largest counts (before Linux 3.13 each interpreter level wrote one).
    void argc(long value) {
        argc = Math.max(argc, value);
        spanLow = 0;
    }

    /// A field `aN_len=`.
    void length(int index, long value) {
        Argument argument = argument(index);
        if (argument.length >= 0 && argument.length != value) {
            flags |= EventFlag.ARGV_CONFLICT.bit();
        } else {
            argument.length = value;
        }
    }

    /// A field `aN=`, or `aN[piece]=` if `piece` is not negative.
    ///
    /// @param good whether it could be decoded whole
    /// @return false if the same record has another value for it
    boolean value(int index, int piece, UntrustedString decoded, int encodedLength, boolean quoted, boolean good) {
        span(index);
        if (!good) {
            flags |= EventFlag.ARGV_BAD_VALUE.bit();
        }
        Value value = new Value(
                Bytes.copyOf(decoded.bytes(), 0, decoded.length()),
                encodedLength,
                quoted,
                decoded.isKernelForm(),
                good,
                record);
        Argument argument = argument(index);
        Value former;
        if (piece < 0) {
            former = argument.whole;
            argument.whole = former == null ? value : former;
        } else {
            if (argument.pieces == null) {
                argument.pieces = new TreeMap<>();
            }
            former = argument.pieces.putIfAbsent(piece, value);
        }
        if (former == null || former.decoded.equals(value.decoded)) {
            return true;
        }
        flags |= EventFlag.ARGV_CONFLICT.bit();
        return former.record != record;
    }

    private void span(int index) {
        spanLow = Math.min(spanLow, index);
        spanHigh = Math.max(spanHigh, index);
    }

    private Argument argument(int index) {
        return arguments.computeIfAbsent(index, _ -> new Argument());
    }

    /// Whether any record held argc or an argument.
    boolean hasAny() {
        return argc >= 0 || !arguments.isEmpty();
    }

    /// As declared; -1 if no record did.
    long argc() {
        return argc;
    }

    /// Flags found so far; whole after [#build(Bytes)].
    int flags() {
        return flags;
    }

    /// Whether no value has a form that the kernel doesn't write.
    boolean isKernelForm() {
        return kernelForm;
    }

    /// The arguments, null for one that is missing.
    ///
    /// @param title the event's process title, or null
    List<@Nullable Bytes> build(@Nullable Bytes title) {
        List<@Nullable Bytes> argv = new ArrayList<>();
        for (var entry : arguments.entrySet()) {
            Argument argument = entry.getValue();
            if (argument.whole == null && argument.pieces == null) {
                continue;
            }
            while (argv.size() < entry.getKey()) {
                flags |= spans.get(argv.size()) ? EventFlag.ARGV_EMPTY_OMITTED.bit() : EventFlag.ARGV_GAP.bit();
                argv.add(null);
            }
            argv.add(joined(argument));
        }
        judgeCount(argv, title);
        return argv;
    }

    private void judgeCount(List<@Nullable Bytes> argv, @Nullable Bytes title) {
        if (argc < 0) {
            flags |= EventFlag.ARGC_MISSING.bit();
        } else if (argc == 0 && argv.size() <= 1) {
            argv.clear();
            flags |= EventFlag.ARGC_ZERO.bit();
        } else if (argc > argv.size()) {
            flags |= isWholeByTitle(argv, title) ? EventFlag.ARGV_EMPTY_OMITTED.bit() : EventFlag.ARGV_GAP.bit();
        } else if (argc < argv.size()) {
            flags |= EventFlag.ARGC_MISMATCH.bit();
        }
    }

    /// A short title that equals the arguments seen proves that those missing at the end were empty.
    private static boolean isWholeByTitle(List<@Nullable Bytes> argv, @Nullable Bytes title) {
        return title != null
                && title.length() < ArgvCodec.TITLE_BYTES - 1
                && !argv.contains(null)
                && ArgvCodec.title(ArgvCodec.encode(argv)).equals(title);
    }

    private @Nullable Bytes joined(Argument argument) {
        Value whole = argument.whole;
        if (whole != null) {
            if (argument.pieces != null) {
                flags |= EventFlag.ARGV_CONFLICT.bit();
            }
            judgeForm(List.of(whole), whole.decoded, argument.length);
            return whole.decoded;
        }
        TreeMap<Integer, Value> pieces = argument.pieces;
        if (pieces == null || !pieces.containsKey(0)) {
            flags |= EventFlag.ARGV_PIECE_MISSING.bit();
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Value> taken = new ArrayList<>();
        long encoded = 0;
        for (var piece : pieces.entrySet()) {
            if (piece.getKey() != taken.size()) {
                break;
            }
            taken.add(piece.getValue());
            encoded += piece.getValue().encodedLength;
            out.writeBytes(piece.getValue().decoded.toArray());
        }
        if (taken.size() < pieces.size() || (argument.length >= 0 && encoded < argument.length)) {
            flags |= EventFlag.ARGV_PIECE_MISSING.bit();
        } else if (argument.length != encoded) {
            flags |= EventFlag.ARGV_LENGTH_MISMATCH.bit();
        }
        Bytes value = Bytes.of(out.toByteArray());
        judgeForm(taken, value, argument.length);
        return value;
    }

    /// Whether the kernel would write this argument like this (specification: audit log, section 4).
    private void judgeForm(List<Value> written, Bytes value, long declared) {
        boolean allHex = true;
        for (Value part : written) {
            if (!part.judged) {
                return;
            }
            kernelForm &= part.kernelForm;
            allHex &= !part.quoted;
        }
        boolean quotable = !value.isEmpty();
        for (int i = 0; i < value.length(); i++) {
            quotable &= UntrustedString.isQuotable(value.at(i));
            kernelForm &= value.at(i) != 0;
        }
        if (allHex && quotable && declared < ALWAYS_HEX) {
            kernelForm = false;
        }
    }

    /// Whether the list is known to be whole.
    boolean isComplete() {
        int doubts = EventFlag.ARGV_GAP.bit()
                | EventFlag.ARGV_EMPTY_OMITTED.bit()
                | EventFlag.ARGV_PIECE_MISSING.bit()
                | EventFlag.ARGV_LENGTH_MISMATCH.bit()
                | EventFlag.ARGV_BAD_VALUE.bit()
                | EventFlag.ARGV_CONFLICT.bit()
                | EventFlag.ARGC_MISMATCH.bit();
        return argc >= 0 && (flags & doubts) == 0;
    }
}
