package org.execscope.ui.export;

import java.util.BitSet;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import org.execscope.event.EventOrder;
import org.execscope.export.EventExport;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// Which events go out: those shown or the selected ones, and of these program starts alone or every kind.
final class RowChoice {
    private final Shown shown;
    private final BitSet selected;
    private final int selectedStarts;
    /// How many events of other kinds the timeline shows.
    private final int othersShown;

    private final RadioButton whatShown = new RadioButton();
    private final RadioButton whatSelected = new RadioButton();
    private final CheckBox others = new CheckBox("Events of other kinds too");
    private Runnable changed = () -> {};

    RowChoice(Workspace workspace, Shown shown) {
        this.shown = shown;
        selected = workspace.selection().snapshot();
        selectedStarts =
                (int) selected.stream().filter(shown.trail().events()::isExecve).count();
        othersShown = workspace.otherEventsProperty().get()
                ? shown.timeline().size() - shown.rows().size()
                : 0;
        whatShown.setId("export-shown");
        whatSelected.setId("export-selected");
        others.setId("export-others");
        ToggleGroup what = new ToggleGroup();
        whatShown.setToggleGroup(what);
        whatSelected.setToggleGroup(what);
        whatSelected.setDisable(selected.isEmpty());
        what.selectToggle(selected.isEmpty() ? whatShown : whatSelected);
        // What the user sees or picked goes out: other kinds only where there are some of them.
        others.setSelected(true);
        what.selectedToggleProperty().addListener((_, _, _) -> update());
        others.selectedProperty().addListener((_, _, _) -> update());
        update();
    }

    /// What is called when another choice was made.
    void onChange(Runnable action) {
        changed = action;
    }

    BarLine rows() {
        return new BarLine(16, whatShown, whatSelected, others);
    }

    private void update() {
        boolean all = others.isSelected();
        whatShown.setText(Words.number(shown.rows().size() + (all ? othersShown : 0)) + " shown");
        whatSelected.setText(Words.number(all ? selected.cardinality() : selectedStarts) + " selected");
        others.setVisible(otherCount() > 0);
        others.setManaged(otherCount() > 0);
        changed.run();
    }

    /// How many events of other kinds are among what was chosen.
    private int otherCount() {
        return byHand() ? selected.cardinality() - selectedStarts : othersShown;
    }

    private boolean withOthers() {
        return others.isSelected() && otherCount() > 0;
    }

    /// Whether a person picked them.
    boolean byHand() {
        return whatSelected.isSelected();
    }

    EventExport.Facts facts() {
        return withOthers() ? EventExport.Facts.ALL_KINDS : EventExport.Facts.PROGRAM_STARTS;
    }

    /// The events, in the order of time. For a working thread: looks at all there are.
    EventOrder events(boolean byHand, EventExport.Facts facts) {
        boolean all = facts == EventExport.Facts.ALL_KINDS;
        if (byHand) {
            return (all ? shown.trail().order() : shown.trail().execves()).where(selected::get);
        }
        return all ? shown.timeline() : shown.rows();
    }

    /// What goes out, and what of it doesn't, in words.
    String words() {
        boolean all = withOthers();
        int starts = byHand() ? selectedStarts : shown.rows().size();
        String kind = all ? "event" : "execve event";
        int count = starts + (all ? otherCount() : 0);
        String which = byHand()
                ? Words.count(count, "selected " + kind) + ", also those that the filter hides"
                : shown.query().isEmpty()
                        ? "all " + Words.count(count, kind) + ", no filter"
                        : Words.count(count, kind) + " that the filter shows";
        if (all) {
            return "Goes out: " + which + ", " + Words.number(otherCount())
                    + " of them of other kinds, with columns behind the others that say what they were.";
        }
        return "Goes out: " + which + "." + left();
    }

    /// What a user may expect to go out too, and doesn't.
    private String left() {
        int left = otherCount();
        return left == 0
                ? ""
                : " " + Words.count(left, "event") + (left == 1 ? " is" : " are") + " no program start and left out.";
    }
}
