package org.execscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.cli.Option;
import org.execscope.evidence.CancelToken;
import org.execscope.export.ProgramVersion;
import org.execscope.finding.Comparison;
import org.execscope.finding.CopiesDiffer;
import org.execscope.finding.Findings;
import org.execscope.finding.Limits;
import org.execscope.finding.Witness;
import org.execscope.query.Query;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.Witnesses;
import org.jspecify.annotations.Nullable;

/// Says what was read and what was found.
final class CheckCommand extends ReadingCommand {
    private TextOrJson format = TextOrJson.TEXT;
    private Set<String> without = Set.of();
    private @Nullable Path copy;

    CheckCommand(Streams streams) {
        super(streams);
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String description() {
        return "Says what was read, with hashes, what could not be read as it should, and what an examiner must"
                + " notice about the evidence and the host.";
    }

    @Override
    List<Option> ownOptions() {
        return List.of(
                Command.value("format", "FORMAT", "text (if not given) or json."),
                Command.value(
                        "without",
                        "ID[,ID...]",
                        "Turns checks off, by the ids of their findings, such as T18; the output says so."
                                + " Repeatable."),
                Command.value(
                        "against",
                        "COPY",
                        "Another copy of the host's log, as from its log server: what it has otherwise, within the"
                                + " time that both cover, is a finding. compare shows all of it."));
    }

    /// What finding nothing doesn't prove.
    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(List.of("", "No check can notice:"));
        Limits.all().forEach(limit -> notes.add("  - " + limit));
        return notes;
    }

    @Override
    void take(Arguments given) throws UsageException {
        format = given.choice("format", TextOrJson.TEXT);
        copy = given.path("against");
        without = new LinkedHashSet<>();
        for (String ids : given.all("without")) {
            without.addAll(List.of(ids.split(",")));
        }
        Set<String> known = new LinkedHashSet<>();
        Findings.checks().forEach(about -> known.add(about.id()));
        known.add(CopiesDiffer.ABOUT.id());
        for (String id : without) {
            if (!known.contains(id)) {
                throw new UsageException(
                        "--without: there is no check " + id + "; the ids are " + String.join(", ", known));
            }
        }
    }

    @Override
    boolean judges() {
        return true;
    }

    @Override
    void write(AuditTrail all, Query query, String filter) throws IOException {
        AuditTrail trail = all.with(against(all).without(without));
        PrintStream out = streams().out();
        if (!without.isEmpty() && format == TextOrJson.TEXT) {
            out.println("Turned off: " + String.join(", ", new TreeSet<>(without)) + ".");
            out.println();
        }
        switch (format) {
            case TEXT -> EvidenceText.text(trail, out);
            case JSON -> EvidenceText.json(trail, without, ProgramVersion.text(), out);
        }
    }

    private Findings against(AuditTrail all) {
        if (copy == null) {
            return all.findings();
        }
        AuditTrail other = loadCopy(copy);
        Witness open = Witnesses.of(all);
        Comparison comparison = Comparison.of(open, Witnesses.of(other), new CancelToken());
        return all.findings().with(CopiesDiffer.ABOUT, CopiesDiffer.findings(comparison, open));
    }
}
