package org.execscope.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.execscope.evidence.HostFile;
import org.execscope.ui.detail.DetailPane;
import org.execscope.ui.detail.DetailPart;
import org.execscope.ui.evidence.CompareWindow;
import org.execscope.ui.evidence.EvidencePane;
import org.execscope.ui.export.ExportDialog;
import org.execscope.ui.export.FileChoice;
import org.execscope.ui.facet.FacetPane;
import org.execscope.ui.filter.FilterBar;
import org.execscope.ui.filter.SavedFiltersWindow;
import org.execscope.ui.find.FindBar;
import org.execscope.ui.find.GoTo;
import org.execscope.ui.find.TablePlaces;
import org.execscope.ui.finding.FindingsPane;
import org.execscope.ui.histogram.HistogramPane;
import org.execscope.ui.keys.Place;
import org.execscope.ui.keys.Stroke;
import org.execscope.ui.layout.Tall;
import org.execscope.ui.lifeline.LifelinePane;
import org.execscope.ui.model.LoadWays;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.session.SessionsPane;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.timeline.TimelinePane;
import org.execscope.ui.tree.TreePane;
import org.jspecify.annotations.Nullable;

/// All that is in the window.
final class MainPane extends BorderPane {
    private static final double FACETS = 236;
    private static final double USUAL_WIDTH = 1440;

    private final Stage stage;
    private final Workspace workspace;
    private final FileChoice choice;
    private final FilterBar filter;
    private final TimelinePane timeline;
    private final TreePane tree;
    private final SessionsPane sessions;
    private final FindingsPane findings;
    private final EvidencePane evidence;
    private final DetailPane details;
    private final HistogramPane histogram;
    private final LifelinePane lifelines;
    private final FacetPane facets;
    private final FindBar find;
    private final FindBar treeFind;
    private final Following following;
    private final GoTo goTo;
    private final ColumnChooser columns;
    private final ColumnChooser treeColumns;
    private final ColumnChooser sessionColumns;
    private final SettingsKeeper settings;
    private final Appearance appearance;
    private final PreferencesWindow preferences;
    private final Menus menus;
    private final StartPane start;
    private final Banners banners;
    private final TabPane tabs = new TabPane();
    private final Tab timelineTab = new Tab("Timeline");
    private final Tab treeTab = new Tab("Process tree");
    private final Tab lifelinesTab = new Tab("Lifelines");
    private final Tab sessionsTab = new Tab("Sessions");
    private final Tab findingsTab = new Tab("Findings");
    private final Tab evidenceTab = new Tab("Evidence");
    private final SplitPane centre = new SplitPane();
    private final SplitPane work = new SplitPane();
    private final VBox top;
    private final DetailsPlace place;
    private final PaneFocus focus;
    private final PaneKeys keys;
    private final KeySheet keySheet;
    /// What had the keys before a message above the panes got them.
    private @Nullable Node beforeNotice;

    MainPane(Stage stage, Workspace workspace, FileChoice choice) {
        this(stage, workspace, choice, null);
    }

    /// @param settingsFile where the user's settings are kept; null where they aren't
    MainPane(Stage stage, Workspace workspace, FileChoice choice, @Nullable Path settingsFile) {
        this.stage = stage;
        this.workspace = workspace;
        this.choice = choice;
        // Before the panes put the cursor where the new rows have it.
        workspace.shownProperty().addListener((_, old, now) -> filtered(old, now));
        filter = new FilterBar(workspace, this::export, this::focusTable, this::manageFilters);
        timeline = new TimelinePane(workspace);
        tree = new TreePane(workspace);
        following = new Following(workspace, tree, tabs, timelineTab, treeTab, this::focusTable);
        sessions = new SessionsPane(workspace, new SessionsPane.Ways(this::showTree, this::showTimeline));
        evidence =
                new EvidencePane(workspace, new EvidencePane.Ways(this::addFiles, this::compare, this::chooseHostFile));
        findings =
                new FindingsPane(workspace, settingsFile == null ? null : settingsFile.resolveSibling("findings.json"));
        details = new DetailPane(
                workspace,
                new DetailPane.Ways(
                        following::reveal, following::scope, proposed -> choice.fileToWrite(stage, proposed)));
        histogram = new HistogramPane(workspace, this::showTime);
        lifelines = new LifelinePane(workspace, following::reveal);
        following.lives(lifelinesTab::isSelected, lifelines::process);
        histogram.onWindow((from, to) -> {
            lifelines.window(from, to);
            tree.window(from, to);
            sessions.window(from, to);
        });
        sessionsTab.selectedProperty().addListener((_, _, now) -> sessions.active(now));
        lifelinesTab.selectedProperty().addListener((_, _, now) -> lifelines.active(now));
        facets = new FacetPane(workspace);
        find = new FindBar(workspace, new TablePlaces(timeline.table()), "find");
        treeFind = new FindBar(workspace, tree.find(), "tree-find");
        goTo = new GoTo(workspace, following::showEvent);
        columns = new ColumnChooser(timeline.table(), TimelinePane.usualLayout());
        treeColumns = new ColumnChooser(tree.table(), TreePane.usualLayout());
        sessionColumns = new ColumnChooser(sessions.table(), SessionsPane.usualLayout());
        settings = new SettingsKeeper(workspace, settingsFile);
        appearance = new Appearance(this, settings);
        preferences = new PreferencesWindow(this);
        workspace.choices().lettersProperty().set(settings.preferences().chosenLetters());
        workspace.choices().timeFormProperty().set(settings.preferences().timeForm());
        workspace.choices().memoryProperty().set(settings.preferences().memoryPercent());
        filter.remember(settings.now().last().lastFilters());
        workspace.shownProperty().addListener((_, _, now) -> {
            if (now != null) {
                settings.filters(filter.applied());
            }
        });
        facets.show(settings.preferences().facets());
        facets.onFields(fields -> settings.prefer(chosen -> chosen.facets(fields)));
        timeline.contextSpan(settings.preferences().aroundSeconds());
        timeline.setBottom(find);
        tree.setBottom(treeFind);
        tree.onRowsChanged(treeFind::rowsChanged);
        treeTab.selectedProperty().addListener((_, _, now) -> tree.active(now));
        histogram.part(Objects.requireNonNullElse(settings.now().bars(), ""));
        histogram.onParted(() -> settings.bars(histogram.parted()));
        ColumnLayout kept = settings.now().layout();
        if (kept != null) {
            timeline.table().columnLayout(kept);
        }
        timeline.onLayout(settings::layout);
        ColumnLayout keptOfTree = settings.now().treeLayout();
        if (keptOfTree != null) {
            tree.columns(keptOfTree);
        }
        tree.onLayout(settings::treeLayout);
        timeline.onContext(twoTables -> place().giveRoom(twoTables));
        timeline.onFinding(finding -> {
            tabs.getSelectionModel().select(findingsTab);
            findings.open(finding);
        });
        start = new StartPane(this::openFiles, this::openFolder, this::open);
        recall();
        timelineTab.setContent(timeline);
        treeTab.setContent(tree);
        sessionsTab.setContent(sessions);
        lifelinesTab.setContent(lifelines);
        findingsTab.setContent(new Tall(findings));
        evidenceTab.setContent(new Tall(evidence));
        tabs.setId("tabs");
        tabs.getTabs().addAll(timelineTab, treeTab, sessionsTab, findingsTab, evidenceTab, lifelinesTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        place = new DetailsPlace(centre, tabs, details);
        place.keep(settings.preferences().details());
        place.onChosen(where -> settings.prefer(chosen -> chosen.details(where)));
        SplitPane.setResizableWithParent(facets, false);
        work.setId("work");
        // Where there is little room, the bars above and below stay whole.
        work.setMinHeight(0);
        centre.setMinHeight(0);
        work.getItems().add(centre);
        if (settings.now().facets()) {
            addFacets();
        }
        banners = new Banners(workspace.notices(), this::focusBack);
        top = new VBox(banners);
        focus = new PaneFocus(
                this,
                new PaneFocus.Parts(filter, top, banners, histogram, work, facets, tabs, inTabs(), details, place));
        keys = new PaneKeys(this, focus);
        keySheet = new KeySheet(this, focus, keys);
        menus = new Menus(this);
        timeline.rowItems(menus.rowItems());
        tree.rowItems(menus.treeItems());
        timeline.headItems(menus.headItems());
        tree.headItems(menus.headItems());
        top.getChildren().addFirst(menus.bar());
        setTop(top);
        StatusBar status = new StatusBar(workspace, timeline, this::showProblems);
        status.place(tree.summaryProperty(), treeTab.selectedProperty());
        setBottom(status);
        timeline.onRowsChanged(() -> {
            find.rowsChanged();
            status.rowsChanged();
        });
        workspace
                .ways()
                .onMessages(new LoadWays.Outside(
                        this::showProblems, this::showEvidence, () -> HowToCheck.show(stage, workspace)));
        workspace.givenProperty().addListener((_, _, now) -> given(now));
        workspace.ways().onFollow(following::toTree, following::toTimeline);
        workspace.ways().onAround(this::openContext);
        workspace.ways().onFind(term -> findBar().next(term));
        workspace.shownProperty().addListener((property, old, now) -> {
            showState();
            if (old == null) {
                focusRows();
            }
        });
        findings.openProperty()
                .addListener((property, old, count) ->
                        findingsTab.setText(count.longValue() == 0 ? "Findings" : "Findings " + count));
        // Reading is over a moment before what it came to is shown: the window doesn't fall back in between.
        workspace.loadingProperty().addListener((property, old, now) -> {
            if (now == null) {
                Platform.runLater(this::showState);
            } else {
                showState();
            }
        });
        // Findings and evidence have details of their own: those of the event give way.
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, old, now) -> place.giveWay(findingsTab.equals(now) || evidenceTab.equals(now)));
        sceneProperty().addListener((_, _, now) -> {
            if (now != null && start.equals(getCenter())) {
                start.requestFocus();
            }
        });
        addEventHandler(DragEvent.DRAG_OVER, MainPane::dragOver);
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        showState();
    }

    private Map<Tab, Place> inTabs() {
        return Map.of(
                timelineTab, Place.TIMELINE,
                treeTab, Place.TREE,
                sessionsTab, Place.SESSIONS,
                findingsTab, Place.FINDINGS,
                evidenceTab, Place.EVIDENCE,
                lifelinesTab, Place.LIFELINES);
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
            workspace.open(paths);
        }
    }

    private void given(List<Path> paths) {
        stage.setTitle(Titles.of(paths));
        following.forget();
        if (!paths.isEmpty()) {
            settings.evidence(paths);
        }
    }

    /// Opens more evidence together with what is open.
    private void addFiles() {
        List<Path> more = choice.filesToOpen(stage);
        if (!more.isEmpty()) {
            List<Path> all = new ArrayList<>(workspace.given());
            all.addAll(more);
            open(all);
        }
    }

    private @Nullable Path chooseHostFile(HostFile.Kind kind) {
        return choice.fileToRead(stage, "Choose the host's " + kind.file() + ": " + kind.gives());
    }

    /// Compares another copy of the log with what is open.
    void compare() {
        Shown shown = workspace.shownProperty().get();
        if (shown == null || workspace.loadingProperty().get() != null) {
            workspace.say("Open evidence first: another copy is compared with it.");
            return;
        }
        List<Path> copy = choice.filesToOpen(stage);
        if (!copy.isEmpty()) {
            CompareWindow.open(stage, workspace, shown.trail(), copy);
        }
    }

    void manageFilters() {
        SavedFiltersWindow.open(stage, workspace, choice);
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
        workspace.close();
    }

    void export() {
        Shown shown = workspace.shownProperty().get();
        if (shown != null) {
            ExportDialog.open(stage, workspace, shown, choice);
        }
    }

    /// Puts the focus on what the newest message above the panes offers.
    void focusNotice() {
        Node owner = getScene().getFocusOwner();
        if (!PaneFocus.isInside(owner, banners)) {
            beforeNotice = owner;
        }
        banners.focusNewest();
    }

    private void focusBack() {
        Node before = beforeNotice;
        beforeNotice = null;
        if (before == null || before.getScene() == null) {
            focusTable();
        } else {
            before.requestFocus();
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

    void showLifelines() {
        tabs.getSelectionModel().select(lifelinesTab);
        focusTable();
    }

    void showSessions() {
        tabs.getSelectionModel().select(sessionsTab);
        focusTable();
    }

    void showFindings() {
        tabs.getSelectionModel().select(findingsTab);
        focusTable();
    }

    void openHostMenu() {
        showEvidence();
        evidence.openHostMenu();
    }

    void showEvidence() {
        tabs.getSelectionModel().select(evidenceTab);
        focusTable();
    }

    /// Puts the details below the rows, beside them, or away.
    void cycleDetails() {
        place.cycle();
        if (!place.isShown() && !PaneFocus.isInside(getScene().getFocusOwner(), this)) {
            focusTable();
        }
    }

    private DetailsPlace place() {
        return place;
    }

    private void filtered(@Nullable Shown old, @Nullable Shown now) {
        if (old != null && now != null) {
            following.filtered(old, now, workspace.cursorProperty().get());
        }
    }

    Following following() {
        return following;
    }

    TreePane tree() {
        return tree;
    }

    EvidencePane evidence() {
        return evidence;
    }

    /// Shows all that the process under the cursor did, and gives it the focus.
    void showActivity() {
        showPart(DetailPart.ACTIVITY);
    }

    /// Shows a part of the details and gives it the focus; gives it back to the rows if it has it.
    void showPart(DetailPart part) {
        place.show();
        if (!details.show(part)) {
            focusTable();
        }
    }

    /// Shows where the field under the cursor stands in the lines of the log: that of the cell, or of the detail with
    /// the focus.
    void showRaw() {
        Node from = getScene().getFocusOwner();
        boolean inDetails = PaneFocus.isInside(from, details) && !(from instanceof RowTable);
        RowTable table = from instanceof RowTable focused ? focused : shownTable();
        String field = inDetails ? null : table.cursorColumnProperty().get();
        if (workspace.cursorProperty().get() < 0) {
            workspace.say("The cursor is on no event.");
            return;
        }
        place.show();
        details.showRaw("".equals(field) ? "file" : field, from == null ? this::focusTable : from::requestFocus);
    }

    void toggleOtherEvents() {
        workspace.otherEventsProperty().set(!workspace.otherEventsProperty().get());
    }

    /// The timeline's table, whatever tab is open.
    RowTable timelineTable() {
        return timeline.table();
    }

    TimelinePane timeline() {
        return timeline;
    }

    SettingsKeeper settings() {
        return settings;
    }

    /// Shows the facets and gives them the focus; hides them if they have it.
    void toggleFacets() {
        if (!work.getItems().contains(facets)) {
            showFacets();
            facets.requestFocus();
        } else if (PaneFocus.isInside(getScene().getFocusOwner(), facets)) {
            work.getItems().remove(facets);
            focusTable();
        } else {
            facets.requestFocus();
        }
        keepPanes();
    }

    /// Chooses the fields that have a facet.
    void chooseFacets() {
        if (!work.getItems().contains(facets)) {
            toggleFacets();
        }
        facets.choose();
    }

    /// Shows the facets where they are hidden.
    void showFacets() {
        if (!work.getItems().contains(facets)) {
            addFacets();
            keepPanes();
        }
    }

    private void addFacets() {
        work.getItems().addFirst(facets);
        work.setDividerPositions(FACETS / Math.max(getWidth(), USUAL_WIDTH));
    }

    FacetPane facets() {
        return facets;
    }

    HistogramPane histogram() {
        return histogram;
    }

    /// Shows the histogram where it is hidden and evidence is open.
    void showHistogram() {
        if (!top.getChildren().contains(histogram) && top.getChildren().contains(filter)) {
            top.getChildren().add(histogram);
            keepPanes();
        }
    }

    /// Shows the histogram and gives it the focus; hides it if it has it.
    void toggleHistogram() {
        if (!histogram.isVisible()) {
            workspace.say("The evidence holds no program starts to draw over time.");
        } else if (!top.getChildren().contains(histogram)) {
            showHistogram();
            histogram.requestFocus();
        } else if (histogram.isFocused()) {
            top.getChildren().remove(histogram);
            focusTable();
        } else {
            histogram.requestFocus();
        }
        keepPanes();
    }

    private void keepPanes() {
        settings.panes(work.getItems().contains(facets), top.getChildren().contains(histogram));
    }

    /// Theme and font size as they were kept.
    void applySettings() {
        appearance.apply();
    }

    Appearance appearance() {
        return appearance;
    }

    void openPreferences() {
        preferences.open();
    }

    /// The find bar of the tree, or of the timeline.
    private FindBar findBar() {
        if (treeTab.isSelected()) {
            return treeFind;
        }
        tabs.getSelectionModel().select(timelineTab);
        return find;
    }

    void openFind() {
        findBar().open();
    }

    void findNext() {
        if (goesToMatches()) {
            tree.goMatch(true);
        } else {
            findBar().next();
        }
    }

    void findPrevious() {
        if (goesToMatches()) {
            tree.goMatch(false);
        } else {
            findBar().previous();
        }
    }

    /// In the tree, while nothing is looked for, the filter's own matches are the next ones.
    private boolean goesToMatches() {
        return treeTab.isSelected()
                && !treeFind.isOpen()
                && !workspace.applied().isEmpty();
    }

    void openGoTo() {
        goTo.open(tabs);
    }

    void openColumns() {
        if (treeTab.isSelected()) {
            treeColumns.open(tabs);
            return;
        }
        if (sessionsTab.isSelected()) {
            sessionColumns.open(tabs);
            return;
        }
        tabs.getSelectionModel().select(timelineTab);
        columns.open(tabs);
    }

    /// The columns of the timeline, the tree and the sessions as they are at first.
    void usualColumns() {
        timeline.table().change(TimelinePane.usualLayout());
        tree.table().change(TreePane.usualLayout());
        sessions.table().change(SessionsPane.usualLayout());
    }

    /// Sets the bookmark on the event under the cursor, or takes it away.
    void toggleBookmark(int number) {
        int event = workspace.cursorProperty().get();
        if (event >= 0) {
            boolean set = workspace.bookmarks().toggle(number, event);
            workspace.say("Bookmark " + number + (set ? " set." : " taken away."));
        }
    }

    void goToBookmark(int number) {
        int event = workspace.bookmarks().event(number);
        if (event < 0) {
            workspace.say("Bookmark " + number + " is not set: m " + number + " sets it.");
        } else {
            following.showEvent(event);
        }
    }

    /// Shows what happened around the cursor's event, whatever the filter.
    void openContext() {
        openContext(workspace.cursorProperty().get());
    }

    private void openContext(int event) {
        tabs.getSelectionModel().select(timelineTab);
        timeline.openContext(event);
    }

    DetailPane details() {
        return details;
    }

    /// Highlights the value of the cell or fact under the cursor, as the letter does.
    void highlightHere() {
        Node owner = getScene().getFocusOwner();
        Node target = owner == null || owner instanceof TextInputControl ? shownTable() : owner;
        keys.press(target, Stroke.of("h"));
    }

    /// Measures the times of all rows from the event under the cursor.
    void toggleOrigin() {
        int event = workspace.cursorProperty().get();
        if (event >= 0) {
            workspace.bookmarks().toggleOrigin(event);
        }
    }

    /// Puts the cursor on the first event at or after a time.
    private void showTime(long millis) {
        Shown shown = workspace.shownProperty().get();
        if (shown != null && shown.timeline().size() > 0) {
            int row = shown.timeline().firstAt(shown.trail().events(), millis);
            workspace
                    .cursorProperty()
                    .set(shown.timeline().at(Math.min(row, shown.timeline().size() - 1)));
        }
    }

    /// The table of the tab that is open: the tree's, or the timeline's.
    RowTable shownTable() {
        return treeTab.isSelected() ? tree.table() : timeline.table();
    }

    /// Gives the focus to what the filter shows.
    void focusTable() {
        focus.focusTab();
    }

    /// Shows a pane and gives it the keys.
    void focusOf(Place wanted) {
        focus.focus(wanted);
    }

    /// Where the keys are.
    Place placeOfFocus() {
        return focus.placeOf(getScene().getFocusOwner());
    }

    TabPane tabs() {
        return tabs;
    }

    boolean isTreeShown() {
        return treeTab.isSelected();
    }

    /// Shows the keys of the pane that has the focus.
    void showKeyboard() {
        keySheet.open();
    }

    void dispose() {
        histogram.dispose();
        lifelines.dispose();
        facets.dispose();
        find.dispose();
        treeFind.dispose();
        goTo.dispose();
        preferences.dispose();
        settings.close();
        menus.dispose();
        filter.dispose();
        timeline.dispose();
        tree.dispose();
        details.dispose();
        sessions.dispose();
        findings.dispose();
        evidence.dispose();
        workspace.dispose();
    }

    private void showState() {
        boolean open = workspace.shownProperty().get() != null
                || workspace.loadingProperty().get() != null;
        Node wanted = open ? work : start;
        if (wanted.equals(getCenter())) {
            return;
        }
        setCenter(wanted);
        if (open) {
            top.getChildren().add(filter);
            if (settings.now().histogram()) {
                top.getChildren().add(histogram);
            }
            focusRows();
        } else {
            top.getChildren().removeAll(filter, histogram);
            recall();
            start.requestFocus();
        }
    }

    /// Offers the evidence opened last, where that is to be remembered.
    void recall() {
        start.recent(
                settings.preferences().keepsEvidence() ? settings.now().last().lastEvidence() : List.of());
    }

    /// Gives the keyboard to the rows, there or not yet, without stealing it from what is being typed.
    private void focusRows() {
        if (getScene() != null && !(getScene().getFocusOwner() instanceof TextInputControl)) {
            // Before that, what a tab holds is in no scene.
            applyCss();
            layout();
            focusTable();
        }
    }

    private void showProblems() {
        showEvidence();
        evidence.focusProblems();
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
}
