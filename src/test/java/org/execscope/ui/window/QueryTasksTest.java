package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.execscope.event.EventTable;
import org.execscope.query.QueryEngine.ValueCount;
import org.execscope.ui.Pictures;
import org.execscope.ui.copy.RowText;
import org.execscope.ui.export.FileChoice;
import org.execscope.ui.filter.SavedFiltersWindow;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Filters put together, kept and used again; findings among the rows.
final class QueryTasksTest extends SampleWindow {
    @TempDir
    private Path folder;

    private RowTable table;

    QueryTasksTest() {
        super(1280, 720);
    }

    @BeforeEach
    void begin() throws Exception {
        table = onFx(() -> pane.timelineTable());
    }

    private void apply(String query) throws Exception {
        run(() -> workspace.apply(query));
        await(() -> workspace.applied().text().equals(query));
        settled();
    }

    /// In whatever window it is.
    private static Node find(String selector) {
        return Objects.requireNonNull(
                onFx(() -> Window.getWindows().stream()
                        .map(window -> window.getScene().getRoot().lookup(selector))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)),
                selector);
    }

    private static <T> T get(Callable<T> what) {
        return onFx(what);
    }

    private static String text(TextInputControl field) {
        return get(field::getText);
    }

    private String filterText() {
        return text((TextInputControl) pane.lookup("#filter-field"));
    }

    @Test
    void findingsAreAFacetAWordBeforeTheCommandAndAMarkOnTheHistogram() throws Exception {
        Node facet = pane.lookup("#facet-finding");
        await(() -> facet.lookupAll(".facet-row").size() > 3);
        apply("finding == D01");
        await(() -> table.source().cell(0, "command").plain().startsWith("[argv[0]] "));
        assertThat(get(() -> table.source().cell(0, "findings").plain())).contains("D01");
        Node histogram = pane.lookup("#histogram");
        boolean spoken = false;
        for (int i = 0; i < 300 && !spoken; i++) {
            press(histogram, KeyCode.RIGHT, false, false, false);
            spoken = get(() -> histogram.getAccessibleText().contains("D01"));
        }
        assertThat(spoken).isTrue();
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("findings-everywhere-" + scheme, pane, scheme))
                    .isGreaterThan(20);
        }
    }

    @Test
    void aFilterIsSavedUsedRenamedAndDeletedByKey() throws Exception {
        apply("uid == 33");
        run(() -> pane.filter().openSaved(true));
        TextField name = (TextField) find("#saved-name");
        assertThat(get(name::isFocused)).isTrue();
        run(() -> name.setText("web"));
        run(() -> name.fireEvent(new javafx.event.ActionEvent()));
        assertThat(get(() -> workspace.savedQueries().getLast())).isEqualTo(new SavedQuery("web", "uid == 33"));

        @SuppressWarnings("unchecked")
        ListView<SavedQuery> list = (ListView<SavedQuery>) find("#saved-list");
        assertThat(get(() -> list.getSelectionModel().getSelectedItem().name())).isEqualTo("web");
        TextField search = (TextField) find("#saved-search");
        press(search, KeyCode.F2, false, false, false);
        assertThat(text(name)).isEqualTo("web");
        run(() -> name.setText("web server"));
        run(() -> name.fireEvent(new javafx.event.ActionEvent()));
        assertThat(get(() -> workspace.savedQueries().getLast())).isEqualTo(new SavedQuery("web server", "uid == 33"));
        for (ColorScheme scheme : ColorScheme.values()) {
            Parent root = get(() -> search.getScene().getRoot());
            assertThat(Pictures.colours("saved-" + scheme, root, scheme, 660, 520))
                    .isGreaterThan(5);
        }

        press(search, KeyCode.B, false, true, false);
        assertThat(get(() -> list.getItems().getFirst()))
                .isEqualTo(new SavedQuery("web server", "uid == 33", "", true));
        press(search, KeyCode.ESCAPE, false, false, false);
        apply("success == yes");
        run(() -> pane.filter().openSaved(false));
        run(() -> search.setText("web"));
        press(search, KeyCode.ENTER, false, true, false);
        await(() -> workspace.applied().text().equals("success == yes and uid == 33"));

        run(() -> pane.filter().openSaved(false));
        run(() -> search.setText("web"));
        run(list::requestFocus);
        press(list, KeyCode.DELETE, false, false, false);
        assertThat(get(() -> workspace.savedQueries().stream().map(SavedQuery::name)))
                .doesNotContain("web server");
        press(list, KeyCode.Z, false, true, false);
        assertThat(get(() -> workspace.savedQueries().getLast().name())).isEqualTo("web server");
    }

    @Test
    void savedFiltersAreChangedAndTravelInAFile() throws Exception {
        Path file = folder.resolve("mine.json");
        FileChoice choice = new FileChoice() {
            @Override
            public List<Path> filesToOpen(Window owner) {
                return List.of(file);
            }

            @Override
            public Path folderToOpen(Window owner) {
                throw new AssertionError("not asked for");
            }

            @Override
            public Path fileToWrite(Window owner, Path proposed) {
                return file;
            }
        };
        run(() -> SavedFiltersWindow.open(pane.getScene().getWindow(), workspace, choice));
        Label says = (Label) find("#manage-says");
        run(() -> ((Button) find("#manage-new")).fire());
        run(() -> ((TextField) find("#manage-name")).setText("night"));
        run(() -> ((TextArea) find("#manage-note")).setText("of the incident"));
        run(() -> ((CheckBox) find("#manage-star")).setSelected(true));
        SavedQuery night = new SavedQuery("night", "uid == 0", "of the incident", true);
        assertThat(get(() -> workspace.savedQueries().getLast())).isEqualTo(night);
        run(() -> ((TextArea) find("#manage-query")).setText("uid =="));
        assertThat(get(says::getText)).startsWith("✗ Expected a value after").endsWith("Not kept.");
        run(() -> ((TextField) find("#manage-name")).setText("Downloads"));
        assertThat(get(says::getText)).isEqualTo("✗ There is another filter of this name: not kept.");
        assertThat(get(() -> workspace.savedQueries().getLast())).isEqualTo(night);
        for (ColorScheme scheme : ColorScheme.values()) {
            Parent root = get(() -> says.getScene().getRoot());
            assertThat(Pictures.colours("manage-" + scheme, root, scheme, 860, 520))
                    .isGreaterThan(5);
        }
        Button undo = (Button) find("#manage-undo");
        assertThat(get(undo::getAccessibleText)).isEqualTo("Undo star filter “night”");
        run(undo::fire);
        assertThat(get(() -> workspace.savedQueries().getLast())).isEqualTo(night.withStar(false));
        assertThat(get(says::getText)).isEqualTo("Undone: star filter “night”.");
        run(() -> ((Button) find("#manage-redo")).fire());
        assertThat(get(() -> workspace.savedQueries().getLast())).isEqualTo(night);
        int count = get(() -> workspace.savedQueries().size());
        run(() -> ((Button) find("#manage-export")).fire());
        await(() -> says.getText().equals("✓ Wrote " + count + " filters to mine.json."));
        run(() -> workspace.savedQueries().clear());
        run(() -> ((Button) find("#manage-import")).fire());
        await(() -> says.getText().equals("Added " + count + " filters."));
        assertThat(get(() -> workspace.savedQueries().getLast())).isEqualTo(night);
        Files.writeString(file, "no JSON");
        run(() -> ((Button) find("#manage-import")).fire());
        await(() -> says.getText().startsWith("✗ mine.json can't be read as JSON"));
    }

    @Test
    void theBuilderWritesTheFiltersOwnText() throws Exception {
        apply("uid == 33 and not exe == /usr/bin/sed and (success == no or ses == 7)");
        run(() -> pane.filter().openBuilder());
        Label query = (Label) find("#builder-query");
        assertThat(get(query::getText)).isEqualTo("uid == 33 and exe != /usr/bin/sed and (success == no or ses == 7)");
        Parent root = get(() -> query.getScene().getRoot());
        List<Node> rows = get(() -> List.copyOf(root.lookupAll(".builder-row")));
        assertThat(rows).hasSize(3);

        run(() -> ((Button) find("#builder-add")).fire());
        Node added = get(() -> root.lookupAll(".builder-row").stream()
                .filter(row -> !rows.contains(row))
                .findFirst()
                .orElseThrow());
        List<ComboBox<?>> boxes = get(() -> added.lookupAll(".combo-box").stream()
                .<ComboBox<?>>map(node -> (ComboBox<?>) node)
                .toList());
        run(() -> boxes.get(0).getEditor().setText("comm"));
        @SuppressWarnings("unchecked")
        ComboBox<ValueCount> values = (ComboBox<ValueCount>) boxes.get(2);
        run(values::show);
        await(() -> !values.getItems().isEmpty());
        String most = get(() -> values.getItems().getFirst().shown());
        run(() -> values.getSelectionModel().select(0));
        run(values::hide);
        assertThat(get(query::getText)).endsWith(" and comm == " + most);
        assertThat(filterText())
                .as("the same text in the field, not yet applied")
                .isEqualTo(get(query::getText));
        await(() -> workspace.draftProperty().get().state() == Draft.State.VALID);
        assertThat(get(() -> ((Label) find("#builder-state")).getText())).contains(" of 1,964 events");
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("builder-" + scheme, root, scheme, 820, 420))
                    .isGreaterThan(5);
        }
        run(() -> ((Button) find("#builder-apply")).fire());
        await(() -> workspace.applied().text().endsWith(" and comm == " + most));
        settled();
    }

    @Test
    void aLongQueryStandsInSeveralLines() throws Exception {
        apply("uid == 33\nand not exe in (/usr/bin/sed, /usr/bin/dash)");
        TextInputControl field = (TextInputControl) pane.lookup("#filter-field");
        run(
                () -> field.setText(
                        "uid == 33 and (success == no or ses == 7) and\nexee == /usr/bin/curl and "
                                + "not cmd : \"a text so long that it doesn't end in the line that it began in, whatever the window\""));
        await(() -> field.getHeight() > 60);
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("long-query-" + scheme, pane, scheme, 1280, 720))
                    .isGreaterThan(20);
        }
        press(field, KeyCode.ESCAPE, false, false, false);
        assertThat(filterText()).isEqualTo("uid == 33\nand not exe in (/usr/bin/sed, /usr/bin/dash)");
    }

    @Test
    void aClosedBuilderLeavesTheFilterAsItWas() throws Exception {
        apply("uid == 33");
        run(() -> pane.filter().openBuilder());
        Label query = (Label) find("#builder-query");
        Parent root = get(() -> query.getScene().getRoot());
        run(() -> ((Button) root.lookup(".chip-remove")).fire());
        assertThat(filterText()).isEmpty();
        press(root, KeyCode.ESCAPE, false, false, false);
        assertThat(filterText()).isEqualTo("uid == 33");
        assertThat(workspace.applied().text()).isEqualTo("uid == 33");
    }

    @Test
    void aTimeIsOneOfTheZoneShown() throws Exception {
        run(() -> workspace.zoneProperty().set(ZoneId.of("Europe/Berlin")));
        settled();
        run(() -> workspace.apply("time > 2026-03-14T15:30"));
        await(() -> workspace.applied().text().equals("time > 2026-03-14T15:30+01:00"));
        settled();
        int inBerlin = get(() -> shown().rows().size());
        run(() -> workspace.apply("time > T15:30"));
        await(() -> workspace.draftProperty().get().state() == Draft.State.APPLIED);
        assertThat(workspace.applied().text()).isEqualTo("time > 2026-03-14T15:30+01:00");
        apply("time > 2026-03-14T14:30Z");
        assertThat(get(() -> shown().rows().size())).isEqualTo(inBerlin).isPositive();
    }

    @Test
    void whatHappenedAroundAHitStandsBesideTheFilter() throws Exception {
        apply("exe == /usr/bin/curl");
        run(() -> table.click(1, false, false, 1));
        int event = get(() -> workspace.cursorProperty().get());
        type(table, "c");
        RowTable around = (RowTable) find("#context-table");
        await(() -> around.source().rowCount() > 1);
        EventTable events = shown().trail().events();
        int matching = 0;
        for (int row = 0; row < around.source().rowCount(); row++) {
            int one = around.source().eventAt(row);
            assertThat(Math.abs(events.timeMillis(one) - events.timeMillis(event)))
                    .isLessThanOrEqualTo(60_000);
            boolean matches = shown().matches().contains(one);
            matching += matches ? 1 : 0;
            int at = row;
            assertThat(get(() -> around.source().cell(at, "match").plain())).isEqualTo(matches ? "✓ shown" : "hidden");
        }
        assertThat(matching).isBetween(1, around.source().rowCount() - 1);
        assertThat(get(() -> around.source().eventAt(around.cursorRowProperty().get())))
                .isEqualTo(event);
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("context-" + scheme, pane, scheme, 1280, 720))
                    .isGreaterThan(20);
        }
        run(() -> around.click(0, false, false, 1));
        assertThat(get(() -> workspace.cursorProperty().get()))
                .as("the cursor above stays")
                .isEqualTo(event);
        press(around, KeyCode.ESCAPE, false, false, false);
        assertThat(get(() -> pane.lookup("#context-table"))).isNull();
        assertThat(get(table::isFocused)).isTrue();
        assertThat(workspace.applied().text()).isEqualTo("exe == /usr/bin/curl");
        assertThat(get(() -> workspace.selection().countProperty().get())).isEqualTo(1);
    }

    @Test
    void aHighlightedValueIsDrawnWhereverItStands() throws Exception {
        run(() -> table.click(1, false, false, 1));
        type(table, "h");
        await(() -> pane.lookupAll("#highlights .pill").size() == 1);
        String term = get(() -> workspace.highlights().all().getFirst().term());
        assertThat(term).startsWith("exe == ");
        assertThat(get(() -> table.source().cell(1, "exe").highlight())).isEqualTo(1);
        int others = 0;
        for (int row = 0; row < 20; row++) {
            int at = row;
            String exe = get(() -> table.source().cell(at, "exe").plain());
            int number = get(() -> table.source().cell(at, "exe").highlight());
            assertThat(number).isEqualTo(term.equals("exe == " + exe) ? 1 : 0);
            others += number == 0 ? 1 : 0;
        }
        assertThat(others).isPositive();
        run(() -> workspace.highlights().toggle("user == 1"));
        run(() -> workspace.highlights().toggle("euid == 33"));
        run(() -> workspace.highlights().toggle("key == procmon"));
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("highlights-" + scheme, pane, scheme, 1280, 720))
                    .isGreaterThan(20);
        }
        assertThat(shown().rows().size()).isEqualTo(shown().trail().execves().size());
        type(table, "h");
        await(() -> pane.lookupAll("#highlights .pill").size() == 3);
    }

    @Test
    void aValuesMenuIsTheSameEverywhere() throws Exception {
        run(() -> table.click(1, false, false, 1));
        List<MenuItem> cell = menuOf(() -> table);
        assertThat(words(cell))
                .containsSubsequence(
                        "Only this\t=",
                        "Not this\tx",
                        "And this\ti",
                        "Or this",
                        "Highlight\th",
                        "Find next",
                        "Copy value\tCtrl+Shift+C",
                        "Copy as filter",
                        "Show in tree\tp",
                        "Show in timeline\te",
                        "Show around\tc");
        Parent facts = (Parent) pane.lookup("#detail-facts");
        await(() -> facts.lookupAll(".fact-value").stream().anyMatch(Node::isFocusTraversable));
        assertThat(words(menuOf(() -> facts.lookupAll(".fact-value").stream()
                        .filter(Node::isFocusTraversable)
                        .findFirst()
                        .orElseThrow())))
                .contains("Only this\t=", "Find next", "Show in tree\tp", "Show around\tc");
        await(() -> pane.lookup(".facet-row") != null);
        assertThat(words(menuOf(() -> pane.lookup(".facet-row"))))
                .contains("Only this\t=", "Not this\tx", "And this\ti", "Or this", "Highlight\th", "Find next")
                .doesNotContain("Show in tree\tp");
    }

    @Test
    void theNextEventWithAValueIsFound() throws Exception {
        run(() -> table.click(1, false, false, 1));
        int row = get(() -> table.cursorRowProperty().get());
        String exe = get(() -> table.source().cell(row, "exe").plain());
        int next = row + 1;
        while (!table.source().cell(next, "exe").plain().equals(exe)) {
            next++;
        }
        int wanted = next;
        run(() -> workspace.ways().find("exe == " + exe));
        await(() -> table.cursorRowProperty().get() == wanted);
        assertThat(text((TextInputControl) pane.lookup("#find-field"))).isEqualTo("exe == " + exe);
        await(() -> ((Label) pane.lookup("#find-state")).getText().matches("[\\d,]+ of [\\d,]+.*"));
    }

    @Test
    void backAndForwardWalkFiltersAndPlaces() throws Exception {
        run(() -> table.click(5, false, false, 1));
        int first = get(() -> workspace.cursorProperty().get());
        apply("exe == /usr/bin/curl");
        int second = get(() -> workspace.cursorProperty().get());
        assertThat(second).as("the filter hides the first").isNotEqualTo(first);
        apply("exe == /usr/bin/curl and uid == 33");
        back(KeyCode.LEFT);
        await(() -> workspace.applied().text().equals("exe == /usr/bin/curl"));
        settled();
        back(KeyCode.LEFT);
        await(() -> workspace.applied().isEmpty());
        settled();
        await(() -> workspace.cursorProperty().get() == first);
        back(KeyCode.RIGHT);
        await(() -> workspace.applied().text().equals("exe == /usr/bin/curl"));
        settled();
        back(KeyCode.RIGHT);
        await(() -> workspace.applied().text().equals("exe == /usr/bin/curl and uid == 33"));
    }

    private void back(KeyCode arrow) {
        run(table::requestFocus);
        press(table, arrow, false, false, true);
    }

    @Test
    void goToSaysWhereItIsAndShowsWhatTheFilterHides() throws Exception {
        EventTable events = shown().trail().events();
        int event = get(() -> table.source().eventAt(3));
        run(pane::openGoTo);
        TextField field = (TextField) find("#go-to-field");
        Label understood = (Label) find("#go-to-understood");
        run(() -> field.setText(RowText.auditId(events, event)));
        await(() -> understood.getText().endsWith(": in the list, row 4   ⏎"));
        assertThat(get(understood::getText)).startsWith("audit id of 2026-03-14 ");
        run(() -> field.setText("serial 999999999"));
        await(() -> understood.getText().equals("⚠ serial 999,999,999: not in this evidence"));
        press(field, KeyCode.ESCAPE, false, false, false);

        apply("exe != " + get(() -> table.source().cell(3, "exe").plain()));
        run(pane::openGoTo);
        run(() -> field.setText("serial " + events.serial(event)));
        await(() -> understood.getText().contains(": hidden by the filter, the nearest one shown is row "));
        Parent root = get(() -> field.getScene().getRoot());
        assertThat(Pictures.colours("go-to", root, ColorScheme.LIGHT, 560, 200)).isGreaterThan(5);
        press(field, KeyCode.ENTER, false, false, false);
        await(() -> workspace.notices().stream()
                .anyMatch(notice -> notice.text()
                        .startsWith("Serial " + Words.number(events.serial(event)) + " is hidden by the filter")));
        run(() -> workspace.notices().getLast().ways().getFirst().action().run());
        RowTable around = (RowTable) find("#context-table");
        await(() -> around.cursorRowProperty().get() >= 0
                && around.source().eventAt(around.cursorRowProperty().get()) == event);
    }

    /// Asks again while there is none: what stood there may be drawn anew.
    private List<MenuItem> menuOf(Supplier<Node> wanted) throws Exception {
        await(() -> {
            Node node = wanted.get();
            node.requestFocus();
            Point2D place = node.localToScreen(20, 8);
            node.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 20, 8, place.getX(), place.getY(), true, null));
            return contextMenu().isPresent();
        });
        return get(() -> {
            ContextMenu menu = contextMenu().orElseThrow();
            List<MenuItem> items = List.copyOf(menu.getItems());
            menu.hide();
            return items;
        });
    }

    private static Optional<ContextMenu> contextMenu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst();
    }

    private static List<String> words(List<MenuItem> items) {
        return items.stream()
                .filter(item -> item.getText() != null)
                .map(QueryTasksTest::read)
                .toList();
    }

    @Test
    void aFactFiltersByKey() throws Exception {
        run(() -> table.click(1, false, false, 1));
        Parent facts = (Parent) pane.lookup("#detail-facts");
        await(() -> facts.lookupAll(".fact-value").stream()
                .anyMatch(value -> "uid 33 (www-data)".equals(value.getAccessibleText())));
        Node first = get(() -> facts.lookupAll(".fact-value").stream()
                .filter(Node::isFocusTraversable)
                .findFirst()
                .orElseThrow());
        run(first::requestFocus);
        press(first, KeyCode.DOWN, false, false, false);
        Node second = get(() -> pane.getScene().getFocusOwner());
        assertThat(second.getAccessibleText()).isEqualTo("uid 33 (www-data)");
        type(second, "i");
        await(() -> workspace.applied().text().equals("uid == 33"));
        settled();
    }

    @Test
    void aCellIsShownWholeByKey() throws Exception {
        apply("finding == D01");
        run(() -> {
            table.requestFocus();
            table.click(0, false, false, 1);
        });
        press(table, KeyCode.RIGHT, false, false, false);
        await(() -> table.cursorColumnProperty().get().equals("command"));
        press(table, KeyCode.SPACE, false, true, false);
        Node card = find("#hover-card");
        assertThat(get(card::getAccessibleText))
                .startsWith("Command line: ")
                .contains("D01 argv[0] is not the program");
        assertThat(get(() -> card.lookupAll(".text").size())).isLessThanOrEqualTo(42);
        press(table, KeyCode.DOWN, false, false, false);
        assertThat(get(() -> card.getScene().getWindow().isShowing())).isFalse();
    }
}
