package org.execscope.finding;

import java.util.BitSet;
import java.util.List;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;

/// Program starts that ausearch would not show (measured with audit 3.0.9).
final class HiddenFromAusearch implements Check {
    private static final About ABOUT = new About(
            "T21",
            "ausearch-blind",
            "ausearch would not show this event",
            Group.TRUST,
            "program starts and their records",
            "ausearch skips a whole event, silently and with status 0, if one of its records is "
                    + "not of the form it expects. One crafted AVC line with an event's id makes that "
                    + "event vanish there.",
            "A host with AppArmor: its AVC records are of another dialect. A log that came "
                    + "through syslog: ausearch reads no line with a prefix.",
            "That the record was crafted.",
            "Compare: ausearch -a SERIAL --debug says \"Malformed event skipped\". Here the event " + "is shown.",
            List.of("T1685.004"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final double HABIT = 0.2;

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        Extras extras = ground.extras();
        int starts = events.execveCount();
        boolean habit = extras.apparmor().size() > 2 && extras.apparmor().size() > HABIT * starts;
        for (Extras.Extra extra : extras.apparmor()) {
            Tally tally =
                    report.tally(habit ? Severity.INFORMATIONAL : Severity.MEDIUM, events.host(extra.event()), "AVC");
            tally.add(
                    extra.event(),
                    () -> "serial " + events.serial(extra.event()) + " at "
                            + Say.time(events.timeMillis(extra.event())) + " has an AVC record of AppArmor's dialect: "
                            + ground.text(extra.source()));
            tally.says(
                    "ausearch would not show " + Say.count(tally.count(), "program start"),
                    Say.count(tally.count(), "program start") + " have an AVC record that ausearch cannot read; it then"
                            + " leaves out the whole event.");
        }
        lacking(ground, report, starts);
        prefixed(ground, report, starts);
        if (!extras.whole()) {
            report.unjudged(
                    "Too many events have more records than a program start has: only the first were read again");
        }
    }

    private static void lacking(Ground ground, Report report, int starts) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        BitSet nameless = nameless(events.identities());
        int[] count = new int[1];
        ground.execves(event -> lacks(now, nameless, event), event -> count[0]++);
        if (count[0] == 0) {
            return;
        }
        boolean habit = count[0] > HABIT * starts;
        ground.execves(event -> lacks(now, nameless, event), event -> {
            Tally tally = report.tally(habit ? Severity.INFORMATIONAL : Severity.MEDIUM, events.host(event), "fields");
            tally.add(
                    event,
                    () -> "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event))
                            + ": its SYSCALL record lacks ppid, pid, auid, uid, gid or tty");
            tally.says(
                    "ausearch would not show " + Say.count(tally.count(), "program start") + ": fields missing",
                    Say.count(tally.count(), "program start") + " have a SYSCALL record without a field that ausearch"
                            + " asks for; it then leaves out the whole event.");
        });
    }

    /// Identities without a field that ausearch asks for.
    private static BitSet nameless(Identities identities) {
        BitSet found = new BitSet();
        for (int identity = 0; identity < identities.size(); identity++) {
            found.set(
                    identity,
                    identities.id(identity, Identities.Id.AUID) < 0
                            || identities.id(identity, Identities.Id.UID) < 0
                            || identities.id(identity, Identities.Id.GID) < 0
                            || identities.tty(identity) < 0);
        }
        return found;
    }

    private static boolean lacks(EventCursor now, BitSet nameless, int event) {
        return !EventFlag.NO_SYSCALL.in(now.flags(event))
                && (now.ppid(event) == EventTable.MISSING
                        || now.pid(event) == EventTable.MISSING
                        || now.identity(event) == ByteDictionary.NONE
                        || nameless.get(now.identity(event)));
    }

    private static void prefixed(Ground ground, Report report, int starts) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        int[] count = new int[1];
        ground.execves(event -> EventFlag.VIA_SYSLOG.in(now.flags(event)), event -> count[0]++);
        if (count[0] == 0) {
            return;
        }
        boolean habit = count[0] > HABIT * starts;
        ground.execves(event -> EventFlag.VIA_SYSLOG.in(now.flags(event)), event -> {
            Tally tally = report.tally(habit ? Severity.INFORMATIONAL : Severity.MEDIUM, events.host(event), "prefix");
            tally.add(
                    event,
                    () -> "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event))
                            + " stands behind a prefix");
            tally.says(
                    "ausearch would not show " + Say.count(tally.count(), "program start") + ": lines with a prefix",
                    Say.count(tally.count(), "program start") + " stand in lines that do not begin with type= or node=,"
                            + " which ausearch does not read"
                            + (habit ? "." : "; any local user can write such lines."));
        });
    }
}
