package org.execscope.query;

import org.execscope.event.EventTable;
import org.execscope.event.Identities;

/// The number fields of an event.
final class NumberColumns {
    private NumberColumns() {}

    /// [EventTable#MISSING] where the log has none.
    static long value(EventTable events, Field field, int event) {
        return switch (field) {
            case PID -> events.pid(event);
            case PPID -> events.ppid(event);
            case ARGC -> events.argc(event);
            case EXIT -> events.exit(event);
            case SERIAL -> events.serial(event);
            case LINE -> events.line(event);
            case OFFSET -> events.offset(event);
            case SES -> {
                long ses = events.id(event, Identities.Id.SES);
                yield ses == Identities.MISSING ? EventTable.MISSING : ses;
            }
            default -> throw new IllegalArgumentException(field + " is no number");
        };
    }
}
