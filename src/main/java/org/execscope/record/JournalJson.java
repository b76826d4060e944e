package org.execscope.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Lines of `journalctl -o json`: one entry each (systemd: Journal JSON Format). With `_TRANSPORT=audit` an
/// entry is one audit record, whose stamp stands in `_SOURCE_REALTIME_TIMESTAMP` and `_AUDIT_ID` and whose
/// text follows the type's name in `MESSAGE` (systemd: src/journal/journald-audit.c); other entries may
/// hold a record as any log does.
final class JournalJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] MARK = Ascii.of("\"__REALTIME_TIMESTAMP\"");
    private static final String TRANSPORT = "_TRANSPORT";
    private static final String MESSAGE = "MESSAGE";
    private static final String TYPE = "_AUDIT_TYPE";
    private static final String ID = "_AUDIT_ID";
    private static final String TIME = "_SOURCE_REALTIME_TIMESTAMP";
    private static final String HOST = "_HOSTNAME";
    private static final String AUDIT = "audit(";
    private static final long MICROS = 1_000_000;

    private JournalJson() {}

    /// Whether a line is an entry of a journal.
    static boolean isEntry(byte[] a, int from, int to) {
        return a[from] == '{' && ByteSearch.indexOf(a, from, to, MARK) >= 0;
    }

    /// The entry's record; null if it has nothing of the audit system.
    ///
    /// @throws JacksonException if the line is no whole JSON object
    /// @throws IllegalArgumentException if it is an audit record that lacks its stamp or its text
    static @Nullable JournalRecord read(byte[] a, int from, int to) {
        Map<String, byte[]> fields = fields(a, from, to);
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

    /// Of a field that is there several times, the first value counts: what journald adds itself comes first.
    private static Map<String, byte[]> fields(byte[] a, int from, int to) {
        Map<String, byte[]> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), a, from, to - from)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                byte[] value = value(parser, parser.nextToken());
                if (value != null) {
                    fields.putIfAbsent(name, value);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IllegalArgumentException("the line ends early");
            }
        }
        return fields;
    }

    /// Text, or an array of byte values where it isn't UTF-8, or an array of several such values.
    private static byte @Nullable [] value(JsonParser parser, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getString().getBytes(StandardCharsets.UTF_8);
        }
        if (token == JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        if (token != JsonToken.START_ARRAY) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] first = null;
        for (JsonToken next = parser.nextToken();
                next != null && next != JsonToken.END_ARRAY;
                next = parser.nextToken()) {
            if (next == JsonToken.VALUE_NUMBER_INT) {
                bytes.write(parser.getIntValue());
            } else {
                byte[] value = value(parser, next);
                first = first == null ? value : first;
            }
        }
        return first != null ? first : bytes.toByteArray();
    }
}
