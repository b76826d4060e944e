package org.execscope.ui.detail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.layout.Tall;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Everything the log says about the event under the cursor, or about one that is pinned. Below the tables its parts
/// stand side by side, at their right one behind the other.
public final class DetailPane extends BorderPane {
    private static final Duration REST = Duration.millis(80);
    private static final double LEAST = 60;
    private static final double LEAST_WIDTH = 180;

    private final Workspace workspace;
    private final Pin pin;
    private final EventHead head = new EventHead();
    private final AncestryBar ancestry;
    private final ArgumentsColumn arguments;
    private final FactsColumn facts;
    private final RecordsColumn records;
    private final ActivityColumn activity;
    private final ProcessColumn process;
    private final NearColumn near;
    private final CompareColumn compare;
    private final PartSwitches switches;
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
        pin = new Pin(workspace, this::pinChanged);
        switches = new PartSwitches(workspace.choices().lettersProperty(), this::first);
        ancestry = new AncestryBar(ways.reveal(), ways.scope(), List.of(switches, pin.button()));
        arguments = new ArgumentsColumn(workspace, this::showRaw);
        records = new RecordsColumn(workspace, () -> back.run(), ways.fileToWrite());
        facts = new FactsColumn(workspace, "detail-facts", "Facts", records::bytes, this::showRaw);
        activity = new ActivityColumn(workspace);
        process = new ProcessColumn(workspace);
        near = new NearColumn(workspace);
        compare = new CompareColumn(workspace);
        below = new DetailsBelow(parts(), facts.node(), records.node(), compare.node());
        beside = new DetailsBeside(
                List.of(arguments.node(), facts.node()),
                List.of(process.node(), activity),
                records.node(),
                near,
                compare.node(),
                this::fillShown);
        for (Column column : columns()) {
            column.onWiden(() -> below.widen(column));
        }
        records.onRead(this::addOtherRecords);
        nothing.getStyleClass().add("muted");
        rest.setOnFinished(_ -> {
            follow();
            showCompared();
        });
        workspace.cursorProperty().addListener((_, _, _) -> {
            showPin();
            rest.playFromStart();
        });
        workspace.shownProperty().addListener((_, _, now) -> {
            if (now == null) {
                pin.release();
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
        return List.of(arguments.node(), facts.node(), records.node(), process.node(), compare.node());
    }

    /// Puts the focus on the first fact, if there is one; on the comparison where that stands in their place.
    public void focusFacts() {
        if (atRight) {
            beside.open(DetailPart.EVENT);
        } else if (below.isComparing()) {
            compare.requestFocus();
            return;
        }
        facts.requestFocus();
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
        // At the right they are tabs.
        switches.setVisible(!now);
        switches.setManaged(!now);
        if (now) {
            beside.take();
        } else {
            below.take();
        }
        if (event >= 0) {
            anew();
        }
    }

    /// Keeps the details on the event under the cursor, or lets them follow it again.
    public void togglePin() {
        pin.toggle();
    }

    public boolean isPinned() {
        return pin.isOn();
    }

    /// Lets the details follow the cursor again.
    public void release() {
        pin.release();
    }

    /// Compares the pinned event with the one under the cursor, or shows it alone.
    public void toggleCompare() {
        pin.toggleCompare();
    }

    private void pinChanged() {
        follow();
        showPin();
        showCompared();
    }

    private void showPin() {
        pin.show();
        showTop();
    }

    /// Two events beside one another, while one is pinned and the cursor is on another.
    private void showCompared() {
        Shown shown = workspace.shownProperty().get();
        int cursor = workspace.cursorProperty().get();
        boolean on = shown != null
                && event >= 0
                && pin.isCompared()
                && cursor < shown.trail().events().size();
        below.compare(on);
        beside.compare(on);
        if (on && shown != null) {
            compare.show(shown.trail(), pin.event(), cursor);
        } else {
            compare.clear();
        }
    }

    private void showTop() {
        top.getChildren().clear();
        if (event < 0) {
            return;
        }
        if (pin.isOn()) {
            top.getChildren().add(pin.bar());
        }
        if (atRight) {
            top.getChildren().add(head);
        }
        top.getChildren().add(ancestry);
    }

    /// Shows a part and gives it the focus; what was shown before if it has it.
    ///
    /// @return whether it is shown now
    public boolean show(DetailPart part) {
        Node node = Objects.requireNonNull(parts().get(part));
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        while (owner != null && !owner.equals(node)) {
            owner = owner.getParent();
        }
        boolean back = owner != null;
        if (atRight) {
            beside.open(part);
        } else {
            switches.choose(back ? DetailPart.EVENT : part);
        }
        if (!back) {
            laidOut();
            focus(part);
        }
        return !back;
    }

    private Map<DetailPart, Node> parts() {
        return Map.of(
                DetailPart.EVENT,
                arguments.node(),
                DetailPart.ACTIVITY,
                activity,
                DetailPart.PROCESS,
                process.node(),
                DetailPart.CONTEXT,
                near);
    }

    private void focus(DetailPart part) {
        switch (part) {
            case EVENT -> facts.requestFocus();
            case ACTIVITY -> activity.table().requestFocus();
            case PROCESS -> process.requestFocus();
            case CONTEXT -> near.table().requestFocus();
        }
    }

    /// What a tab holds is in the scene only once that was laid out.
    private void laidOut() {
        if (getScene() != null) {
            getScene().getRoot().applyCss();
            getScene().getRoot().layout();
        }
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
                beside.open(DetailPart.EVENT);
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
                beside.open(DetailPart.EVENT);
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
            List<Fact.Group> all = new ArrayList<>(EventFacts.of(shown.trail(), event, workspace.times()));
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
        laidOut();
    }

    private void first(DetailPart part) {
        below.first(part);
        fillShown();
    }

    private void nameSwitch(AuditTrail trail) {
        ProcessForest forest = trail.processes();
        int of = forest == null ? ProcessForest.NONE : forest.processOf(event);
        switches.count(forest == null || of == ProcessForest.NONE ? 0 : forest.eventCount(of));
    }

    /// Ends its work.
    public void dispose() {
        activity.dispose();
        process.dispose();
        near.dispose();
        compare.dispose();
        rest.stop();
        records.dispose();
    }

    private void follow() {
        Shown shown = workspace.shownProperty().get();
        int wanted = pin.isOn() ? pin.event() : workspace.cursorProperty().get();
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
        compare.clear();
        page.setTop(null);
        page.setCenter(nothing);
    }

    private void fill(AuditTrail trail) {
        ancestry.show(trail, event);
        head.show(trail, event, workspace.times());
        arguments.show(trail.events(), event);
        facts.show(EventFacts.of(trail, event, workspace.times()), trail, event);
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
        if (isOpen(DetailPart.PROCESS)) {
            process.show(shown.trail(), event);
        }
        if (isOpen(atRight ? DetailPart.PROCESS : DetailPart.ACTIVITY)) {
            activity.show(shown.trail(), event);
        }
        if (isOpen(DetailPart.CONTEXT)) {
            near.show(shown.trail(), event);
        }
    }

    private boolean isOpen(DetailPart part) {
        return atRight ? beside.isOpen(part) : switches.part() == part;
    }
}
