package org.execscope.export;

import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventKind;
import org.execscope.event.EventSummary;
import org.execscope.event.EventTable;
import org.execscope.record.RecordFields;
import org.execscope.record.RecordType;
import org.execscope.record.Sockaddr;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// What an event of any kind was, beside the facts that program starts have too; null where the log says nothing.
/// All texts are safe to show.
///
/// @param type the name of its record: `SYSCALL`, `USER_LOGIN` …
/// @param about what it was done to or with, in a line; null for a program start, whose argv says it
/// @param address of the other side or of its own: an IP address, the path of a socket
/// @param port of this address
/// @param op what a program says that it did: the `op` of its message
/// @param acct the account that a program says it was about: the `acct` of its message
/// @param result how it ended: `success`, `failed`, an errno, a system call's return value
record KindFacts(
        String type,
        @Nullable String about,
        @Nullable String address,
        @Nullable Long port,
        @Nullable String op,
        @Nullable String acct,
        @Nullable String result) {
    /// Their names, in this order.
    static final List<String> COLUMNS = List.of("type", "about", "address", "port", "op", "acct", "result");

    /// Gives these facts of each event. For one thread.
    static final class Source {
        private final EventTable events;
        private final RecordReaders.Reader reader;

        Source(AuditTrail trail, RecordReaders.Reader reader) {
            this.events = trail.events();
            this.reader = reader;
        }

        KindFacts of(int event) {
            if (events.isExecve(event)) {
                EventSummary summary = EventSummary.of(events, event);
                return new KindFacts(typeOf(event), null, null, null, null, null, emptyToNull(summary.result()));
            }
            List<RecordFields> records = reader.recordsOf(event);
            EventSummary summary = EventSummary.of(events, event, records);
            RecordFields message = message(event, records);
            Sockaddr socket = socket(event, records);
            return new KindFacts(
                    typeOf(event),
                    emptyToNull(summary.about().text()),
                    socket != null ? socket.host().text() : shown(message == null ? null : message.raw("addr")),
                    socket != null && socket.hasPort() ? Long.valueOf(socket.port()) : null,
                    shown(message == null ? null : message.raw("op")),
                    shown(message == null ? null : message.text("acct")),
                    emptyToNull(summary.result()));
        }

        private String typeOf(int event) {
            return RecordType.name(events.kind(event) == EventKind.LOGIN ? RecordType.LOGIN : events.type(event));
        }

        /// The record of a message, which names what a program did; none for a system call.
        private @Nullable RecordFields message(int event, List<RecordFields> records) {
            for (RecordFields record : records) {
                if (record.type() == events.type(event) && record.type() != RecordType.SYSCALL) {
                    return record;
                }
            }
            return null;
        }

        private @Nullable Sockaddr socket(int event, List<RecordFields> records) {
            for (RecordFields record : records) {
                Bytes raw = record.type() == RecordType.SOCKADDR ? record.hexBytes("saddr") : null;
                if (raw != null) {
                    int call = events.call(event);
                    long arch = call == ByteDictionary.NONE
                            ? -1
                            : events.calls().get(call).archCode();
                    return Sockaddr.decode(raw, Sockaddr.order(arch, raw));
                }
            }
            return null;
        }

        private static @Nullable String shown(@Nullable Bytes value) {
            return value == null ? null : Display.value(value);
        }

        private static @Nullable String emptyToNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
