package org.execscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Stage;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.Test;

class FollowersTest extends FxTest {
    @Test
    void whatBelongsToAWindowLooksLikeIt() {
        onFx(() -> {
            Stage main = show(new Scene(new StackPane(), 300, 200));
            Followers.of(main);
            main.getScene().getPreferences().setColorScheme(ColorScheme.DARK);
            main.getScene().getRoot().setStyle("-fx-font-size: 20px;");
            Popup popup = new Popup();
            popup.getContent().add(new Label("x"));
            popup.show(main);
            assertLike(popup.getScene(), ColorScheme.DARK, "-fx-font-size: 20px;");

            Stage dialog = new Stage();
            dialog.initOwner(main);
            dialog.setScene(new Scene(new StackPane(), 100, 100));
            dialog.show();
            assertLike(dialog.getScene(), ColorScheme.DARK, "-fx-font-size: 20px;");
            Popup second = new Popup();
            second.getContent().add(new Label("y"));
            second.show(dialog);
            assertLike(second.getScene(), ColorScheme.DARK, "-fx-font-size: 20px;");

            main.getScene().getPreferences().setColorScheme(ColorScheme.LIGHT);
            main.getScene().getRoot().setStyle("-fx-font-size: 13px;");
            assertLike(dialog.getScene(), ColorScheme.LIGHT, "-fx-font-size: 13px;");
            assertLike(popup.getScene(), ColorScheme.LIGHT, "-fx-font-size: 13px;");

            Stage other = show(new Scene(new StackPane(), 300, 200));
            main.getScene().getPreferences().setColorScheme(ColorScheme.DARK);
            assertThat(other.getScene().getRoot().getStyle()).isNullOrEmpty();
            return null;
        });
    }

    private static void assertLike(Scene scene, ColorScheme scheme, String style) {
        assertThat(scene.getPreferences().getColorScheme()).isEqualTo(scheme);
        assertThat(scene.getRoot().getStyle()).isEqualTo(style);
    }
}
