package org.execscope.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.finding.About;
import org.execscope.finding.Case;
import org.execscope.finding.CopiesDiffer;
import org.execscope.finding.Coverage;
import org.execscope.finding.Finding;
import org.execscope.finding.Findings;
import org.execscope.finding.Group;
import org.execscope.finding.Unjudged;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the checks found, for a person, worst first, or as JSON.
final class FindingText {
    /// Examples printed of each finding; JSON has all that are kept.
    private static final int SHOWN = 3;
    /// Serials in the JSON of a finding; `count` says how many there are.
    private static final int SERIALS = 1_000;

    private static final int IDS_ON_A_LINE = 20;

    private FindingText() {}

    static void text(AuditTrail trail, PrintStream out) {
        Findings findings = trail.findings();
        for (Group group : Group.values()) {
            List<Finding> all = findings.found().stream()
                    .filter(finding -> finding.about().group() == group)
                    .toList();
            out.println(group.question());
            if (all.isEmpty()) {
                out.println("  The checks that could be made found nothing.");
            }
            for (Finding finding : all) {
                finding(trail, finding, out);
            }
            out.println();
        }
        for (Unjudged open : findings.unjudged()) {
            out.println("Could not be judged here, in whole or in part: "
                    + open.about().id() + " " + open.about().title() + ". " + open.why() + ".");
        }
        if (!findings.quiet().isEmpty()) {
            out.println("Looked for and not found: "
                    + String.join(", ", findings.quiet().stream().map(About::id).toList()) + ".");
        }
        coverage(findings, out);
    }

    private static void finding(AuditTrail trail, Finding finding, PrintStream out) {
        About about = finding.about();
        out.println();
        out.println(finding.severity().sign() + " " + finding.severity().word() + "  " + finding.id() + " "
                + finding.title()
                + (finding.host() == null || trail.events().hosts().size() < 2 ? "" : " [" + finding.host() + "]"));
        out.println("  Seen: " + finding.seen());
        out.println("  Why it matters: " + about.matters());
        out.println("  What else could explain it: " + about.innocent());
        out.println("  Does not prove: " + about.provesNot());
        out.println("  How to check: " + about.check());
        List<Case> cases = finding.cases();
        for (Case one : cases.subList(0, Math.min(SHOWN, cases.size()))) {
            out.println("  - " + one.text() + where(trail, one.source()));
        }
        if (finding.count() > SHOWN) {
            out.printf(Locale.ROOT, "  … %,d more%n", finding.count() - SHOWN);
        }
        int starts = starts(trail, finding);
        if (starts > 0) {
            out.println("  Rows: execscope export --filter '" + rows(trail, finding, starts) + "' EVIDENCE"
                    + (starts == 1 ? "" : String.format(Locale.ROOT, "  (all %,d program starts)", starts)));
        }
    }

    private static String where(AuditTrail trail, @Nullable RecordSource source) {
        return source == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%s, line %,d, byte %,d)",
                        EvidenceText.name(trail, source.file()),
                        source.line(),
                        source.offset());
    }

    /// How many program starts it rests on: `export` shows no other events.
    private static int starts(AuditTrail trail, Finding finding) {
        return (int) Arrays.stream(finding.rows().toArray())
                .filter(trail.events()::isExecve)
                .count();
    }

    /// A filter that shows all of them: by their ids where these fit on a line, else by the finding.
    private static String rows(AuditTrail trail, Finding finding, int starts) {
        EventTable events = trail.events();
        if (starts > IDS_ON_A_LINE && !finding.id().equals(CopiesDiffer.ABOUT.id())) {
            String host = finding.host();
            // A name that can't be told from a query's own signs isn't put into one.
            boolean byHost = host != null && events.hosts().size() > 1 && host.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
            return "finding == " + finding.id() + (byHost ? " and host == " + host : "");
        }
        StringBuilder ids = new StringBuilder();
        int count = 0;
        for (int event : finding.rows().toArray()) {
            if (events.isExecve(event)) {
                long millis = events.timeMillis(event);
                ids.append(count++ == 0 ? "" : ", ")
                        .append(String.format(
                                Locale.ROOT,
                                "%d.%03d:%d",
                                Math.floorDiv(millis, 1000L),
                                Math.floorMod(millis, 1000L),
                                events.serial(event)));
            }
        }
        return "event in (" + ids + ")";
    }

    private static void coverage(Findings findings, PrintStream out) {
        out.println();
        for (Coverage host : findings.coverage()) {
            out.println("Coverage of " + host.host() + ": " + Instant.ofEpochMilli(host.fromMillis()) + " to "
                    + Instant.ofEpochMilli(host.toMillis()) + ", "
                    + plural(host.boots().size(), "boot") + ", "
                    + plural(host.gaps().size(), "gap") + ", "
                    + plural(host.off().size(), "time")
                    + " without auditing, in " + plural(host.files().size(), "file") + ".");
            for (Coverage.Span off : host.off()) {
                out.println("  without auditing: " + Instant.ofEpochMilli(off.fromMillis()) + " to "
                        + Instant.ofEpochMilli(off.toMillis()));
            }
        }
    }

    private static String plural(int n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    static void json(AuditTrail trail, ObjectNode root) {
        Findings all = trail.findings();
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : all.found()) {
            About about = finding.about();
            ObjectNode node = findings.addObject();
            node.put("id", finding.id());
            node.put("kind", about.kind());
            node.put("severity", finding.severity().word());
            node.put("title", finding.title());
            node.put("explanation", finding.seen() + " " + about.matters());
            node.put("innocent", about.innocent());
            node.put("proves_not", about.provesNot());
            node.put("check", about.check());
            ArrayNode techniques = node.putArray("techniques");
            about.techniques().forEach(techniques::add);
            node.put("host", finding.host());
            node.put("first", time(finding.firstMillis()));
            node.put("last", time(finding.lastMillis()));
            node.put("count", finding.count());
            ArrayNode events = node.putArray("events");
            int[] rows = finding.rows().toArray();
            for (int i = 0; i < Math.min(SERIALS, rows.length); i++) {
                events.add(trail.events().serial(rows[i]));
            }
            ArrayNode ranges = node.putArray("ranges");
            for (Case one : finding.cases()) {
                RecordSource source = one.source();
                ObjectNode range = ranges.addObject();
                range.put("text", one.text());
                range.put("file", source == null ? null : EvidenceText.name(trail, source.file()));
                range.put("offset", source == null ? null : source.offset());
                range.put("line", source == null ? null : source.line());
            }
        }
        ArrayNode open = root.putArray("unjudged");
        for (Unjudged one : all.unjudged()) {
            ObjectNode node = open.addObject();
            node.put("id", one.about().id());
            node.put("kind", one.about().kind());
            node.put("why", one.why());
        }
    }

    private static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }
}
