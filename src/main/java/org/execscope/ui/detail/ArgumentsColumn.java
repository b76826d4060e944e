package org.execscope.ui.detail;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.event.ArgvSource;
import org.execscope.event.EventTable;
import org.execscope.ui.model.ClipboardText;
import org.execscope.ui.model.Terms;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The arguments of an event, one by one.
final class ArgumentsColumn {
    private static final int FOLDED = 2_000;
    private static final int UNFOLDED = 200_000;
    private static final int HEX_BYTES = 4_096;
    private static final int PAGE = 100;
    private static final int LONGEST_TERM = 2_000;

    private static final int SPOKEN = 400;

    private final Column column = new Column("detail-arguments", "Arguments");
    private final Offers offers;
    private final Button copy = new Button("Copy");
    private List<@Nullable Bytes> arguments = List.of();

    /// @param showRaw shows where a field stands in the log, and goes back to a node then
    ArgumentsColumn(Workspace workspace, BiConsumer<String, Node> showRaw) {
        offers = new Offers(workspace, column, showRaw);
        copy.getStyleClass().addAll("flat", "small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setTooltip(new Tooltip("Copies the arguments as shell words"));
        copy.setAccessibleText("Copy the arguments as shell words");
        copy.setOnAction(event -> {
            ClipboardText.put(Display.shellWords(arguments));
        });
        column.head().getChildren().add(copy);
    }

    Column node() {
        return column;
    }

    void show(EventTable events, int event) {
        int focused = offers.focused();
        column.clear();
        offers.clear(event);
        List<@Nullable Bytes> argv = events.arguments(event);
        arguments = argv == null ? List.of() : argv;
        copy.setDisable(argv == null);
        column.title(title(events, event, argv));
        if (argv == null) {
            column.lines().getChildren().add(quiet("The log holds no arguments of this event."));
            return;
        }
        if (events.argvSource(event) == ArgvSource.PROCTITLE) {
            column.lines()
                    .getChildren()
                    .add(warning("≈ From PROCTITLE, which the kernel cuts at 128 bytes and a program can overwrite."));
        } else if (!events.argvComplete(event)) {
            column.lines().getChildren().add(warning(incomplete(events.argc(event), argv)));
        }
        if (argv.isEmpty()) {
            column.lines().getChildren().add(quiet("(no arguments)"));
        }
        page(0);
        if (focused >= 0) {
            offers.focus(focused);
        }
    }

    /// The argument that has the focus, as a field: `argument 2`; null if none has.
    @Nullable
    String focusedName() {
        return offers.focusedName();
    }

    void clear() {
        column.clear();
        offers.clear(-1);
        column.title("Arguments");
        arguments = List.of();
        copy.setDisable(true);
    }

    /// "Arguments (3 of 3, from EXECVE)".
    static String title(EventTable events, int event, @Nullable List<@Nullable Bytes> argv) {
        if (argv == null) {
            return "Arguments";
        }
        long there = argv.stream().filter(one -> one != null).count();
        long declared = events.argc(event);
        String of = declared == EventTable.MISSING ? "" : " of " + Words.number(declared);
        return events.argvSource(event) == ArgvSource.PROCTITLE
                ? "Arguments (≈ " + Words.number(there) + " from PROCTITLE)"
                : "Arguments (" + Words.number(there) + of + " from EXECVE)";
    }

    /// "The log holds 3 of 5 arguments (2 missing: a3, a4). …"
    static String incomplete(long argc, List<@Nullable Bytes> argv) {
        List<String> missing = new ArrayList<>();
        long count = argc == EventTable.MISSING ? argv.size() : Math.max(argc, argv.size());
        long there = argv.stream().filter(one -> one != null).count();
        for (int i = 0; i < Math.min(count, argv.size() + 10L) && missing.size() < 10; i++) {
            if (i >= argv.size() || argv.get(i) == null) {
                missing.add("a" + i);
            }
        }
        long gone = count - there;
        if (gone <= 0) {
            return "Parts of an argument are missing. The kernel or the daemon dropped records of this event.";
        }
        return "The log holds " + Words.number(there) + " of " + Words.count(count, "argument") + " ("
                + Words.number(gone) + " missing: " + String.join(", ", missing) + (gone > missing.size() ? " …" : "")
                + "). The kernel or the daemon dropped records of this event.";
    }

    private void page(int from) {
        int to = Math.min(arguments.size(), from + PAGE);
        for (int i = from; i < to; i++) {
            column.lines().getChildren().add(line(i, arguments.get(i)));
        }
        if (to < arguments.size()) {
            Hyperlink more = new Hyperlink("Show more of " + Words.count(arguments.size(), "argument"));
            more.setOnAction(event -> {
                column.lines().getChildren().remove(more);
                page(to);
            });
            column.lines().getChildren().add(more);
        }
    }

    private Node line(int index, @Nullable Bytes argument) {
        Label number = new Label(Integer.toString(index));
        number.getStyleClass().addAll("muted", "mono");
        number.setMinWidth(32);
        HBox line = new HBox(4, number);
        if (argument == null) {
            Label sign = new Label("⚠ missing");
            sign.getStyleClass().add("warn");
            line.getChildren().add(sign);
            return line;
        }
        ShownText shown = argument.isEmpty() ? ShownText.plain("''") : Display.argument(argument, FOLDED);
        VBox value = new VBox(2, new EvidenceText(shown));
        HBox.setHgrow(value, Priority.ALWAYS);
        value.setMinWidth(0);
        if (shown.omittedBytes() > 0) {
            value.getChildren().add(unfold(value, argument));
        }
        if (!shown.escapes().isEmpty() || shown.text().startsWith("$'")) {
            value.getChildren().add(hex(value, argument));
        }
        Label size = new Label(Words.number(argument.length()) + " B");
        size.getStyleClass().add("muted");
        size.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().addAll(value, size);
        line.setAccessibleText("argument " + index + " "
                + shown.text().substring(0, Math.min(shown.text().length(), SPOKEN)));
        offers.add(new Offers.Offer(line, "argument " + index, terms(index, argument), shown.text()));
        return line;
    }

    /// Any argument like this one; this very one.
    private static List<String> terms(int index, Bytes argument) {
        return argument.length() > LONGEST_TERM
                ? List.of()
                : List.of(Terms.equal("argv", argument), Terms.equal("argv[" + index + "]", argument));
    }

    private static Hyperlink unfold(VBox value, Bytes argument) {
        boolean whole = argument.length() <= UNFOLDED;
        Hyperlink more = new Hyperlink(
                whole
                        ? "Show all " + Words.number(argument.length()) + " bytes"
                        : "Show the first " + Words.number(UNFOLDED) + " of " + Words.number(argument.length())
                                + " bytes");
        more.setOnAction(event -> {
            value.getChildren().remove(more);
            value.getChildren().set(0, new EvidenceText(Display.argument(argument, UNFOLDED)));
        });
        return more;
    }

    private static Hyperlink hex(VBox value, Bytes argument) {
        Hyperlink bytes = new Hyperlink("bytes in hex");
        bytes.setOnAction(event -> {
            value.getChildren().remove(bytes);
            int to = Math.min(argument.length(), HEX_BYTES);
            String digits =
                    HexFormat.ofDelimiter(" ").formatHex(argument.slice(0, to).toArray());
            value.getChildren()
                    .add(new EvidenceText(
                            new ShownText(digits, List.of(), argument.length() - (long) to), "muted-text"));
        });
        return bytes;
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    private static Label warning(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("warn");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
