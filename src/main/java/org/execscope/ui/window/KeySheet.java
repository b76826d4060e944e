package org.execscope.ui.window;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The keyboard sheet: every key, to be searched.
final class KeySheet {
    /// Of the sheet's width, in hundredths.
    private static final double KEYS = 36;

    /// @param keys as a user reads them
    record Key(String keys, String does) {}

    /// Keys that belong together.
    record Group(String title, List<Key> keys) {}

    static final List<Group> GROUPS = List.of(
            group(
                    "Filter by a value",
                    "i",
                    "and this: the value of the cell, the field or the facet; in the tree, the program",
                    "x",
                    "not this",
                    "=",
                    "only this: of its field, this value alone",
                    "h  Ctrl+H",
                    "highlight the value wherever it stands, or no longer",
                    "Shift+F10",
                    "all that can be done with it",
                    "Ctrl+L  Ctrl+Shift+L",
                    "filter field, clear the filter",
                    "Enter  Esc",
                    "in the field: apply; back to the applied text, then to the table",
                    "Down  Tab",
                    "in the field: what can be typed; take what is chosen",
                    "Shift+Enter",
                    "in the field: a line end, which is white space",
                    "Alt+Enter",
                    "in the field: write it as it is likely meant, pasted lines as a list of values",
                    "Ctrl+Up  Ctrl+Down",
                    "in the field: earlier and later filters; behind the last, the saved ones",
                    "Alt+Shift+Left  Alt+Shift+Right",
                    "in the field: apply the filter before, the one after",
                    "Enter  n  Space  Ctrl+C  Delete",
                    "on a term below the field: edit, negate, turn off or on, copy, remove",
                    "F2",
                    "builder: choose field, operator and value",
                    "Ctrl+Shift+D  Ctrl+Shift+F",
                    "save the filter, open the saved ones",
                    "Ctrl+Shift+K  Ctrl+Shift+X  Ctrl+U",
                    "pick a key, an executable, a user"),
            group(
                    "Move",
                    "Up Down  k j",
                    "row",
                    "Left Right",
                    "cell (timeline); fold, unfold (tree)",
                    "PgUp PgDn  Home End  g G",
                    "page, first and last row",
                    "Ctrl+G",
                    "go to a time, audit id, serial, pid, line, share",
                    "p  e  u",
                    "process in the tree, event in the timeline, parent",
                    "Ctrl+J",
                    "where the value of the cell or the fact stands in the log: its bytes, marked",
                    "c",
                    "around this event: all that happened then, whatever the filter",
                    "Ctrl+Space",
                    "timeline: show the cell whole",
                    "d",
                    "all that this process did; Enter there: to the event in the timeline",
                    ".   ,",
                    "keep the details on this event; compare it with the cursor's event, or no longer",
                    "D  C",
                    "details: what is known of the process; what lies near the event",
                    "a",
                    "timeline: events of every kind, or program starts alone",
                    "m 0…9   ' 0…9",
                    "set a bookmark, go to it",
                    "r",
                    "measure times from this event",
                    "Enter",
                    "timeline: to the tree, on a finding's badge to the finding; tree: fold or unfold",
                    "l",
                    "lifelines of the selected processes, or of this one's family",
                    "<  >",
                    "earlier and later sibling of the process",
                    "Alt+Left  Alt+Right",
                    "back to where a jump was made or another filter was applied, forward again"),
            group(
                    "Process tree",
                    "Left Right",
                    "fold, else to the parent; unfold, else to the first child",
                    "Alt+Up  Alt+Down",
                    "sibling before, next sibling shown",
                    "*   Shift+Left",
                    "unfold all below, fold the siblings",
                    "Alt+0   Alt+1 … Alt+9   Alt+-",
                    "unfold all, down to a level; fold all",
                    "\" and letters",
                    "to the next process shown whose program, or pid, begins so; Up Down: others; Esc ends",
                    "Ctrl+Space",
                    "show the cell whole, and what the parent link rests on",
                    "o",
                    "show the images of an exec chain one by one, or no longer",
                    "Alt+M",
                    "unfold what leads to the filter's matches, fold the rest",
                    "n  N",
                    "next match of the filter, the one before (while nothing is looked for)",
                    "f   F  Backspace   Esc",
                    "make this process the root; a step back; back to the whole tree",
                    "s  S",
                    "filter: this process and what it started; take that out"),
            group(
                    "Sessions",
                    "Enter  s",
                    "its process tree; filter by the session",
                    "e",
                    "its first event in the timeline"),
            group(
                    "Lifelines",
                    "Up Down   Enter",
                    "process; to the tree",
                    "Shift+Left  Shift+Right",
                    "choose a range of time: at first the life of the process, then its end moves",
                    "Enter  Esc   Delete",
                    "apply the range, give it up; take it out of the filter"),
            group(
                    "Find",
                    "Ctrl+F  /",
                    "find among the rows shown",
                    "F3  n   Shift+F3  N",
                    "next match, the one before"),
            group(
                    "Select and copy",
                    "Space",
                    "select the row, or not",
                    "Shift+Up … Shift+End",
                    "from here on",
                    "Ctrl+A  Ctrl+Shift+A  Ctrl+Shift+I",
                    "all, none, invert",
                    "Ctrl+C  Ctrl+Shift+C",
                    "copy the rows, the value",
                    "Ctrl+E",
                    "export"),
            group(
                    "Columns and order",
                    "Ctrl+K",
                    "choose columns",
                    "Alt+Up  Alt+Down",
                    "timeline: sort by the cell's column, up or down",
                    "Alt+Shift+Up  Alt+Shift+Down",
                    "then by this column too",
                    "Esc",
                    "back to the order of time",
                    "Ctrl+Left  Ctrl+Right",
                    "narrower, wider",
                    "Ctrl+Shift+Left  Ctrl+Shift+Right",
                    "move the column"),
            group(
                    "Histogram",
                    "Left Right",
                    "bar",
                    "Shift+Left  Shift+Right",
                    "choose a range of time",
                    "Enter",
                    "apply the range; else go to the bar's first event",
                    "+  -  Home",
                    "zoom in, out, all time",
                    "PgUp  PgDn",
                    "earlier, later",
                    "Delete  Esc",
                    "take the range out of the filter; give up the range being chosen",
                    "q",
                    "square roots, so that single events can be seen",
                    "v  V",
                    "part the bars: by severity, by key, exe, uid … or not"),
            group(
                    "Facets",
                    "Up Down",
                    "value",
                    "Space",
                    "choose the value, or not",
                    "x  =",
                    "exclude it, this one alone",
                    "/",
                    "search in the facet",
                    "r",
                    "rarest first, most first",
                    "Left Right",
                    "fold, unfold"),
            group(
                    "Details",
                    "Up Down",
                    "in the facts: value",
                    "i  x  =  h",
                    "and this, not this, only this, highlight the value",
                    "Enter  Shift+F10",
                    "all that can be done with it",
                    "Alt+click  s",
                    "on an ancestor: filter to it and what it started"),
            group(
                    "Window",
                    "Ctrl+O  Ctrl+Shift+O",
                    "open files, a folder",
                    "Ctrl+1  Ctrl+2  Ctrl+3  Ctrl+4  Ctrl+5",
                    "timeline, process tree, sessions, findings, evidence",
                    "Ctrl+B  Ctrl+Shift+H",
                    "facets, histogram",
                    "Ctrl+D  .",
                    "details: below, at the right in tabs, away; keep them on this event (Esc lets them go)",
                    "Ctrl+T",
                    "process tree, as Ctrl+2",
                    "Ctrl+Shift+P",
                    "every command by its name",
                    "F6  Shift+F6",
                    "next pane, the one before",
                    "Ctrl++  Ctrl+-  Ctrl+0",
                    "larger, smaller, usual text",
                    "F1  ?",
                    "this sheet",
                    "Shift+F1",
                    "the query language, with examples",
                    "Ctrl+,",
                    "preferences",
                    "Ctrl+W  Ctrl+Q",
                    "close the evidence, quit"));

    private KeySheet() {}

    private static Group group(String title, String... pairs) {
        List<Key> keys = new java.util.ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            keys.add(new Key(pairs[i], pairs[i + 1]));
        }
        return new Group(title, List.copyOf(keys));
    }

    static Stage show(Window owner) {
        SearchableSheet sheet = new SearchableSheet(
                "key",
                "the keys",
                20,
                List.of(column(), new ColumnConstraints()),
                GROUPS.stream().map(KeySheet::section).toList());
        Stage stage = HelpWindow.show(owner, "Keyboard", sheet, 760, 680);
        sheet.focusSearch();
        return stage;
    }

    private static ColumnConstraints column() {
        ColumnConstraints keys = new ColumnConstraints();
        keys.setPercentWidth(KEYS);
        return keys;
    }

    private static SearchableSheet.Section section(Group group) {
        return new SearchableSheet.Section(
                group.title(),
                group.keys().stream()
                        .map(key -> new SearchableSheet.Line(key.keys() + " " + key.does(), () -> cells(key)))
                        .toList());
    }

    private static List<Label> cells(Key key) {
        Label name = new Label(key.keys());
        name.getStyleClass().addAll("mono", "key-name");
        name.setWrapText(true);
        Label does = new Label(key.does());
        does.setWrapText(true);
        return List.of(name, does);
    }
}
