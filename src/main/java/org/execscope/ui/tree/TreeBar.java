package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.table.LeftOutColumns;

/// The line above the tree: how much is shown and why, the way back from a focus, and the switches.
final class TreeBar extends BarLine {
    /// So many ancestors of the root now shown are named.
    private static final int MOST_ANCESTORS = 4;

    private final HBox way = new HBox(4);
    private final Label summary = new Label();
    private final LeftOutColumns leftOut = new LeftOutColumns();
    private final MenuButton around = new MenuButton();
    private final ToggleButton fold = new ToggleButton("Fold repeats");
    private final MenuButton expand = new MenuButton("Expand");
    private final List<RadioMenuItem> choices = new ArrayList<>();
    private final IntConsumer focus;

    /// What a user does here.
    interface Actions {
        void around(TreeWish.Around what);

        void fold(boolean on);

        /// Makes the node at a place the root; [TreeOrder#NONE] for the whole tree.
        void focus(int place);

        List<MenuItem> expandItems();
    }

    TreeBar(Actions actions, TreeBusy busy) {
        super(8);
        focus = actions::focus;
        getStyleClass().add("tree-bar");
        setMinHeight(34);
        way.setId("tree-way");
        way.setAlignment(Pos.CENTER_LEFT);
        summary.setId("tree-summary");
        summary.getStyleClass().add("muted");
        leftOut.setId("tree-left-out");
        around.setId("tree-around");
        around.getStyleClass().add("small");
        ToggleGroup group = new ToggleGroup();
        for (TreeWish.Around one : TreeWish.Around.values()) {
            RadioMenuItem item = new RadioMenuItem(one.title());
            item.setToggleGroup(group);
            item.setOnAction(_ -> actions.around(one));
            choices.add(item);
        }
        around.getItems().setAll(choices);
        fold.setId("tree-fold");
        fold.getStyleClass().add("small");
        fold.setAccessibleText(
                "Fold repeats: siblings that ran the same program with the same first option share one line");
        fold.setOnAction(_ -> actions.fold(fold.isSelected()));
        expand.setId("tree-expand");
        expand.getStyleClass().add("small");
        expand.setAccessibleText("Expand or collapse branches");
        expand.getItems().setAll(actions.expandItems());
        for (Region control : List.of(around, fold, expand)) {
            control.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(way, summary, leftOut, gap, busy, around, fold, expand);
        show(null, TreeWish.USUAL, "");
    }

    /// Says which columns the tree is too narrow for.
    LeftOutColumns leftOut() {
        return leftOut;
    }

    /// @param rows null while nothing is shown
    void show(@org.jspecify.annotations.Nullable TreeRows rows, TreeWish wish, String words) {
        summary.setText(words);
        boolean filtered = rows != null && rows.filtered();
        around.setVisible(filtered);
        around.setManaged(filtered);
        around.setText("With matches: " + wish.around().words());
        choices.get(wish.around().ordinal()).setSelected(true);
        fold.setSelected(wish.folded());
        fold.setText(wish.folded() ? "Fold repeats: on" : "Fold repeats");
        boolean there = rows != null && rows.rowCount() > 0;
        fold.setDisable(!there);
        expand.setDisable(!there);
        showWay(rows);
    }

    /// Where the root now shown is: each step goes back there.
    private void showWay(@org.jspecify.annotations.Nullable TreeRows rows) {
        int here = rows == null ? TreeOrder.NONE : rows.state().focus();
        if (rows == null || here == TreeOrder.NONE) {
            way.getChildren().clear();
            return;
        }
        TreeOrder order = rows.state().order();
        List<Integer> above = new ArrayList<>();
        for (int at = order.parent(here);
                at != TreeOrder.NONE && above.size() <= MOST_ANCESTORS;
                at = order.parent(at)) {
            above.addFirst(at);
        }
        List<Node> steps = new ArrayList<>();
        steps.add(step("Whole tree", TreeOrder.NONE));
        if (above.size() > MOST_ANCESTORS) {
            above.removeFirst();
            steps.add(word("› …"));
        }
        for (int place : above) {
            steps.add(word("›"));
            steps.add(step(name(rows, place), place));
        }
        steps.add(word("›"));
        Label self = word(name(rows, here));
        self.getStyleClass().addAll("mono", "tree-here");
        steps.add(self);
        steps.add(word("·"));
        way.getChildren().setAll(steps);
    }

    private static String name(TreeRows rows, int place) {
        TreeOrder order = rows.state().order();
        int node = order.node(place);
        return order.isProcess(node)
                ? rows.shortName(node)
                : rows.cellAt(place, TreeColumns.PROCESS).plain().strip();
    }

    private Button step(String name, int place) {
        Button button = new Button(name);
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("flat", "ancestor");
        button.setAccessibleText("Back to " + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> focus.accept(place));
        return button;
    }

    private static Label word(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
