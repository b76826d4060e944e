package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;
import org.execscope.ui.Pictures;
import org.execscope.ui.model.ProcessNames;
import org.execscope.ui.model.Shown;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableCell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an examiner does in the process tree, by key, on the sample evidence.
class TreeTasksTest extends SampleWindow {
    /// The intruder's shell and what it started.
    private static final String INTRUDER = "exe : /dev/shm or exe : /tmp";

    private RowTable tree;

    TreeTasksTest() {
        super(990, 950);
    }

    @BeforeEach
    void begin() throws Exception {
        onFx(() -> {
            pane.showTree();
            return null;
        });
        tree = (RowTable) pane.lookup("#tree");
        await(() -> tree.source().rowCount() > 0);
    }

    private ProcessForest forest() {
        return workspace.shownProperty().get().trail().processes();
    }

    private void press(KeyCode code, boolean shift, boolean alt) {
        onFx(() -> {
            tree.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, alt, false));
            if (alt) {
                // Else the next letter is taken for a menu's.
                tree.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.ALT, false, false, false, false));
            }
            return null;
        });
    }

    private void type(String letter) {
        onFx(() -> {
            tree.requestFocus();
            tree.fireEvent(
                    new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
            return null;
        });
    }

    private void filter(String query) throws Exception {
        String normal = org.execscope.query.Query.parse(query).normalForm();
        onFx(() -> {
            workspace.apply(query);
            return null;
        });
        await(() -> workspace.applied().normalForm().equals(normal) && summary().contains("match") != normal.isEmpty());
    }

    private String summary() {
        return ((Label) pane.lookup("#tree-summary")).getText();
    }

    private int rows() {
        return onFx(() -> tree.source().rowCount());
    }

    private int cursor() {
        return onFx(() -> tree.cursorRowProperty().get());
    }

    private TableCell cell(int row, String column) {
        return onFx(() -> tree.source().cell(row, column));
    }

    private List<TableCell> cells(String column) {
        return onFx(() -> {
            List<TableCell> cells = new ArrayList<>();
            for (int row = 0; row < tree.source().rowCount(); row++) {
                cells.add(tree.source().cell(row, column));
            }
            return cells;
        });
    }

    /// Context is dimmed, so the plain ones match.
    private long matches() {
        return cells("pid").stream()
                .filter(cell -> cell.style() == TableCell.Style.PLAIN)
                .count();
    }

    private void to(int row) {
        onFx(() -> {
            tree.requestFocus();
            tree.reveal(row);
            return null;
        });
    }

    /// The row of the first process that started others.
    private int branch() {
        for (int row = 0; row < rows(); row++) {
            TableCell cell = cell(row, "process");
            if (cell.indent() > 0 && cell.twisty() == TableCell.Twisty.OPEN) {
                return row;
            }
        }
        throw new AssertionError("no branch");
    }

    private String tab() {
        return onFx(() -> ((TabPane) pane.lookup("#tabs"))
                .getSelectionModel()
                .getSelectedItem()
                .getText());
    }

    @Test
    void aProcessFiltersByItsProgram() throws Exception {
        int row = firstOf("curl");
        onFx(() -> {
            tree.reveal(row);
            return null;
        });
        type("i");
        await(() -> workspace.applied().text().equals("exe == /usr/bin/curl"));
        await(() -> summary().contains("match"));
        int matching = firstOf("curl");
        onFx(() -> {
            tree.reveal(matching);
            return null;
        });
        type("x");
        await(() -> workspace.applied().text().equals("exe != /usr/bin/curl"));
    }

    @Test
    void theMenuOfAProcessOffersItsValues() throws Exception {
        int row = firstOf("curl");
        onFx(() -> {
            tree.requestFocus();
            tree.reveal(row);
            tree.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
            return null;
        });
        List<String> items = onFx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .map(TreeTasksTest::read)
                .toList());
        assertThat(items).contains("exe == /usr/bin/curl", "And this\ti", "Not this\tx", "Only this\t=");
    }

    /// The row of the first process shown whose program has this name.
    private int firstOf(String program) {
        press(KeyCode.DIGIT0, false, true);
        return onFx(() -> {
            for (int row = 0; row < tree.source().rowCount(); row++) {
                if (tree.source().cell(row, "process").plain().endsWith(program)) {
                    return row;
                }
            }
            return -1;
        });
    }

    @Test
    void aFilterKeepsMatchesWithTheirAncestorsDimmed() throws Exception {
        int all = rows();
        filter("exe == /usr/bin/bash");
        int shown = rows();
        assertThat(shown).isBetween(2, all - 1);
        long matches = matches();
        assertThat(onFx(this::summary)).startsWith(matches + " matches, " + (shown - matches) + " ancestors shown");
        assertThat(onFx(() -> ((Label) pane.lookup("#status-place")).getText())).contains(matches + " matches");

        onFx(() -> {
            ((RadioMenuItem) ((MenuButton) pane.lookup("#tree-around"))
                            .getItems()
                            .get(1))
                    .fire();
            return null;
        });
        await(() -> summary().contains("others shown"));
        int withDescendants = rows();
        assertThat(withDescendants).isGreaterThan(shown);
        onFx(() -> {
            ((RadioMenuItem) ((MenuButton) pane.lookup("#tree-around"))
                            .getItems()
                            .get(2))
                    .fire();
            return null;
        });
        await(() -> tree.source().rowCount() > withDescendants);
        filter("");
        assertThat(rows()).isEqualTo(all);
    }

    /// What the muted colour of an ancestor says, and what the sign of a warning, is heard too.
    @Test
    void aReaderHearsWhatMatchesAndWhatWarnsBelow() throws Exception {
        filter("uid == 33");
        List<String> spoken = new java.util.ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            int at = i;
            boolean muted = cell(at, "pid").style() == TableCell.Style.MUTED;
            String words = onFx(() -> tree.source().spoken(at));
            assertThat(words.contains("no match, ")).isEqualTo(muted);
            spoken.add(words);
        }
        assertThat(spoken).anyMatch(words -> words.contains("no match")).anyMatch(words -> !words.contains("no match"));
        press(KeyCode.HOME, false, false);
        press(KeyCode.MINUS, false, true);
        await(() -> cell(cursor(), "command").tail().contains("· ⚠ "));
        assertThat(onFx(() -> tree.lookupAll(".table-line").stream()
                        .map(javafx.scene.Node::getAccessibleText)
                        .filter(words -> words != null && words.contains(" below"))
                        .findFirst()
                        .orElseThrow()))
                .contains("· warnings ")
                .doesNotContain("⚠");
    }

    private boolean triedNothing(int process) {
        EventTable events = workspace.shownProperty().get().trail().events();
        return IntStream.range(0, forest().eventCount(process))
                .map(i -> forest().event(process, i))
                .allMatch(event -> !events.isExecve(event) || events.succeeded(event));
    }

    @Test
    void anExecChainOpensIntoItsImages() throws Exception {
        int process = ProcessForest.NONE;
        for (int p = 0; p < forest().size() && process == ProcessForest.NONE; p++) {
            boolean listed = forest().imageCount(p) > 1 && forest().childCount(p) > 0;
            process = listed && triedNothing(p) ? p : ProcessForest.NONE;
        }
        int chain = process;
        onFx(() -> {
            pane.tree().reveal(chain);
            return null;
        });
        int all = rows();
        int row = cursor();
        int count = forest().imageCount(chain);
        assertThat(cell(row, "process").lead()).contains(" → ");

        type("o");

        assertThat(rows()).isEqualTo(all + count);
        assertThat(cursor()).isEqualTo(row);
        for (int i = 1; i <= count; i++) {
            press(KeyCode.DOWN, false, false);
            assertThat(cell(cursor(), "process").lead()).isEqualTo(i + " of " + count + "  ");
            assertThat(onFx(() -> pane.tree().process())).isEqualTo(chain);
        }
        int last = onFx(() -> workspace.cursorProperty().get());
        assertThat(last).isEqualTo(forest().lastImage(chain));
        assertThat(cell(cursor(), "command").plain())
                .isEqualTo(cell(row, "command").plain());
        assertThat(onFx(() -> tree.source().spoken(cursor()))).contains("image of pid " + forest().pid(chain));
        assertThat(Pictures.colours("tree-images", pane, ColorScheme.DARK)).isGreaterThan(20);
        assertThat(Pictures.colours("tree-images-1280", pane, ColorScheme.LIGHT, 1280, 720))
                .isGreaterThan(20);

        press(KeyCode.UP, false, false);
        int before = onFx(() -> workspace.cursorProperty().get());
        assertThat(before).isNotEqualTo(last);
        press(KeyCode.ENTER, false, false);
        await(() -> tab().equals("Timeline"));
        assertThat(onFx(() -> workspace.cursorProperty().get())).isEqualTo(before);
        onFx(() -> {
            pane.showTree();
            return null;
        });
        press(KeyCode.LEFT, false, false);
        assertThat(cursor()).isEqualTo(row);
        type("o");
        assertThat(rows()).isEqualTo(all);
    }

    /// A process that has nothing else below it opens with the keys of a branch.
    @Test
    void aChainWithoutChildrenOpensLikeABranch() {
        int process = ProcessForest.NONE;
        for (int p = 0; p < forest().size() && process == ProcessForest.NONE; p++) {
            process = forest().imageCount(p) > 1 && forest().childCount(p) == 0 ? p : ProcessForest.NONE;
        }
        int chain = process;
        onFx(() -> {
            pane.tree().reveal(chain);
            return null;
        });
        int all = rows();
        int row = cursor();
        assertThat(cell(row, "process").twisty()).isEqualTo(TableCell.Twisty.CLOSED);
        press(KeyCode.RIGHT, false, false);
        assertThat(rows()).isEqualTo(all + forest().imageCount(chain));
        assertThat(cell(row, "process").twisty()).isEqualTo(TableCell.Twisty.OPEN);
        press(KeyCode.RIGHT, false, false);
        assertThat(cursor()).isEqualTo(row + 1);
        press(KeyCode.LEFT, false, false);
        press(KeyCode.LEFT, false, false);
        assertThat(rows()).isEqualTo(all);
    }

    @Test
    void focusMakesAProcessTheRootAndTheWayLeadsBack() {
        int all = rows();
        to(branch());
        String name = cell(cursor(), "process").text().text();
        type("f");
        assertThat(rows()).isLessThan(all);
        assertThat(cell(0, "process").text().text()).isEqualTo(name);
        assertThat(cell(0, "process").indent()).isZero();
        assertThat(pane.lookupAll("#tree-way .ancestor")).isNotEmpty();
        type("F");
        assertThat(rows()).isLessThan(all);
        assertThat(cell(cursor(), "process").indent()).isEqualTo(1);
        press(KeyCode.ESCAPE, false, false);
        assertThat(rows()).isEqualTo(all);
        assertThat(cell(cursor(), "process").text().text()).isEqualTo(name);
        assertThat(pane.lookupAll("#tree-way .ancestor")).isEmpty();
    }

    @Test
    void scopeIsPartOfTheFilter() throws Exception {
        to(branch());
        int process = onFx(() -> pane.tree().process());
        type("s");
        await(() -> workspace.applied().normalForm().startsWith("lineage.id == "));
        await(() -> summary().contains("match"));
        Shown shown = workspace.shownProperty().get();
        assertThat(shown.rows().size()).isPositive();
        for (int i = 0; i < shown.rows().size(); i++) {
            int up = forest().processOf(shown.rows().at(i));
            while (up != process && up != ProcessForest.NONE) {
                up = forest().parent(up);
            }
            assertThat(up).isEqualTo(process);
        }
        String written = workspace.applied().normalForm();
        String name = ProcessNames.shortName(shown.trail(), forest(), process);
        HBox chip = (HBox) pane.lookup("#filter-chips").lookup(".chip");
        Label label = (Label) chip.lookup(".chip-term");
        await(() -> label.getText().equals("within " + name));
        assertThat(label.getTooltip().getText()).isEqualTo(written);
        assertThat(chip.getAccessibleText()).contains("within " + name, written);
        type("S");
        await(() -> workspace.applied().isEmpty());
    }

    @Test
    void aScopeThatIsLeftOutOrUnknownIsNamedSoToo() throws Exception {
        int process = onFx(() -> pane.tree().process());
        String id = forest().id(process);
        run(() -> workspace.apply("lineage.id != \"" + id + "\" and lineage.id == web01/9/77.0"));
        await(() -> pane.lookupAll("#filter-chips .chip").size() == 2);
        String name = ProcessNames.shortName(workspace.shownProperty().get().trail(), forest(), process);
        await(() -> chipWords().contains("not within " + name));
        assertThat(chipWords()).contains("lineage.id == web01/9/77.0");
    }

    private List<String> chipWords() {
        return pane.lookupAll("#filter-chips .chip-term").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    @Test
    void repeatsAreFoldedIntoALineThatSaysHowMany() throws Exception {
        int all = rows();
        onFx(() -> {
            ((ToggleButton) pane.lookup("#tree-fold")).fire();
            return null;
        });
        await(() -> tree.source().rowCount() < all);
        int fold = -1;
        for (int row = 0; row < rows() && fold < 0; row++) {
            fold = cell(row, "process").lead().startsWith("×") ? row : -1;
        }
        assertThat(fold).isNotNegative();
        assertThat(cell(fold, "command").plain()).startsWith("(folded) ").contains(" …");
        int before = rows();
        to(fold);
        press(KeyCode.RIGHT, false, false);
        int count = Integer.parseInt(cell(fold, "process").lead().replaceAll("\\D", ""));
        assertThat(rows()).isGreaterThanOrEqualTo(before + count);

        filter("exe == /usr/local/bin/thumb");
        long matches = cells("process").stream()
                .filter(cell -> cell.text().text().equals("/usr/local/bin/thumb")
                        && !cell.lead().startsWith("×"))
                .count();
        assertThat(onFx(this::summary)).startsWith(matches + " matches");
    }

    @Test
    void parentSiblingsAndBackByKey() {
        to(branch());
        press(KeyCode.RIGHT, false, false);
        int child = onFx(() -> pane.tree().process());
        type("u");
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(forest().parent(child));
        press(KeyCode.LEFT, false, true);
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(child);
        press(KeyCode.RIGHT, false, true);
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(forest().parent(child));

        int parent = 0;
        while (forest().childCount(parent) < 2 || forest().isPlaceholder(forest().child(parent, 1))) {
            parent++;
        }
        int first = forest().child(parent, 0);
        onFx(() -> {
            pane.tree().reveal(first);
            return null;
        });
        type(">");
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(first + 1);
        type("<");
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(first);
        press(KeyCode.DOWN, false, true);
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(first + 1);

        type("e");
        assertThat(onFx(() -> workspace.messageProperty().get())).doesNotContain("no event");
        assertThat(tab()).isEqualTo("Timeline");
        onFx(() -> {
            pane.following().back();
            return null;
        });
        assertThat(tab()).isEqualTo("Process tree");
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(first + 1);
    }

    @Test
    void opensToALevelToMatchesAndAll() throws Exception {
        int all = rows();
        press(KeyCode.MINUS, false, true);
        int roots = rows();
        assertThat(roots).isLessThan(all);
        assertThat(cells("process")).allMatch(cell -> cell.indent() == 0);
        assertThat(cells("command")).anyMatch(cell -> cell.tail().contains(" below") && cell.tailStays());
        press(KeyCode.DIGIT2, false, true);
        assertThat(cells("process")).allMatch(cell -> cell.indent() <= 1);
        assertThat(rows()).isGreaterThan(roots);
        press(KeyCode.DIGIT0, false, true);
        assertThat(rows()).isEqualTo(all);

        filter(INTRUDER);
        onFx(() -> {
            ((RadioMenuItem) ((MenuButton) pane.lookup("#tree-around"))
                            .getItems()
                            .get(2))
                    .fire();
            return null;
        });
        await(() -> summary().contains("others shown"));
        press(KeyCode.MINUS, false, true);
        press(KeyCode.M, false, true);
        assertThat(rows()).isLessThan(all);
        assertThat(onFx(this::summary)).startsWith(matches() + " match");
    }

    @Test
    void nextMatchAndFindOpenClosedBranches() throws Exception {
        press(KeyCode.MINUS, false, true);
        int closed = rows();
        type("/");
        onFx(() -> {
            ((TextField) pane.lookup("#tree-find-field")).setText("curl");
            return null;
        });
        await(() -> ((Label) pane.lookup("#tree-find-state")).getText().matches("[\\d,]+ of [\\d,]+.*"));
        assertThat(rows()).isGreaterThan(closed);
        assertThat(cell(cursor(), "process").plain() + cell(cursor(), "command").plain())
                .contains("curl");
        int first = onFx(() -> pane.tree().process());
        type("n");
        assertThat(onFx(() -> pane.tree().process())).isNotEqualTo(first);
        onFx(() -> {
            pane.lookup("#tree-find-field")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return null;
        });

        filter(INTRUDER);
        press(KeyCode.MINUS, false, true);
        type("n");
        assertThat(cell(cursor(), "pid").style()).isEqualTo(TableCell.Style.PLAIN);
        assertThat(onFx(() -> workspace.messageProperty().get())).startsWith("Match ");
    }

    @Test
    void theTableHasTheFocusWhenTheTreeIsShown() {
        assertThat(onFx(() -> pane.getScene().getFocusOwner())).isSameAs(tree);
    }

    /// The cursor is one: the timeline's event is the tree's process, and the tree's process the details'.
    @Test
    void theTreeFollowsTheCursorIntoClosedBranches() {
        press(KeyCode.MINUS, false, true);
        int deep = 0;
        for (int process = 0; process < forest().size(); process++) {
            deep = forest().isPlaceholder(process) ? deep : process;
        }
        int event = forest().event(deep, 0);
        int wanted = deep;
        onFx(() -> {
            workspace.cursorProperty().set(event);
            return null;
        });
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(wanted);
        assertThat(onFx(() -> workspace.cursorProperty().get())).isEqualTo(event);
    }

    @Test
    void aReaderHearsLevelStateAndTheLinksReason() {
        int row = branch();
        assertThat(onFx(() -> tree.source().spoken(row)))
                .contains("level 2, ")
                .contains("expanded, ")
                .contains("child")
                .contains("parent link ");
    }

    @Test
    void sortsSiblingsByAColumnAndBack() throws Exception {
        List<TableCell> inTime = cells("pid");
        onFx(() -> {
            tree.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false));
            pane.tree().sortBy("below");
            return null;
        });
        await(() -> !tree.source().cell(0, "pid").equals(inTime.getFirst()));
        List<Integer> below = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            if (cell(row, "process").indent() == 0) {
                String words = cell(row, "below").plain().replace(",", "");
                below.add(words.isEmpty() ? 0 : Integer.parseInt(words));
            }
        }
        assertThat(below).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        onFx(() -> {
            pane.tree().sortBy("started");
            return null;
        });
        await(() -> tree.source().cell(0, "pid").equals(inTime.getFirst()));
        assertThat(cells("pid")).isEqualTo(inTime);
    }

    /// Of one process, its family; of several selected, those: with the time that the histogram shows.
    @Test
    void lifelinesShowTheFamilyOrTheSelectedProcesses() throws Exception {
        int parent = 0;
        while (forest().childCount(parent) < 2 || forest().isPlaceholder(parent)) {
            parent++;
        }
        int process = parent;
        onFx(() -> {
            pane.tree().reveal(process);
            return null;
        });
        type("l");
        assertThat(tab()).isEqualTo("Lifelines");
        await(() -> lives().size() >= 2 && lifelinesHead().startsWith("The process under the cursor"));
        int ancestors = 1;
        for (int up = forest().parent(process); up != ProcessForest.NONE; up = forest().parent(up)) {
            ancestors++;
        }
        int family = ancestors + forest().childCount(process);
        assertThat(onFx(this::lives)).hasSizeLessThanOrEqualTo(family);
        String first = onFx(this::lives).getFirst();
        assertThat(first).contains("last known ").contains("program start");

        int[] wanted = {forest().event(process, 0), forest().event(forest().child(process, 1), 0)};
        onFx(() -> {
            workspace.selection().only(wanted[0]);
            workspace.selection().toggle(wanted[1]);
            return null;
        });
        await(() -> lifelinesHead().startsWith("2 selected processes") && lives().size() == 2);
        Parent body = (Parent) pane.lookup("#lifelines");
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("lifelines-selected-" + scheme, pane, scheme))
                    .isGreaterThan(20);
        }
        onFx(() -> {
            workspace.selection().clear();
            return null;
        });
        await(() -> lives().size() > 2);
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("lifelines-" + scheme, pane, scheme)).isGreaterThan(20);
        }
        onFx(() -> {
            body.requestFocus();
            body.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false));
            body.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return null;
        });
        assertThat(tab()).isEqualTo("Process tree");
        int root = process;
        while (forest().parent(root) != ProcessForest.NONE) {
            root = forest().parent(root);
        }
        assertThat(onFx(() -> pane.tree().process())).isEqualTo(root);
    }

    private String lifelinesHead() {
        return ((Label) pane.lookup("#lifelines-head")).getText();
    }

    /// What a reader is told of each line in view.
    private List<String> lives() {
        return pane.lookupAll("#lifelines .life-row").stream()
                .filter(javafx.scene.Node::isVisible)
                .map(javafx.scene.Node::getAccessibleText)
                .toList();
    }

    /// Texts that end beyond their cell: what doesn't fit must end with an ellipsis.
    private List<String> cutOff() {
        return tree.lookupAll(".mono").stream()
                .filter(node -> node instanceof Text text
                        && !text.getText().isEmpty()
                        && node.isVisible()
                        && node.getParent() instanceof Region)
                .filter(node -> node.getBoundsInParent().getMaxX() > ((Region) node.getParent()).getWidth() + 1)
                .map(node -> ((Text) node).getText())
                .toList();
    }

    /// Stopped before it was done, folding leaves the tree and its switch as they were.
    @Test
    void aStoppedRearrangementLeavesTheTreeAsItWas() throws Exception {
        List<TableCell> before = cells("process");
        onFx(() -> {
            pane.tree().toggleFolds();
            assertThat(((ToggleButton) pane.lookup("#tree-fold")).isSelected()).isTrue();
            ((Button) pane.lookup("#tree-stop")).fire();
            return null;
        });
        assertThat(((ToggleButton) pane.lookup("#tree-fold")).isSelected()).isFalse();
        assertThat(cells("process")).isEqualTo(before);
        onFx(() -> {
            pane.tree().toggleFolds();
            return null;
        });
        await(() -> cells("process").stream().anyMatch(cell -> cell.lead().startsWith("×")));
        assertThat(pane.lookup("#tree-busy").isVisible()).isFalse();
    }

    @Test
    void drawsTheTreeInBothThemesAndSizes() throws Exception {
        filter(INTRUDER);
        onFx(() -> {
            tree.click(Math.min(6, tree.source().rowCount() - 1), false, false, 1);
            tree.requestFocus();
            return null;
        });
        await(() -> !pane.lookupAll("#detail-records .evidence-flow").isEmpty());
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("tree-filtered-" + scheme, pane, scheme))
                    .isGreaterThan(20);
        }
        await(() -> cutOff().isEmpty());
        type("f");
        assertThat(Pictures.colours("tree-focus-1280", pane, ColorScheme.LIGHT, 1280, 720))
                .isGreaterThan(20);
        press(KeyCode.ESCAPE, false, false);
        filter("");
        onFx(() -> {
            pane.tree().toggleFolds();
            return null;
        });
        await(() -> cells("process").stream().anyMatch(cell -> cell.lead().startsWith("×")));
        press(KeyCode.HOME, false, false);
        assertThat(Pictures.colours("tree-folded-DARK", pane, ColorScheme.DARK)).isGreaterThan(20);
    }
}
