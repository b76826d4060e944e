package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.execscope.ui.layout.PopupBox;
import org.jspecify.annotations.Nullable;

/// Every command of the menus by its name: type some of its words, Enter does it.
final class CommandPalette {
    private final MenuBar menus;
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<Command> list = new ListView<>();
    private List<Command> all = List.of();

    /// @param path the menus it stands in, and its name
    /// @param keys as a user reads them; empty for none
    record Command(String path, String keys, MenuItem item) {}

    CommandPalette(MenuBar menus) {
        this.menus = menus;
        search.setId("palette-search");
        search.setPromptText("Command");
        search.setAccessibleText("Search for a command");
        search.textProperty().addListener((_, _, _) -> fill());
        list.setId("palette-list");
        list.setAccessibleText("Commands");
        list.getStyleClass().add("lines");
        list.setCellFactory(_ -> new Line());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("No command has these words."));
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> run());
        PopupBox box = new PopupBox(8, search, list);
        box.setId("palette");
        box.getStyleClass().addAll("picker", "context-menu", "palette");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    void open() {
        Bounds place = menus.localToScreen(menus.getBoundsInLocal());
        if (place != null) {
            all = commands(menus.getMenus(), "");
            search.clear();
            fill();
            popup.show(menus, place.getMinX() + place.getWidth() / 4, place.getMaxY() + 8);
            search.requestFocus();
        }
    }

    /// What can be done now; what can't is left out.
    static List<Command> commands(List<? extends MenuItem> items, String path) {
        List<Command> commands = new ArrayList<>();
        for (MenuItem item : items) {
            if (item instanceof SeparatorMenuItem || item.isDisable()) {
                continue;
            }
            String[] words = Objects.requireNonNullElse(item.getText(), "").split("\t", 2);
            String name = item.isMnemonicParsing() ? words[0].replace("_", "") : words[0];
            String whole = path.isEmpty() ? name : path + " › " + name;
            if (item instanceof Menu menu) {
                if (menu.getOnShowing() != null) {
                    menu.getOnShowing().handle(null);
                }
                commands.addAll(commands(menu.getItems(), whole));
            } else if (!name.isEmpty()) {
                String keys = words.length > 1
                        ? words[1]
                        : item.getAccelerator() == null
                                ? ""
                                : item.getAccelerator().getDisplayText();
                commands.add(new Command(whole, keys, item));
            }
        }
        return commands;
    }

    /// Those that have all the words typed, in their order in the menus.
    private void fill() {
        String[] words = search.getText().toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
        list.getItems()
                .setAll(all.stream()
                        .filter(command -> Arrays.stream(words)
                                .allMatch(word ->
                                        command.path().toLowerCase(Locale.ROOT).contains(word)))
                        .toList());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent e) {
        switch (e.getCode()) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case PAGE_UP -> step(-10);
            case PAGE_DOWN -> step(10);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void step(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, last);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - 4));
        }
    }

    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        popup.hide();
        MenuItem item = chosen.item();
        switch (item) {
            case CheckMenuItem check -> check.setSelected(!check.isSelected());
            case RadioMenuItem radio -> radio.setSelected(true);
            default -> {}
        }
        item.fire();
    }

    private static final class Line extends ListCell<Command> {
        private final Label name = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Line() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            keys.getStyleClass().addAll("mono", "muted");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            line = new HBox(8, name, gap, keys);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            name.setText(command.path());
            keys.setText(command.keys());
            setAccessibleText(command.path() + (command.keys().isEmpty() ? "" : ", " + command.keys()));
            setGraphic(line);
        }
    }
}
