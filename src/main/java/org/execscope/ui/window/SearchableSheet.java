package org.execscope.ui.window;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Help in sections of lines: shows the lines that have what is typed into its search field.
final class SearchableSheet extends BorderPane {
    private final GridPane sheet;
    private final TextField search = new TextField();
    private final BorderPane top = new BorderPane();
    private List<Section> sections;
    private final int columns;

    /// Lines that belong together.
    record Section(String title, List<Line> lines) {
        Section {
            lines = List.copyOf(lines);
        }
    }

    /// @param words what is searched
    /// @param cells makes what stands in the columns, the first ones if there is less
    record Line(String words, Supplier<List<? extends Node>> cells) {}

    /// @param id of the lines; the field's is this with `-search`
    /// @param what is searched, for readers
    SearchableSheet(String id, String what, double gap, List<ColumnConstraints> columns, List<Section> sections) {
        this.sections = List.copyOf(sections);
        this.columns = columns.size();
        sheet = new GridPane(gap, 5);
        sheet.setId(id);
        sheet.getColumnConstraints().setAll(columns);
        sheet.setPadding(new Insets(4, 20, 20, 20));
        search.setId(id + "-search");
        search.setPromptText("Search");
        search.setAccessibleText("Search " + what);
        search.textProperty().addListener((_, _, text) -> fill(text));
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        top.setCenter(search);
        top.setPadding(new Insets(16, 20, 8, 20));
        ScrollPane scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        setTop(top);
        setCenter(scroll);
        fill("");
    }

    /// Gives the focus to the search field.
    void focusSearch() {
        search.requestFocus();
    }

    /// Shows other lines.
    void sections(List<Section> others) {
        sections = List.copyOf(others);
        fill(search.getText());
    }

    /// Puts a control beside the search field.
    void beside(Node control) {
        BorderPane.setMargin(control, new Insets(0, 0, 0, 16));
        BorderPane.setAlignment(control, Pos.CENTER_RIGHT);
        top.setRight(control);
    }

    /// @param action what Enter does in the search field
    void onEnter(Runnable action) {
        search.setOnAction(_ -> action.run());
    }

    /// Down leads to the first button of the lines.
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && sheet.lookup(".button") instanceof Button first) {
            first.requestFocus();
            event.consume();
        }
    }

    private void fill(String text) {
        String wanted = text.toLowerCase(Locale.ROOT).strip();
        sheet.getChildren().clear();
        int row = 0;
        for (Section section : sections) {
            List<Line> lines = section.lines().stream()
                    .filter(line -> (section.title() + " " + line.words())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            Label title = new Label(section.title());
            title.getStyleClass().add("section-head");
            title.setPadding(new Insets(10, 0, 2, 0));
            sheet.add(title, 0, row++, columns, 1);
            for (Line line : lines) {
                int column = 0;
                for (Node cell : line.cells().get()) {
                    GridPane.setValignment(cell, VPos.TOP);
                    sheet.add(cell, column++, row);
                }
                row++;
            }
        }
        if (row == 0) {
            sheet.add(new Label("Nothing is called so."), 0, 0, columns, 1);
        }
    }
}
