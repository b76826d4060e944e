package org.execscope.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.execscope.bytes.ByteSearch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Lines of `journalctl -o json`: one entry each (systemd: Journal JSON Format).
final class JournalJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] MARK = Ascii.of("\"__REALTIME_TIMESTAMP\"");

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
        return JournalRecord.of(fields(a, from, to));
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
