package org.execscope.ui.keys;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Every key, with what it does and where.
public final class KeyMap {
    private static final Set<Place> EVERYWHERE = EnumSet.allOf(Place.class);
    private static final Set<Place> TEXT = EnumSet.of(Place.FILTER, Place.FIND);
    private static final Set<Place> TABS = EnumSet.range(Place.TIMELINE, Place.LIFELINES);

    public static final List<KeyGroup> GROUPS = List.of(
            group("timeline", "Timeline", EnumSet.of(Place.TIMELINE))
                    .key("Left", "cell before")
                    .key("Right", "next cell")
                    .key("Enter", "to the process in the tree; on a finding's badge to the finding")
                    .key("Ctrl+Space", "show the cell whole; Esc puts it away")
                    .key("Ctrl+Shift+C", "copy the value of the cell")
                    .key("Alt+Up", "sort by the cell's column, smallest first")
                    .key("Alt+Down", "sort by it, largest first")
                    .key("Alt+Shift+Up", "then by this column too, smallest first")
                    .key("Alt+Shift+Down", "then by it, largest first")
                    .key("Esc", "back to the order of time")
                    .key("Ctrl+Left", "narrower column")
                    .key("Ctrl+Right", "wider column")
                    .key("Ctrl+Shift+Left", "move the column left")
                    .key("Ctrl+Shift+Right", "move the column right")
                    .build(),
            group("tree", "Process tree", EnumSet.of(Place.TREE))
                    .key("Left", "fold, else to the parent")
                    .key("Right", "unfold, else to the first child")
                    .key("Enter", "fold or unfold")
                    .key("Alt+Up", "sibling before that is shown")
                    .key("Alt+Down", "next sibling that is shown")
                    .key("*", "unfold all below")
                    .key("Shift+Left", "fold the siblings")
                    .key("Alt+0", "unfold all")
                    .key("Alt+1", "unfold down to a level", "… Alt+9")
                    .key("Alt+-", "fold all")
                    .key("Alt+M", "unfold what leads to the filter's matches, fold the rest")
                    .key(
                            "\"",
                            "to the next process whose program, or pid, begins so; Up Down: others; Esc ends",
                            "and letters")
                    .key("Ctrl+Space", "show the cell whole, and what the parent link rests on")
                    .key("o", "show the images of an exec chain one by one, or no longer")
                    .key("f", "make this process the root")
                    .key("F  Backspace", "a step back from that")
                    .key("Esc", "back to the whole tree")
                    .build(),
            group("sessions", "Sessions", EnumSet.of(Place.SESSIONS))
                    .key("Enter", "its process tree")
                    .key("s", "filter by the session")
                    .key("e", "its events in the timeline")
                    .build(),
            group("findings", "Findings", EnumSet.of(Place.FINDINGS))
                    .key("Up", "finding above")
                    .key("Down", "finding below")
                    .key("PgUp", "page up")
                    .key("PgDn", "page down")
                    .key("Home", "first finding")
                    .key("End", "last finding")
                    .key("Enter", "filter to its events")
                    .key("Delete", "dismiss it with a reason")
                    .build(),
            group("lifelines", "Lifelines", EnumSet.of(Place.LIFELINES))
                    .key("Up", "process above")
                    .key("Down", "process below")
                    .key("PgUp", "page up")
                    .key("PgDn", "page down")
                    .key("Home", "first process")
                    .key("End", "last process")
                    .key("Shift+Right", "choose a range of time: at first the life of the process, then its end moves")
                    .key("Shift+Left", "the range's end moves back")
                    .key("Enter", "apply the range; without one, to the process in the tree")
                    .key("Esc", "give up the range")
                    .key("Delete", "take the range of time out of the filter")
                    .build(),
            group("facets", "Facets", EnumSet.of(Place.FACETS))
                    .key("Up", "value before")
                    .key("Down", "next value")
                    .key("PgUp", "ten values up")
                    .key("PgDn", "ten values down")
                    .key("Home", "first value of the field")
                    .key("End", "last value listed of the field")
                    .key("Right", "unfold")
                    .key("Left", "fold")
                    .key("Space", "choose the value, or not")
                    .key("/", "search in the facet")
                    .key("r", "rarest first, most frequent first")
                    .build(),
            group("histogram", "Histogram", EnumSet.of(Place.HISTOGRAM))
                    .key("Left", "bar before")
                    .key("Right", "next bar")
                    .key("Shift+Left", "choose a range of time, to the left")
                    .key("Shift+Right", "choose a range of time, to the right")
                    .key("Enter", "apply the range; without one, go to the bar's first event")
                    .key("Esc", "give up the range being chosen")
                    .key("Delete", "take the range of time out of the filter")
                    .key("+", "zoom in")
                    .key("-", "zoom out")
                    .key("Home", "all time")
                    .key("PgUp", "earlier")
                    .key("PgDn", "later")
                    .key("q", "square roots, so that single events can be seen")
                    .key("v", "part the bars: by severity, by key, exe, uid … or not")
                    .key("V", "part them by what was before")
                    .key("Shift+F10  Menu", "all of this in a menu")
                    .build(),
            group("details", "Details", EnumSet.of(Place.DETAILS))
                    .key("Up", "fact before")
                    .key("Down", "next fact")
                    .key("Ctrl+C", "copy the fact")
                    .key("Enter", "all that can be done with it")
                    .key("s", "filter to this process and what it started; on an ancestor, to that one", "or Alt+click")
                    .build(),
            group("filter", "Filter", EnumSet.of(Place.FILTER))
                    .key("Enter", "apply")
                    .key("Esc", "back to the applied text, then to the rows")
                    .key("Down", "what can be typed here; Tab takes it")
                    .key("Shift+Enter", "a line end, which is white space")
                    .key("Alt+Enter", "write it as it is likely meant, pasted lines as a list of values")
                    .key("Ctrl+Up", "earlier filter")
                    .key("Ctrl+Down", "later filter; behind the last, the saved ones")
                    .build(),
            group("terms", "Terms below the filter", EnumSet.of(Place.TERMS))
                    .key("Enter", "edit the term")
                    .key("n", "negate it")
                    .key("Space", "turn it off or on")
                    .key("Ctrl+C", "copy it")
                    .key("Delete", "remove it")
                    .build(),
            group("find", "Find", EnumSet.of(Place.FIND))
                    .key("Enter", "next match")
                    .key("Shift+Enter", "match before")
                    .key("Esc", "close")
                    .build(),
            group("value", "Filter by a value", EnumSet.of(Place.TIMELINE, Place.TREE, Place.FACETS, Place.DETAILS))
                    .key("i", "and this: the value of the cell, the fact or the facet; in the tree, the program")
                    .key("x", "not this")
                    .key("=", "only this: of its field, this value alone")
                    .key("h  Ctrl+H", "highlight the value wherever it stands, or no longer")
                    .key("Shift+F10  Menu", "all that can be done with it")
                    .build(),
            group("rows", "Rows", EnumSet.range(Place.TIMELINE, Place.SESSIONS))
                    .key("Up  k", "row above")
                    .key("Down  j", "row below")
                    .key("PgUp", "page up")
                    .key("PgDn", "page down")
                    .key("Home  g", "first row")
                    .key("End  G", "last row")
                    .key("Space", "select the row, or not")
                    .key("Shift+Up", "select upwards from here")
                    .key("Shift+Down", "select downwards")
                    .key("Shift+PgUp", "select a page upwards")
                    .key("Shift+PgDn", "select a page downwards")
                    .key("Shift+Home", "select to the first row")
                    .key("Shift+End", "select to the last row")
                    .key("Ctrl+A", "select all")
                    .key("Ctrl+Shift+A", "select none")
                    .key("Ctrl+Shift+I", "invert the selection")
                    .key("Ctrl+C", "copy the selected rows")
                    .build(),
            group("event", "From here", TABS)
                    .key("p", "to the process in the tree")
                    .key("u", "to the parent process")
                    .key("<", "to the earlier sibling of the process")
                    .key(">", "to its later sibling")
                    .key("d", "all that this process did; Enter there: to the event in the timeline")
                    .key("c", "around this event: all that happened then, whatever the filter; Esc closes it")
                    .key("l", "lifelines of the selected processes, or of this one's family")
                    .key("m", "set a bookmark on this event", "0 … 9")
                    .key("'", "go to a bookmark", "0 … 9")
                    .key("r", "measure times from this event")
                    .key("a", "events of every kind, or program starts alone")
                    .key("S", "filter no longer by what one process started")
                    .key("/", "find among the rows shown")
                    .key("n", "next match; in the tree, while nothing is looked for, of the filter")
                    .key("N", "match before")
                    .key(".", "keep the details on this event; Esc lets them go")
                    .key(",", "compare that event with the one under the cursor, or no longer")
                    .key("Alt+Left", "back to where a jump was made or another filter was applied")
                    .key("Alt+Right", "forward again")
                    .build(),
            group("parts", "Parts of the details", with(TABS, EnumSet.of(Place.DETAILS)))
                    .key("D", "what is known of this process, or the arguments again")
                    .key("C", "what lies near this event, or the arguments again")
                    .build(),
            // The sessions have letters of their own for these.
            group("scope", "Its process", without(TABS, EnumSet.of(Place.SESSIONS)))
                    .key("s", "filter to this process and what it started")
                    .build(),
            group("event", "Its event", without(TABS, EnumSet.of(Place.SESSIONS)))
                    .key("e", "to the event in the timeline")
                    .build(),
            group("window", "Window", EVERYWHERE)
                    .key("Ctrl+L", "filter field")
                    .key("Ctrl+Shift+L", "clear the filter")
                    .key("F2", "builder: choose field, operator and value")
                    .key("Ctrl+Shift+D", "save the filter")
                    .key("Ctrl+Shift+F", "saved filters")
                    .key("Ctrl+Z", "undo the last change of the saved filters")
                    .key("Ctrl+Shift+Z", "redo it")
                    .key("Alt+Shift+Left", "apply the filter before")
                    .key("Alt+Shift+Right", "apply the filter after it")
                    .key("Ctrl+Shift+K", "pick a key of the log's rules")
                    .key("Ctrl+Shift+X", "pick an executable")
                    .key("Ctrl+U", "pick a user")
                    .key("Ctrl+F", "find among the rows shown")
                    .key("F3", "next match")
                    .key("Shift+F3", "match before")
                    .key("Ctrl+G", "go to a time, audit id, serial, pid, line, share")
                    .key("Ctrl+J", "where the value of the cell or the fact stands in the log: its bytes, marked")
                    .key("Ctrl+K", "choose columns")
                    .key("Ctrl+E", "export")
                    .key("Ctrl+Z", "undo")
                    .key("Ctrl+Shift+Z", "redo")
                    .key("Ctrl+1", "timeline")
                    .key("Ctrl+2  Ctrl+T", "process tree")
                    .key("Ctrl+3", "sessions")
                    .key("Ctrl+4", "findings")
                    .key("Ctrl+5", "evidence")
                    .key("Ctrl+6", "lifelines")
                    .key("F6", "next pane")
                    .key("Shift+F6", "pane before")
                    .key("Ctrl+B", "facets: shown with the keys, then away")
                    .key("Ctrl+Shift+H", "histogram: shown with the keys, then away")
                    .key("Ctrl+D", "details: below, at the right in tabs, away")
                    .key("Ctrl++", "larger text")
                    .key("Ctrl+-", "smaller text")
                    .key("Ctrl+0", "usual text size")
                    .key("Ctrl+Shift+P", "every command by its name")
                    .key("F1", "this sheet")
                    .key("Shift+F1", "the query language, with examples")
                    .key("Ctrl+,", "preferences")
                    .key("Ctrl+O", "open files")
                    .key("Ctrl+Shift+O", "open a folder")
                    .key("Ctrl+W", "close the evidence")
                    .key("Ctrl+Q", "quit")
                    .build(),
            group("help", "Help", without(EVERYWHERE, TEXT))
                    .key("?", "this sheet")
                    .build());

    private KeyMap() {}

    private static KeyGroup.Builder group(String id, String title, Set<Place> places) {
        return new KeyGroup.Builder(id, title, places);
    }

    private static Set<Place> with(Set<Place> some, Set<Place> more) {
        Set<Place> all = EnumSet.copyOf(some);
        all.addAll(more);
        return all;
    }

    private static Set<Place> without(Set<Place> all, Set<Place> some) {
        Set<Place> left = EnumSet.copyOf(all);
        left.removeAll(some);
        return left;
    }

    /// The groups that mean something in a place, its own first.
    public static List<KeyGroup> of(Place place) {
        return GROUPS.stream()
                .filter(group -> group.places().contains(place))
                .sorted(Comparator.comparingInt(group -> group.places().size()))
                .toList();
    }

    /// What single letters do, in the order of the groups.
    public static List<KeyAction> letterActions() {
        return GROUPS.stream()
                .flatMap(group -> group.actions().stream())
                .filter(action -> !action.id().isEmpty())
                .toList();
    }

    /// The group that an action stands in.
    ///
    /// @throws IllegalArgumentException if it stands in none
    public static KeyGroup group(KeyAction action) {
        return GROUPS.stream()
                .filter(group -> group.actions().contains(action))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(action.does()));
    }
}
