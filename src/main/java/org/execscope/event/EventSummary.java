package org.execscope.event;

import java.util.List;
import org.execscope.bytes.ShownText;
import org.execscope.record.Errno;
import org.execscope.record.RecordFields;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// What happened in an event of any kind, in one line.
///
/// @param what the system call's name, or the type of its record: ours, safe to show
/// @param about what it was done to or with: an address, a path, a user
/// @param result `0`, `EACCES`, `success` … as far as the log says; else empty
/// @param failed whether the log says that it failed
/// @param origin where a login came from by the message of the program that let it in; null where none says so
public record EventSummary(
        String what,
        ShownText about,
        String result,
        boolean failed,
        @Nullable ShownText origin) {
    /// What the event table alone tells; more is known once the event's records were read again.
    public static EventSummary of(EventTable events, int event) {
        return of(events, event, List.of());
    }

    /// @param records the event's records, read again; none if that isn't possible
    public static EventSummary of(EventTable events, int event, List<RecordFields> records) {
        int call = events.call(event);
        boolean login = events.kind(event) == EventKind.LOGIN;
        boolean isCall = call != ByteDictionary.NONE && !login;
        int type = login ? RecordType.LOGIN : events.type(event);
        RecordFields main = isCall ? null : first(records, type);
        ShownText about;
        if (isCall) {
            about = new CallWords(events, event, records).about();
        } else {
            about = main == null ? ShownText.plain("") : MessageWords.about(main);
        }
        return new EventSummary(
                isCall ? callName(events.calls().get(call)) : RecordType.name(type),
                about,
                result(events, event, main),
                failed(events, event, main),
                main == null ? null : MessageWords.origin(main));
    }

    private static String callName(CallTable.Call call) {
        if (call.name().isEmpty()) {
            return "system call";
        }
        return Character.isDigit(call.name().charAt(0)) ? "system call " + call.name() : call.name();
    }

    private static String result(EventTable events, int event, @Nullable RecordFields main) {
        if (main != null) {
            return MessageWords.result(main);
        }
        long exit = events.exit(event);
        if (exit == EventTable.MISSING) {
            return "";
        }
        String error = Boolean.FALSE.equals(events.success(event)) ? Errno.name(exit) : null;
        return error != null ? error : Long.toString(exit);
    }

    private static boolean failed(EventTable events, int event, @Nullable RecordFields main) {
        return main == null ? Boolean.FALSE.equals(events.success(event)) : MessageWords.failed(main);
    }

    static @Nullable RecordFields first(List<RecordFields> records, int type) {
        for (RecordFields record : records) {
            if (record.type() == type) {
                return record;
            }
        }
        return null;
    }
}
