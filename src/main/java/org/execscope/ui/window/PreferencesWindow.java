package org.execscope.ui.window;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.MachineMemory;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Zones;
import org.execscope.ui.theme.MonoFont;
import org.execscope.ui.timeline.TimelinePane;
import org.jspecify.annotations.Nullable;

/// The preferences: all on one page, each takes effect at once and is kept in one readable file.
final class PreferencesWindow {
    private static final List<Integer> MEMORY = List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);

    private final MainPane pane;
    private final ContextMenu zones = new ContextMenu();
    private final Latest fonts = new Latest("fonts");
    private final LettersWindow letters;
    private @Nullable Stage stage;

    PreferencesWindow(MainPane pane) {
        this.pane = pane;
        letters = new LettersWindow(pane);
    }

    /// Shows them, or brings them to the front.
    void open() {
        Stage there = stage;
        if (there != null && there.isShowing()) {
            there.toFront();
            there.requestFocus();
        } else {
            stage = HelpWindow.show(pane.stage(), "Preferences", page(), 760, 640);
        }
    }

    /// Ends its work.
    void dispose() {
        fonts.close();
    }

    private BorderPane page() {
        PreferenceGrid grid = new PreferenceGrid();
        display(grid);
        time(grid);
        keys(grid);
        memory(grid);
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

    private void display(PreferenceGrid grid) {
        Appearance look = pane.appearance();
        grid.head("Display");
        grid.line("Theme", PreferenceGrid.choices("theme", look.themeProperty(), Appearance.THEMES, look::theme));
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
        grid.line("Text size", new BarLine(8, size, PreferenceGrid.note("pixels; Ctrl++ and Ctrl+- change it too")));
        grid.line("Fixed width", new BarLine(8, fonts(look), PreferenceGrid.note("of evidence and columns")));
        grid.line("Rows", PreferenceGrid.choices("rows", look.rowsProperty(), Appearance.ROWS, look::rows));
        grid.line(
                "",
                PreferenceGrid.box(
                        "still",
                        "Reduce motion: nothing moves by itself",
                        settings().preferences().isStill(),
                        look::stillness));
    }

    /// Ours at once; those of this machine when they are measured.
    private ComboBox<String> fonts(Appearance look) {
        ComboBox<String> list = new ComboBox<>();
        list.setId("preferences-font");
        list.setAccessibleText("Font of fixed width");
        list.setVisibleRowCount(8);
        String now = look.fontProperty().get();
        list.getItems().setAll(Stream.of(MonoFont.OWN, now).distinct().toList());
        list.setValue(now);
        list.setOnAction(_ -> look.font(list.getValue()));
        fonts.start(
                _ -> MonoFont.families(),
                families -> families.stream()
                        .filter(family -> !list.getItems().contains(family))
                        .forEach(list.getItems()::add),
                problem -> pane.workspace().report("looking for fonts", problem));
        return list;
    }

    private void time(PreferenceGrid grid) {
        grid.head("Time");
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
        grid.line("Zone", new BarLine(8, zone, PreferenceGrid.note("of this window; each start begins with UTC")));
        Map<TimeForm, String> forms = Stream.of(TimeForm.values())
                .collect(Collectors.toMap(form -> form, TimeForm::words, (one, _) -> one, LinkedHashMap::new));
        grid.line(
                "Format",
                PreferenceGrid.list(
                        "times",
                        "How times are written",
                        forms,
                        settings().preferences().timeForm(),
                        this::times));
        grid.line("", PreferenceGrid.note("What is copied or exported always has the year and the zone."));
        grid.line(
                "Around an event",
                new BarLine(
                        8,
                        PreferenceGrid.list(
                                "around",
                                "How far the events around an event reach",
                                TimelinePane.contextSpans(),
                                settings().preferences().aroundSeconds(),
                                this::around),
                        PreferenceGrid.note("what “Around this event” shows at first")));
    }

    private void times(TimeForm form) {
        settings().prefer(chosen -> chosen.times(form));
        pane.workspace().choices().timeFormProperty().set(form);
    }

    private void around(int seconds) {
        settings().prefer(chosen -> chosen.around(seconds));
        pane.timeline().contextSpan(seconds);
    }

    private void keys(PreferenceGrid grid) {
        grid.head("Keys");
        grid.line(
                "",
                PreferenceGrid.box(
                        "letters",
                        "Single letters are keys in tables, facets and the histogram",
                        settings().preferences().hasLetters(),
                        wanted -> settings().prefer(chosen -> chosen.letters(wanted))));
        Button change = new Button("Other letters…");
        change.setId("preferences-other-letters");
        change.setOnAction(_ -> letters.open());
        Button all = new Button("All keys…  F1");
        all.setOnAction(_ -> pane.showKeyboard());
        grid.line("", new BarLine(8, change, all));
    }

    private void memory(PreferenceGrid grid) {
        grid.head("Memory");
        Map<Integer, String> limits = new LinkedHashMap<>();
        MEMORY.forEach(percent -> limits.put(
                percent,
                percent == 0
                        ? "what Java was given: " + Words.size(MachineMemory.given())
                        : percent + " % of this machine's " + Words.size(MachineMemory.total())));
        Label effect = PreferenceGrid.note("");
        effect.setId("preferences-memory-effect");
        pane.workspace().choices().memoryProperty().subscribe(now -> effect.setText(effect(now.intValue())));
        int now = settings().preferences().memoryPercent();
        limits.putIfAbsent(now, now + " % of this machine's " + Words.size(MachineMemory.total()));
        grid.line(
                "Use at most",
                PreferenceGrid.list("memory", "How much memory evidence may use", limits, now, this::memory));
        grid.line("", effect);
    }

    private void memory(int percent) {
        settings().prefer(chosen -> chosen.memory(percent == 0 ? null : percent));
        pane.workspace().choices().memoryProperty().set(percent);
    }

    /// A running program can't be given more: that is said, not hidden.
    private static String effect(int percent) {
        long wanted = percent == 0 ? MachineMemory.given() : MachineMemory.total() / 100 * percent;
        String asked = "Before evidence is read that is likely to need more than "
                + Words.size(MachineMemory.limit(percent)) + ", you are asked what of it to read.";
        String more = wanted > MachineMemory.given()
                ? " Java was given " + Words.size(MachineMemory.given()) + " when it was started, and can't get more"
                        + " while it runs: start it with -XX:MaxRAMPercentage=" + percent + " for that."
                : " How much Java has is said when it is started (-Xmx, -XX:MaxRAMPercentage).";
        return asked + more;
    }

    private void kept(PreferenceGrid grid) {
        grid.head("Remembered");
        Preferences now = settings().preferences();
        Button columns = new Button("Columns as usual");
        columns.setOnAction(_ -> pane.usualColumns());
        grid.line(
                "",
                new BarLine(
                        16,
                        PreferenceGrid.box(
                                "layout",
                                "Columns and panes",
                                now.keepsLayout(),
                                wanted -> settings().prefer(chosen -> chosen.keepLayout(wanted))),
                        columns));
        grid.line(
                "",
                PreferenceGrid.box(
                        "filters",
                        "The filters applied last, for Ctrl+Up: they name what evidence holds",
                        now.keepsFilters(),
                        wanted -> settings().prefer(chosen -> chosen.keepFilters(wanted))));
        grid.line(
                "",
                PreferenceGrid.box(
                        "evidence",
                        "Where the evidence opened last is, to open it again",
                        now.keepsEvidence(),
                        wanted -> {
                            settings().prefer(chosen -> chosen.keepEvidence(wanted));
                            pane.recall();
                        }));
        Path file = settings().file();
        grid.line(
                "",
                PreferenceGrid.note(
                        file == null
                                ? "Nothing is written: this user has no home folder."
                                : "Kept, with the saved filters, in "
                                        + Display.value(Bytes.utf8(file.toString()), Display.CELL)
                                                .text()
                                        + ". Nothing else of any evidence is kept."));
    }

    private void reset() {
        Appearance look = pane.appearance();
        Preferences before = settings().preferences();
        settings()
                .preferences(Preferences.USUAL
                        .change()
                        .facets(before.facets())
                        .details(before.details())
                        .made());
        look.theme(Appearance.SYSTEM);
        look.fontSize(Appearance.USUAL_FONT);
        look.rows(Appearance.NORMAL);
        look.stillness(false);
        look.font(null);
        times(TimeForm.SHORT);
        memory(0);
        pane.workspace().choices().lettersProperty().set(Letters.USUAL);
        around(Preferences.USUAL.aroundSeconds());
        pane.recall();
        Stage there = stage;
        if (there != null) {
            there.getScene().setRoot(page());
        }
    }
}
