package org.execscope.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// An entry of a journal that holds what the audit system said, turned into a line as auditd writes it. With
/// `_TRANSPORT=audit` an entry is one audit record, whose stamp stands in `_SOURCE_REALTIME_TIMESTAMP` and
/// `_AUDIT_ID` and whose text follows the type's name in `MESSAGE` (systemd: src/journal/journald-audit.c);
/// other entries may hold a record as any log does.
final class JournalRecord {
    private static final String TRANSPORT = "_TRANSPORT";
    private static final String MESSAGE = "MESSAGE";
    private static final String TYPE = "_AUDIT_TYPE";
    private static final String ID = "_AUDIT_ID";
    private static final String TIME = "_SOURCE_REALTIME_TIMESTAMP";
    private static final String HOST = "_HOSTNAME";
    private static final String AUDIT = "audit(";
    private static final long MICROS = 1_000_000;

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

    /// The record of an entry with these fields; null if it has nothing of the audit system.
    ///
    /// @throws IllegalArgumentException if it is an audit record that lacks its stamp or its text
    static @Nullable JournalRecord of(Map<String, byte[]> fields) {
        byte[] message = fields.get(MESSAGE);
        String transport = text(fields, TRANSPORT);
        byte[] hostname = fields.get(HOST);
        Bytes host = hostname == null || hostname.length == 0 ? null : Bytes.of(hostname);
        if (transport.equals("audit")) {
            if (message == null) {
                throw new IllegalArgumentException("its text was left out by journalctl");
            }
            return new JournalRecord(ofAudit(fields, message), host, true);
        }
        if (message == null || !isAboutAudit(message)) {
            return null;
        }
        return new JournalRecord(withMsg(message), host, transport.equals("kernel"));
    }

    private static boolean isAboutAudit(byte[] message) {
        return ByteSearch.indexOf(message, 0, message.length, Ascii.of("audit")) >= 0;
    }

    private static byte[] ofAudit(Map<String, byte[]> fields, byte[] message) {
        long micros = Long.parseLong(text(fields, TIME));
        String head = "type=" + Integer.parseInt(text(fields, TYPE)) + " msg=audit(" + micros / MICROS + "."
                + String.valueOf(1000 + micros % MICROS / 1000).substring(1) + ":" + Long.parseLong(text(fields, ID))
                + "): ";
        int body = ByteSearch.indexOf(message, 0, message.length, (byte) ' ') + 1;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        line.write(message, body, message.length - body);
        return line.toByteArray();
    }

    /// The kernel's own form `type=1400 audit(…)` and auditd's `type=1400 msg=audit(…)` of one record shall
    /// be equal.
    private static byte[] withMsg(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int type = text.indexOf("type=");
        int stamp = type < 0 ? -1 : text.indexOf(' ' + AUDIT, type);
        if (stamp < 0 || text.indexOf(' ', type) != stamp) {
            return message;
        }
        String line = text.substring(type, stamp) + " msg=" + text.substring(stamp + 1);
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(Map<String, byte[]> fields, String name) {
        byte[] value = fields.get(name);
        return value == null ? "" : new String(value, StandardCharsets.ISO_8859_1);
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
