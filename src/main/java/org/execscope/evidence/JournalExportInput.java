package org.execscope.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The output of `journalctl -o export` (systemd: Journal Export Format) with each entry on one line, as
/// [JournalForm] says. No byte is added or left out, so an offset here is one in the file.
final class JournalExportInput extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    /// systemd's own bound for a field (src/libsystemd/sd-journal/journal-importer.h: DATA_SIZE_MAX).
    private static final long LONGEST_VALUE = 768L << 20;

    private enum State {
        FIELD,
        NAME,
        TEXT,
        LENGTH,
        DATA,
        DATA_END
    }

    private final byte[] digits = new byte[JournalForm.LENGTH_DIGITS];
    private int digit = JournalForm.LENGTH_DIGITS;
    private State state = State.FIELD;
    private long left;

    private final byte[] raw = new byte[BUFFER];
    private int at;
    private int end;
    private final MessageDigest digest = Custody.newDigest();
    private int hashed;

    JournalExportInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        if (digit < digits.length) {
            return digits[digit++];
        }
        if (state == State.LENGTH) {
            return length();
        }
        int next = raw();
        return next < 0 ? next : change(next);
    }

    /// The next byte as it stands in the evidence.
    private int raw() throws IOException {
        if (at == end) {
            digest.update(raw, hashed, end - hashed);
            at = 0;
            hashed = 0;
            end = 0;
            end = Math.max(0, in.read(raw, 0, raw.length));
            if (end == 0) {
                return -1;
            }
        }
        return raw[at++] & 0xff;
    }

    /// The SHA-256 of the bytes that were read until now, as they stand in the evidence.
    byte[] rawHash() {
        digest.update(raw, hashed, at - hashed);
        hashed = at;
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's SHA-256 can be cloned", e);
        }
    }

    private int change(int next) {
        boolean end = next == '\n';
        switch (state) {
            case FIELD -> {
                if (end) {
                    return next;
                }
                state = next == '=' ? State.TEXT : State.NAME;
            }
            case NAME -> state = end ? State.LENGTH : next == '=' ? State.TEXT : State.NAME;
            case TEXT -> state = end ? State.FIELD : State.TEXT;
            case DATA -> {
                left--;
                state = left > 0 ? State.DATA : State.DATA_END;
            }
            case DATA_END -> state = end ? State.FIELD : State.TEXT;
            case LENGTH -> throw new IllegalStateException("a length is read whole");
        }
        return end ? JournalForm.FIELD_END : next;
    }

    /// Eight bytes become eight digits; fewer, at the end of the file, as many.
    private int length() throws IOException {
        long length = 0;
        int count = 0;
        while (count < JournalForm.LENGTH_DIGITS) {
            int next = raw();
            if (next < 0) {
                break;
            }
            length |= (long) next << (8 * count);
            count++;
        }
        boolean broken = count < JournalForm.LENGTH_DIGITS || length < 0 || length > LONGEST_VALUE;
        String shown = broken ? "ffffffff" : HexFormat.of().toHexDigits(length, JournalForm.LENGTH_DIGITS);
        for (int i = 0; i < count; i++) {
            digits[digits.length - count + i] = (byte) shown.charAt(i);
        }
        digit = digits.length - count;
        left = length;
        state = broken ? State.TEXT : length == 0 ? State.DATA_END : State.DATA;
        return digit < digits.length ? digits[digit++] : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int next = read();
            if (next < 0) {
                return i == 0 ? -1 : i;
            }
            buffer[from + i] = (byte) next;
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
