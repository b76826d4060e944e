package org.execscope.ui.find;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.ui.layout.PopupBox;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// One field that understands a time, an audit id, a serial number, a pid, a line and a share of the rows,
/// and says what it understood before it goes there.
public final class GoTo {
    private static final double BELOW = 40;

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
        Label examples = new Label(
                "also: 10:02   2026-03-14 14:08:04   +5m   1773497284.140:884215   pid 4242   line 88120   50%");
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

    /// Says what is understood at once, and where it is as soon as that is known.
    private void say() {
        looking.cancel();
        Shown shown = workspace.shownProperty().get();
        Place place = place();
        if (shown == null || place == null) {
            boolean nothing = field.getText().isBlank();
            say(nothing ? "Type where to go." : "⚠ Not a time, id or number.", nothing ? "muted" : "warn");
            return;
        }
        say(place.words() + "   ⏎", "muted");
        int cursor = workspace.cursorProperty().get();
        boolean withOthers = workspace.otherEventsProperty().get();
        looking.start(
                cancel -> PlaceFinder.find(shown, withOthers, place, cursor, cancel),
                found -> {
                    String where = place.words() + found.words(shown);
                    say(
                            found.event() < 0 ? "⚠ " + where : where + "   ⏎",
                            found.event() < 0 || found.hidden() >= 0 ? "warn" : "muted");
                },
                problem -> workspace.report("looking where that is", problem));
    }

    private void say(String words, String style) {
        understood.getStyleClass().removeAll("muted", "warn");
        understood.getStyleClass().add(style);
        understood.setText(words);
        field.setAccessibleHelp(words);
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
                cancel -> PlaceFinder.find(shown, withOthers, place, cursor, cancel),
                found -> arrive(place, found),
                problem -> workspace.report("going there", problem));
    }

    private void arrive(Place place, PlaceFinder.Found found) {
        if (found.event() < 0 && found.hidden() < 0) {
            workspace.say("Not in this evidence: " + place.words() + ".");
            return;
        }
        boolean shown = found.event() >= 0;
        if (shown) {
            go.accept(found.event());
        }
        if (found.hidden() >= 0) {
            String named = place.name() + " is hidden by the filter"
                    + (shown ? ": this is the nearest event shown." : ", which shows nothing.");
            Notice hidden = new Notice(
                    Notice.Level.WARNING,
                    named,
                    List.of(
                            new Notice.Way(
                                    "Show it anyway", () -> workspace.ways().around(found.hidden())),
                            new Notice.Way("Clear filter", () -> workspace.apply(""))));
            workspace.notices().removeIf(notice -> notice.text().equals(named));
            workspace.notices().add(hidden);
        }
    }

    /// Ends its thread.
    public void dispose() {
        looking.close();
    }
}
