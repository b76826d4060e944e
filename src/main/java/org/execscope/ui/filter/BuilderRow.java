package org.execscope.ui.filter;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.execscope.query.Condition;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine.ValueCount;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// One term of the builder: field, operator and value; or its text, where it is none of these.
final class BuilderRow extends HBox {
    private static final int CHARACTERS = 48;
    private static final int VALUES_SHOWN = 12;

    private final CheckBox on = new CheckBox();
    private final ComboBox<String> field = new ComboBox<>();
    private final ComboBox<String> operator = new ComboBox<>();
    private final ComboBox<ValueCount> value = new ComboBox<>();
    private final TextField text = new TextField();
    private final Button remove = new Button("×");
    private final boolean whole;
    private boolean filling;

    /// What a row asks for.
    ///
    /// @param changed called when it says something else
    /// @param remove called when it is to go
    /// @param values called when the values of its field are wished for
    record Actions(Runnable changed, Consumer<BuilderRow> remove, Consumer<BuilderRow> values) {}

    /// @param term what it says; null for an empty row
    BuilderRow(@Nullable Query term, Actions actions) {
        super(8);
        Condition condition = term == null ? new Condition("exe", "==", "") : Condition.of(term);
        whole = condition == null;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("builder-row");
        on.setSelected(true);
        on.setAccessibleText("In force");
        on.setTooltip(new Tooltip("In force"));
        on.setOnAction(_ -> actions.changed().run());
        remove.getStyleClass().add("chip-remove");
        remove.setAccessibleText("Remove this condition");
        remove.setOnAction(_ -> actions.remove().accept(this));
        if (condition == null) {
            text.setText(term == null ? "" : term.normalForm());
            text.getStyleClass().add("mono");
            text.setAccessibleText("Condition as text");
            text.textProperty().addListener((_, _, _) -> actions.changed().run());
            HBox.setHgrow(text, Priority.ALWAYS);
            getChildren().addAll(on, text, remove);
            return;
        }
        field.getItems().setAll(Condition.fields());
        field.setEditable(true);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setVisibleRowCount(VALUES_SHOWN);
        field.setAccessibleText("Field");
        field.getEditor().setText(condition.field());
        field.getEditor().setAccessibleText("Field");
        field.getEditor().textProperty().addListener((_, _, now) -> {
            fill(now, operator.getValue());
            actions.changed().run();
        });
        operator.setMinWidth(Region.USE_PREF_SIZE);
        operator.setVisibleRowCount(VALUES_SHOWN + 2);
        operator.setAccessibleText("Operator");
        fill(condition.field(), condition.operator());
        operator.valueProperty().addListener((_, _, _) -> {
            if (!filling) {
                value.setDisable(!condition().hasValue());
                actions.changed().run();
            }
        });
        value.setEditable(true);
        value.setMaxWidth(Double.MAX_VALUE);
        value.setVisibleRowCount(VALUES_SHOWN);
        value.setAccessibleText("Value");
        value.setConverter(new ValueText());
        value.setCellFactory(_ -> new ValueCell());
        value.getEditor().setAccessibleText("Value");
        value.getEditor().getStyleClass().add("mono");
        value.getEditor().setText(condition.value());
        value.setDisable(!condition.hasValue());
        value.getEditor()
                .textProperty()
                .addListener((_, _, _) -> actions.changed().run());
        value.setOnShowing(_ -> actions.values().accept(this));
        HBox.setHgrow(value, Priority.ALWAYS);
        getChildren().addAll(on, field, operator, value, remove);
    }

    private void fill(String name, @Nullable String wanted) {
        filling = true;
        field.setAccessibleHelp(Condition.meaning(name));
        field.setTooltip(Condition.meaning(name).isEmpty() ? null : new Tooltip(Condition.meaning(name)));
        List<String> signs = Condition.operators(name);
        operator.getItems().setAll(signs);
        operator.setValue(wanted != null && signs.contains(wanted) ? wanted : signs.getFirst());
        filling = false;
    }

    private Condition condition() {
        return new Condition(
                field.getEditor().getText().strip(),
                operator.getValue() == null ? "==" : operator.getValue(),
                value.getEditor().getText());
    }

    /// The name of its field; empty where its text is no condition of three parts.
    String fieldName() {
        return whole ? "" : field.getEditor().getText().strip();
    }

    /// What it says, as a part of a query; empty if it is off or says nothing yet.
    String term() {
        if (!on.isSelected()) {
            return "";
        }
        if (whole) {
            return text.getText().isBlank() ? "" : "(" + text.getText() + ")";
        }
        Condition now = condition();
        boolean empty = now.field().isEmpty() || (now.hasValue() && now.value().isBlank());
        return empty ? "" : now.text();
    }

    /// The values to choose from.
    void values(List<ValueCount> found) {
        String written = value.getEditor().getText();
        value.getItems().setAll(found);
        value.getEditor().setText(written);
    }

    /// Where the user is to begin.
    Node first() {
        return whole ? text : value.isDisabled() ? field : value.getEditor();
    }

    /// A value as it is written in a query.
    private static String written(ValueCount one) {
        int at = one.term().indexOf(" == ");
        return at < 0 ? "" : one.term().substring(at + 4);
    }

    private static final class ValueText extends javafx.util.StringConverter<ValueCount> {
        @Override
        public String toString(@Nullable ValueCount one) {
            return one == null ? "" : written(one);
        }

        @Override
        public ValueCount fromString(String text) {
            return new ValueCount(text, " == " + text, 0);
        }
    }

    /// A value in a clipped text, with its count.
    private static final class ValueCell extends ListCell<ValueCount> {
        private final Text shown = new Text();

        ValueCell() {
            shown.getStyleClass().addAll("mono", "evidence-text");
        }

        @Override
        protected void updateItem(ValueCount item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : shown);
            if (!empty && item != null) {
                String words = item.shown();
                String cut = words.length() <= CHARACTERS ? words : words.substring(0, CHARACTERS) + "…";
                shown.setText(cut + "   " + Words.number(item.count()));
            }
        }
    }
}
