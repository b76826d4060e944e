package org.execscope.ui.lifeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.execscope.process.ProcessForest;
import org.execscope.ui.layout.TextGauge;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.model.Zones;

/// The lives of the selected processes, or of the family of the one under the cursor, over the stretch of time
/// that the histogram shows. Only those in view are drawn.
public final class LifelinePane extends BorderPane {
    private static final Duration REST = Duration.millis(80);
    private static final double LINE = 24;
    private static final double AXIS = 24;
    private static final int LABELS = 5;

    private final Workspace workspace;
    private final IntConsumer reveal;
    private final Latest gathering = new Latest("lifelines");
    private final PauseTransition rest = new PauseTransition(REST);
    private final Label head = new Label();
    private final LifelineBrush brush;
    private final Body body;
    private String what = "";
    private Lifelines lives = Lifelines.NONE;
    private boolean active;
    private boolean following;
    /// The event whose process's family is shown: going along the lives doesn't change it.
    private int about = -1;

    private long from;
    private long to = 1;
    private int cursor = -1;
    private int top;

    /// @param reveal shows a process in the tree
    public LifelinePane(Workspace workspace, IntConsumer reveal) {
        this.workspace = workspace;
        this.reveal = reveal;
        brush = new LifelineBrush(workspace, this::brushed);
        body = new Body();
        head.setId("lifelines-head");
        head.getStyleClass().addAll("muted", "tree-bar");
        head.setWrapText(true);
        head.setMaxWidth(Double.MAX_VALUE);
        setTop(head);
        setCenter(body);
        rest.setOnFinished(_ -> gather());
        workspace.shownProperty().addListener((_, _, _) -> changed());
        workspace.cursorProperty().addListener((_, _, now) -> {
            if (!following) {
                about = now.intValue();
                changed();
            }
        });
        workspace.selection().changesProperty().addListener((_, _, _) -> changed());
        workspace.zoneProperty().addListener((_, _, _) -> body.draw());
        workspace.choices().timeFormProperty().addListener((_, _, _) -> body.draw());
    }

    /// Tells whether it can be seen: nothing is gathered before.
    public void active(boolean now) {
        active = now;
        about = workspace.cursorProperty().get();
        changed();
    }

    /// Shows this stretch of time.
    public void window(long fromMillis, long toMillis) {
        from = fromMillis;
        to = Math.max(fromMillis + 1, toMillis);
        brush.window(from, to);
        body.draw();
    }

    /// Ends its thread.
    public void dispose() {
        rest.stop();
        gathering.close();
    }

    /// The process under the cursor of the lives; [ProcessForest#NONE] where there is none.
    public int process() {
        return cursor >= 0 && cursor < lives.lines().size()
                ? lives.lines().get(cursor).process()
                : ProcessForest.NONE;
    }

    /// Lets all panes have their cursor on the process of a line. The lives stay those that they are.
    private void moved() {
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        int process = process();
        if (forest == null || process == ProcessForest.NONE) {
            return;
        }
        if (forest.isPlaceholder(process)) {
            workspace.say("pid " + forest.pid(process) + " has no event of its own in the log.");
        } else if (forest.processOf(workspace.cursorProperty().get()) != process) {
            int image = forest.lastImage(process);
            following = true;
            workspace.cursorProperty().set(image == ProcessForest.NONE ? forest.event(process, 0) : image);
            following = false;
        }
    }

    private void changed() {
        if (active) {
            rest.playFromStart();
        }
    }

    private void gather() {
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        if (shown == null || forest == null) {
            take(Lifelines.NONE);
            say(shown == null ? "" : workspace.notYet("Lives are known"));
            return;
        }
        BitSet selection = workspace.selection().snapshot();
        int event = about;
        gathering.start(
                cancel -> Lifelines.of(shown.trail(), forest, selection, event, cancel),
                now -> {
                    take(now);
                    cursor = indexOf(
                            now, forest.processOf(workspace.cursorProperty().get()));
                    body.draw();
                },
                problem -> workspace.report("gathering lifelines", problem));
    }

    private static int indexOf(Lifelines lives, int process) {
        for (int i = 0; i < lives.lines().size(); i++) {
            if (lives.lines().get(i).process() == process) {
                return i;
            }
        }
        return lives.lines().isEmpty() ? -1 : 0;
    }

    private void take(Lifelines now) {
        lives = now;
        top = 0;
        cursor = -1;
        brush.forget();
        String shown = now.lines().isEmpty()
                ? "No process under the cursor"
                : now.selected()
                        ? Words.count(now.lines().size(), "selected process").replace("processs", "processes")
                        : "The process under the cursor, its ancestors and its children";
        String more = now.left() > 0 ? ", " + Words.number(now.left()) + " more not shown" : "";
        say(shown + more + " · solid: known from the log, fading: before or after what the log shows, "
                + "notch: program start");
        body.draw();
    }

    private void say(String words) {
        what = words;
        brushed();
    }

    /// What is being chosen is told in the place of what is shown.
    private void brushed() {
        String words = brush.words();
        head.setText(words.isEmpty() ? what : words);
        body.draw();
    }

    /// Where a life lies that isn't in view; empty for one that is.
    private String aside(Lifeline line, LifelineTimes times) {
        if (line.to() < from) {
            return "◂ until " + times.words(line.to());
        }
        return line.from() > to ? "from " + times.words(line.from()) + " ▸" : "";
    }

    private String spoken(Lifeline line) {
        TimeStyle times = workspace.times();
        return line.name() + ", " + (line.fromKnown() ? "started " : "first known ") + times.whole(line.from())
                + ", " + (line.toKnown() ? "exit " : "last known ") + times.whole(line.to()) + ", "
                + Words.count(line.starts().size(), "program start") + (line.sure() ? "" : ", parent link inferred");
    }

    /// The axis and the lines in view.
    private final class Body extends Region {
        private final List<LifelineRow> pool = new ArrayList<>();
        private final List<Label> times = new ArrayList<>();
        private final List<Region> ticks = new ArrayList<>();
        private boolean scrollsTo;
        private double line = LINE;
        private double axis = AXIS;
        private double names = LifelineRow.NAMES;

        Body() {
            setId("lifelines");
            getStyleClass().add("row-table");
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.LIST_VIEW);
            setAccessibleText("Lifelines");
            setAccessibleHelp("Up and down choose a process, Enter shows it in the tree; Shift with left and right "
                    + "chooses a range of time, beginning with the process's life, Enter applies it, Delete takes it "
                    + "out of the filter");
            for (int i = 0; i < LABELS; i++) {
                Label time = new Label();
                time.getStyleClass().addAll("mono", "muted", "small");
                time.setManaged(false);
                times.add(time);
                Region tick = new Region();
                tick.getStyleClass().add("life-tick");
                tick.setManaged(false);
                ticks.add(tick);
                getChildren().addAll(tick, time);
            }
            getChildren().addAll(brush.parts());
            getChildren().add(new TextGauge(this::scale));
            focusedProperty().addListener((_, _, _) -> draw());
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
            addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
            addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> brush.dragged(e.getX()));
            addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> brush.released());
            addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        }

        private void scale(double now) {
            line = Math.rint(LINE * now);
            axis = Math.rint(AXIS * now);
            names = Math.rint(LifelineRow.NAMES * now);
            draw();
        }

        void draw() {
            requestLayout();
        }

        private int visible() {
            return Math.max(1, (int) ((getHeight() - axis) / line));
        }

        @Override
        protected void layoutChildren() {
            int visible = visible();
            if (scrollsTo && cursor >= 0) {
                top = Math.clamp(top, Math.max(0, cursor - visible + 1), cursor);
                scrollsTo = false;
            }
            top = Math.clamp(top, 0, Math.max(0, lives.lines().size() - visible));
            LifelineTimes clock = new LifelineTimes(workspace.times(), from, to);
            layoutTimes(clock);
            while (pool.size() < visible) {
                LifelineRow row = new LifelineRow();
                row.setManaged(false);
                pool.add(row);
                getChildren().add(row);
            }
            for (int i = 0; i < pool.size(); i++) {
                LifelineRow row = pool.get(i);
                int index = top + i;
                boolean there = i < visible && index < lives.lines().size();
                row.setVisible(there);
                if (there) {
                    Lifeline life = lives.lines().get(index);
                    row.show(life, from, to, names, spoken(life));
                    row.aside(aside(life, clock));
                    row.state(index == cursor, isFocused());
                    row.resizeRelocate(0, axis + i * line, getWidth(), line);
                }
            }
            brush.layout(
                    names,
                    getWidth(),
                    0,
                    Math.min(getHeight(), axis + line * lives.lines().size()));
            if (cursor >= 0 && cursor < lives.lines().size()) {
                setAccessibleText("Lifelines, " + spoken(lives.lines().get(cursor)) + ", " + Words.number(cursor + 1L)
                        + " of " + Words.number(lives.lines().size()));
            }
        }

        private void layoutTimes(LifelineTimes clock) {
            double room = getWidth() - names;
            for (int i = 0; i < LABELS; i++) {
                Label time = times.get(i);
                long at = from + (to - from) * i / (LABELS - 1);
                String zone =
                        i == 0 ? " " + Zones.words(workspace.zoneProperty().get()) : "";
                time.setText(lives.lines().isEmpty() ? "" : clock.words(at) + zone);
                time.autosize();
                double x = Math.rint(names + (room - 1) * i / (LABELS - 1));
                boolean last = i == LABELS - 1;
                time.relocate(last ? x - time.getWidth() - 4 : x + 4, 4);
                // The last one stands left of its tick: it would meet the one before first.
                double apart = room / (LABELS - 1);
                double needs = time.getWidth() + 16;
                boolean meets = i > 0 && apart < needs || i == LABELS - 2 && apart < 2 * needs - 16;
                time.setVisible(last ? room > 2 * needs : i == 0 || !meets);
                ticks.get(i).setVisible(!lives.lines().isEmpty());
                ticks.get(i).resizeRelocate(x, 0, 1, axis);
            }
        }

        private void pressed(KeyEvent e) {
            int last = lives.lines().size() - 1;
            int target = switch (e.getCode()) {
                case UP -> Math.max(0, cursor - 1);
                case DOWN -> Math.min(last, cursor + 1);
                case PAGE_UP -> Math.max(0, cursor - visible());
                case PAGE_DOWN -> Math.min(last, cursor + visible());
                case HOME -> 0;
                case END -> last;
                default -> -1;
            };
            if (e.isAltDown() || e.isShortcutDown() || last < 0) {
                return;
            }
            if (target >= 0) {
                cursor = target;
                scrollsTo = true;
                moved();
                draw();
                e.consume();
            } else if (brush.key(e, cursor >= 0 ? lives.lines().get(cursor) : null)) {
                e.consume();
            } else if (e.getCode() == javafx.scene.input.KeyCode.ENTER && cursor >= 0) {
                reveal.accept(lives.lines().get(cursor).process());
                e.consume();
            }
        }

        private void clicked(MouseEvent e) {
            requestFocus();
            if (e.getButton() == MouseButton.PRIMARY && !lives.lines().isEmpty()) {
                brush.pressed(e.getX());
            }
            int index = top + (int) Math.floor((e.getY() - axis) / line);
            if (e.getY() >= axis && index < lives.lines().size()) {
                cursor = index;
                moved();
                draw();
                if (e.getClickCount() == 2) {
                    reveal.accept(lives.lines().get(index).process());
                }
            }
            e.consume();
        }

        private void scrolled(ScrollEvent e) {
            top -= (int) Math.signum(e.getDeltaY()) * 3;
            draw();
            e.consume();
        }
    }
}
