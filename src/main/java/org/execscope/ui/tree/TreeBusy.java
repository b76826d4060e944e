package org.execscope.ui.tree;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.execscope.ui.model.FxDoor;
import org.jspecify.annotations.Nullable;

/// Says that the tree is being worked on, once that takes long enough to be noticed, and lets the user stop it.
/// What is shown stays as it is until the work is done.
final class TreeBusy extends HBox {
    /// What takes less is done before a word about it could be read.
    private static final Duration NOTICED = Duration.millis(250);

    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label what = new Label();
    private final Button stop = new Button("Stop");
    private final PauseTransition rest = new PauseTransition(NOTICED);
    private @Nullable Runnable stopping;
    /// How often work was begun: what is told of an earlier one is no longer wanted.
    private int number;

    private String words = "";

    TreeBusy() {
        super(6);
        setId("tree-busy");
        setAlignment(Pos.CENTER_LEFT);
        bar.setPrefWidth(70);
        bar.setMinWidth(70);
        // It moves only while it can be seen.
        bar.visibleProperty().bind(visibleProperty());
        what.setMinWidth(Region.USE_PREF_SIZE);
        stop.setId("tree-stop");
        stop.getStyleClass().add("small");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> stop());
        rest.setOnFinished(_ -> show(true));
        getChildren().setAll(bar, what, stop);
        show(false);
    }

    /// Work begins that can't be stopped: what is shown would be no answer to what was asked.
    void begin(String words) {
        begin(words, null);
    }

    /// @param stopped gives the work up, what is shown stays; null if it can't be stopped
    void begin(String words, @Nullable Runnable stopped) {
        stopping = stopped;
        this.words = words;
        number++;
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        what.setText(words);
        stop.setAccessibleText("Stop: " + words);
        boolean can = stopped != null;
        stop.setVisible(can);
        stop.setManaged(can);
        if (!isVisible()) {
            rest.playFromStart();
        }
    }

    /// Takes how much of the work that has just begun is done.
    TreeProgress progress() {
        int mine = number;
        FxDoor<Integer> door = new FxDoor<>(percent -> {
            if (mine == number) {
                bar.setProgress(percent / 100.0);
                what.setText(words + " " + percent + " %");
            }
        });
        return new TreeProgress(door::put);
    }

    /// The work is done, or no longer wanted.
    void end() {
        number++;
        stopping = null;
        rest.stop();
        show(false);
    }

    /// Gives up what can be given up.
    void stop() {
        Runnable stopped = stopping;
        if (stopped != null) {
            end();
            stopped.run();
        }
    }

    private void show(boolean now) {
        setVisible(now);
        setManaged(now);
    }
}
