package org.execscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.apache.commons.cli.Option;
import org.execscope.export.TreeExport;
import org.execscope.query.Query;
import org.execscope.trail.AuditTrail;

/// What the program does where no command is named: it opens the window, or where there is no display shows the
/// same evidence as text.
final class WindowCommand implements Command {
    private final Streams streams;
    private final ToIntFunction<List<Path>> window;

    WindowCommand(Streams streams, ToIntFunction<List<Path>> window) {
        this.streams = streams;
        this.window = window;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public String description() {
        return "Opens Linux audit logs and shows every program start, as timeline and as process tree.";
    }

    @Override
    public List<Operand> operands() {
        return List.of(new Operand("[EVIDENCE...]", "Log files, folders or collected trees."));
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> notes() {
        return List.of(
                "",
                "Exit status: 0 done; 1 failed; 2 wrong usage; 3 done, but some evidence could not be read or parsed"
                        + " (each named on standard error). Evidence is opened read-only. Nothing goes over a"
                        + " network.");
    }

    @Override
    public int run(Arguments given) throws IOException, UsageException {
        List<Path> evidence = given.operands();
        if (hasDisplay()) {
            return window.applyAsInt(evidence);
        }
        if (evidence.isEmpty()) {
            throw new UsageException("there is no display for the window; name evidence");
        }
        streams.err().println("There is no display, so here is the evidence as text.");
        AuditTrail trail = new EvidenceLoading(streams.err(), streams.isTerminal()).load(evidence, true);
        PrintStream out = streams.out();
        EvidenceText.text(trail, out);
        out.println();
        TreeExport.Part all = new TreeExport.Part(trail.events()::isExecve, new BitSet(), Integer.MAX_VALUE);
        TreeCommand.print(streams, trail, Query.ALL, all, TreeExport.Format.TEXT);
        out.println();
        out.println("Go on with:");
        out.println("  execscope export --format csv --filter 'key == procmon and exe : /tmp' EVIDENCE");
        out.println("  execscope tree --filter 'uid == 0' EVIDENCE");
        out.println("  execscope check EVIDENCE");
        return 0;
    }

    private static boolean hasDisplay() {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null
                || "Headless".equals(System.getProperty("glass.platform"));
    }
}
