package org.execscope.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.cli.Option;
import org.execscope.export.TreeExport;
import org.execscope.process.ProcessAt;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// Prints the process forest.
final class TreeCommand extends ReadingCommand {
    private static final int BUFFER = 1 << 16;

    private TreeExport.Format format = TreeExport.Format.TEXT;
    private int depth = Integer.MAX_VALUE;
    private @Nullable String rootText;
    private @Nullable ProcessAt root;

    TreeCommand(Streams streams) {
        super(streams);
    }

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public String description() {
        return "Prints the process forest: matches and their ancestors.";
    }

    @Override
    List<Option> ownOptions() {
        return List.of(
                Command.value("format", "FORMAT", "text (if not given), json, or dot (for Graphviz)."),
                filterOption(),
                Command.value("depth", "N", "At most so many levels, from 1."),
                Command.value("root", "PID@TIME", "Only this process and what it started; the time is UTC."));
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(List.of(
                "",
                "In the text, ≤ stands before a time by which a process had begun at the latest, and ≈ before a link"
                        + " that is likely, adopted or unknown; 4101.2 is the third process that had the pid 4101."
                        + " The reasons stand in --format json. † stands behind the name of a user that --passwd"
                        + " gave."));
        notes.addAll(queries());
        return notes;
    }

    @Override
    void take(Arguments given) throws UsageException {
        format = given.choice("format", TreeExport.Format.TEXT);
        depth = given.number("depth", Integer.MAX_VALUE);
        if (depth < 1) {
            throw new UsageException("--depth is 1 or more");
        }
        rootText = given.text("root");
        try {
            root = rootText == null ? null : ProcessAt.parse(rootText);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--root: " + e.getMessage());
        }
    }

    @Override
    void write(AuditTrail trail, Query query, String filter) throws IOException, QueryException {
        BitSet roots = new BitSet();
        ProcessAt wanted = root;
        if (wanted != null) {
            roots = wanted.in(forest(trail));
            if (roots.isEmpty()) {
                throw new IOException("no process with the pid of " + rootText + " is in the log");
            }
            RootWords.of(forest(trail), wanted, roots).forEach(streams()::say);
        }
        print(
                streams(),
                trail,
                query,
                new TreeExport.Part(EvidenceLoading.matches(trail, query), roots, depth),
                format);
    }

    /// Prints a part of the forest and says on standard error if that is nothing.
    static void print(Streams streams, AuditTrail trail, Query query, TreeExport.Part part, TreeExport.Format format)
            throws IOException {
        // Not by way of a PrintStream: where the reader has enough, no more is written.
        Writer writer = new BufferedWriter(new OutputStreamWriter(streams.output(), StandardCharsets.UTF_8), BUFFER);
        streams.out().flush();
        int processes = TreeExport.write(trail, forest(trail), part, format, writer);
        writer.flush();
        if (processes == 0 && trail.events().size() > 0) {
            boolean all = query.isEmpty() && part.roots().isEmpty();
            streams.say(all ? "no process is in the log" : "no process matches");
        }
    }
}
