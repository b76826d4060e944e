package org.execscope.ui.copy;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.execscope.evidence.CancelToken;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.ui.model.ClipboardText;
import org.execscope.ui.model.EventRows;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.TableColumn;

/// Puts rows on the clipboard: made beside the JavaFX thread, said while it takes long, to be stopped. On the JavaFX
/// thread only.
public final class RowCopy implements AutoCloseable {
    private static final int MOST_ROWS = 100_000;
    /// So many rows are made to learn how long all of them will be.
    private static final int SAMPLE = 500;
    /// Text takes two bytes a character at worst, and the clipboard a copy of its own.
    private static final long PARTS_OF_MEMORY = 8;

    /// More holds up whatever it is pasted into.
    private static final long MOST_CHARACTERS = 200_000_000;

    private final Workspace workspace;
    private final Runnable export;
    private final Runnable askedFor;
    private final Latest copying = new Latest("copy");
    private final Runnable stop = this::stopped;
    private boolean rawAllowed;

    /// @param export opens the dialog that writes rows to a file
    /// @param askedFor is called when a notice asks the user something
    public RowCopy(Workspace workspace, Runnable export, Runnable askedFor) {
        this.workspace = workspace;
        this.export = export;
        this.askedFor = askedFor;
    }

    /// What is copied, as it stands when the user says so.
    ///
    /// @param wanted the events
    /// @param order of the rows shown
    public record Choice(
            Shown shown, BitSet wanted, EventRows order, List<TableColumn> columns, ZoneId zone, CopyForm form) {
        public Choice {
            columns = List.copyOf(columns);
        }
    }

    /// Copies these rows; asks first where there are very many, and once before lines are copied that nothing is
    /// escaped in.
    public void copy(Choice choice) {
        if (choice.form() == CopyForm.RAW && !rawAllowed) {
            ask(
                    "Raw lines are copied exactly as in the file: control characters in them can act on a terminal that"
                            + " they are pasted into.",
                    List.of(new Notice.Way("Copy them", () -> {
                        rawAllowed = true;
                        copy(choice);
                    })));
            return;
        }
        if (choice.wanted().cardinality() > MOST_ROWS) {
            measure(choice);
        } else {
            make(choice);
        }
    }

    private void ask(String words, List<Notice.Way> ways) {
        workspace.notices().removeIf(notice -> notice.text().equals(words));
        workspace.notices().add(new Notice(Notice.Level.WARNING, words, ways));
        askedFor.run();
    }

    /// Learns from some rows how much all of them need.
    private void measure(Choice choice) {
        int rows = choice.wanted().cardinality();
        start(
                choice,
                "Measuring " + Words.count(rows, "row") + " …",
                (text, cancel) -> {
                    int[] some = first(choice.wanted(), SAMPLE);
                    long characters = text.of(choice.form(), some).text().length();
                    return Math.multiplyExact(characters, (long) rows) / Math.max(1, some.length);
                },
                bytes -> {
                    Notice.Way file = new Notice.Way("Export…", export);
                    Notice.Way all = new Notice.Way("Copy all the same", () -> make(choice));
                    boolean fits = bytes <= MOST_CHARACTERS
                            && bytes < Runtime.getRuntime().maxMemory() / PARTS_OF_MEMORY;
                    ask(
                            "Copying " + Words.count(rows, "row") + " needs about " + Words.size(bytes)
                                    + ". Export to a file instead?",
                            fits ? List.of(file, all) : List.of(file));
                });
    }

    private static int[] first(BitSet events, int most) {
        return events.stream().limit(most).toArray();
    }

    private void make(Choice choice) {
        start(
                choice,
                "Copying " + Words.count(choice.wanted().cardinality(), "row") + " …",
                (text, cancel) -> {
                    int[] events = inOrder(choice, cancel);
                    return new Copied(text.of(choice.form(), events), events.length);
                },
                copied -> {
                    if (copied.made().text().length() > MOST_CHARACTERS) {
                        workspace.say("That is too much for the clipboard: export it (Ctrl+E).");
                        return;
                    }
                    ClipboardText.put(copied.made().text());
                    String remark = copied.made().remark();
                    workspace.say("Copied " + Words.count(copied.rows(), "row")
                            + (choice.form() == CopyForm.TSV ? "" : ": " + what(choice.form())) + "."
                            + (remark.isEmpty() ? "" : " " + remark));
                });
    }

    private static String what(CopyForm form) {
        return switch (form) {
            case CSV -> "CSV";
            case JSON -> "JSON Lines";
            case SHELL -> "command lines";
            case AUDIT_ID -> "audit ids";
            case RAW -> "raw log lines, exactly as in the file";
            case FILTER -> "a filter for them";
            case MARKDOWN -> "a Markdown table";
            case TSV -> "a table";
        };
    }

    private record Copied(RowText.Made made, int rows) {}

    private interface Work<T> {
        T of(RowText text, CancelToken cancel) throws IOException, RowText.NotPossible;
    }

    private <T> void start(Choice choice, String words, Work<T> work, Consumer<T> done) {
        AuditTrail trail = choice.shown().trail();
        Map<Integer, FileTime> modified = workspace.modified();
        FxDoor<Double> parts = new FxDoor<>(part -> workspace.running().part(part, stop));
        DoubleConsumer progress = parts::put;
        workspace.running().begin(words, stop);
        copying.start(
                cancel -> {
                    try (EventLines.Again again = new EventLines.Again(trail, modified)) {
                        return work.of(
                                new RowText(trail, choice.columns(), choice.zone(), again, progress, cancel), cancel);
                    }
                },
                result -> {
                    workspace.running().end(stop);
                    done.accept(result);
                },
                problem -> {
                    workspace.running().end(stop);
                    switch (problem) {
                        case RowText.NotPossible not -> workspace.say(not.words());
                        case OutOfMemoryError _ ->
                            workspace.say("There is not enough memory to copy so much: export it (Ctrl+E).");
                        default -> workspace.report("copying", problem);
                    }
                });
    }

    private void stopped() {
        copying.cancel();
        workspace.say("Stopped: nothing was copied.");
    }

    /// As the table has them; those that the filter hides come last, in the order of time.
    private static int[] inOrder(Choice choice, CancelToken cancel) {
        BitSet left = (BitSet) choice.wanted().clone();
        int[] events = new int[left.cardinality()];
        int count = 0;
        EventRows order = choice.order();
        for (int row = 0; row < order.rowCount() && count < events.length; row++) {
            count += take(order.eventAt(row), left, events, count);
        }
        cancel.check();
        var all = choice.shown().trail().order();
        for (int i = 0; i < all.size() && count < events.length; i++) {
            count += take(all.at(i), left, events, count);
        }
        return count == events.length ? events : Arrays.copyOf(events, count);
    }

    private static int take(int event, BitSet left, int[] events, int count) {
        if (event < 0 || !left.get(event)) {
            return 0;
        }
        left.clear(event);
        events[count] = event;
        return 1;
    }

    @Override
    public void close() {
        copying.close();
    }
}
