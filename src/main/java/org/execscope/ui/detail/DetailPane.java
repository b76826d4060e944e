package org.execscope.ui.detail;

import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.execscope.process.ProcessForest;
import org.execscope.ui.layout.Tall;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Everything the log says about the event under the cursor.
public final class DetailPane extends BorderPane {
    private static final Duration REST = Duration.millis(80);
    private static final double FIRST = 0.30;
    private static final double SECOND = 0.62;
    private static final double FIRST_WIDE = 0.50;
    private static final double SECOND_WIDE = 0.75;

    private final Workspace workspace;
    private static final double LEAST = 60;

    private final AncestryBar ancestry;
    private final ArgumentsColumn arguments;
    private final FactsColumn facts;
    private final RecordsColumn records;
    private final ActivityColumn activity;
    private final ToggleButton doing = new ToggleButton();
    private final ToggleButton pin = new ToggleButton("Pin");
    private final SplitPane columns;
    private final BorderPane page = new BorderPane();
    private final Label nothing = new Label("No event is chosen: move to a row to see its details.");
    private final PauseTransition rest = new PauseTransition(REST);
    private Runnable back = () -> {};
    private int event = -1;
    private @Nullable ProcessForest processes;

    /// @param reveal shows a process in the tree
    public DetailPane(Workspace workspace, IntConsumer reveal) {
        this.workspace = workspace;
        setId("details");
        getStyleClass().add("details");
        pin.setId("details-pin");
        pin.getStyleClass().add("small");
        pin.setMinWidth(Region.USE_PREF_SIZE);
        pin.setAccessibleText("Pin the details, key .");
        pin.setOnAction(_ -> pinned());
        HBox buttons = new HBox(4, pin, doing);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        ancestry = new AncestryBar(reveal, buttons);
        arguments = new ArgumentsColumn(workspace);
        facts = new FactsColumn(workspace);
        records = new RecordsColumn(workspace, () -> back.run());
        activity = new ActivityColumn(workspace);
        doing.setId("activity-switch");
        doing.getStyleClass().add("small");
        doing.setMinWidth(Region.USE_PREF_SIZE);
        doing.setOnAction(pressed -> switchFirst());
        columns = new SplitPane(arguments.node(), facts.node(), records.node());
        columns.setOrientation(Orientation.HORIZONTAL);
        columns.setDividerPositions(FIRST, SECOND);
        nothing.getStyleClass().add("muted");
        rest.setOnFinished(done -> follow());
        workspace.cursorProperty().addListener((property, old, now) -> rest.playFromStart());
        workspace.shownProperty().addListener((property, old, now) -> rest.playFromStart());
        columns.getStyleClass().add("detail-columns");
        setCenter(new Tall(page));
        setMinHeight(LEAST);
        follow();
    }

    /// Stacks what else stands side by side: for a narrow, high place.
    public void stacked(boolean wanted) {
        Orientation now = wanted ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (columns.getOrientation() != now) {
            columns.setOrientation(now);
            columns.setDividerPositions(FIRST, SECOND);
        }
    }

    /// Keeps these details whatever the cursor does, or lets them follow it again.
    public void togglePin() {
        if (event >= 0) {
            pin.setSelected(!pin.isSelected());
            pinned();
        }
    }

    private void pinned() {
        pin.setText(pin.isSelected() ? "Pinned" : "Pin");
        pin.setAccessibleText(
                pin.isSelected() ? "Pinned: the details stay at this event, key ." : "Pin the details, key .");
        workspace.say(
                pin.isSelected()
                        ? "The details stay at this event: . lets them follow the cursor again."
                        : "The details follow the cursor.");
        follow();
    }

    /// Shows where a field of the event under the cursor stands in its lines.
    ///
    /// @param field a column of the timeline, or the name of a fact; null for that of the fact with the focus
    /// @param then is called when the user goes back from there
    public void showRaw(@Nullable String field, Runnable then) {
        String fact = facts.focusedName();
        String wanted = field == null ? fact : field;
        back = then;
        rest.stop();
        follow();
        if (field != null && event != workspace.cursorProperty().get()) {
            workspace.say("The details are pinned to another event: . lets them follow the cursor.");
        } else if (event >= 0 && wanted != null) {
            records.reveal(wanted);
        }
    }

    /// The event whose details are shown; -1 for none.
    public int event() {
        return event;
    }

    /// Shows all that the process did and gives it the focus; the arguments again if it has it.
    ///
    /// @return whether it is shown now
    public boolean showActivity() {
        boolean back = doing.isSelected() && activity.table().isFocused();
        doing.setSelected(!back);
        switchFirst();
        if (!back) {
            activity.table().requestFocus();
        }
        return !back;
    }

    private void switchFirst() {
        boolean on = doing.isSelected();
        if (columns.getItems().getFirst().equals(activity) != on) {
            columns.getItems().set(0, on ? activity : arguments.node());
            columns.setDividerPositions(on ? FIRST_WIDE : FIRST, on ? SECOND_WIDE : SECOND);
        }
        Shown shown = workspace.shownProperty().get();
        if (on && shown != null && event >= 0) {
            activity.show(shown.trail(), event);
        }
    }

    private void nameSwitch(Shown shown) {
        ProcessForest forest = shown.trail().processes();
        int process = forest == null ? ProcessForest.NONE : forest.processOf(event);
        int count = forest == null || process == ProcessForest.NONE ? 0 : forest.eventCount(process);
        doing.setText("What it did: " + Words.count(count, "event"));
        doing.setAccessibleText("What this process did, " + Words.count(count, "event") + ", key d");
        doing.setDisable(count == 0);
    }

    /// Ends its work.
    public void dispose() {
        activity.dispose();
        rest.stop();
        records.dispose();
    }

    private void follow() {
        Shown shown = workspace.shownProperty().get();
        boolean stays = pin.isSelected()
                && shown != null
                && event >= 0
                && event < shown.trail().events().size();
        int wanted = stays ? event : workspace.cursorProperty().get();
        if (!stays && pin.isSelected()) {
            pin.setSelected(false);
            pin.setText("Pin");
        }
        if (shown == null || wanted < 0 || wanted >= shown.trail().events().size()) {
            event = -1;
            ancestry.clear();
            arguments.clear();
            facts.clear();
            records.clear();
            activity.clear();
            page.setTop(null);
            page.setCenter(nothing);
            return;
        }
        if (wanted == event && processes == shown.trail().processes()) {
            return;
        }
        event = wanted;
        processes = shown.trail().processes();
        ancestry.show(shown.trail(), event);
        arguments.show(shown.trail().events(), event);
        facts.show(shown.trail(), event);
        records.show(shown.trail(), event);
        nameSwitch(shown);
        if (doing.isSelected()) {
            activity.show(shown.trail(), event);
        }
        page.setTop(ancestry);
        page.setCenter(columns);
    }
}
