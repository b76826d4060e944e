package org.execscope.ui.window;

import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.theme.Theme;

/// The help texts, all inside the program.
final class HelpWindow {
    private HelpWindow() {}

    static Stage show(Window owner, String title, String words) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title);
        Text text = new Text(words);
        text.getStyleClass().addAll("mono", "evidence-text");
        StackPane page = new StackPane(text);
        page.setPadding(new Insets(20));
        ScrollPane scroll = new ScrollPane(page);
        Scene scene = new Scene(scroll, 720, 520);
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
        return stage;
    }
}
