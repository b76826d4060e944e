package org.execscope.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is there while nothing is open: the ways to open something.
final class StartPane extends VBox {
    private final Consumer<List<Path>> open;
    private final VBox recent = new VBox(4);
    private final Button files = new Button("Open files…  Ctrl+O");

    /// @param open opens evidence again
    StartPane(Runnable openFiles, Runnable openFolder, Consumer<List<Path>> open) {
        super(20);
        this.open = open;
        recent.setId("start-recent");
        recent.setAlignment(Pos.CENTER);
        setId("start");
        setAlignment(Pos.CENTER);
        Label title = new Label("Open the audit logs you collected");
        title.getStyleClass().addAll("start-title", "section-head");
        title.setStyle("-fx-font-size: 1.5em;");
        Label drop = new Label("Drop audit.log files or a folder here");
        Label kinds = new Label("audit.log  audit.log.1 …  a copied var/log/audit, a collected file tree");
        kinds.getStyleClass().addAll("muted", "mono");
        files.setId("start-files");
        files.getStyleClass().add("primary");
        files.setOnAction(event -> openFiles.run());
        Button folder = new Button("Open folder…  Ctrl+Shift+O");
        folder.setId("start-folder");
        folder.setOnAction(event -> openFolder.run());
        HBox buttons = new HBox(12, files, folder);
        buttons.setAlignment(Pos.CENTER);
        VBox target = new VBox(12, drop, kinds, buttons);
        target.getStyleClass().add("drop-target");
        target.setAlignment(Pos.CENTER);
        target.setPadding(new Insets(36, 48, 36, 48));
        target.setMaxWidth(Region.USE_PREF_SIZE);
        Label promise = new Label("Evidence is opened read-only and hashed (SHA-256). Nothing leaves this computer.");
        promise.getStyleClass().add("muted");
        Label help = new Label("Keyboard: F1");
        help.getStyleClass().add("muted");
        getChildren().addAll(title, target, recent, promise, help);
        recent(List.of());
    }

    /// Offers to open evidence again.
    ///
    /// @param evidence the paths of what was opened together
    void recent(List<List<String>> evidence) {
        Label title = new Label("Opened last");
        title.getStyleClass().add("section-head");
        recent.getChildren().setAll(title);
        for (List<String> paths : evidence) {
            String more = paths.size() > 1 ? "  and " + (paths.size() - 1) + " more" : "";
            Button again = new Button(Titles.safe(paths.getFirst()) + more);
            again.setMnemonicParsing(false);
            again.getStyleClass().addAll("flat", "mono");
            again.setAccessibleText("Open again " + again.getText());
            again.setOnAction(_ -> open.accept(paths.stream().map(Path::of).toList()));
            recent.getChildren().add(again);
        }
        recent.setVisible(!evidence.isEmpty());
        recent.setManaged(!evidence.isEmpty());
    }

    @Override
    public void requestFocus() {
        files.requestFocus();
    }
}
