package org.execscope.ui.tree;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;

/// Goes to a process by the first letters of its program, or digits of its pid: single letters are keys in the tree,
/// so a quotation mark comes before them. Only rows that are shown are looked at; looking for more is what find does.
final class TypeAhead {
    private static final int LONGEST = 64;
    private static final int LOOK_UP = 0xffff;

    private final Workspace workspace;
    private final TreeView view;
    private final RowTable table;
    private final Latest looking = new Latest("tree-typed");
    private final Label label = new Label();
    private final StringBuilder typed = new StringBuilder();
    private BitSet found = new BitSet();
    private int from;
    private boolean on;
    private boolean going;

    TypeAhead(Workspace workspace, TreeView view) {
        this.workspace = workspace;
        this.view = view;
        table = view.table();
        label.setId("tree-typed");
        label.getStyleClass().addAll("mono", "tree-typed");
        label.setVisible(false);
        label.setMouseTransparent(true);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> end());
        table.focusedProperty().addListener((_, _, now) -> {
            if (!now) {
                end();
            }
        });
    }

    /// What was typed, shown above the tree's last row.
    Label label() {
        return label;
    }

    boolean isOn() {
        return on;
    }

    /// Other rows are shown: what was found is no longer where it was.
    void rowsChanged() {
        if (!going) {
            end();
        }
    }

    void end() {
        if (on) {
            on = false;
            looking.cancel();
            label.setVisible(false);
            found = new BitSet();
        }
    }

    void dispose() {
        looking.close();
    }

    /// @return whether the character was for this
    boolean typed(String character) {
        if (!on) {
            if (!character.equals("\"") || view.layout() == null) {
                return false;
            }
            on = true;
            typed.setLength(0);
            from = Math.max(0, table.cursorRowProperty().get());
            found = new BitSet();
            say("type the first letters of a program, or of a pid");
            label.setVisible(true);
            return true;
        }
        if (!character.isEmpty() && character.codePointAt(0) > ' ' && typed.length() < LONGEST) {
            typed.append(character);
            look();
        }
        return true;
    }

    private void pressed(KeyEvent e) {
        if (!on) {
            return;
        }
        switch (e.getCode()) {
            case ESCAPE, ENTER -> {
                end();
                e.consume();
            }
            case BACK_SPACE -> {
                if (typed.isEmpty()) {
                    end();
                } else {
                    typed.setLength(typed.length() - 1);
                    look();
                }
                e.consume();
            }
            case UP, DOWN -> {
                step(e.getCode() == KeyCode.DOWN);
                e.consume();
            }
            // No row is selected by what is typed.
            case SPACE -> e.consume();
            case LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, F6, TAB -> end();
            default -> {
                // A letter comes as what was typed.
            }
        }
    }

    private void look() {
        TreeLayout now = view.layout();
        if (now == null || typed.isEmpty()) {
            found = new BitSet();
            say("type the first letters of a program, or of a pid");
            return;
        }
        say("…");
        String wanted = typed.toString();
        TreeRows rows = now.rows();
        looking.start(
                cancel -> rowsOf(rows, wanted, cancel),
                rowsFound -> {
                    found = rowsFound;
                    int next = found.nextSetBit(from);
                    go(next < 0 ? found.nextSetBit(0) : next);
                },
                problem -> workspace.report("looking for what was typed", problem));
    }

    private void step(boolean forward) {
        int row = table.cursorRowProperty().get();
        int next = forward ? found.nextSetBit(row + 1) : row <= 0 ? -1 : found.previousSetBit(row - 1);
        if (next < 0) {
            next = forward ? found.nextSetBit(0) : found.length() - 1;
        }
        from = Math.max(0, next);
        go(next);
    }

    private void go(int row) {
        if (row < 0) {
            say("no process shown begins so");
            return;
        }
        going = true;
        table.revealInMiddle(row);
        going = false;
        int number = found.get(0, row + 1).cardinality();
        say(Words.number(number) + " of " + Words.number(found.cardinality()) + " shown · Up Down: others · Esc ends");
    }

    private void say(String words) {
        label.setText("\"" + typed + "  " + words);
        label.setAccessibleText("Typed " + typed + ": " + words);
    }

    /// The rows of processes that what was typed begins.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static BitSet rowsOf(TreeRows rows, String typed, CancelToken cancel) {
        EventTable events = rows.trail().events();
        BitSet programs = new BitSet();
        String wanted = typed.toLowerCase(Locale.ROOT);
        for (int exe = 0; exe < events.exes().size(); exe++) {
            if (begins(events.exes().get(exe), wanted)) {
                programs.set(exe);
            }
        }
        boolean pid = typed.chars().allMatch(c -> c >= '0' && c <= '9');
        BitSet found = new BitSet();
        TreeState state = rows.state();
        for (int row = 0; row < rows.rowCount(); row++) {
            if ((row & LOOK_UP) == 0) {
                cancel.check();
            }
            int place = state.place(row);
            int node = place == TreeOrder.NONE ? TreeOrder.NONE : state.order().node(place);
            if (place == TreeOrder.NONE || !state.order().isProcess(node)) {
                continue;
            }
            int event = rows.eventAt(row);
            int exe = event < 0 ? ByteDictionary.NONE : events.exe(event);
            boolean named = exe != ByteDictionary.NONE && programs.get(exe);
            if (named || (pid && Long.toString(state.order().forest().pid(node)).startsWith(typed))) {
                found.set(row);
            }
        }
        return found;
    }

    /// Whether a path's last part begins so, small letters and capitals alike.
    private static boolean begins(Bytes path, String wanted) {
        int name = path.lastIndexOf((byte) '/') + 1;
        byte[] letters = wanted.getBytes(StandardCharsets.UTF_8);
        if (path.length() - name < letters.length) {
            return false;
        }
        for (int i = 0; i < letters.length; i++) {
            byte b = path.at(name + i);
            byte small = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
            if (small != letters[i]) {
                return false;
            }
        }
        return true;
    }
}
