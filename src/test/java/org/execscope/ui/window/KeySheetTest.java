package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.Pictures;
import org.execscope.ui.keys.KeyAction;
import org.execscope.ui.keys.KeyGroup;
import org.execscope.ui.keys.KeyMap;
import org.execscope.ui.keys.Place;
import org.execscope.ui.keys.Stroke;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.Test;

/// The keyboard sheet says what is so.
final class KeySheetTest extends SampleWindow {
    KeySheetTest() {
        super(1440, 900);
    }

    private Parent sheet() {
        return onFx(() -> stage().getScene().getRoot());
    }

    private Stage stage() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage && stage.getTitle() != null)
                .map(Stage.class::cast)
                .filter(stage -> stage.getTitle().startsWith("Keys"))
                .findFirst()
                .orElseThrow();
    }

    private boolean isOpen() {
        return onFx(() -> Window.getWindows().stream()
                .anyMatch(window -> window instanceof Stage stage
                        && stage.getTitle() != null
                        && stage.getTitle().startsWith("Keys")));
    }

    private Button cap(Parent sheet, String does) {
        return onFx(() -> sheet.lookupAll(".key-cap").stream()
                .map(Button.class::cast)
                .filter(button -> button.getAccessibleText().endsWith(": " + does))
                .findFirst()
                .orElseThrow());
    }

    /// Every key of every place does something there: nothing of it is left for the window to pass on.
    @Test
    void everyKeyIsTakenWhereItIsNamed() throws Exception {
        List<String> left = new ArrayList<>();
        for (KeyGroup group : KeyMap.GROUPS) {
            for (Place place : group.places()) {
                if (!isOwn(group, place)) {
                    continue;
                }
                for (KeyAction action : group.actions()) {
                    for (Stroke stroke : action.strokes()) {
                        if (!LEAVES.contains(stroke.name()) && !isTaken(place, group, stroke)) {
                            left.add(place + ": " + stroke.name() + ": " + action.does());
                        }
                    }
                }
            }
        }
        assertThat(left).isEmpty();
    }

    /// What is the same everywhere is tried in one place.
    private static boolean isOwn(KeyGroup group, Place place) {
        return group.places().size() < Place.values().length - 3 || place == Place.TIMELINE;
    }

    /// They ask the system for a file, end the window, or need something that was done; all are in the menus.
    private static final Set<String> LEAVES =
            Set.of("Ctrl+O", "Ctrl+Shift+O", "Ctrl+W", "Ctrl+Q", "Ctrl+Z", "Ctrl+Shift+Z");

    private boolean isTaken(Place place, KeyGroup group, Stroke stroke) throws Exception {
        before(place, group, stroke);
        List<KeyEvent> passed = new ArrayList<>();
        EventHandler<KeyEvent> rest = passed::add;
        Set<Window> windows = onFx(() -> Set.copyOf(Window.getWindows()));
        List<KeyEvent> events = stroke.events().stream()
                .filter(event -> event.getEventType() != KeyEvent.KEY_RELEASED)
                .toList();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            pane.stage().addEventHandler(KeyEvent.ANY, rest);
            Node owner = pane.getScene().getFocusOwner();
            events.forEach(owner::fireEvent);
            pane.stage().removeEventHandler(KeyEvent.ANY, rest);
            done.complete(true);
        });
        // A question waits for its answer meanwhile.
        await(stroke.name() + " in " + place, () -> {
            hideAllBut(windows);
            return done.isDone();
        });
        run(() -> hideAllBut(windows));
        long unused = passed.stream()
                .filter(event -> event.getEventType() != KeyEvent.KEY_RELEASED
                        // What the key itself pressed in turn is none of it.
                        && event.isControlDown() == stroke.control())
                .count();
        return unused < events.size();
    }

    private static void hideAllBut(Set<Window> windows) {
        Window.getWindows().stream()
                .filter(window -> !windows.contains(window))
                .toList()
                .forEach(Window::hide);
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        try {
            await(condition);
        } catch (TimeoutException late) {
            throw new AssertionError(what, late);
        }
    }

    /// Puts the keys there, and what the key is for into being.
    private void before(Place place, KeyGroup group, Stroke stroke) throws Exception {
        boolean termed = place == Place.TERMS || stroke.name().equals("S");
        boolean ranged = place == Place.HISTOGRAM || place == Place.LIFELINES;
        String filter = termed ? "uid == 33" : "";
        if (!workspace.applied().text().equals(filter)) {
            run(() -> workspace.apply(filter));
            settled();
        }
        run(() -> pane.focusOf(place));
        await("the keys in " + place, () -> pane.placeOfFocus() == place);
        if (pane.getScene().getFocusOwner() instanceof RowTable table) {
            await("rows of " + place, () -> table.source().rowCount() > 3);
            run(() -> table.reveal(2));
        }
        if (stroke.name().equals("Esc") && group.title().equals("Timeline")) {
            run(() -> press(Stroke.of("Alt+Up")));
        }
        if (place == Place.LIFELINES) {
            run(() -> press(Stroke.of("Down")));
        }
        if (stroke.name().equals("Esc") && ranged) {
            run(() -> press(Stroke.of("Shift+Right")));
        }
        if (place == Place.TREE && stroke.name().equals("Esc")) {
            run(() -> press(Stroke.of("f")));
            await(() -> pane.getScene().getFocusOwner() instanceof RowTable);
        }
    }

    private void press(Stroke stroke) {
        Node owner = pane.getScene().getFocusOwner();
        stroke.events().forEach(owner::fireEvent);
    }

    /// No menu has a key that the sheet doesn't know.
    @Test
    void everyKeyOfTheMenusIsInTheSheet() {
        Set<String> known = new HashSet<>();
        KeyMap.GROUPS.forEach(group ->
                group.actions().forEach(action -> action.strokes().forEach(stroke -> known.add(stroke.name()))));
        List<String> unknown = new ArrayList<>();
        onFx(() -> {
            ((MenuBar) pane.lookup("#menu")).getMenus().forEach(menu -> keys(menu, known, unknown));
            return null;
        });
        assertThat(unknown).isEmpty();
    }

    /// Nor does the sheet know one of these that the menus don't.
    @Test
    void whatIsNotPressedIsInTheMenus() {
        Set<String> menus = onFx(() -> CommandPalette.commands(((MenuBar) pane.lookup("#menu")).getMenus(), "").stream()
                .map(CommandPalette.Command::keys)
                .collect(Collectors.toSet()));
        Set<String> wanted = new HashSet<>(LEAVES);
        // Disabled while nothing was done.
        wanted.removeAll(Set.of("Ctrl+Z", "Ctrl+Shift+Z"));
        assertThat(menus).containsAll(wanted);
    }

    private static void keys(Menu menu, Set<String> known, List<String> unknown) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) {
                keys(inner, known, unknown);
            } else if (!(item instanceof SeparatorMenuItem) && item.getAccelerator() != null) {
                String key = item.getAccelerator().getDisplayText();
                boolean numbered = key.matches("[m'] \\d|Alt\\+\\d");
                if (!numbered && !known.contains(key)) {
                    unknown.add(key + ": " + item.getText());
                }
            }
        }
    }

    @Test
    void aButtonPressesItsKeyBehind() throws Exception {
        run(() -> pane.timelineTable().requestFocus());
        run(() -> pane.timelineTable().reveal(5));
        run(pane::showKeyboard);
        Parent sheet = sheet();
        assertThat(onFx(() -> stage().getTitle())).isEqualTo("Keys: Timeline");
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("keys-" + scheme, sheet, scheme, 760, 680))
                    .isGreaterThan(5);
        }
        run(cap(sheet, "row below")::fire);
        await(() -> pane.timelineTable().cursorRowProperty().get() == 6);
        assertThat(isOpen()).as("the keys are still in the rows").isTrue();
        run(cap(sheet, "to the process in the tree")::fire);
        await(() -> pane.isTreeShown() && pane.tree().table().isFocused());
        await(() -> !isOpen());
    }

    /// Another pane's key goes to that pane, shown where it was hidden.
    @Test
    void allPanesAreListedWhereWanted() throws Exception {
        run(() -> pane.timelineTable().requestFocus());
        run(() -> pane.histogram().requestFocus());
        run(pane::toggleHistogram);
        assertThat(onFx(() -> pane.lookup("#histogram"))).isNull();
        run(pane::showKeyboard);
        Parent sheet = sheet();
        assertThat(onFx(() -> words(sheet))).contains("row below").doesNotContain("zoom in");
        run(((CheckBox) sheet.lookup("#key-all"))::fire);
        assertThat(onFx(() -> words(sheet))).contains("row below", "zoom in", "negate it");
        run(() -> ((TextField) sheet.lookup("#key-search")).setText("square"));
        assertThat(onFx(() -> words(sheet)))
                .containsExactly("Histogram", "square roots, so that single events can be seen");
        run(() -> sheet.lookup("#key-search").fireEvent(new javafx.event.ActionEvent()));
        await(() -> pane.histogram().isFocused());
    }

    private static List<String> words(Parent sheet) {
        return sheet.lookup("#key").lookupAll(".label").stream()
                .filter(node -> node.getParent().getId() != null)
                .map(node -> ((Label) node).getText())
                .toList();
    }

    @Test
    void theSheetIsThatOfThePaneWithTheKeys() throws Exception {
        for (Place place : List.of(Place.FACETS, Place.HISTOGRAM, Place.DETAILS, Place.FILTER, Place.TREE)) {
            run(() -> pane.focusOf(place));
            await(() -> pane.placeOfFocus() == place);
            run(pane::showKeyboard);
            assertThat(onFx(() -> stage().getTitle())).isEqualTo("Keys: " + place.title());
            assertThat(onFx(() -> words(sheet())))
                    .contains(KeyMap.of(place).getFirst().actions().getFirst().does());
        }
    }
}
