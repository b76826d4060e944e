package org.execscope.ui.window;

import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.theme.DialogScene;

/// Windows of help, all of it inside the program.
final class HelpWindow {
    private static final double BESIDE = 40;

    private HelpWindow() {}

    /// Shows a page beside the corner of its owner; Escape closes it.
    static Stage show(Window owner, String title, Parent page, double width, double height) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title);
        Scene scene = DialogScene.of(owner, page, width, height);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setX(owner.getX() + BESIDE);
        stage.setY(owner.getY() + BESIDE);
        stage.show();
        return stage;
    }

    /// Shows a text.
    static Stage show(Window owner, String title, String words) {
        Text text = new Text(words);
        text.getStyleClass().addAll("mono", "evidence-text");
        StackPane page = new StackPane(text);
        page.setPadding(new Insets(20));
        return show(owner, title, new ScrollPane(page), 720, 520);
    }
}
