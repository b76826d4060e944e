package org.execscope.ui.filter;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.ui.layout.FlowLine;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// The terms of the filter in force, joined by `and`: each can be edited, turned off, negated, copied and
/// removed, and says how many events it costs. Terms that are off stay beside them, and are no part of the
/// filter.
final class TermChips extends FlowLine {
    private static final int CHARACTERS = 60;
    private static final double TIP_WIDTH = 600;
    private static final int MOST = 40;

    private final Workspace workspace;
    private final Actions actions;
    private final Latest work = new Latest("count terms");
    private final ScopeNames names;
    private final List<Query> on = new ArrayList<>();
    private final List<Query> off = new ArrayList<>();

    /// What chips ask for.
    interface Actions {
        /// Applies this filter.
        void apply(Query query);

        /// Puts the filter into the field, this term of it selected.
        void edit(Query term);

        /// Lets the user keep this term as a filter.
        void save(Query term);
    }

    TermChips(Workspace workspace, Actions actions) {
        super(8, 4);
        this.workspace = workspace;
        this.actions = actions;
        names = new ScopeNames(workspace);
        setId("filter-chips");
        setAlignment(Pos.CENTER_LEFT);
    }

    /// Shows the terms of the filter in force, and looks for what each costs.
    void show(Query query) {
        on.clear();
        on.addAll(query.terms());
        off.removeIf(term -> contains(on, term));
        build();
        names.find(on, this::rename);
        count(query);
    }

    /// Only what stands on the chips changes.
    private void rename() {
        for (Node chip : getChildren()) {
            if (chip instanceof HBox box && chip.getUserData() instanceof Query query) {
                tell(box, query);
            }
        }
    }

    /// Says what a chip stands for: in words, and as the language writes it.
    private void tell(HBox chip, Query term) {
        String words = shortened(names.words(term));
        String written = term.normalForm();
        if (chip.getChildren().getFirst() instanceof Label label) {
            label.setText(words);
            boolean whole = words.equals(written);
            label.setTooltip(whole ? null : tip(written));
        }
        boolean active = !chip.getStyleClass().contains("chip-off");
        String cost = chip.getChildren().get(1).getUserData() instanceof Integer events
                ? ", takes away " + Words.count(events, "event")
                : "";
        chip.setAccessibleText((active ? "Term " : "Term, off: ")
                + words
                + (names.words(term).equals(written) ? "" : ", written " + written)
                + cost);
    }

    private static Tooltip tip(String written) {
        Tooltip tip = new Tooltip(written);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        return tip;
    }

    private static String shortened(String words) {
        return words.length() <= CHARACTERS ? words : words.substring(0, CHARACTERS) + "…";
    }

    /// Forgets the terms that are off too.
    void clear() {
        on.clear();
        off.clear();
        work.cancel();
        build();
    }

    private static boolean contains(List<Query> terms, Query term) {
        return terms.stream().anyMatch(one -> one.normalForm().equals(term.normalForm()));
    }

    /// The chip that has the focus keeps it, whether on or off now; where it is gone, the one in its place.
    private void build() {
        int focused = focused();
        String term = focused < 0 ? "" : term(getChildren().get(focused));
        fill();
        if (focused >= 0 && !getChildren().isEmpty()) {
            Node same = getChildren().stream()
                    .filter(chip -> term(chip).equals(term))
                    .findFirst()
                    .orElse(getChildren().get(Math.min(focused, getChildren().size() - 1)));
            same.requestFocus();
        }
    }

    private int focused() {
        for (int i = 0; i < getChildren().size(); i++) {
            if (getChildren().get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private static String term(Node chip) {
        return chip.getUserData() instanceof Query query ? query.normalForm() : "";
    }

    private void fill() {
        getChildren().clear();
        for (int i = 0; i < on.size() && i < MOST; i++) {
            getChildren().add(chip(on.get(i), i, true));
        }
        if (on.size() > MOST) {
            getChildren().add(new Label("…"));
        }
        for (int i = 0; i < off.size(); i++) {
            getChildren().add(chip(off.get(i), i, false));
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private HBox chip(Query term, int index, boolean active) {
        String words = term.normalForm();
        Label label = new Label();
        label.getStyleClass().add("chip-term");
        Label cost = new Label();
        cost.getStyleClass().addAll("chip-cost", "muted");
        cost.setMinWidth(Region.USE_PREF_SIZE);
        Button remove = new Button("×");
        remove.getStyleClass().add("chip-remove");
        remove.setFocusTraversable(false);
        remove.setAccessibleText("Remove " + shortened(words));
        remove.setOnAction(event -> remove(index, active));
        HBox chip = new HBox(4, label, cost, remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("chip");
        if (!active) {
            chip.getStyleClass().add("chip-off");
        } else if (words.startsWith("not ") || words.contains(" != ") || words.contains(" !: ")) {
            chip.getStyleClass().add("chip-excluding");
        }
        chip.setMaxHeight(Region.USE_PREF_SIZE);
        chip.setFocusTraversable(true);
        chip.setUserData(term);
        tell(chip, term);
        ContextMenu menu = menu(term, index, active);
        chip.setOnContextMenuRequested(event -> menu.show(chip, event.getScreenX(), event.getScreenY()));
        chip.setOnMouseClicked(event -> clicked(event, term, index, active));
        chip.setOnKeyPressed(event -> pressed(event, term, index, active));
        chip.setOnKeyTyped(event -> typed(event, index, active));
        return chip;
    }

    private ContextMenu menu(Query term, int index, boolean active) {
        ContextMenu menu = new ContextMenu();
        if (active) {
            menu.getItems()
                    .addAll(
                            ValueMenu.item("Edit\tEnter", () -> actions.edit(term)),
                            ValueMenu.item("Negate\tn", () -> negate(index)),
                            ValueMenu.item("Turn off\tSpace", () -> toggle(index, true)));
        } else {
            menu.getItems().add(ValueMenu.item("Turn on\tSpace", () -> toggle(index, false)));
        }
        menu.getItems()
                .addAll(
                        ValueMenu.item("Copy\tCtrl+C", () -> copy(term)),
                        ValueMenu.item("Save…", () -> actions.save(term)),
                        ValueMenu.item("Remove\tDelete", () -> remove(index, active)));
        return menu;
    }

    private void clicked(MouseEvent event, Query term, int index, boolean active) {
        if (event.getButton() == MouseButton.PRIMARY) {
            if (event.isShortcutDown() || !active) {
                toggle(index, active);
            } else {
                actions.edit(term);
            }
        }
    }

    private void typed(KeyEvent event, int index, boolean active) {
        boolean held = event.isAltDown() || event.isShortcutDown();
        if (!held && (event.getCharacter().equals("n") || event.getCharacter().equals("!"))) {
            if (active) {
                negate(index);
            }
            event.consume();
        }
    }

    private void pressed(KeyEvent event, Query term, int index, boolean active) {
        switch (event.getCode()) {
            case SPACE -> toggle(index, active);
            case DELETE, BACK_SPACE -> remove(index, active);
            case ENTER -> {
                if (active) {
                    actions.edit(term);
                } else {
                    toggle(index, false);
                }
            }
            case C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                copy(term);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void copy(Query term) {
        ValueMenu.copy(workspace, term.normalForm());
    }

    private void toggle(int index, boolean active) {
        List<Query> terms = new ArrayList<>(on);
        if (active) {
            off.add(terms.remove(index));
        } else {
            terms.add(off.remove(index));
        }
        actions.apply(Query.all(terms));
    }

    private void negate(int index) {
        List<Query> terms = new ArrayList<>(on);
        terms.set(index, terms.get(index).negated());
        actions.apply(Query.all(terms));
    }

    private void remove(int index, boolean active) {
        if (active) {
            List<Query> terms = new ArrayList<>(on);
            terms.remove(index);
            actions.apply(Query.all(terms));
        } else {
            off.remove(index);
            build();
        }
    }

    /// What the filter would find more without each term.
    private void count(Query query) {
        QueryEngine engine = workspace.engine();
        if (engine == null || on.isEmpty()) {
            work.cancel();
            return;
        }
        List<Query> terms = List.copyOf(on.subList(0, Math.min(MOST, on.size())));
        work.start(
                cancel -> {
                    int found = engine.run(query, cancel).count();
                    List<Integer> costs = new ArrayList<>();
                    for (int i = 0; i < terms.size(); i++) {
                        List<Query> others = new ArrayList<>(query.terms());
                        others.remove(i);
                        costs.add(engine.run(Query.all(others), cancel).count() - found);
                    }
                    return costs;
                },
                costs -> showCosts(terms, costs),
                problem -> workspace.report("counting what each term costs", problem));
    }

    private void showCosts(List<Query> terms, List<Integer> costs) {
        for (int i = 0; i < costs.size() && i < getChildren().size(); i++) {
            if (getChildren().get(i) instanceof HBox chip
                    && chip.getChildren().get(1) instanceof Label cost
                    && i < on.size()
                    && on.get(i) == terms.get(i)) {
                cost.setText("−" + Words.number(costs.get(i)));
                cost.setUserData(costs.get(i));
                tell(chip, terms.get(i));
            }
        }
    }

    void dispose() {
        work.close();
        names.dispose();
    }
}
