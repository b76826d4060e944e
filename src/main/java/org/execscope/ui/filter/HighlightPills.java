package org.execscope.ui.filter;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.layout.FlowLine;
import org.execscope.ui.model.Highlights;
import org.execscope.ui.model.Highlights.Highlight;

/// The values that are highlighted, each with its number and drawn as its cells are; each can be taken away.
final class HighlightPills extends FlowLine {
    private static final int CHARACTERS = 40;

    private final Highlights highlights;

    HighlightPills(Highlights highlights) {
        super(8, 4);
        this.highlights = highlights;
        setId("highlights");
        setAlignment(Pos.CENTER_LEFT);
        highlights.all().addListener((ListChangeListener<Highlight>) _ -> build());
        build();
    }

    private void build() {
        List<Node> pills = new ArrayList<>();
        for (Highlight one : highlights.all()) {
            pills.add(pill(one));
        }
        getChildren().setAll(pills);
        setVisible(!pills.isEmpty());
        setManaged(!pills.isEmpty());
    }

    private HBox pill(Highlight one) {
        Label number = new Label(Integer.toString(one.number()));
        number.getStyleClass().add("section-head");
        Label term = new Label(Display.value(Bytes.utf8(one.term()), CHARACTERS).text());
        term.getStyleClass().add("mono");
        term.setMinWidth(Region.USE_PREF_SIZE);
        Button remove = new Button("×");
        remove.getStyleClass().add("chip-remove");
        remove.setFocusTraversable(false);
        remove.setAccessibleText("No longer highlight " + term.getText());
        remove.setOnAction(_ -> highlights.remove(one));
        HBox pill = new HBox(6, number, term, remove);
        pill.setAlignment(Pos.CENTER_LEFT);
        pill.getStyleClass().addAll("highlight", "pill");
        pill.pseudoClassStateChanged(PseudoClass.getPseudoClass("mark-" + one.number()), true);
        pill.setFocusTraversable(true);
        pill.setAccessibleText("Highlight " + one.number() + ": " + term.getText());
        pill.setMaxHeight(Region.USE_PREF_SIZE);
        pill.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                highlights.remove(one);
                event.consume();
            }
        });
        return pill;
    }
}
