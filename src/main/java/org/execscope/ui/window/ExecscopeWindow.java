package org.execscope.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.execscope.ui.export.FileChoice;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.Followers;
import org.execscope.ui.theme.Theme;

/// The window.
public final class ExecscopeWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 640;
    private static final int INTERRUPTED = 130;

    private ExecscopeWindow() {}

    /// Starts JavaFX, shows the window on this evidence and returns when it was closed.
    ///
    /// @return the exit status
    public static int open(List<Path> evidence) {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            MainPane pane = show(stage, new SystemFileChoice(), evidence);
            Thread.UncaughtExceptionHandler handler =
                    (thread, problem) -> FxDoor.later(() -> pane.workspace().report("working", problem));
            Thread.setDefaultUncaughtExceptionHandler(handler);
            Thread.currentThread().setUncaughtExceptionHandler(handler);
            stage.setOnHidden(event -> {
                pane.dispose();
                closed.countDown();
            });
        });
        try {
            closed.await();
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        } finally {
            Platform.exit();
        }
    }

    /// Fills and shows a window. On the JavaFX thread.
    static MainPane show(Stage stage, FileChoice choice, List<Path> evidence) {
        Workspace workspace = new Workspace();
        MainPane pane = new MainPane(stage, workspace, choice, Settings.usualFile());
        // No larger than the screen: without a window manager nobody else sees to that.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(pane, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        Theme.applyTo(scene);
        stage.setTitle("Execscope");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        Followers.of(stage);
        stage.show();
        pane.applySettings();
        pane.open(evidence);
        return pane;
    }
}
