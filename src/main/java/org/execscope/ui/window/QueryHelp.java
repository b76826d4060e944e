package org.execscope.ui.window;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.query.Reference;
import org.execscope.ui.theme.Theme;

/// The query language, to be searched; every example is a button that puts it into the filter field.
final class QueryHelp {
    private static final double TERM = 310;
    private static final double EXAMPLE = 270;

    private QueryHelp() {}

    /// @param use gets an example that was chosen
    static Stage show(Window owner, Consumer<String> use) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle("Query language");
        GridPane sheet = new GridPane(16, 4);
        sheet.setId("query-help");
        ColumnConstraints meaning = new ColumnConstraints();
        meaning.setHgrow(Priority.ALWAYS);
        sheet.getColumnConstraints().addAll(column(TERM), meaning, column(EXAMPLE));
        sheet.setPadding(new Insets(4, 20, 20, 20));
        Consumer<String> chosen = query -> {
            stage.close();
            use.accept(query);
        };
        TextField search = new TextField();
        search.setId("query-help-search");
        search.setPromptText("Search");
        search.setAccessibleText("Search the query language");
        search.textProperty().addListener((_, _, text) -> fill(sheet, text, chosen));
        fill(sheet, "", chosen);
        ScrollPane scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        Label says =
                new Label("Press an example to put it into the filter field. Nothing is applied until Enter there.");
        says.getStyleClass().add("muted");
        BorderPane page = new BorderPane(scroll);
        page.setTop(search);
        page.setBottom(says);
        BorderPane.setMargin(search, new Insets(16, 20, 8, 20));
        BorderPane.setMargin(says, new Insets(8, 20, 12, 20));
        Scene scene = new Scene(page, 1000, 680);
        Theme.applyTo(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setX(owner.getX() + 40);
        stage.setY(owner.getY() + 40);
        stage.show();
        search.requestFocus();
        return stage;
    }

    private static ColumnConstraints column(double width) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPrefWidth(width);
        column.setMinWidth(width * 0.6);
        return column;
    }

    private static void fill(GridPane sheet, String text, Consumer<String> use) {
        String wanted = text.toLowerCase(Locale.ROOT).strip();
        sheet.getChildren().clear();
        int row = 0;
        for (Reference.Section section : Reference.sections()) {
            List<Reference.Entry> entries = section.entries().stream()
                    .filter(entry -> (section.title() + " " + entry.term() + " " + entry.meaning() + " "
                                    + entry.example())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .toList();
            if (entries.isEmpty()) {
                continue;
            }
            Label title = new Label(section.title());
            title.getStyleClass().add("section-head");
            title.setPadding(new Insets(10, 0, 2, 0));
            sheet.add(title, 0, row++, 3, 1);
            for (Reference.Entry entry : entries) {
                Node term = section.queries() ? example(entry.term(), entry.meaning(), use) : term(entry.term());
                Label meaning = new Label(entry.meaning());
                meaning.setWrapText(true);
                GridPane.setValignment(term, VPos.TOP);
                sheet.add(term, 0, row);
                sheet.add(meaning, 1, row);
                if (!entry.example().isEmpty()) {
                    Button example = example(entry.example(), entry.meaning(), use);
                    GridPane.setValignment(example, VPos.TOP);
                    sheet.add(example, 2, row);
                }
                row++;
            }
        }
        if (row == 0) {
            sheet.add(new Label("Nothing is called so."), 0, 0, 3, 1);
        }
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
        button.setOnAction(_ -> use.accept(query));
        return button;
    }
}
