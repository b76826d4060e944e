package org.execscope.ui.window;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Zones;
import org.execscope.ui.timeline.TimelinePane;
import org.jspecify.annotations.Nullable;

/// The preferences: all on one page, each takes effect at once and is kept in one readable file.
final class PreferencesWindow {
    private final MainPane pane;
    private final ContextMenu zones = new ContextMenu();
    private @Nullable Stage stage;
    private int row;

    PreferencesWindow(MainPane pane) {
        this.pane = pane;
    }

    /// Shows them, or brings them to the front.
    void open() {
        Stage there = stage;
        if (there != null && there.isShowing()) {
            there.toFront();
            there.requestFocus();
        } else {
            stage = HelpWindow.show(pane.stage(), "Preferences", page(), 720, 560);
        }
    }

    private BorderPane page() {
        row = 0;
        GridPane grid = new GridPane(16, 10);
        grid.setPadding(new Insets(16));
        display(grid);
        time(grid);
        keys(grid);
        kept(grid);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Button reset = new Button("All as usual");
        reset.setId("preferences-reset");
        reset.setOnAction(_ -> reset());
        Button close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(_ -> close());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, reset, gap, close);
        buttons.setPadding(new Insets(10, 16, 12, 16));
        buttons.getStyleClass().add("preferences-buttons");
        BorderPane page = new BorderPane(scroll);
        page.setId("preferences");
        page.setBottom(buttons);
        return page;
    }

    private void close() {
        Stage there = stage;
        if (there != null) {
            there.close();
        }
    }

    private SettingsKeeper settings() {
        return pane.settings();
    }

    private void display(GridPane grid) {
        Appearance look = pane.appearance();
        head(grid, "Display");
        line(grid, "Theme", choices("theme", look.themeProperty(), Appearance.THEMES, look::theme));
        ComboBox<Integer> size = new ComboBox<>();
        size.setId("preferences-size");
        size.setAccessibleText("Text size in pixels");
        size.getItems()
                .setAll(IntStream.rangeClosed(Appearance.SMALLEST_FONT, Appearance.LARGEST_FONT)
                        .boxed()
                        .toList());
        size.setVisibleRowCount(8);
        look.fontSizeProperty().subscribe(now -> size.setValue(now.intValue()));
        size.setOnAction(_ -> look.fontSize(size.getValue()));
        line(grid, "Text size", new BarLine(8, size, note("pixels; Ctrl++ and Ctrl+- change it too")));
        line(grid, "Rows", choices("rows", look.rowsProperty(), Appearance.ROWS, look::rows));
        CheckBox still = new CheckBox("Reduce motion: nothing moves by itself");
        still.setId("preferences-still");
        still.setSelected(settings().preferences().isStill());
        still.setOnAction(_ -> look.stillness(still.isSelected()));
        line(grid, "", still);
    }

    private void time(GridPane grid) {
        head(grid, "Time");
        Button zone = new Button();
        zone.setId("preferences-zone");
        zone.setMnemonicParsing(false);
        pane.workspace().zoneProperty().subscribe(now -> {
            zone.setText(Zones.words(now));
            zone.setAccessibleText("Time zone: " + Zones.words(now));
        });
        zone.setOnAction(_ -> {
            zones.getItems().setAll(ZoneItems.of(pane.workspace()));
            zones.show(zone, Side.BOTTOM, 0, 0);
        });
        line(grid, "Zone", new BarLine(8, zone, note("of this window; each start begins with UTC")));
        Map<Integer, String> spans = TimelinePane.contextSpans();
        ComboBox<String> around = new ComboBox<>();
        around.setId("preferences-around");
        around.setAccessibleText("How far the events around an event reach");
        around.getItems().setAll(spans.values());
        around.setValue(spans.get(settings().preferences().aroundSeconds()));
        around.setOnAction(_ -> spans.forEach((seconds, words) -> {
            if (words.equals(around.getValue())) {
                around(seconds);
            }
        }));
        line(grid, "Around an event", new BarLine(8, around, note("what c shows at first")));
    }

    private void around(int seconds) {
        settings().preferences(settings().preferences().withAround(seconds));
        pane.timeline().contextSpan(seconds);
    }

    private void keys(GridPane grid) {
        head(grid, "Keys");
        CheckBox letters = new CheckBox("Single letters are keys in tables, facets and the histogram");
        letters.setId("preferences-letters");
        letters.setWrapText(true);
        letters.setSelected(settings().preferences().hasLetters());
        letters.setOnAction(_ -> settings().preferences(settings().preferences().withLetters(letters.isSelected())));
        line(grid, "", letters);
        Button all = new Button("All keys… F1");
        all.setOnAction(_ -> pane.showKeyboard());
        line(grid, "", all);
    }

    private void kept(GridPane grid) {
        head(grid, "Remembered");
        CheckBox layout = new CheckBox("Columns and panes");
        layout.setId("preferences-layout");
        layout.setSelected(settings().preferences().keepsLayout());
        layout.setOnAction(_ -> settings().preferences(settings().preferences().withKeepLayout(layout.isSelected())));
        Button columns = new Button("Columns as usual");
        columns.setOnAction(_ -> pane.usualColumns());
        line(grid, "", new BarLine(16, layout, columns));
        Path file = settings().file();
        Label where = note(
                file == null
                        ? "Nothing is written: this user has no home folder."
                        : "Kept, with the saved filters, in "
                                + Display.value(Bytes.utf8(file.toString()), Display.CELL)
                                        .text() + ". Nothing of any evidence is kept.");
        line(grid, "", where);
    }

    private void reset() {
        Appearance look = pane.appearance();
        settings()
                .preferences(Preferences.USUAL
                        .withFacets(settings().preferences().facets())
                        .withDetails(settings().preferences().details()));
        look.theme(Appearance.SYSTEM);
        look.fontSize(Appearance.USUAL_FONT);
        look.rows(Appearance.NORMAL);
        look.stillness(false);
        around(Preferences.USUAL.aroundSeconds());
        Stage there = stage;
        if (there != null) {
            there.getScene().setRoot(page());
        }
    }

    private static BarLine choices(String id, StringProperty now, Map<String, String> names, Consumer<String> choose) {
        ToggleGroup group = new ToggleGroup();
        BarLine line = new BarLine(16);
        names.forEach((one, words) -> {
            RadioButton button = new RadioButton(words);
            button.setId("preferences-" + id + "-" + one);
            button.setToggleGroup(group);
            button.setOnAction(_ -> choose.accept(one));
            now.subscribe(chosen -> button.setSelected(one.equals(chosen)));
            line.getChildren().add(button);
        });
        return line;
    }

    private void head(GridPane grid, String words) {
        Label head = new Label(words);
        head.getStyleClass().add("section-head");
        grid.add(head, 0, row++, 2, 1);
    }

    private void line(GridPane grid, String words, Node control) {
        Label name = new Label(words);
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.CENTER);
        VBox box = new VBox(control);
        box.setAlignment(Pos.CENTER_LEFT);
        GridPane.setHgrow(box, Priority.ALWAYS);
        grid.addRow(row++, name, box);
    }

    private static Label note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }
}
