package org.execscope.finding;

import org.execscope.event.RecordSource;
import org.jspecify.annotations.Nullable;

/// A record about auditing itself: auditd's life, a change of its configuration or rules, a boot.
///
/// @param kind what it tells
/// @param event its event
/// @param host the event's host
/// @param time the event's time, in milliseconds
/// @param source its line
/// @param auid the login user who did it; 4294967295 if there was none, -1 if not told
/// @param pid the process that did it (of DAEMON_END: that sent the signal); -1 if not told
/// @param name what was changed: `audit_enabled`, a rule's key; null if nothing
/// @param value its new value; -1 if none
/// @param old its value before; -1 if none
/// @param succeeded what `res=` says
record Control(
        Kind kind,
        int event,
        int host,
        long time,
        RecordSource source,
        long auid,
        long pid,
        @Nullable String name,
        long value,
        long old,
        boolean succeeded) {
    enum Kind {
        DAEMON_START,
        DAEMON_END,
        /// DAEMON_ABORT or DAEMON_ERR.
        DAEMON_FAILED,
        /// A value of the kernel's audit configuration was set.
        SET,
        RULE_ADDED,
        RULE_REMOVED,
        /// A CONFIG_CHANGE of another form.
        OTHER_CHANGE,
        FEATURE,
        SERVICE_START,
        SERVICE_STOP,
        BOOT,
        SHUTDOWN
    }
}
