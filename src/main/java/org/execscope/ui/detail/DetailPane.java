package org.execscope.ui.detail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.layout.Tall;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Everything the log says about the event under the cursor, or about one that is pinned. Below the tables its parts
/// stand side by side, at their right one behind the other.
public final class DetailPane extends BorderPane {
    private static final Duration REST = Duration.millis(80);
    private static final double LEAST = 60;
    private static final double LEAST_WIDTH = 180;

    private final Workspace workspace;
    private final PinBar pinBar;
    private final EventHead head = new EventHead();
    private final AncestryBar ancestry;
    private final ArgumentsColumn arguments;
    private final FactsColumn facts;
    private final RecordsColumn records;
    private final ActivityColumn activity;
    private final ProcessColumn process;
    private final NearColumn near;
    private final ToggleButton doing = new ToggleButton();
    private final ToggleButton pin = new ToggleButton("Pin");
    private final DetailsBelow below;
    private final DetailsBeside beside;
    private final VBox top = new VBox();
    private final BorderPane page = new BorderPane();
    private final Label nothing = new Label("No event is chosen: move to a row to see its details.");
    private final PauseTransition rest = new PauseTransition(REST);
    private Runnable back = () -> {};
    private boolean atRight;
    private boolean placed;
    private int event = -1;
    private int pinned = -1;
    private @Nullable ProcessForest processes;

    /// Ways out of the details.
    ///
    /// @param reveal shows a process in the tree
    /// @param scope lets the filter show a process and what it started
    /// @param fileToWrite lets the user name a file, beginning with a proposal; null if not
    public record Ways(IntConsumer reveal, IntConsumer scope, Function<Path, @Nullable Path> fileToWrite) {}

    public DetailPane(Workspace workspace, Ways ways) {
        this.workspace = workspace;
        setId("details");
        getStyleClass().add("details");
        pinBar = new PinBar(this::goToPinned, this::release);
        ancestry = new AncestryBar(ways.reveal(), ways.scope(), List.of(doing, pin));
        arguments = new ArgumentsColumn(workspace, this::showRaw);
        records = new RecordsColumn(workspace, () -> back.run(), ways.fileToWrite());
        facts = new FactsColumn(workspace, "detail-facts", "Facts", records::bytes, this::showRaw);
        activity = new ActivityColumn(workspace);
        process = new ProcessColumn(workspace);
        near = new NearColumn(workspace);
        below = new DetailsBelow(arguments.node(), activity, facts.node(), records.node());
        beside = new DetailsBeside(
                List.of(arguments.node(), facts.node()),
                List.of(process.node(), activity),
                records.node(),
                near,
                this::fillShown);
        for (Column column : columns()) {
            column.onWiden(() -> below.widen(column));
        }
        records.onRead(this::addOtherRecords);
        switches();
        nothing.getStyleClass().add("muted");
        rest.setOnFinished(_ -> follow());
        workspace.cursorProperty().addListener((_, _, _) -> {
            showPin();
            rest.playFromStart();
        });
        workspace.shownProperty().addListener((_, _, now) -> {
            if (now == null) {
                release();
            }
            rest.playFromStart();
        });
        workspace.zoneProperty().addListener((_, _, _) -> anew());
        workspace.choices().timeFormProperty().addListener((_, _, _) -> anew());
        setCenter(new Tall(page));
        setMinHeight(LEAST);
        setMinWidth(LEAST_WIDTH);
        stacked(false);
        follow();
    }

    private List<Column> columns() {
        return List.of(arguments.node(), facts.node(), records.node());
    }

    private void switches() {
        doing.setId("activity-switch");
        doing.setOnAction(_ -> switchFirst());
        pin.setId("details-pin");
        pin.setAccessibleText("Pin: keep the details on this event, key .");
        pin.setTooltip(new Tooltip("Keeps the details on this event while the cursor moves on:  ."));
        pin.setOnAction(_ -> togglePin());
        for (ToggleButton button : List.of(doing, pin)) {
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
    }

    /// Puts the focus on the first fact, if there is one.
    public void focusFacts() {
        if (atRight) {
            beside.openEvent();
        }
        facts.focusFirst();
    }

    /// The event whose details are shown; -1 for none.
    public int event() {
        return event;
    }

    /// Lets the parts stand one behind the other, for a narrow place at the right; or side by side.
    public void stacked(boolean now) {
        if (placed && atRight == now) {
            return;
        }
        placed = true;
        atRight = now;
        below.give();
        beside.give();
        columns().forEach(column -> column.beside(!now));
        records.narrow(now);
        if (now) {
            below.doing(false);
            beside.take();
        } else {
            below.doing(doing.isSelected());
            below.take();
        }
        if (event >= 0) {
            anew();
        }
    }

    /// Keeps the details on the event that they show, or lets them follow the cursor again.
    public void togglePin() {
        if (pinned >= 0) {
            release();
            return;
        }
        int wanted = workspace.cursorProperty().get();
        Shown shown = workspace.shownProperty().get();
        if (shown == null || wanted < 0) {
            pin.setSelected(false);
            workspace.say("There is no event under the cursor to pin.");
            return;
        }
        pinned = wanted;
        follow();
        showPin();
        workspace.say("The details stay at this event: . or Esc lets them follow the cursor again.");
    }

    public boolean isPinned() {
        return pinned >= 0;
    }

    /// Lets the details follow the cursor again.
    public void release() {
        if (pinned >= 0) {
            pinned = -1;
            showPin();
            follow();
            workspace.say("The details follow the cursor.");
        }
    }

    private void goToPinned() {
        if (pinned >= 0) {
            workspace.cursorProperty().set(pinned);
        }
    }

    private void showPin() {
        Shown shown = workspace.shownProperty().get();
        pin.setSelected(pinned >= 0);
        pin.setText(pinned >= 0 ? "Pinned" : "Pin");
        if (shown != null && pinned >= 0 && event >= 0) {
            pinBar.show(
                    shown.trail(),
                    pinned,
                    workspace.cursorProperty().get(),
                    workspace.zoneProperty().get());
        }
        showTop();
    }

    private void showTop() {
        top.getChildren().clear();
        if (event < 0) {
            return;
        }
        if (pinned >= 0) {
            top.getChildren().add(pinBar);
        }
        if (atRight) {
            top.getChildren().add(head);
        }
        top.getChildren().add(ancestry);
    }

    /// Shows all that the process did and gives it the focus; what was shown before if it has it.
    ///
    /// @return whether it is shown now
    public boolean showActivity() {
        if (atRight) {
            boolean back = activity.table().isFocused();
            beside.openProcess();
            if (!back) {
                // What a tab holds is in the scene only once that was laid out.
                getScene().getRoot().applyCss();
                getScene().getRoot().layout();
                activity.table().requestFocus();
            }
            return !back;
        }
        boolean back = doing.isSelected() && activity.table().isFocused();
        doing.setSelected(!back);
        switchFirst();
        if (!back) {
            activity.table().requestFocus();
        }
        return !back;
    }

    /// Shows where a field of the event under the cursor stands in its lines.
    ///
    /// @param field a column of the timeline, or the name of a fact; null for that of the fact with the focus
    /// @param then is called when the user goes back from there
    public void showRaw(@Nullable String field, Runnable then) {
        String fact = facts.focusedName() != null ? facts.focusedName() : arguments.focusedName();
        String wanted = field == null ? fact : field;
        back = () -> {
            if (atRight && fact != null) {
                beside.openEvent();
            }
            then.run();
        };
        rest.stop();
        follow();
        if (field != null && event != workspace.cursorProperty().get()) {
            workspace.say("The details are pinned to another event: . lets them follow the cursor.");
        } else if (event >= 0 && wanted != null) {
            bringRecords();
            records.reveal(wanted);
        }
    }

    /// The same for a value of these details, whatever the cursor is on.
    private void showRaw(String field, Node then) {
        back = () -> {
            if (atRight) {
                beside.openEvent();
            }
            then.requestFocus();
        };
        bringRecords();
        records.reveal(field);
    }

    /// Puts the raw lines on the clipboard.
    public void copyRaw() {
        records.handOver().copy();
    }

    /// Writes the raw lines to a file that the user names.
    public void saveRaw() {
        records.handOver().save();
    }

    /// What the records say beside what the table of events holds comes once they were read.
    private void addOtherRecords(RawFields fields) {
        Shown shown = workspace.shownProperty().get();
        List<Fact.Group> others = EventFacts.ofOtherRecords(fields);
        if (shown != null && event >= 0 && !others.isEmpty()) {
            List<Fact.Group> all = new ArrayList<>(EventFacts.of(shown.trail(), event));
            all.addAll(others);
            facts.show(all, shown.trail(), event);
        }
    }

    private void bringRecords() {
        if (!atRight) {
            below.bring(records.node());
            return;
        }
        beside.openRaw();
        if (getScene() != null) {
            // What a tab holds is in the scene only once that was laid out.
            getScene().getRoot().applyCss();
            getScene().getRoot().layout();
        }
    }

    private void switchFirst() {
        if (atRight) {
            doing.setSelected(false);
            beside.openProcess();
            return;
        }
        below.doing(doing.isSelected());
        fillShown();
    }

    private void nameSwitch(AuditTrail trail) {
        ProcessForest forest = trail.processes();
        int of = forest == null ? ProcessForest.NONE : forest.processOf(event);
        int count = forest == null || of == ProcessForest.NONE ? 0 : forest.eventCount(of);
        doing.setText("What it did: " + Words.count(count, "event"));
        doing.setAccessibleText("What this process did, " + Words.count(count, "event") + ", key d");
        doing.setDisable(count == 0);
    }

    /// Ends its work.
    public void dispose() {
        activity.dispose();
        process.dispose();
        near.dispose();
        rest.stop();
        records.dispose();
    }

    private void follow() {
        Shown shown = workspace.shownProperty().get();
        int wanted = pinned >= 0 ? pinned : workspace.cursorProperty().get();
        if (shown == null || wanted < 0 || wanted >= shown.trail().events().size()) {
            clear();
            return;
        }
        if (wanted != event || processes != shown.trail().processes()) {
            event = wanted;
            processes = shown.trail().processes();
            fill(shown.trail());
        }
    }

    private void anew() {
        Shown shown = workspace.shownProperty().get();
        if (shown != null && event >= 0) {
            fill(shown.trail());
        }
    }

    private void clear() {
        event = -1;
        ancestry.clear();
        arguments.clear();
        facts.clear();
        records.clear();
        activity.clear();
        process.clear();
        near.clear();
        page.setTop(null);
        page.setCenter(nothing);
    }

    private void fill(AuditTrail trail) {
        ancestry.show(trail, event);
        head.show(trail, event, workspace.times());
        arguments.show(trail.events(), event);
        facts.show(EventFacts.of(trail, event), trail, event);
        records.show(trail, event);
        nameSwitch(trail);
        fillShown();
        showPin();
        page.setTop(top);
        Node parts = atRight ? beside : below;
        if (!parts.equals(page.getCenter())) {
            page.setCenter(parts);
        }
    }

    /// What takes looking at many events is gathered only while it is looked at.
    private void fillShown() {
        Shown shown = workspace.shownProperty().get();
        if (shown == null || event < 0) {
            return;
        }
        boolean ofProcess = atRight && beside.isProcessOpen();
        if (ofProcess) {
            process.show(shown.trail(), event);
        }
        if (ofProcess || (!atRight && doing.isSelected())) {
            activity.show(shown.trail(), event);
        }
        if (atRight && beside.isContextOpen()) {
            near.show(shown.trail(), event);
        }
    }
}
