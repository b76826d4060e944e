package org.execscope.ui.session;

import java.util.BitSet;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.process.ProcessForest;
import org.execscope.process.Sessions;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Place;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.EventSelection;
import org.execscope.ui.model.FilterActions;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.LeftOutColumns;
import org.execscope.ui.table.LesserColumns;
import org.execscope.ui.table.LifeBar;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.timeline.TimelineTimes;
import org.jspecify.annotations.Nullable;

/// The login sessions of the whole evidence, whatever the filter: who came from where, became whom and ran what.
public final class SessionsPane extends BorderPane {
    private final Workspace workspace;
    private final Ways ways;
    private final Latest gathering = new Latest("sessions");
    private final EventSelection selection = new EventSelection();
    private final RowTable table;
    private final Label summary = new Label();
    private final Label empty = new Label();
    private final VBox nothing = new VBox(empty);
    private @Nullable AuditTrail gathered;
    private LifeBar.Range range = new LifeBar.Range(0, 1);
    private BitSet all = new BitSet();
    private boolean active;
    private boolean following;
    /// What a time needs; what the user makes of it stays until other times are shown.
    private double timeWidth;

    private record Gathered(SessionRows rows, BitSet all) {}

    /// Ways out of the sessions.
    ///
    /// @param tree opens the process tree
    /// @param timeline opens the timeline
    public record Ways(Runnable tree, Runnable timeline) {}

    public SessionsPane(Workspace workspace, Ways ways) {
        this.workspace = workspace;
        this.ways = ways;
        table = new RowTable(SessionColumns.all(), selection);
        table.setId("sessions");
        table.setAccessibleText("Login sessions");
        table.onOpen(this::open);
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        table.cursorRowProperty().addListener((property, old, now) -> moved(now.intValue()));
        nothing.getStyleClass().add("no-match");
        nothing.setVisible(false);
        summary.setId("sessions-summary");
        summary.getStyleClass().add("muted");
        Label keys = new Label();
        workspace
                .choices()
                .lettersProperty()
                .subscribe(letters -> keys.setText(letters.words(
                        Place.SESSIONS, "Enter: its process tree · {s}: filter by it · {e}: its events")));
        keys.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        LeftOutColumns leftOut = new LeftOutColumns();
        leftOut.setId("sessions-left-out");
        LesserColumns narrow = new LesserColumns(
                SessionColumns.LESSER,
                SessionColumns.FIRST,
                SessionColumns.WISHED,
                SessionColumns.usualLayout(),
                columns -> FxDoor.later(() -> leftOut.show(table, columns)));
        table.narrowed(narrow);
        table.onLayout(narrow::chosen);
        BarLine bar = new BarLine(12, summary, leftOut, gap, keys);
        bar.getStyleClass().add("tree-bar");
        setTop(bar);
        setCenter(new StackPane(table, nothing));
        workspace.shownProperty().addListener((property, old, now) -> show(now));
        workspace.cursorProperty().addListener((_, _, _) -> follow());
        workspace.zoneProperty().addListener((_, _, _) -> retime());
        workspace.choices().timeFormProperty().addListener((_, _, _) -> retime());
        workspace.summaries().changesProperty().addListener((property, old, now) -> table.refresh());
        show(workspace.shownProperty().get());
    }

    /// The columns as they are at first.
    public static ColumnLayout usualLayout() {
        return SessionColumns.usualLayout();
    }

    /// The table, for the window's keys.
    public RowTable table() {
        return table;
    }

    /// Tells whether the sessions can be seen: the cursor goes to the session of the event that all panes have theirs
    /// on.
    public void active(boolean now) {
        active = now;
        follow();
    }

    private void follow() {
        int event = workspace.cursorProperty().get();
        if (!active || following || event < 0 || !(table.source() instanceof SessionRows rows)) {
            return;
        }
        int row = rows.rowOf(event);
        if (row >= 0) {
            following = true;
            table.revealInMiddle(row);
            following = false;
        }
    }

    /// Ends the pane's threads.
    public void dispose() {
        gathering.close();
        selection.close();
    }

    /// Sessions are those of the whole evidence: another filter changes nothing here.
    @SuppressWarnings("ReferenceEquality") // The same state, not one with equal parts.
    private void show(@Nullable Shown shown) {
        AuditTrail trail = shown == null ? null : shown.trail();
        ProcessForest forest = trail == null ? null : trail.processes();
        if (trail == null || forest == null) {
            gathering.cancel();
            gathered = null;
            following = true;
            table.show(RowSource.NONE, new BitSet(), -1);
            following = false;
            summary.setText("");
            empty.setText(shown == null ? "" : workspace.notYet("Sessions are listed"));
            nothing.setVisible(shown != null);
            return;
        }
        if (trail == gathered) {
            return;
        }
        gathered = trail;
        empty.setText("Gathering the sessions …");
        nothing.setVisible(true);
        TimelineTimes times = TimelineTimes.of(trail, workspace.times());
        gathering.start(
                cancel -> {
                    Sessions sessions = Sessions.of(trail.events(), trail.order(), forest, cancel::isCancelled);
                    cancel.check();
                    SessionIndex index = new SessionIndex(sessions);
                    SessionRows rows = new SessionRows(
                            trail,
                            sessions,
                            SessionFindings.of(trail, sessions, index, cancel),
                            index,
                            workspace.summaries(),
                            times,
                            range);
                    BitSet all = new BitSet();
                    for (int row = 0; row < rows.rowCount(); row++) {
                        int event = rows.eventAt(row);
                        if (event >= 0) {
                            all.set(event);
                        }
                    }
                    return new Gathered(rows, all);
                },
                this::ready,
                problem -> workspace.report("gathering the sessions", problem));
    }

    /// The same sessions, their times shown otherwise.
    private void retime() {
        gathered = null;
        show(workspace.shownProperty().get());
    }

    /// Draws lives over this stretch of time.
    public void window(long fromMillis, long toMillis) {
        range = new LifeBar.Range(fromMillis, toMillis);
        if (table.source() instanceof SessionRows rows && rows.rowCount() > 0) {
            following = true;
            table.show(rows.over(range), all, table.cursorRowProperty().get(), table.top());
            following = false;
        }
    }

    private void ready(Gathered now) {
        SessionRows rows = now.rows().over(range);
        all = now.all();
        boolean none = rows.rowCount() == 0;
        empty.setText("No event of this evidence names a session.");
        nothing.setVisible(none);
        summary.setText(summary(rows.sessions()));
        String zone = " (" + Zones.words(workspace.zoneProperty().get()) + ")";
        table.width(SessionColumns.SESSION, SessionColumns.sessionWidth(rows.isGrouped()));
        table.title(SessionColumns.START, "First event" + zone);
        table.title(SessionColumns.END, "Last event" + zone);
        if (rows.times().width() != timeWidth) {
            timeWidth = rows.times().width();
            table.width(SessionColumns.START, timeWidth);
            table.width(SessionColumns.END, timeWidth);
        }
        int cursor = workspace.cursorProperty().get();
        int row = cursor < 0 ? -1 : rows.rowOf(cursor);
        following = true;
        table.show(rows, now.all(), row < 0 && !none ? 0 : row);
        following = false;
    }

    private static String summary(Sessions sessions) {
        int logins = 0;
        for (int i = 0; i < sessions.size(); i++) {
            logins += sessions.get(i).isUnset() ? 0 : 1;
        }
        String words = Words.count(logins, "login session") + ", whatever the filter";
        return sessions.eventsWithout() == 0
                ? words
                : words + " · " + Words.count(sessions.eventsWithout(), "event") + " in none of them";
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int row = table.cursorRowProperty().get();
        boolean used = switch (event.getCharacter()) {
            case "s" -> filter(row);
            case "e" -> events(row);
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private void open(int row) {
        withAllItHas(row);
        if (filter(row)) {
            ways.tree().run();
        }
    }

    /// Shows the session's events in the timeline, the cursor on the first program start.
    private boolean events(int row) {
        withAllItHas(row);
        if (!filter(row)) {
            return false;
        }
        workspace.cursorProperty().set(table.source().eventAt(row));
        ways.timeline().run();
        return true;
    }

    /// A session without a program start has events of other kinds alone: they would be missing.
    private void withAllItHas(int row) {
        Sessions.Session session = table.source() instanceof SessionRows rows ? rows.session(row) : null;
        if (session != null && session.execs() == 0) {
            workspace.otherEventsProperty().set(true);
        }
    }

    private boolean filter(int row) {
        Sessions.Session session = table.source() instanceof SessionRows rows ? rows.session(row) : null;
        if (session == null || !(table.source() instanceof SessionRows rows)) {
            return false;
        }
        try {
            Query query = workspace.applied();
            for (String term : rows.terms(session)) {
                query = Query.parse(FilterActions.after(query, FilterActions.Action.ONLY, term));
            }
            workspace.apply(query.text());
            return true;
        } catch (QueryException wrong) {
            workspace.say("That makes no filter: " + wrong.errors().getFirst().message());
            return false;
        }
    }

    private void moved(int row) {
        int event = following ? -1 : table.source().eventAt(row);
        if (event >= 0) {
            following = true;
            workspace.cursorProperty().set(event);
            following = false;
        }
    }
}
