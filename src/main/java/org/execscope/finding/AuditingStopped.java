package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventTable;

/// Auditing switched off, auditd ended (specification: detections, T13).
final class AuditingStopped implements Check {
    private static final About ABOUT = new About(
            "T13",
            "auditing-stopped",
            "Auditing switched off or auditd stopped",
            Group.TRUST,
            "CONFIG_CHANGE, DAEMON_* and SERVICE_STOP records",
            "From here on the host ran without a witness: what was started until auditing came " + "back is in no log.",
            "A shutdown, an upgrade of the audit package, a restart of the service by an " + "administrator.",
            "That whoever did it had something to hide; nor what ran meanwhile.",
            "See who did it and from which session; look at what that session did before, and at "
                    + "other logs of the blind time.",
            List.of("T1685.004"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final long BOOT_MILLIS = 300_000;
    private static final long RESTART_MILLIS = 60_000;
    private static final long SAME_MILLIS = 10_000;
    private static final long INIT = 1;

    @Override
    public long likelyNanos(long events) {
        return 1_000 * events;
    }

    @Override
    public void judge(Ground ground, Report report) {
        Controls controls = ground.controls();
        if (controls.all().isEmpty()) {
            report.unjudged("The evidence holds no CONFIG_CHANGE, DAEMON_* or SERVICE_* record");
        }
        for (Control control : controls.all()) {
            switch (control.kind()) {
                case SET -> set(ground, report, control);
                case DAEMON_END -> ended(ground, report, control);
                case DAEMON_FAILED ->
                    add(ground, report, Severity.HIGH, control, "auditd reports an error or an abort");
                case SERVICE_STOP -> {
                    if (!controls.near(
                            control.host(),
                            Control.Kind.DAEMON_END,
                            control.time() - SAME_MILLIS,
                            control.time() + SAME_MILLIS)) {
                        add(ground, report, severityOfEnd(ground, control), control, "the service auditd was stopped");
                    }
                }
                case DAEMON_START -> started(ground, report, control);
                default -> {}
            }
        }
        if (!controls.whole()) {
            report.unjudged("There are more records about auditing than can be read again: the first were");
        }
    }

    private static void set(Ground ground, Report report, Control control) {
        if (!control.succeeded() || control.value() != 0) {
            return;
        }
        if ("audit_enabled".equals(control.name())) {
            boolean start = ground.controls().isStart(control);
            add(
                    ground,
                    report,
                    start ? Severity.INFORMATIONAL : Severity.HIGH,
                    control,
                    start ? "auditing was off until auditd started" : "auditing was switched off");
        } else if ("audit_pid".equals(control.name())
                && !ground.controls()
                        .near(
                                control.host(),
                                Control.Kind.DAEMON_END,
                                control.time() - SAME_MILLIS,
                                control.time() + SAME_MILLIS)) {
            add(ground, report, severityOfEnd(ground, control), control, "auditd left the kernel");
        }
    }

    private static void ended(Ground ground, Report report, Control control) {
        String by = control.pid() == INIT
                ? "by init (pid 1)"
                : control.pid() < 0 ? "(the log doesn't say by whom)" : "by a signal of pid " + control.pid();
        add(ground, report, severityOfEnd(ground, control), control, "auditd ended " + by);
    }

    /// A shutdown ends auditd by init, and a boot or nothing follows.
    private static Severity severityOfEnd(Ground ground, Control control) {
        Controls controls = ground.controls();
        long time = control.time();
        int host = control.host();
        boolean shutdown = controls.near(host, Control.Kind.SHUTDOWN, time - BOOT_MILLIS, time + SAME_MILLIS);
        boolean boot =
                controls.near(host, Control.Kind.BOOT, time, time + BOOT_MILLIS) || bootsAfter(ground, host, time);
        if (shutdown || boot) {
            return Severity.INFORMATIONAL;
        }
        if (controls.near(host, Control.Kind.DAEMON_START, time, time + RESTART_MILLIS)) {
            return Severity.MEDIUM;
        }
        boolean last = !follows(ground, host, time);
        return last && (control.pid() == INIT || control.kind() == Control.Kind.SERVICE_STOP)
                ? Severity.LOW
                : Severity.HIGH;
    }

    private static boolean bootsAfter(Ground ground, int host, long time) {
        for (Boot boot : ground.runs().boots()) {
            long first = ground.events().timeMillis(boot.rows()[0]);
            if (boot.host() == host && boot.number() > 1 && first >= time && first <= time + BOOT_MILLIS) {
                return true;
            }
        }
        return false;
    }

    /// Whether the evidence holds events of this host well after the end of auditd.
    private static boolean follows(Ground ground, int host, long time) {
        EventTable events = ground.events();
        for (int i = ground.order().size() - 1; i >= 0; i--) {
            ground.checkCancelled(i);
            int event = ground.order().at(i);
            if (events.timeMillis(event) <= time + SAME_MILLIS) {
                return false;
            }
            if (events.host(event) == host) {
                return true;
            }
        }
        return false;
    }

    /// A start without an end before it: auditd was killed, or the power failed.
    private static void started(Ground ground, Report report, Control control) {
        Controls controls = ground.controls();
        Control before = null;
        for (Control other : controls.byHostAndKind()
                .getOrDefault(Controls.key(control.host(), Control.Kind.DAEMON_START), List.of())) {
            if (other.time() >= control.time()) {
                break;
            }
            before = other;
        }
        if (before == null
                || controls.near(control.host(), Control.Kind.DAEMON_END, before.time(), control.time())
                || controls.near(control.host(), Control.Kind.DAEMON_FAILED, before.time(), control.time())) {
            return;
        }
        boolean boot = controls.near(
                        control.host(), Control.Kind.BOOT, control.time() - BOOT_MILLIS, control.time() + BOOT_MILLIS)
                || bootsAfter(ground, control.host(), control.time() - BOOT_MILLIS);
        add(
                ground,
                report,
                boot ? Severity.LOW : Severity.MEDIUM,
                control,
                boot
                        ? "a boot without a shutdown before it: a crash, or the power failed"
                        : "auditd starts though it never ended: it was killed or crashed");
    }

    private static void add(Ground ground, Report report, Severity severity, Control control, String what) {
        Tally tally = report.tally(severity, control.host());
        tally.add(
                control.source(),
                () -> Say.time(control.time()) + ": " + what + " (" + who(control) + "); " + blind(ground, control));
        tally.row(control.event());
        tally.says(
                tally.count() == 1 ? capital(what) : "Auditing stopped, " + tally.count() + " times",
                tally.count() == 1
                        ? capital(what) + " at " + Say.time(control.time()) + " (" + who(control) + "); "
                                + blind(ground, control) + "."
                        : "Auditing was switched off or auditd ended " + tally.count() + " times, the last at "
                                + Say.time(control.time()) + ".");
    }

    private static String who(Control control) {
        return (Controls.isNobody(control.auid()) ? "no login user" : "login user " + control.auid())
                + (control.pid() < 0 ? "" : ", pid " + control.pid());
    }

    private static String blind(Ground ground, Control control) {
        EventTable events = ground.events();
        int low = ground.order().firstAt(events, control.time() + 1);
        for (int i = low; i < ground.order().size(); i++) {
            ground.checkCancelled(i);
            int event = ground.order().at(i);
            if (events.host(event) == control.host() && events.isExecve(event)) {
                return "the next program start in the evidence is "
                        + Say.length(events.timeMillis(event) - control.time()) + " later";
            }
        }
        return "no program start follows in the evidence";
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
