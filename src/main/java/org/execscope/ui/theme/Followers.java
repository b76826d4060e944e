package org.execscope.ui.theme;

import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Makes the windows and pop-ups that belong to a window look as it does: light or dark, their text large or small
/// and in its font, still or not. JavaFX gives each scene preferences of its own, and a pop-up takes over no font.
public final class Followers {
    private final Stage main;

    private Followers(Stage main) {
        this.main = main;
    }

    /// From now on, until it is hidden. On the JavaFX thread, once it has its scene.
    public static void of(Stage main) {
        Followers followers = new Followers(main);
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(followers::dress);
            }
        };
        Window.getWindows().addListener(opened);
        Scene scene = main.getScene();
        scene.getPreferences().colorSchemeProperty().subscribe(followers::dressAll);
        scene.getPreferences().reducedMotionProperty().subscribe(followers::dressAll);
        scene.getRoot().styleProperty().subscribe(followers::dressAll);
        scene.getRoot().getStyleClass().addListener((ListChangeListener<String>) _ -> followers.dressAll());
        scene.getRoot().getStylesheets().addListener((ListChangeListener<String>) _ -> followers.dressAll());
        main.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> Window.getWindows().removeListener(opened));
    }

    private void dressAll() {
        Window.getWindows().forEach(this::dress);
    }

    private void dress(Window window) {
        Scene scene = window.getScene();
        if (scene == null || !belongs(window)) {
            return;
        }
        scene.getPreferences().setColorScheme(main.getScene().getPreferences().getColorScheme());
        scene.getPreferences().setReducedMotion(main.getScene().getPreferences().isReducedMotion());
        Theme.dressLike(main.getScene().getRoot(), scene.getRoot());
    }

    private boolean belongs(Window window) {
        Window owner = ownerOf(window);
        while (owner != null) {
            if (owner.equals(main)) {
                return true;
            }
            owner = ownerOf(owner);
        }
        return false;
    }

    private static @Nullable Window ownerOf(Window window) {
        return switch (window) {
            case PopupWindow popup -> popup.getOwnerWindow();
            case Stage stage -> stage.getOwner();
            default -> null;
        };
    }
}
