package org.execscope.ui.find;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.ui.layout.PopupBox;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// One field that understands a time, an audit id, a serial number, a pid, a line and a share of the rows,
/// and says what it understood before it goes there.
public final class GoTo {
    private static final double BELOW = 40;
    private static final int STEP = 1 << 16;

    private final Workspace workspace;
    private final IntConsumer go;
    private final Latest looking = new Latest("go to");
    private final Popup popup = new Popup();
    private final TextField field = new TextField();
    private final Label understood = new Label();

    /// @param go shows an event
    public GoTo(Workspace workspace, IntConsumer go) {
        this.workspace = workspace;
        this.go = go;
        Label title = new Label("Go to");
        title.getStyleClass().add("section-head");
        field.setId("go-to-field");
        field.getStyleClass().add("mono");
        field.setAccessibleText("Go to a time, an audit id, a serial number, a pid, a line");
        understood.setId("go-to-understood");
        understood.setWrapText(true);
        understood.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        Label examples =
                new Label("10:02   2026-03-14 14:08:04   +5m   1773497284.140:884215   pid 4242   line 88120   50%");
        examples.getStyleClass().addAll("muted", "mono", "small");
        examples.setWrapText(true);
        examples.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        PopupBox box = new PopupBox(8, title, field, understood, examples);
        box.getStyleClass().add("go-to");
        box.getStyleClass().addAll("picker", "context-menu");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        field.textProperty().addListener((_, _, _) -> say());
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                enter();
                e.consume();
            }
        });
    }

    /// Opens it over a node.
    public void open(Node over) {
        Bounds place = over.localToScreen(over.getBoundsInLocal());
        if (place == null || workspace.shownProperty().get() == null) {
            return;
        }
        field.clear();
        say();
        popup.show(over, place.getMinX(), place.getMinY() + BELOW);
        popup.setX(place.getCenterX() - popup.getWidth() / 2);
        field.requestFocus();
    }

    private long cursorMillis(Shown shown) {
        int event = workspace.cursorProperty().get();
        EventTable events = shown.trail().events();
        if (event >= 0 && event < events.size()) {
            return events.timeMillis(event);
        }
        EventOrder all = shown.trail().execves();
        return all.size() == 0 ? 0 : events.timeMillis(all.at(0));
    }

    private @Nullable Place place() {
        Shown shown = workspace.shownProperty().get();
        return shown == null || field.getText().isBlank()
                ? null
                : Place.parse(field.getText(), workspace.zoneProperty().get(), cursorMillis(shown));
    }

    private void say() {
        Place place = place();
        understood.getStyleClass().removeAll("muted", "warn");
        understood.getStyleClass().add(place == null && !field.getText().isBlank() ? "warn" : "muted");
        understood.setText(
                place != null
                        ? place.words() + "   ⏎"
                        : field.getText().isBlank() ? "Type where to go." : "⚠ Not a time, id or number.");
    }

    private void enter() {
        Place place = place();
        if (place != null) {
            popup.hide();
            go(place);
        }
    }

    /// Goes to what is written.
    public void go(String text) {
        Shown shown = workspace.shownProperty().get();
        Place place = shown == null
                ? null
                : Place.parse(text, workspace.zoneProperty().get(), cursorMillis(shown));
        if (place == null) {
            workspace.say("Not a time, id or number.");
        } else {
            go(place);
        }
    }

    private void go(Place place) {
        Shown shown = workspace.shownProperty().get();
        if (shown == null) {
            return;
        }
        int cursor = workspace.cursorProperty().get();
        boolean withOthers = workspace.otherEventsProperty().get();
        looking.start(
                cancel -> find(shown, withOthers, place, cursor, cancel),
                found -> arrive(place, found),
                problem -> workspace.report("going there", problem));
    }

    /// @param event the event to show; -1 if there is none
    /// @param hidden whether what was asked for is hidden by the filter, and `event` is the nearest shown
    private record Found(int event, boolean hidden) {}

    private void arrive(Place place, Found found) {
        if (found.event() < 0) {
            workspace.say("Not in this evidence: " + place.words() + ".");
            return;
        }
        go.accept(found.event());
        if (found.hidden()) {
            workspace.say("That event is hidden by the filter: this is the nearest one shown.");
        }
    }

    private static Found find(Shown shown, boolean withOthers, Place place, int cursor, CancelToken cancel) {
        EventTable events = shown.trail().events();
        EventOrder rows = shown.timeline();
        return switch (place) {
            case Place.At at -> new Found(nearest(events, rows, at.millis()), false);
            case Place.Share share ->
                new Found(
                        rows.size() == 0
                                ? -1
                                : rows.at((int) Math.min(rows.size() - 1L, (long) (share.share() * rows.size()))),
                        false);
            case Place.Pid pid -> after(shown, withOthers, cursor, event -> events.pid(event) == pid.pid(), cancel);
            case Place.Line line ->
                after(
                        shown,
                        withOthers,
                        -1,
                        event -> events.line(event) >= line.line() && sameFile(events, event, cursor),
                        cancel);
            case Place.Serial serial ->
                after(shown, withOthers, cursor, event -> events.serial(event) == serial.serial(), cancel);
            case Place.AuditId id ->
                after(
                        shown,
                        withOthers,
                        -1,
                        event -> events.serial(event) == id.serial() && events.timeMillis(event) == id.millis(),
                        cancel);
        };
    }

    private static boolean sameFile(EventTable events, int event, int cursor) {
        return cursor < 0 || events.file(event) == events.file(cursor);
    }

    private static int nearest(EventTable events, EventOrder rows, long millis) {
        int at = rows.firstAt(events, millis);
        return rows.size() == 0 ? -1 : rows.at(Math.min(at, rows.size() - 1));
    }

    /// The next one behind the cursor's event in the order of time, then from the start; among all events, so
    /// that a hidden one is not taken for a missing one. What is shown comes first, then what the filter
    /// hides; an event that is no program start, while those aren't shown, comes last.
    private static Found after(Shown shown, boolean withOthers, int cursor, IntPredicate wanted, CancelToken cancel) {
        EventTable events = shown.trail().events();
        EventOrder all = shown.trail().order();
        int start = cursor < 0 ? 0 : all.firstAt(events, events.timeMillis(cursor));
        int hidden = -1;
        int other = -1;
        boolean past = cursor < 0;
        for (int i = 0; i < all.size(); i++) {
            if ((i & STEP - 1) == 0) {
                cancel.check();
            }
            int event = all.at((start + i) % all.size());
            boolean candidate = past;
            past |= event == cursor;
            if (!candidate || !wanted.test(event)) {
                continue;
            }
            if (!withOthers && !events.isExecve(event)) {
                other = other < 0 ? event : other;
            } else if (shown.matches().contains(event)) {
                return new Found(event, false);
            } else {
                hidden = hidden < 0 ? event : hidden;
            }
        }
        if (cursor >= 0 && wanted.test(cursor)) {
            return new Found(cursor, false);
        }
        return hidden < 0
                ? new Found(other, false)
                : new Found(nearest(events, shown.timeline(), events.timeMillis(hidden)), true);
    }

    /// Ends its thread.
    public void dispose() {
        looking.close();
    }
}
