package org.execscope.finding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.evidence.RuleFile;

/// What the rules could see (specification: detections, T17).
final class RuleCoverage implements Check {
    private static final About ABOUT = new About(
            "T17",
            "rule-coverage",
            "What the rules could see",
            Group.TRUST,
            "collected audit rules (etc/audit/rules.d, audit.rules, auditctl -l), else the " + "records themselves",
            "A log shows what its rules ask for. What they do not name runs unseen, and its " + "absence says nothing.",
            "Rules are chosen for their cost.",
            "That anything ran unseen.",
            "Read the rules; see which of the calls they name.",
            List.of("T1685.004"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final String UNSEEN =
            "Never seen by rules on execve: calls from the x32 ABI, forks without an exec, io_uring, what a shell does by itself";

    @Override
    public void judge(Ground ground, Report report) {
        List<String> rules = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        boolean loaded = ground.ruleFiles().stream().anyMatch(file -> file.kind() == RuleFile.Kind.LOADED);
        for (RuleFile file : ground.ruleFiles()) {
            if (file.kind() == (loaded ? RuleFile.Kind.LOADED : RuleFile.Kind.RULES)) {
                names.add(file.name());
                rules.addAll(RuleText.rules(file.text()));
            }
        }
        if (names.isEmpty()) {
            report.unjudged(
                    "No audit rules came along: what the rules could see is unknown. " + seen(ground) + ". " + UNSEEN);
            return;
        }
        RuleText text = RuleText.of(rules);
        String statement = statement(text);
        Tally tally = report.tally(Severity.INFORMATIONAL, Tally.NO_HOST);
        for (String name : names) {
            tally.add((RecordSource) null, () -> name);
        }
        tally.says("What the rules could see", statement + " " + UNSEEN + ".");
        contradictions(ground, report, text);
    }

    private static String statement(RuleText text) {
        List<String> unseen = new ArrayList<>();
        if (!text.names("execve", "b64")) {
            unseen.add("execve of 64-bit programs");
        }
        if (!text.names("execve", "b32")) {
            unseen.add("execve of 32-bit programs");
        }
        if (!text.names("execveat", "b64")) {
            unseen.add("execveat (so fexecve and programs from memory)");
        }
        StringBuilder words = new StringBuilder("The rules log ");
        words.append(text.namesAny("execve") ? "execve" : "no execve");
        words.append(text.keys().isEmpty() ? "" : " under the keys " + Say.some(List.copyOf(text.keys()), 8));
        words.append(unseen.isEmpty() ? "." : "; not " + String.join(", ", unseen) + ".");
        if (!text.exclusions().isEmpty()) {
            words.append(" They exclude: ")
                    .append(Say.some(text.exclusions(), 5))
                    .append('.');
        }
        if (text.isOff()) {
            words.append(" -a never,task switches the auditing of system calls off altogether.");
        }
        return words.toString();
    }

    private static void contradictions(Ground ground, Report report, RuleText text) {
        EventTable events = ground.events();
        BitSet used = new BitSet();
        ground.execves(event -> events.key(event) >= 0, event -> used.set(events.key(event)));
        Set<String> seen = new TreeSet<>();
        for (int key = used.nextSetBit(0); key >= 0; key = used.nextSetBit(key + 1)) {
            byte[] bytes = events.keys().get(key).toArray();
            for (String one : Rec.text(bytes, 0, bytes.length).split("\u0001", -1)) {
                seen.add(Say.value(Bytes.of(one.getBytes(StandardCharsets.ISO_8859_1))));
            }
        }
        List<String> unknown =
                seen.stream().filter(key -> !text.keys().contains(key)).toList();
        if (!unknown.isEmpty()) {
            Tally tally = report.tally(Severity.MEDIUM, Tally.NO_HOST, "keys");
            for (String key : unknown) {
                tally.add((RecordSource) null, () -> "key " + key + " is in the log and in no collected rule");
            }
            tally.says(
                    "Keys in the log that no collected rule has: " + Say.some(unknown, 5),
                    "The rules that were collected are not, or not all, those that wrote this log.");
        }
        List<String> execKeys =
                text.execveKeys().stream().filter(key -> !seen.contains(key)).toList();
        if (!execKeys.isEmpty() && events.execveCount() > 0) {
            Tally tally = report.tally(Severity.LOW, Tally.NO_HOST, "unused");
            for (String key : execKeys) {
                tally.add((RecordSource) null, () -> "key " + key + " of an execve rule never occurs");
            }
            tally.says(
                    "An execve rule's key never occurs: " + Say.some(execKeys, 5),
                    "A rule on execve was collected and nothing in the log bears its key.");
        }
    }

    private static String seen(Ground ground) {
        EventTable events = ground.events();
        Set<String> arches = new TreeSet<>();
        Set<String> calls = new TreeSet<>();
        for (int call = 0; call < events.calls().size(); call++) {
            arches.add(events.calls().get(call).arch());
            calls.add(events.calls().get(call).name());
        }
        return "The records show the arches " + Say.some(shown(arches), 5) + " and the calls "
                + Say.some(shown(calls), 12);
    }

    private static List<String> shown(Set<String> words) {
        return words.stream()
                .filter(word -> !word.isEmpty())
                .map(word -> Say.value(Bytes.utf8(word)))
                .toList();
    }
}
