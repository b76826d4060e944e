package org.execscope.finding;

import java.util.List;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.jspecify.annotations.Nullable;

/// Audit rules removed or added (specification: detections, T14).
final class RulesChanged implements Check {
    private static final About ABOUT = new About(
            "T14",
            "rules-changed",
            "Rules removed or changed",
            Group.TRUST,
            "CONFIG_CHANGE records, or program starts of auditctl",
            "A rule that is gone writes nothing any more: what it covered can happen unseen from " + "then on.",
            "augenrules at boot or after a change of the rules: it removes all and adds them "
                    + "again within seconds; a shutdown.",
            "What was done while the rule was gone.",
            "See who removed them, and whether and when the same keys were added again.",
            List.of("T1685.004"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final long BURST_MILLIS = 5_000;
    private static final long SHUTDOWN_MILLIS = 30_000;
    private static final Set<String> CHANGING = Set.of("-D", "-d", "-W", "-R", "-A", "-a", "-w");

    @Override
    public void judge(Ground ground, Report report) {
        List<Control> all = ground.controls().all();
        String main = mostFrequentKey(ground);
        for (int i = 0; i < all.size(); i++) {
            Control control = all.get(i);
            if (!control.succeeded()) {
                continue;
            }
            if (control.kind() == Control.Kind.RULE_REMOVED) {
                removed(ground, report, all, i, main);
            } else if (control.kind() == Control.Kind.RULE_ADDED) {
                Severity severity = ground.controls().isStart(control) || isReload(all, i, -1)
                        ? Severity.INFORMATIONAL
                        : Severity.LOW;
                add(report.tally(severity, control.host(), "added"), control, "added", "Rules added: ");
            }
        }
        byAuditctl(ground, report);
        if (all.isEmpty()) {
            report.unjudged("The evidence holds no CONFIG_CHANGE record; program starts of auditctl were looked at");
        }
    }

    private static void removed(Ground ground, Report report, List<Control> all, int at, String main) {
        Control control = all.get(at);
        boolean again = isReload(all, at, 1);
        boolean shutdown = Controls.isNobody(control.auid())
                && (ground.controls()
                                .near(
                                        control.host(),
                                        Control.Kind.DAEMON_END,
                                        control.time(),
                                        control.time() + SHUTDOWN_MILLIS)
                        || ground.controls()
                                .near(
                                        control.host(),
                                        Control.Kind.SHUTDOWN,
                                        control.time() - SHUTDOWN_MILLIS,
                                        control.time() + SHUTDOWN_MILLIS));
        boolean rests = main.equals(control.name()) && !main.isEmpty();
        Severity severity =
                again ? Severity.INFORMATIONAL : shutdown ? Severity.LOW : rests ? Severity.HIGH : Severity.MEDIUM;
        add(
                report.tally(severity, control.host(), "removed"),
                control,
                "removed" + (again ? " and added again within seconds" : shutdown ? " just before auditd ended" : ""),
                "Rules removed: ");
    }

    /// Whether the same key is added (removed) again by someone like that within seconds.
    private static boolean isReload(List<Control> all, int at, int step) {
        Control control = all.get(at);
        Control.Kind wanted =
                control.kind() == Control.Kind.RULE_REMOVED ? Control.Kind.RULE_ADDED : Control.Kind.RULE_REMOVED;
        for (int i = at + step; i >= 0 && i < all.size(); i += step) {
            Control other = all.get(i);
            if (Math.abs(other.time() - control.time()) > BURST_MILLIS) {
                return false;
            }
            if (other.kind() == wanted
                    && other.host() == control.host()
                    && other.auid() == control.auid()
                    && java.util.Objects.equals(other.name(), control.name())) {
                return true;
            }
        }
        return false;
    }

    private static void add(Tally tally, Control control, String what, String title) {
        tally.add(
                control.source(),
                () -> Say.time(control.time()) + ": a rule with key "
                        + ("".equals(control.name()) ? "(none)" : control.name()) + " was " + what + " by "
                        + (Controls.isNobody(control.auid()) ? "no login user" : "login user " + control.auid()));
        tally.row(control.event());
        tally.says(
                title + tally.count(),
                Say.count(tally.count(), "rule") + " " + (tally.count() == 1 ? "was " : "were ") + what
                        + ", the last at " + Say.time(control.time()) + ".");
    }

    private static String mostFrequentKey(Ground ground) {
        EventTable events = ground.events();
        long[] counts = new long[events.keys().size() + 1];
        ground.execves(event -> events.key(event) >= 0, event -> counts[events.key(event)]++);
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return counts[best] == 0 ? "" : Say.value(events.keys().get(best));
    }

    private static void byAuditctl(Ground ground, Report report) {
        EventTable events = ground.events();
        boolean[] auditctl = new boolean[events.exes().size()];
        for (int id = 0; id < auditctl.length; id++) {
            auditctl[id] = Traits.base(events.exes().get(id)).equals("auditctl");
        }
        ground.execves(
                event -> events.exe(event) >= 0 && auditctl[events.exe(event)] && events.succeeded(event), event -> {
                    List<@Nullable Bytes> argv = events.arguments(event);
                    if (argv == null || !changes(argv)) {
                        return;
                    }
                    boolean nobody = Controls.isNobody(events.id(event, Identities.Id.AUID));
                    boolean start = nobody
                            && ground.controls()
                                    .near(
                                            events.host(event),
                                            Control.Kind.DAEMON_START,
                                            events.timeMillis(event) - 60_000,
                                            events.timeMillis(event) + 60_000);
                    Tally tally = report.tally(
                            start ? Severity.INFORMATIONAL : Severity.MEDIUM, events.host(event), "auditctl");
                    tally.add(
                            event,
                            () -> Say.time(events.timeMillis(event)) + ": " + Say.command(argv) + " ("
                                    + ground.who(event) + ")");
                    tally.says(
                            "auditctl was run to change rules: " + tally.count(),
                            "auditctl was started with an option that changes rules or switches auditing, "
                                    + Say.count(tally.count(), "time") + ".");
                });
    }

    private static boolean changes(List<@Nullable Bytes> argv) {
        for (int i = 1; i < argv.size(); i++) {
            Bytes argument = argv.get(i);
            String word = argument == null ? "" : Rec.text(argument.toArray(), 0, Math.min(argument.length(), 8));
            Bytes next = i + 1 < argv.size() ? argv.get(i + 1) : null;
            if (CHANGING.contains(word) || (word.equals("-e") && Bytes.utf8("0").equals(next)) || word.equals("-e0")) {
                return true;
            }
        }
        return false;
    }
}
