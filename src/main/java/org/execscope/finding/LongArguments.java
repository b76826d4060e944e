package org.execscope.finding;

import java.util.List;
import java.util.Set;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Very long command lines (specification: detections, D09).
final class LongArguments implements Check {
    private static final About ABOUT = new About(
            "D09",
            "long-arguments",
            "Very long or very many arguments",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "Programs are carried in on command lines: an interpreter with many kilobytes of "
                    + "code in one argument needs no file.",
            "Linkers, compilers, xargs and find -exec + (these are not counted).",
            "That the program does harm.",
            "Read the argument whole; decode it.",
            List.of("T1027.010"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Set<String> QUIET = Set.of(
            "ld",
            "ld.bfd",
            "ld.gold",
            "ld.lld",
            "cc1",
            "cc1plus",
            "collect2",
            "gcc",
            "g++",
            "clang",
            "clang++",
            "xargs",
            "find",
            "ar",
            "as",
            "lto1",
            "rustc",
            "javac",
            "java",
            "rm",
            "grep",
            "chmod",
            "chown",
            "dpkg",
            "rpm");

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        ground.execves(
                event -> (traits.argv(now.argv(event)) & (Traits.LONG_LINE | Traits.LONG_CODE)) != 0
                        && !isQuiet(Traits.base(ground.exe(event))),
                event -> {
                    Tally tally = report.tally(Severity.LOW, events.host(event));
                    tally.add(event, () -> Say.value(ground.exe(event)) + ": " + Say.command(events.arguments(event)));
                    tally.says(
                            "Very long arguments: " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start")
                                    + " have more than 64 KiB of arguments, or more than"
                                    + " 8 KiB of code behind -c or -e.");
                });
    }

    private static boolean isQuiet(String base) {
        return QUIET.contains(base) || base.contains("-gcc") || base.contains("-ld") || base.contains("-g++");
    }
}
