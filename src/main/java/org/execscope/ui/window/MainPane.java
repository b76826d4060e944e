package org.execscope.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.execscope.process.ProcessForest;
import org.execscope.ui.detail.DetailPane;
import org.execscope.ui.evidence.EvidencePane;
import org.execscope.ui.export.ExportDialog;
import org.execscope.ui.export.FileChoice;
import org.execscope.ui.filter.FilterBar;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.timeline.TimelinePane;
import org.execscope.ui.tree.TreePane;
import org.jspecify.annotations.Nullable;

/// All that is in the window.
final class MainPane extends BorderPane {
    private static final double DETAILS_FROM = 0.62;

    private final Stage stage;
    private final Workspace workspace;
    private final FileChoice choice;
    private final FilterBar filter;
    private final TimelinePane timeline;
    private final TreePane tree;
    private final EvidencePane evidence;
    private final DetailPane details;
    private final StartPane start;
    private final TabPane tabs = new TabPane();
    private final Tab timelineTab = new Tab("Timeline");
    private final Tab treeTab = new Tab("Process tree");
    private final Tab evidenceTab = new Tab("Evidence");
    private final SplitPane centre = new SplitPane();
    private final VBox top;

    MainPane(Stage stage, Workspace workspace, FileChoice choice) {
        this.stage = stage;
        this.workspace = workspace;
        this.choice = choice;
        filter = new FilterBar(workspace, this::export, this::focusTable);
        timeline = new TimelinePane(workspace);
        tree = new TreePane(workspace);
        evidence = new EvidencePane(workspace);
        details = new DetailPane(workspace, this::revealProcess);
        start = new StartPane(this::openFiles, this::openFolder);
        timelineTab.setContent(timeline);
        treeTab.setContent(tree);
        evidenceTab.setContent(evidence);
        tabs.setId("tabs");
        tabs.getTabs().addAll(timelineTab, treeTab, evidenceTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        centre.setOrientation(Orientation.VERTICAL);
        centre.getItems().addAll(tabs, details);
        centre.setDividerPositions(DETAILS_FROM);
        SplitPane.setResizableWithParent(details, false);
        top = new VBox(new Menus(this).bar(), new Banners(workspace.notices()));
        setTop(top);
        setBottom(new StatusBar(workspace, this::showProblems));
        workspace.onFollow(this::followToTree, this::followToTimeline);
        workspace.shownProperty().addListener((property, old, now) -> showState());
        workspace.loadingProperty().addListener((property, old, now) -> showState());
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(DragEvent.DRAG_OVER, MainPane::dragOver);
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        showState();
    }

    Stage stage() {
        return stage;
    }

    Workspace workspace() {
        return workspace;
    }

    FilterBar filter() {
        return filter;
    }

    void open(List<Path> paths) {
        if (!paths.isEmpty()) {
            Path name = paths.getFirst().toAbsolutePath().getFileName();
            String more = paths.size() > 1 ? " and " + (paths.size() - 1) + " more" : "";
            stage.setTitle((name == null ? "/" : Titles.safe(name.toString())) + more + " — Execscope");
            workspace.open(paths);
        }
    }

    void openFiles() {
        open(choice.filesToOpen(stage));
    }

    void openFolder() {
        Path folder = choice.folderToOpen(stage);
        if (folder != null) {
            open(List.of(folder));
        }
    }

    void closeEvidence() {
        stage.setTitle("Execscope");
        workspace.close();
    }

    void export() {
        Shown shown = workspace.shownProperty().get();
        if (shown != null) {
            ExportDialog.open(stage, workspace, shown, choice);
        }
    }

    void showTimeline() {
        tabs.getSelectionModel().select(timelineTab);
        focusTable();
    }

    void showTree() {
        tabs.getSelectionModel().select(treeTab);
        focusTable();
    }

    void showEvidence() {
        tabs.getSelectionModel().select(evidenceTab);
        focusTable();
    }

    void toggleDetails() {
        if (centre.getItems().remove(details)) {
            return;
        }
        centre.getItems().add(details);
        centre.setDividerPositions(DETAILS_FROM);
    }

    void followCursorToTree() {
        if (workspace.cursorProperty().get() >= 0) {
            workspace.showInTree(workspace.cursorProperty().get());
        }
    }

    void followCursorToTimeline() {
        if (workspace.cursorProperty().get() >= 0) {
            workspace.showInTimeline(workspace.cursorProperty().get());
        }
    }

    /// Shows the parent of the process under the cursor.
    void followToParent() {
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        int event = workspace.cursorProperty().get();
        if (forest == null || event < 0) {
            return;
        }
        int process = forest.processOf(event);
        int parent = process == ProcessForest.NONE ? ProcessForest.NONE : forest.parent(process);
        if (parent == ProcessForest.NONE) {
            workspace.say("The log doesn't name a parent of this process.");
            return;
        }
        int image = forest.imageAt(parent, forest.eventCount(process) > 0 ? forest.event(process, 0) : event);
        if (image != ProcessForest.NONE) {
            workspace.cursorProperty().set(image);
        }
        revealProcess(parent);
    }

    /// The table of the tab that is open: the tree's, or the timeline's.
    RowTable shownTable() {
        return treeTab.isSelected() ? tree.table() : timeline.table();
    }

    /// Gives the focus to what the filter shows.
    void focusTable() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab != null) {
            focusFirst(tab.getContent());
        }
    }

    void dispose() {
        filter.dispose();
        timeline.dispose();
        tree.dispose();
        details.dispose();
        evidence.dispose();
        workspace.dispose();
    }

    private void showState() {
        boolean open = workspace.shownProperty().get() != null
                || workspace.loadingProperty().get() != null;
        Node wanted = open ? centre : start;
        if (wanted.equals(getCenter())) {
            return;
        }
        setCenter(wanted);
        if (open) {
            top.getChildren().add(filter);
        } else {
            top.getChildren().remove(filter);
            start.requestFocus();
        }
    }

    private void showProblems() {
        showEvidence();
        evidence.focusProblems();
    }

    private void revealProcess(int process) {
        tabs.getSelectionModel().select(treeTab);
        tree.reveal(process);
        focusTable();
    }

    private void followToTree(int event) {
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        if (forest == null) {
            workspace.say("The process tree is built when all is read.");
            return;
        }
        int process = forest.processOf(event);
        if (process == ProcessForest.NONE) {
            workspace.say("This event belongs to no process.");
            return;
        }
        revealProcess(process);
    }

    private void followToTimeline(int event) {
        Shown shown = workspace.shownProperty().get();
        if (shown != null && !shown.matches().contains(event)) {
            Notice hidden = new Notice(
                    Notice.Level.WARNING,
                    "This event is hidden by the filter. Clear the filter (Ctrl+Shift+L) to see it.");
            if (!workspace.notices().contains(hidden)) {
                workspace.notices().add(hidden);
            }
        }
        showTimeline();
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || !inTable()) {
            return;
        }
        switch (event.getCharacter()) {
            case "p" -> followCursorToTree();
            case "e" -> followCursorToTimeline();
            case "u" -> followToParent();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            cycle(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    private void cycle(int step) {
        List<Node> panes = List.of(filter, tabs, details);
        Node owner = getScene().getFocusOwner();
        int at = 0;
        for (int i = 0; i < panes.size(); i++) {
            if (isInside(owner, panes.get(i))) {
                at = i;
            }
        }
        switch (Math.floorMod(at + step, panes.size())) {
            case 0 -> filter.focusField();
            case 1 -> focusTable();
            default -> focusFirst(details);
        }
    }

    private boolean inTable() {
        Node owner = getScene().getFocusOwner();
        return !(owner instanceof TextInputControl) && isInside(owner, tabs);
    }

    private void dropped(DragEvent event) {
        List<Path> paths =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(true);
        event.consume();
        open(paths);
    }

    private static void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private static boolean isInside(@Nullable Node node, Node pane) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (pane.equals(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean focusFirst(@Nullable Node node) {
        if (node == null || !node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (focusFirst(child)) {
                    return true;
                }
            }
        }
        return false;
    }
}
