package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Arguments padded with blanks (specification: detections, D10).
final class PaddedArgument implements Check {
    private static final About ABOUT = new About(
            "D10",
            "padding",
            "Padding",
            Group.HOST,
            "program starts with their executable, arguments and paths",
            "Behind many blanks, text continues off the screen.",
            "Tables and here-documents given as arguments.",
            "That the program does harm.",
            "Read the argument to its end.",
            List.of("T1027"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        ground.execves(event -> (traits.argv(now.argv(event)) & TextTraits.PADDED) != 0, event -> {
            Tally tally = report.tally(Severity.MEDIUM, events.host(event));
            tally.add(event, () -> Say.value(ground.exe(event)) + ": " + Say.command(events.arguments(event)));
            tally.says(
                    "Padding: " + Say.count(tally.count(), "program start"),
                    Say.count(tally.count(), "program start") + " hold an argument with a long run of blanks:"
                            + " text continues off the screen.");
        });
    }
}
