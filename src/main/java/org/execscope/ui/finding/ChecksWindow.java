package org.execscope.ui.finding;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.finding.About;
import org.execscope.finding.Finding;
import org.execscope.finding.Findings;
import org.execscope.finding.Limits;
import org.execscope.finding.Unjudged;
import org.execscope.ui.layout.GrowingColumns;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.DialogScene;
import org.jspecify.annotations.Nullable;

/// All checks: what each looks for, what it came to here, and whether it is on. And what no check can notice.
public final class ChecksWindow {
    private static final double WIDTH = 940;
    private static final double HEIGHT = 620;

    private final Workspace workspace;
    private final TableView<About> table = new TableView<>();
    private final VBox words = new VBox(4);

    private ChecksWindow(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Opens it over a window, in the same colours.
    public static Stage open(Window owner, Workspace workspace) {
        ChecksWindow window = new ChecksWindow(workspace);
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle("Checks");
        Tab checks = new Tab("Checks", window.checks());
        Tab limits = new Tab("What no check can notice", limits());
        TabPane tabs = new TabPane(checks, limits);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        Scene scene = DialogScene.of(owner, tabs, WIDTH, HEIGHT);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setX(owner.getX() + 60);
        stage.setY(owner.getY() + 60);
        stage.show();
        window.table.requestFocus();
        return stage;
    }

    private VBox checks() {
        table.setId("checks");
        table.setAccessibleText("All checks");
        table.getStyleClass().add("findings-table");
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        TableColumn<About, String> on = column("On", 44, About::id);
        on.setCellFactory(_ -> new OnCell());
        column("Id", 54, About::id);
        column("Looks for", 300, About::title);
        column("Asks", 220, about -> about.group().question());
        TableColumn<About, String> result = column("Came to", 200, this::result);
        result.setMaxWidth(Double.MAX_VALUE);
        table.getItems().setAll(Findings.checks());
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> explain(now));
        table.setOnKeyPressed(event -> {
            About about = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && about != null) {
                turn(about, workspace.checksOffProperty().get().contains(about.id()));
                event.consume();
            }
        });
        workspace.checksOffProperty().addListener((property, old, now) -> table.refresh());
        workspace.shownProperty().addListener((property, old, now) -> table.refresh());
        words.setPadding(new Insets(4, 0, 0, 0));
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(190);
        scroll.setPrefHeight(190);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label hint = new Label("A check that is off shows nothing and counts nothing. Space turns the selected one"
                + " off or on; it is kept for the next time.");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(6, GrowingColumns.of(table), hint, table, scroll);
        box.setPadding(new Insets(10));
        table.getSelectionModel().selectFirst();
        return box;
    }

    private static ScrollPane limits() {
        VBox all = new VBox(10);
        all.setPadding(new Insets(16));
        all.getChildren().add(FindingDetail.wrapped("Finding nothing proves little. Nothing here can notice:"));
        for (String limit : Limits.all()) {
            all.getChildren().add(FindingDetail.wrapped("•  " + limit));
        }
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private TableColumn<About, String> column(String title, double width, Function<About, String> text) {
        TableColumn<About, String> column = new TableColumn<>(title);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        table.getColumns().add(column);
        return column;
    }

    private String result(About about) {
        if (workspace.checksOffProperty().get().contains(about.id())) {
            return "turned off";
        }
        Shown shown = workspace.shownProperty().get();
        Findings findings = shown == null ? Findings.NONE : shown.trail().findings();
        long count = findings.found().stream()
                .filter(finding -> finding.id().equals(about.id()))
                .count();
        if (count > 0) {
            String worst = findings.found().stream()
                    .filter(finding -> finding.id().equals(about.id()))
                    .map(Finding::severity)
                    .min(java.util.Comparator.naturalOrder())
                    .map(severity -> severity.sign() + " " + severity.word())
                    .orElse("");
            return Words.count(count, "finding") + ", " + worst;
        }
        if (findings.unjudged().stream().anyMatch(one -> one.about().id().equals(about.id()))) {
            return "could not be judged";
        }
        return findings.quiet().stream().anyMatch(one -> one.id().equals(about.id())) ? "found nothing" : "—";
    }

    private void turn(About about, boolean on) {
        Set<String> off = new HashSet<>(workspace.checksOffProperty().get());
        if (on) {
            off.remove(about.id());
        } else {
            off.add(about.id());
        }
        workspace.turnOff(off);
    }

    private void explain(@Nullable About about) {
        words.getChildren().clear();
        if (about == null) {
            return;
        }
        Shown shown = workspace.shownProperty().get();
        String why = shown == null
                ? ""
                : shown.trail().findings().unjudged().stream()
                        .filter(one -> one.about().id().equals(about.id()))
                        .map(Unjudged::why)
                        .findFirst()
                        .orElse("");
        part("Could not be judged here, in whole or in part", why);
        part("Needs", about.needs());
        part("Why it matters", about.matters());
        part("What else could explain it", about.innocent());
        part("What it does not prove", about.provesNot());
        part("How to check", about.check());
    }

    private void part(String head, String text) {
        if (!text.isEmpty()) {
            String first = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
            Label label = new Label(head);
            label.getStyleClass().addAll("muted", "section-head");
            words.getChildren().addAll(List.of(label, FindingDetail.wrapped(first)));
        }
    }

    /// Whether the check is on.
    private final class OnCell extends TableCell<About, String> {
        private final CheckBox box = new CheckBox();

        OnCell() {
            box.setFocusTraversable(false);
            box.setOnAction(_ -> {
                About about = getTableRow().getItem();
                if (about != null) {
                    turn(about, box.isSelected());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String id, boolean empty) {
            super.updateItem(id, empty);
            if (empty || id == null) {
                setGraphic(null);
                return;
            }
            box.setSelected(!workspace.checksOffProperty().get().contains(id));
            box.setAccessibleText(id + " is on");
            setGraphic(box);
        }
    }
}
