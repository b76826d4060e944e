package org.execscope.ui.window;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.execscope.event.Host;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Place;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.LoadWords;
import org.execscope.ui.model.Loading;
import org.execscope.ui.model.RunningWork;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.TableColumn;
import org.execscope.ui.timeline.TimelinePane;
import org.jspecify.annotations.Nullable;

/// One line about the evidence at the left, about the place in it at the right.
final class StatusBar extends BarLine {
    private static final int NAMED_HOSTS = 3;

    private final Workspace workspace;
    private final TimelinePane timeline;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label work = new Label();
    private final Label left = new Label("No evidence open");
    private final Button stop = new Button("Stop");
    private final Hyperlink problems = new Hyperlink();
    private final Label skipped = new Label();
    private final Button zone = new Button("UTC");
    private final Button others = new Button();
    private final Label sorted = new Label();
    private final Label hosts = new Label();
    private final MessageLabel message = new MessageLabel();
    private final Label right = new Label();
    private final Button showHidden = new Button("Show them");
    private final ContextMenu zones = new ContextMenu();
    private Supplier<String> instead = () -> "";

    StatusBar(Workspace workspace, TimelinePane timeline, Runnable showProblems) {
        super(14);
        this.workspace = workspace;
        this.timeline = timeline;
        setId("status");
        getStyleClass().add("status-bar");
        setPadding(new Insets(3, 10, 3, 10));
        setMinHeight(28);
        left.setId("status-evidence");
        right.setId("status-place");
        message.setId("status-message");
        zone.setId("status-zone");
        zone.setMnemonicParsing(false);
        zone.getStyleClass().addAll("flat", "status-zone");
        zone.setMinWidth(Region.USE_PREF_SIZE);
        zone.setOnAction(event -> {
            zones.getItems().setAll(ZoneItems.of(workspace));
            zones.show(zone, Side.TOP, 0, 0);
        });
        others.setId("status-others");
        others.setMnemonicParsing(false);
        others.getStyleClass().addAll("flat", "status-zone");
        others.setMinWidth(Region.USE_PREF_SIZE);
        others.setOnAction(event -> workspace
                .otherEventsProperty()
                .set(!workspace.otherEventsProperty().get()));
        sorted.setId("status-sorted");
        sorted.getStyleClass().add("warn");
        sorted.setMinWidth(Region.USE_PREF_SIZE);
        stop.setId("stop");
        stop.getStyleClass().add("small");
        stop.setOnAction(event -> {
            if (workspace.loadingProperty().get() != null) {
                workspace.stop();
            } else {
                workspace.running().stop();
            }
        });
        problems.setId("status-problems");
        problems.getStyleClass().add("warn");
        problems.setOnAction(event -> showProblems.run());
        skipped.getStyleClass().add("warn");
        message.getStyleClass().add("muted");
        left.setMinWidth(Region.USE_PREF_SIZE);
        problems.setMinWidth(Region.USE_PREF_SIZE);
        right.setMinWidth(Region.USE_PREF_SIZE);
        stop.setMinWidth(Region.USE_PREF_SIZE);
        work.setId("status-work");
        work.setMinWidth(Region.USE_PREF_SIZE);
        showHidden.setId("status-show-hidden");
        showHidden.getStyleClass().addAll("flat", "status-zone");
        showHidden.setMinWidth(Region.USE_PREF_SIZE);
        showHidden.setAccessibleText("Show the selected events that the filter hides: clears the filter");
        showHidden.setOnAction(event -> {
            int hidden = timeline.firstSelectedHidden();
            if (hidden >= 0) {
                workspace.cursorProperty().set(hidden);
                workspace.apply("");
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        // The message takes all the room that is left: nothing is to be shared with.
        HBox.setHgrow(message, Priority.ALWAYS);
        gap.managedProperty().bind(message.managedProperty().not());
        getChildren()
                .addAll(
                        bar,
                        work,
                        stop,
                        left,
                        problems,
                        skipped,
                        others,
                        zone,
                        hosts,
                        message,
                        gap,
                        sorted,
                        showHidden,
                        right);
        workspace.loadingProperty().addListener((property, old, now) -> show());
        workspace.shownProperty().addListener((property, old, now) -> {
            show();
            sayFilter(old, now);
        });
        workspace.running().saidProperty().addListener((property, old, now) -> showWork());
        Announcer announcer = new Announcer(message::say);
        workspace.messageProperty().addListener((property, old, now) -> announcer.put(now));
        workspace.zoneProperty().addListener((property, old, now) -> showZone());
        workspace
                .choices()
                .lettersProperty()
                .addListener((_, _, _) -> showOthers(workspace.shownProperty().get()));
        timeline.sortKeysProperty().addListener((property, old, now) -> showOrder());
        workspace.cursorProperty().addListener((property, old, now) -> showPlace());
        workspace.selection().changesProperty().addListener((property, old, now) -> showPlace());
        show();
        showZone();
        showOrder();
    }

    /// Says something else about the place while `there` holds.
    void place(ReadOnlyStringProperty words, ReadOnlyBooleanProperty there) {
        words.addListener((_, _, _) -> showPlace());
        there.addListener((_, _, _) -> showPlace());
        instead = () -> there.get() ? words.get() : "";
    }

    private void showZone() {
        String words = Zones.words(workspace.zoneProperty().get());
        zone.setText(words);
        zone.setAccessibleText("Times are shown in " + words + ": change");
    }

    /// A timeline that isn't in the order of time must say so.
    private void showOrder() {
        List<String> names = timeline.sortKeysProperty().get().stream()
                .map(key -> titleOf(timeline, key.column()) + (key.descending() ? " ▼" : ""))
                .toList();
        sorted.setText(
                timeline.sorting().inOrderOfTime() ? "" : "sorted by " + String.join(", ", names) + " · Esc: by time");
        visible(sorted, !timeline.sorting().inOrderOfTime());
    }

    private static String titleOf(TimelinePane timeline, String id) {
        return timeline.table().columns().stream()
                .filter(column -> column.id().equals(id))
                .map(TableColumn::title)
                .findFirst()
                .orElse(id)
                .replace(" (UTC)", "");
    }

    private void show() {
        Loading loading = workspace.loadingProperty().get();
        Shown shown = workspace.shownProperty().get();
        showWork();
        if (loading != null) {
            left.setText(loading.words());
        } else if (shown == null) {
            left.setText("No evidence open");
        } else {
            left.setText("● " + LoadWords.state(shown.trail()));
        }
        long lines = shown == null ? 0 : shown.trail().countProblems(_ -> true);
        problems.setText(Words.count(lines, "problem") + " in lines");
        visible(problems, lines > 0);
        int leftOut = shown == null ? 0 : shown.trail().skipped().size();
        skipped.setText(Words.number(leftOut) + " left out");
        visible(skipped, leftOut > 0);
        showOthers(shown);
        hosts.setText(shown == null ? "" : hostNames(shown.trail()));
        visible(hosts, !hosts.getText().isEmpty());
        showPlace();
    }

    /// What a filter came to is worth hearing; what more of the evidence is read is not.
    private void sayFilter(@Nullable Shown old, @Nullable Shown now) {
        if (old != null && now != null && !old.query().text().equals(now.query().text())) {
            String counts = Words.number(now.rows().size()) + " of "
                    + Words.count(now.trail().execves().size(), "event");
            workspace.say(now.query().isEmpty() ? "No filter: " + counts + "." : "Filter applied: " + counts + ".");
        }
    }

    /// Reading has the word before all other work.
    private void showWork() {
        Loading loading = workspace.loadingProperty().get();
        RunningWork.Job job =
                loading == null ? workspace.running().saidProperty().get() : null;
        boolean any = loading != null || job != null;
        visible(bar, any);
        visible(stop, any);
        bar.setProgress(loading != null ? loading.fraction() : job != null ? job.part() : 0);
        work.setText(job == null ? "" : words(job));
        visible(work, job != null);
        // Its room is that of what was done last: a bar that grows moves all above it.
        visible(message, job == null);
        stop.setAccessibleText(job == null ? "Stop reading" : "Stop: " + job.words());
    }

    /// "Sorting …, 38 %"; what isn't done never reads as if it were.
    private static String words(RunningWork.Job job) {
        return job.part() < 0 ? job.words() : job.words() + ", " + (int) Math.min(99, job.part() * 100) + " %";
    }

    /// Events of other kinds are left out at first: never without a word.
    private void showOthers(@Nullable Shown shown) {
        int count = shown == null
                ? 0
                : shown.trail().order().size() - shown.trail().execves().size();
        boolean all = workspace.otherEventsProperty().get();
        String events = Words.count(count, "other event");
        others.setText(all ? "all events · " + events + " too" : "execve only · " + events + " hidden");
        others.setAccessibleText(others.getText()
                + workspace
                        .choices()
                        .lettersProperty()
                        .get()
                        .words(Place.TIMELINE, all ? ": hide them, {a}" : ": show them too, {a}"));
        visible(others, count > 0 || all);
    }

    /// Other rows are shown: other selected events may be hidden.
    void rowsChanged() {
        showPlace();
    }

    private void showPlace() {
        Shown shown = workspace.shownProperty().get();
        if (shown == null) {
            right.setText("");
            visible(showHidden, false);
            return;
        }
        String other = instead.get();
        int selected = workspace.selection().countProperty().get();
        StringBuilder words = new StringBuilder();
        visible(showHidden, false);
        if (selected > 0) {
            words.append(Words.number(selected)).append(" selected");
            int hidden = other.isEmpty() ? selected - timeline.selectedAmongShown() : 0;
            if (hidden > 0) {
                words.append(", ").append(Words.number(hidden)).append(" of them hidden by the filter");
                visible(showHidden, !shown.query().isEmpty());
            }
            words.append(" · ");
        }
        if (workspace.selection().isGathering()) {
            words.append("selecting … · ");
        }
        if (other.isEmpty()) {
            int row = shown.placeOf(workspace.cursorProperty().get());
            words.append("row ").append(row < 0 ? "—" : Words.number(row + 1L));
            words.append(" of ").append(Words.number(shown.timeline().size()));
        } else {
            words.append(other);
        }
        right.setText(words.toString());
    }

    private static String hostNames(AuditTrail trail) {
        int count = trail.events().hosts().size();
        return count > NAMED_HOSTS
                ? Words.count(count, "host")
                : String.join(
                        ", ", trail.events().hosts().stream().map(Host::label).toList());
    }

    private static void visible(javafx.scene.Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
