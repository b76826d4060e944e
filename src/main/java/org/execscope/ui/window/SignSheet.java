package org.execscope.ui.window;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.stage.Stage;
import javafx.stage.Window;

/// What the signs in the window mean, to be searched.
final class SignSheet {
    private static final double SIGNS = 30;

    /// @param sign as it is drawn, or in words where it is a shape
    record Sign(String sign, String means) {}

    /// Signs that belong together.
    record Group(String title, List<Sign> signs) {}

    static final List<Group> GROUPS = List.of(
            group(
                    "Values",
                    "—",
                    "not in the log",
                    "''",
                    "in the log, and empty",
                    "≈ and italic",
                    "inferred by the program, not said by the log; its details say why",
                    "unset",
                    "the log's word for no login user or no session: 4294967295 or -1",
                    "33 (www-data)",
                    "the number of the log; then, muted, the name that the collected passwd gives it",
                    "1000 ana → 0 root",
                    "the login user, and the user whose rights counted",
                    "31905 ·2",
                    "the second process with this pid",
                    "✓   ✗ EACCES",
                    "the call succeeded; it failed, and why"),
            group(
                    "Hostile text",
                    "$'\\u202e'",
                    "escaped: a character that would turn, hide or draw; the shell's notation, to be looked up or pasted",
                    "'a b'",
                    "quoted as for a shell: one argument",
                    "…  … +2,096 bytes",
                    "cut here for want of room; so much more there is",
                    "⟨missing⟩",
                    "an argument that the log doesn't have",
                    "dotted underline",
                    "a name with letters beyond ASCII: they can look like others; the pointer's rest lists their numbers"),
            group(
                    "Findings",
                    "▲▲▲▲  ▲▲▲  ▲▲  ▲  △",
                    "critical, high, medium, low, informational",
                    "a word in a box",
                    "a finding that rests on this event, or what is unusual about how it was logged; Enter opens it",
                    "triangle over the histogram, beside the scroll bar",
                    "findings lie there"),
            group(
                    "Rows",
                    "frame and coloured edge",
                    "the cursor's row, and its cell",
                    "blue or grey row",
                    "selected; grey while another pane has the keys",
                    "▸ and amber row",
                    "found by Find",
                    "dashed line with words",
                    "a gap in the log between two rows; no event",
                    "0 … 9  Δ0",
                    "bookmarks; the event that times are measured from",
                    "broad tick, narrow tick beside the scroll bar",
                    "bookmark, row that was found"),
            group(
                    "Histogram and facets",
                    "pale and full bars",
                    "all events, and those that the filter shows",
                    "hatched",
                    "no records of that time",
                    "✓ − in a facet's box",
                    "the filter asks for the value, or leaves it out"),
            group(
                    "Filter",
                    "✓  ✗  ⚠  …  ●",
                    "valid; an error; valid but hardly meant so; counting; not applied yet, Enter applies it",
                    "red chip, struck-through chip",
                    "excludes; switched off: no part of the filter"));

    private SignSheet() {}

    private static Group group(String title, String... pairs) {
        List<Sign> signs = new java.util.ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            signs.add(new Sign(pairs[i], pairs[i + 1]));
        }
        return new Group(title, List.copyOf(signs));
    }

    static Stage show(Window owner) {
        ColumnConstraints first = new ColumnConstraints();
        first.setPercentWidth(SIGNS);
        SearchableSheet sheet = new SearchableSheet(
                "sign",
                "the signs",
                20,
                List.of(first, new ColumnConstraints()),
                GROUPS.stream().map(SignSheet::section).toList());
        Stage stage = HelpWindow.show(owner, "What the signs mean", sheet, 760, 640);
        sheet.focusSearch();
        return stage;
    }

    private static SearchableSheet.Section section(Group group) {
        return new SearchableSheet.Section(
                group.title(),
                group.signs().stream()
                        .map(sign -> new SearchableSheet.Line(sign.sign() + " " + sign.means(), () -> cells(sign)))
                        .toList());
    }

    private static List<Label> cells(Sign sign) {
        Label name = new Label(sign.sign());
        name.getStyleClass().addAll("mono", "key-name");
        name.setWrapText(true);
        Label means = new Label(sign.means());
        means.setWrapText(true);
        return List.of(name, means);
    }
}
