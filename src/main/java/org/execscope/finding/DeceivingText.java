package org.execscope.finding;

import java.util.List;
import java.util.Set;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Text that deceives the eye (specification: detections, D07).
final class DeceivingText implements Check {
    private static final About ABOUT = new About(
            "D07",
            "deceiving-text",
            "Text that deceives the eye",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "Control characters, bidi and zero-width characters make a screen show something "
                    + "else than what is there. Here they are always shown as escapes.",
            "Tabs and newlines in programs given to a shell, awk, sed or perl on the command "
                    + "line; names in languages with combining marks.",
            "That the program does harm.",
            "Read the escaped text and its code points; look at who wrote it.",
            List.of("T1036.002"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final int HARD =
            TextTraits.CONTROL | TextTraits.ESCAPE | TextTraits.BIDI | TextTraits.INVISIBLE | TextTraits.COMBINING;
    private static final Set<String> INTERPRETERS = Set.of(
            "sh", "bash", "dash", "zsh", "ksh", "mksh", "ash", "fish", "busybox", "awk", "mawk", "gawk", "sed", "perl",
            "php", "node", "ruby", "lua", "find", "xargs", "env", "ssh", "su", "sudo", "runuser", "timeout", "jq",
            "psql", "mysql", "sqlite3", "git", "curl", "printf", "echo", "logger", "docker", "kubectl", "nice");

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        boolean[] interpreters = new boolean[events.exes().size()];
        for (int id = 0; id < interpreters.length; id++) {
            String base = Traits.base(events.exes().get(id));
            interpreters[id] = INTERPRETERS.contains(base) || base.startsWith("python");
        }
        ground.execves(event -> any(now, traits, event) != 0, event -> {
            int path = path(now, traits, event);
            int all = any(now, traits, event);
            boolean worst = (path & (TextTraits.ESCAPE | TextTraits.BIDI)) != 0;
            boolean hard = ((all & HARD) | (path & TextTraits.MIXED) | (path & TextTraits.BLANKS)) != 0;
            int exe = now.exe(event);
            boolean code = exe >= 0 && interpreters[exe];
            Severity severity =
                    worst ? Severity.HIGH : hard ? Severity.MEDIUM : code ? Severity.INFORMATIONAL : Severity.LOW;
            Tally tally = report.tally(severity, events.host(event));
            tally.add(
                    event,
                    () -> TextTraits.words(all) + ": " + Say.value(ground.exe(event)) + ", "
                            + Say.command(events.arguments(event)));
            tally.says(
                    hard || worst
                            ? "Text that deceives the eye: " + Say.count(tally.count(), "program start")
                            : "Tabs or newlines in arguments: " + Say.count(tally.count(), "program start"),
                    Say.count(tally.count(), "program start")
                            + (worst
                                    ? " have terminal escapes or bidi controls in the name of the program."
                                    : hard
                                            ? " hold control, bidi or zero-width characters, or letters of two scripts in a name."
                                            : " hold tabs or newlines, as programs given on a command line do."));
        });
    }

    private static int path(EventCursor now, Traits traits, int event) {
        int exe = now.succeeded(event) ? traits.exe(now.exe(event)) : 0;
        return (exe | traits.name(now.pathList(event))) & (HARD | TextTraits.MIXED | TextTraits.BLANKS);
    }

    private static int any(EventCursor now, Traits traits, int event) {
        int others = traits.argv(now.argv(event)) | traits.cwd(now.cwd(event)) | traits.comm(now.comm(event));
        return path(now, traits, event) | (others & (HARD | TextTraits.BLANKS));
    }
}
