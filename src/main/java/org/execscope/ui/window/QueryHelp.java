package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.query.Reference;

/// The query language, to be searched; every example is a button that puts it into the filter field.
final class QueryHelp {
    private static final double TERM = 31;
    private static final double EXAMPLE = 27;

    private QueryHelp() {}

    /// @param use gets an example that was chosen
    static Stage show(Window owner, Consumer<String> use) {
        ColumnConstraints meaning = new ColumnConstraints();
        meaning.setHgrow(Priority.ALWAYS);
        SearchableSheet sheet = new SearchableSheet(
                "query-help",
                "the query language",
                16,
                List.of(column(TERM), meaning, column(EXAMPLE)),
                Reference.sections().stream()
                        .map(section -> section(section, use))
                        .toList());
        Label says =
                new Label("Press an example to put it into the filter field. Nothing is applied until Enter there.");
        says.getStyleClass().add("muted");
        says.setWrapText(true);
        BorderPane.setMargin(says, new Insets(8, 20, 12, 20));
        sheet.setBottom(says);
        Stage stage = HelpWindow.show(owner, "Query language", sheet, 1000, 680);
        sheet.focusSearch();
        return stage;
    }

    private static ColumnConstraints column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static SearchableSheet.Section section(Reference.Section section, Consumer<String> use) {
        return new SearchableSheet.Section(
                section.title(),
                section.entries().stream()
                        .map(entry -> new SearchableSheet.Line(
                                entry.term() + " " + entry.meaning() + " " + entry.example(),
                                () -> cells(entry, section.queries(), use)))
                        .toList());
    }

    private static List<Node> cells(Reference.Entry entry, boolean isQuery, Consumer<String> use) {
        List<Node> cells = new ArrayList<>();
        Label meaning = new Label(entry.meaning());
        meaning.setWrapText(true);
        cells.add(isQuery ? example(entry.term(), entry.meaning(), use) : term(entry.term()));
        cells.add(meaning);
        if (!entry.example().isEmpty()) {
            cells.add(example(entry.example(), entry.meaning(), use));
        }
        return cells;
    }

    private static Label term(String words) {
        Label term = new Label(words);
        term.getStyleClass().addAll("mono", "key-name");
        term.setWrapText(true);
        return term;
    }

    private static Button example(String query, String meaning, Consumer<String> use) {
        Button button = new Button(query);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.getStyleClass().addAll("flat", "mono", "query-example");
        button.setAccessibleText(query + ": " + meaning);
        button.setAccessibleHelp("Puts it into the filter field");
        button.setOnAction(_ -> {
            button.getScene().getWindow().hide();
            use.accept(query);
        });
        return button;
    }
}
