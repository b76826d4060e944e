package org.execscope.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.jspecify.annotations.Nullable;

/// The records about auditing itself, read again (specification: audit log, section 9.3).
///
/// @param all in the order of time
/// @param whole whether all of the evidence's are here: an absurd number of them isn't read
/// @param byHostAndKind the same, for looking up
record Controls(List<Control> all, boolean whole, Map<Integer, List<Control>> byHostAndKind) {
    /// Reading one again costs some microseconds; no log of a host has so many.
    private static final int MOST = 200_000;

    private static final int CONFIG_CHANGE = 1305;
    private static final int FEATURE_CHANGE = 1328;
    private static final int SYSTEM_BOOT = 1127;
    private static final int SYSTEM_SHUTDOWN = 1128;
    private static final int SERVICE_START = 1130;
    private static final int SERVICE_STOP = 1131;
    private static final int DAEMON_START = 1200;
    private static final int DAEMON_END = 1201;
    private static final int DAEMON_ABORT = 1202;
    private static final int DAEMON_ERR = 1209;
    private static final int FEW_RECORDS = 16;

    static Controls of(Ground ground) {
        EventTable events = ground.events();
        List<Control> all = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < ground.order().size(); i++) {
            int event = ground.order().at(i);
            if ((i & 0xffff) == 0) {
                ground.checkCancelled();
            }
            if (!isCandidate(events, event)) {
                continue;
            }
            if (read++ >= MOST) {
                return of(all, false);
            }
            for (Rec record : ground.records(event, FEW_RECORDS)) {
                Control control = control(events, event, record);
                if (control != null) {
                    all.add(control);
                }
            }
        }
        return of(all, true);
    }

    private static Controls of(List<Control> all, boolean whole) {
        Map<Integer, List<Control>> index = new HashMap<>();
        for (Control control : all) {
            index.computeIfAbsent(key(control.host(), control.kind()), _ -> new ArrayList<>())
                    .add(control);
        }
        return new Controls(List.copyOf(all), whole, index);
    }

    static int key(int host, Control.Kind kind) {
        return host << 5 | kind.ordinal();
    }

    /// A system call is logged without a rule's key only where another record of its event is the reason: the
    /// sendto that changed the configuration (kernel/audit.c: `audit_log_config_change`,
    /// audit_dummy_context).
    private static boolean isCandidate(EventTable events, int event) {
        EventKind kind = events.kind(event);
        return switch (kind) {
            case SYSCALL -> events.key(event) == ByteDictionary.NONE && events.recordCount(event) > 1;
            case DAEMON -> true;
            case USER_MESSAGE ->
                switch (events.type(event)) {
                    case SYSTEM_BOOT, SYSTEM_SHUTDOWN, SERVICE_START, SERVICE_STOP -> true;
                    default -> false;
                };
            case OTHER -> events.type(event) == CONFIG_CHANGE || events.type(event) == FEATURE_CHANGE;
            default -> false;
        };
    }

    private static @Nullable Control control(EventTable events, int event, Rec record) {
        return switch (record.type()) {
            case DAEMON_START -> plain(events, event, record, Control.Kind.DAEMON_START);
            case DAEMON_END -> plain(events, event, record, Control.Kind.DAEMON_END);
            case DAEMON_ABORT, DAEMON_ERR -> plain(events, event, record, Control.Kind.DAEMON_FAILED);
            case SYSTEM_BOOT -> plain(events, event, record, Control.Kind.BOOT);
            case SYSTEM_SHUTDOWN -> plain(events, event, record, Control.Kind.SHUTDOWN);
            case SERVICE_START -> service(events, event, record, Control.Kind.SERVICE_START);
            case SERVICE_STOP -> service(events, event, record, Control.Kind.SERVICE_STOP);
            case FEATURE_CHANGE ->
                named(events, event, record, Control.Kind.FEATURE, record.word("feature"), "new", "old");
            case CONFIG_CHANGE -> change(events, event, record);
            default -> null;
        };
    }

    private static @Nullable Control service(EventTable events, int event, Rec record, Control.Kind kind) {
        boolean auditd = record.says("unit=auditd ") || record.says("unit=auditd.service ");
        return auditd ? plain(events, event, record, kind) : null;
    }

    private static Control change(EventTable events, int event, Rec record) {
        String op = record.word("op");
        String body =
                Rec.text(record.body().toArray(), 0, Math.min(record.body().length(), 400));
        if (record.fields().containsKey("key") || body.contains(" rule")) {
            boolean removed = (op != null && op.startsWith("remove")) || body.contains("remove rule");
            boolean added = (op != null && op.startsWith("add")) || body.contains("add rule");
            if (removed || added) {
                Bytes key = record.decoded("key");
                return named(
                        events,
                        event,
                        record,
                        removed ? Control.Kind.RULE_REMOVED : Control.Kind.RULE_ADDED,
                        key == null ? "" : Say.value(key),
                        "list",
                        "none");
            }
        }
        for (String name : record.names()) {
            if ((name.startsWith("audit_") || name.equals("lost")) && !name.equals("audit_inode")) {
                return named(events, event, record, Control.Kind.SET, name, name, "old");
            }
        }
        return plain(events, event, record, Control.Kind.OTHER_CHANGE);
    }

    private static Control plain(EventTable events, int event, Rec record, Control.Kind kind) {
        return named(events, event, record, kind, null, "none", "none");
    }

    private static Control named(
            EventTable events,
            int event,
            Rec record,
            Control.Kind kind,
            @Nullable String name,
            String value,
            String old) {
        String res = record.word("res");
        long auid = record.number("auid");
        long pid = record.number("pid");
        return new Control(
                kind,
                event,
                events.host(event),
                events.timeMillis(event),
                record.source(),
                auid >= 0 ? auid : events.id(event, Identities.Id.AUID),
                pid >= 0 ? pid : events.pid(event) == EventTable.MISSING ? -1 : events.pid(event),
                name,
                record.number(value),
                record.number(old),
                res == null || !(res.equals("0") || res.toLowerCase(Locale.ROOT).startsWith("f")));
    }

    /// Whether one of these happened to the host within a span around (or on one side of) a time.
    boolean near(int host, Control.Kind kind, long fromMillis, long toMillis) {
        return first(host, kind, fromMillis, toMillis) != null;
    }

    /// The first of these within the span, or null.
    @Nullable
    Control first(int host, Control.Kind kind, long fromMillis, long toMillis) {
        List<Control> ofKind = byHostAndKind.getOrDefault(key(host, kind), List.of());
        int low = 0;
        int high = ofKind.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ofKind.get(middle).time() < fromMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ofKind.size() && ofKind.get(low).time() <= toMillis ? ofKind.get(low) : null;
    }

    /// Whether nobody was logged in who could have asked for it, and auditd was about to start or had just
    /// begun: the boot itself.
    boolean isStart(Control control) {
        return isNobody(control.auid())
                && near(control.host(), Control.Kind.DAEMON_START, control.time() - 60_000, control.time() + 300_000);
    }

    static boolean isNobody(long auid) {
        return auid == Identities.UNSET || auid < 0;
    }
}
