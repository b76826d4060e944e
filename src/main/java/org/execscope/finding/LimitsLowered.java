package org.execscope.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Limits of the kernel turned so that more is lost (specification: detections, T15).
final class LimitsLowered implements Check {
    private static final About ABOUT = new About(
            "T15",
            "limits-lowered",
            "Limits lowered",
            Group.TRUST,
            "CONFIG_CHANGE and FEATURE_CHANGE records, or program starts of auditctl",
            "A lower backlog limit, a rate limit, a failure mode of silence: with these the "
                    + "kernel drops events and says nothing, or the login user can be changed.",
            "The settings that are loaded at boot.",
            "That anything was lost.",
            "Compare with the rule files that were collected; see who set it.",
            List.of("T1685.004"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        if (ground.controls().all().isEmpty()) {
            report.unjudged("The evidence holds no CONFIG_CHANGE record");
        }
        for (Control control : ground.controls().all()) {
            String what = lowered(control);
            if (what == null || !control.succeeded()) {
                continue;
            }
            Severity severity = ground.controls().isStart(control) ? Severity.INFORMATIONAL : Severity.MEDIUM;
            Tally tally = report.tally(severity, control.host());
            tally.add(
                    control.source(),
                    () -> Say.time(control.time()) + ": " + what + " by "
                            + (Controls.isNobody(control.auid()) ? "no login user" : "login user " + control.auid()));
            tally.row(control.event());
            tally.says(
                    tally.count() == 1 ? "Limit lowered: " + what : "Limits lowered, " + tally.count() + " times",
                    tally.count() == 1
                            ? what + " at " + Say.time(control.time()) + "."
                            : "Limits of the audit system were turned " + tally.count()
                                    + " times so that more can be lost.");
        }
    }

    private static @Nullable String lowered(Control control) {
        String name = control.name();
        if (name == null || (control.kind() != Control.Kind.SET && control.kind() != Control.Kind.FEATURE)) {
            return null;
        }
        long value = control.value();
        long old = control.old();
        boolean lower = value >= 0 && old >= 0 && value < old;
        boolean worse = switch (name) {
            case "audit_backlog_limit", "audit_backlog_wait_time", "audit_failure" -> lower;
            case "audit_rate_limit" -> value > 0 && (old == 0 || lower);
            case "loginuid_immutable" -> value == 0;
            default -> false;
        };
        return worse ? Say.value(org.execscope.bytes.Bytes.utf8(name)) + " went from " + old + " to " + value : null;
    }
}
