package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.finding.Finding;
import org.execscope.ui.FxTest;
import org.execscope.ui.Pictures;
import org.execscope.ui.TextFits;
import org.execscope.ui.finding.ChecksWindow;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.theme.Followers;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every pane and dialog can be read at 100, 150 and 200 % of the usual text size, in the smallest window that is
/// promised and in the usual one. `-Dexecscope.pictures=true` also draws each, for people to look at.
@Timeout(300)
final class TextSizeTest extends FxTest {
    private static final boolean DRAW = Boolean.getBoolean("execscope.pictures");

    private final Set<String> cut = new LinkedHashSet<>();
    private MainPane pane;
    private Stage stage;
    private Workspace workspace;
    private int size;
    private double width;
    private double height;

    @ParameterizedTest
    @CsvSource({"13, 1280, 720", "20, 1280, 720", "26, 1280, 720", "26, 1440, 900"})
    void everyWordOfTheProgramIsWhole(int textSize, double windowWidth, double windowHeight) throws Exception {
        assumeTrue(Files.isDirectory(SampleWindow.SAMPLE), SampleWindow.SAMPLE + " is not there");
        size = textSize;
        width = windowWidth;
        height = windowHeight;
        open();
        look("start");
        SampleWindow.run(() -> pane.open(List.of(SampleWindow.SAMPLE)));
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && workspace.shownProperty().get().trail().whole());
        settled();
        timeline();
        filters();
        tree();
        otherTabs();
        dialogs();
        cut.forEach(System.out::println);
        assertThat(cut)
                .as("words that are cut at %d px in %.0f × %.0f", size, width, height)
                .isEmpty();
    }

    private void open() {
        pane = onFx(() -> {
            stage = new Stage();
            MainPane made = new MainPane(stage, new Workspace(), new NoChoice());
            Scene scene = new Scene(made, width, height);
            Theme.applyTo(scene);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(scene);
            Followers.of(stage);
            stage.show();
            made.setStyle("-fx-font-size: " + size + "px;");
            return made;
        });
        workspace = onFx(() -> pane.workspace());
    }

    private void settled() throws Exception {
        await(() -> pane.timelineTable().source().rowCount()
                == workspace.shownProperty().get().timeline().size());
        Thread.sleep(300);
    }

    /// Looks at what is in front: the newest window or pop-up.
    private void look(String name) throws Exception {
        Window front = onFx(() -> Window.getWindows().getLast());
        look(name, onFx(() -> front.getScene().getRoot()));
    }

    private void look(String name, Parent root) throws Exception {
        SampleWindow.run(() -> {});
        Thread.sleep(60);
        for (String one : onFx(() -> TextFits.cutIn(root))) {
            cut.add(name + ": " + one);
        }
        if (DRAW) {
            draw(name, root, ColorScheme.LIGHT);
            draw(name, root, ColorScheme.DARK);
            SampleWindow.run(() -> stage.getScene().getPreferences().setColorScheme(ColorScheme.LIGHT));
        }
    }

    private void draw(String name, Parent root, ColorScheme scheme) throws Exception {
        SampleWindow.run(() -> stage.getScene().getPreferences().setColorScheme(scheme));
        String file = "size-" + size + "-" + Math.round(width) + "-" + name + "-" + scheme;
        Pictures.colours(
                file,
                root,
                scheme,
                root.getScene().getWindow().getWidth(),
                root.getScene().getWindow().getHeight());
    }

    private void closeFront() {
        SampleWindow.run(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> !window.equals(stage))
                .sorted(Comparator.comparingInt((Window window) -> window instanceof PopupWindow ? 0 : 1))
                .forEach(Window::hide));
    }

    private void apply(String query) throws Exception {
        SampleWindow.run(() -> {
            ((TextInputControl) pane.lookup("#filter-field")).setText(query);
            workspace.apply(query);
        });
        await(() -> workspace.applied().text().equals(query));
        settled();
    }

    private void timeline() throws Exception {
        RowTable table = onFx(() -> pane.timelineTable());
        int incomplete = onFx(() -> {
            int rows = table.source().rowCount();
            table.requestFocus();
            table.reveal(rows / 2);
            return rows / 2;
        });
        assertThat(incomplete).isPositive();
        await(() -> !pane.lookupAll("#detail-records .evidence-flow").isEmpty());
        look("timeline");
        SampleWindow.run(() -> pane.showActivity());
        Thread.sleep(300);
        look("activity");
        SampleWindow.run(() -> pane.showActivity());
        SampleWindow.run(() -> pane.openContext());
        Thread.sleep(300);
        look("context");
        SampleWindow.press(pane.lookup("#context-table"), KeyCode.ESCAPE, false, false, false);
        SampleWindow.run(() -> pane.timeline().showCell());
        Thread.sleep(100);
        look("hover");
        closeFront();
        SampleWindow.run(() -> pane.openFind());
        SampleWindow.run(() -> ((TextField) pane.lookup("#find-field")).setText("curl"));
        Thread.sleep(400);
        look("find");
        SampleWindow.press(pane.lookup("#find-field"), KeyCode.ESCAPE, false, false, false);
        SampleWindow.run(() -> {
            table.requestFocus();
            table.selectAll();
            workspace.otherEventsProperty().set(true);
            pane.histogram().part("exe");
        });
        settled();
        look("other events, all selected");
        SampleWindow.run(() -> {
            workspace.otherEventsProperty().set(false);
            pane.histogram().part("severity");
        });
        settled();
        look("bars by severity");
        SampleWindow.run(() -> {
            pane.histogram().part("nothing");
            workspace.highlights().toggle("exe == /usr/bin/curl");
        });
        look("highlight");
    }

    private void filters() throws Exception {
        apply("uid == 33 and not exe == /usr/bin/dash and key == procmon");
        look("chips");
        SampleWindow.run(() -> workspace.draft("exe == /usr/bin/curl and pid : 3"));
        Thread.sleep(200);
        look("error in the filter");
        SampleWindow.run(() -> {
            TextInputControl field = (TextInputControl) pane.lookup("#filter-field");
            field.setText("exee == x");
        });
        Thread.sleep(200);
        look("fix of the filter");
        apply("exe == /nowhere and uid == 33 and success == yes");
        Thread.sleep(600);
        look("nothing shown");
        apply("");
    }

    private void tree() throws Exception {
        SampleWindow.run(() -> pane.showTree());
        Thread.sleep(400);
        look("tree");
        apply("exe == /usr/bin/curl");
        SampleWindow.run(() -> pane.openFind());
        Thread.sleep(300);
        look("tree, filtered, find");
        apply("");
        SampleWindow.run(() -> pane.showLifelines());
        Thread.sleep(500);
        look("lifelines");
    }

    private void otherTabs() throws Exception {
        SampleWindow.run(() -> pane.showSessions());
        Thread.sleep(400);
        look("sessions");
        SampleWindow.run(() -> pane.showFindings());
        Thread.sleep(200);
        look("findings");
        List<Finding> all =
                onFx(() -> workspace.shownProperty().get().trail().findings().found());
        for (String table : List.of("#findings-trust", "#findings-host")) {
            SampleWindow.run(() ->
                    ((TableView<?>) pane.lookup(table)).getSelectionModel().selectLast());
            Thread.sleep(300);
            look("finding of " + table.substring(1));
        }
        assertThat(all).isNotEmpty();
        SampleWindow.run(() -> pane.showEvidence());
        Thread.sleep(300);
        look("evidence");
        SampleWindow.run(() -> ((Button) pane.lookup("#evidence-check")).fire());
        Thread.sleep(800);
        look("evidence, checked");
        SampleWindow.run(() -> pane.showTimeline());
    }

    private void dialogs() throws Exception {
        dialog("keys", () -> pane.showKeyboard());
        dialog("query language", () -> QueryHelp.show(stage, _ -> {}));
        dialog("checks", () -> ChecksWindow.open(stage, workspace));
        dialog("export", () -> pane.export());
        dialog("builder", () -> {
            workspace.apply("uid == 33 and not exe == /usr/bin/dash");
            pane.filter().openBuilder();
        });
        apply("uid == 33");
        dialog("saved filters", () -> pane.filter().openSaved(true));
        dialog("keys of the evidence", () -> pane.filter().pickKey());
        dialog("columns", () -> pane.openColumns());
        dialog("go to", () -> pane.openGoTo());
        apply("");
    }

    private void dialog(String name, Runnable open) throws Exception {
        SampleWindow.run(open);
        Thread.sleep(400);
        assertThat(onFx(() -> Window.getWindows().size())).as(name).isGreaterThan(1);
        look(name);
        closeFront();
    }
}
