package org.execscope.ui.window;

import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.ui.layout.BarLine;

/// The lines of the preferences: what is chosen, and the control to choose it by.
final class PreferenceGrid extends GridPane {
    private int row;

    PreferenceGrid() {
        super(16, 10);
        setPadding(new Insets(16));
    }

    void head(String words) {
        Label head = new Label(words);
        head.getStyleClass().add("section-head");
        add(head, 0, row++, 2, 1);
    }

    void line(String words, Node control) {
        Label name = new Label(words);
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.CENTER);
        VBox box = new VBox(control);
        box.setAlignment(Pos.CENTER_LEFT);
        GridPane.setHgrow(box, Priority.ALWAYS);
        addRow(row++, name, box);
    }

    static Label note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    static CheckBox box(String id, String words, boolean now, Consumer<Boolean> choose) {
        CheckBox box = new CheckBox(words);
        box.setId("preferences-" + id);
        box.setWrapText(true);
        box.setSelected(now);
        box.setOnAction(_ -> choose.accept(box.isSelected()));
        return box;
    }

    /// @param names what can be chosen, with its words
    /// @param now what is chosen; changed from elsewhere too
    static BarLine choices(String id, StringProperty now, Map<String, String> names, Consumer<String> choose) {
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

    /// @param names what can be chosen, with its words
    /// @param now what is chosen
    static <T> ComboBox<String> list(String id, String spoken, Map<T, String> names, T now, Consumer<T> choose) {
        ComboBox<String> list = new ComboBox<>();
        list.setId("preferences-" + id);
        list.setAccessibleText(spoken);
        list.getItems().setAll(names.values());
        list.setValue(names.get(now));
        list.setOnAction(_ -> names.forEach((one, words) -> {
            if (words.equals(list.getValue())) {
                choose.accept(one);
            }
        }));
        return list;
    }
}
