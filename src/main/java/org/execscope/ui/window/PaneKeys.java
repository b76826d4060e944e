package org.execscope.ui.window;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.execscope.ui.detail.DetailPart;
import org.execscope.ui.keys.Place;
import org.execscope.ui.keys.Stroke;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.tree.TreePane;
import org.jspecify.annotations.Nullable;

/// What keys do whatever pane has them, and the letters that a user chose for single letters.
final class PaneKeys {
    private final MainPane pane;
    private final PaneFocus focus;
    private char pending;
    /// Whether a letter stands for what was asked for in another way: it is the usual one, and wanted.
    private boolean asked;

    PaneKeys(MainPane pane, PaneFocus focus) {
        this.pane = pane;
        this.focus = focus;
        pane.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::leftOver);
        pane.addEventHandler(KeyEvent.KEY_TYPED, this::leftOfDetails);
    }

    /// Does what a key does to a node; a letter stands for what it does usually, also where the user chose another or
    /// none.
    void press(Node node, Stroke stroke) {
        boolean before = asked;
        asked = true;
        try {
            stroke.events().forEach(node::fireEvent);
        } finally {
            asked = before;
        }
    }

    private @Nullable Node owner() {
        return pane.getScene().getFocusOwner();
    }

    /// Whether a sign was typed where a user wants none to be a key.
    private boolean isUnwanted(KeyEvent event) {
        boolean sign = !event.getCharacter().isEmpty() && event.getCharacter().charAt(0) > ' ';
        return sign && !asked && !pane.settings().preferences().hasLetters();
    }

    private void typed(KeyEvent event) {
        boolean held = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (held || owner() instanceof TextInputControl) {
            return;
        }
        if (isUnwanted(event)) {
            event.consume();
            return;
        }
        boolean inTable = inTable();
        if (inTable && pending != 0 && bookmark(event)) {
            return;
        }
        TreePane tree = pane.tree();
        if (tree.table().isFocused() && tree.isTyping() && tree.typed(event.getCharacter())) {
            event.consume();
            return;
        }
        if (!asked && isMeantOtherwise(event)) {
            event.consume();
            return;
        }
        if (event.getCharacter().equals("?")) {
            pane.showKeyboard();
            event.consume();
        } else if (inTable && tableTyped(event.getCharacter())) {
            event.consume();
        }
    }

    /// Types what a letter of the user's choice stands for in its place.
    private boolean isMeantOtherwise(KeyEvent event) {
        String typed = event.getCharacter();
        Place place = focus.placeOf(owner());
        String meant = pane.workspace().choices().lettersProperty().get().meant(place, typed);
        if (meant.equals(typed)) {
            return false;
        }
        if (!meant.isEmpty() && event.getTarget() instanceof Node target) {
            press(target, Stroke.of(meant));
        }
        return true;
    }

    private boolean tableTyped(String letter) {
        Following following = pane.following();
        switch (letter) {
            case "p" -> following.cursorToTree();
            case "u" -> following.toParent();
            case "<" -> following.toSibling(false);
            case ">" -> following.toSibling(true);
            case "l" -> pane.showLifelines();
            case "s", "e" -> {
                // The sessions have an s and an e of their own.
                if (focus.placeOf(owner()) == Place.SESSIONS) {
                    return false;
                }
                scopeOrEvent(letter);
            }
            case "S" -> pane.tree().removeScope();
            case "d" -> pane.showActivity();
            case "D" -> pane.showPart(DetailPart.PROCESS);
            case "C" -> pane.showPart(DetailPart.CONTEXT);
            case "a" -> pane.toggleOtherEvents();
            case "/" -> pane.openFind();
            case "n" -> pane.findNext();
            case "N" -> pane.findPrevious();
            case "r" -> pane.toggleOrigin();
            case "c" -> pane.openContext();
            case "." -> pane.details().togglePin();
            case "," -> pane.details().toggleCompare();
            case "m", "'" -> {
                pending = letter.charAt(0);
                pane.workspace()
                        .say(
                                pending == 'm'
                                        ? "Set a bookmark on this event: which one, 0 to 9?"
                                        : "Go to a bookmark: which one, 0 to 9?");
            }
            default -> {
                return pane.isTreeShown() && treeTyped(letter);
            }
        }
        return true;
    }

    private void scopeOrEvent(String letter) {
        if (letter.equals("s")) {
            pane.following().scopeHere();
        } else {
            pane.following().cursorToTimeline();
        }
    }

    private boolean treeTyped(String letter) {
        TreePane tree = pane.tree();
        switch (letter) {
            case "f" -> tree.focusHere();
            case "F" -> tree.focusBack();
            case "o" -> tree.toggleImages();
            case "*" -> tree.expandBranch();
            default -> {
                return tree.table().isFocused() && tree.typed(letter);
            }
        }
        return true;
    }

    /// The digit behind `m` or `'`.
    private boolean bookmark(KeyEvent event) {
        char wanted = pending;
        pending = 0;
        pane.workspace().say("");
        String digit = event.getCharacter();
        if (digit.length() != 1 || digit.charAt(0) < '0' || digit.charAt(0) > '9') {
            return false;
        }
        int number = digit.charAt(0) - '0';
        if (wanted == 'm') {
            pane.toggleBookmark(number);
        } else {
            pane.goToBookmark(number);
        }
        event.consume();
        return true;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            focus.cycle(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
        if (event.isShortcutDown() && !event.isAltDown() && pane.appearance().pressed(event)) {
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.T && event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown()) {
            pane.showTree();
            event.consume();
        }
        boolean arrow = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
        if (arrow && event.isAltDown() && event.isShiftDown() && !event.isControlDown()) {
            pane.filter().walk(event.getCode() == KeyCode.LEFT ? -1 : 1);
            event.consume();
            return;
        }
        if (arrow && event.isAltDown() && !event.isShiftDown() && !event.isControlDown() && inTable()) {
            if (event.getCode() == KeyCode.LEFT) {
                pane.following().back();
            } else {
                pane.following().forward();
            }
            event.consume();
        }
    }

    /// Esc that nothing in front had a use for stops what is running.
    private void leftOver(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (pane.details().isPinned()) {
            pane.details().release();
            event.consume();
        } else if (pane.workspace().running().stop()) {
            event.consume();
        }
    }

    /// An ancestor's button has an `s` of its own.
    private void leftOfDetails(KeyEvent event) {
        boolean held = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (held || focus.placeOf(owner()) != Place.DETAILS) {
            return;
        }
        switch (event.getCharacter()) {
            case "s" -> pane.following().scopeHere();
            case "D" -> pane.showPart(DetailPart.PROCESS);
            case "C" -> pane.showPart(DetailPart.CONTEXT);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean inTable() {
        Node owner = owner();
        return switch (focus.placeOf(owner)) {
            case TIMELINE, TREE, SESSIONS, FINDINGS, EVIDENCE, LIFELINES ->
                PaneFocus.isInside(owner, pane.tabs()) || owner instanceof RowTable;
            default -> false;
        };
    }
}
