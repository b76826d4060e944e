package org.execscope.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
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
    private char pending;
    /// What had the keys before a message above the panes got them.
    private @Nullable Node beforeNotice;
    /// Whether a letter stands for what was asked for in another way.
    private boolean asked;

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
        sessions = new SessionsPane(workspace, this::showTree);
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
        histogram.onWindow((from, to) -> {
            lifelines.window(from, to);
            tree.window(from, to);
            sessions.window(from, to);
        });
        lifelinesTab.selectedProperty().addListener((_, _, now) -> lifelines.active(now));
        facets = new FacetPane(workspace);
        find = new FindBar(workspace, new TablePlaces(timeline.table()), "find");
        treeFind = new FindBar(workspace, tree.find(), "tree-find");
        goTo = new GoTo(workspace, following::showEvent);
        columns = new ColumnChooser(timeline.table(), TimelinePane.usualLayout());
        treeColumns = new ColumnChooser(tree.table(), TreePane.usualLayout());
        settings = new SettingsKeeper(workspace, settingsFile);
        appearance = new Appearance(this, settings);
        preferences = new PreferencesWindow(this);
        facets.show(settings.preferences().facets());
        facets.onFields(fields -> settings.preferences(settings.preferences().withFacets(fields)));
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
            tree.table().columnLayout(keptOfTree);
        }
        tree.onLayout(settings::treeLayout);
        timeline.onContext(twoTables -> place().giveRoom(twoTables));
        timeline.onFinding(finding -> {
            tabs.getSelectionModel().select(findingsTab);
            findings.open(finding);
        });
        start = new StartPane(this::openFiles, this::openFolder);
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
        place.onChosen(where -> settings.preferences(settings.preferences().withDetails(where)));
        SplitPane.setResizableWithParent(facets, false);
        work.setId("work");
        // Where there is little room, the bars above and below stay whole.
        work.setMinHeight(0);
        centre.setMinHeight(0);
        work.getItems().add(centre);
        if (settings.now().facets()) {
            showFacets();
        }
        menus = new Menus(this);
        timeline.rowItems(menus.rowItems());
        tree.rowItems(menus.treeItems());
        banners = new Banners(workspace.notices(), this::focusBack);
        top = new VBox(menus.bar(), banners);
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
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::leftOver);
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
        if (!isInside(owner, banners)) {
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
        if (!place.isShown() && !isInside(getScene().getFocusOwner(), this)) {
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
        boolean inDetails = isInside(from, details) && !(from instanceof RowTable);
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
        } else if (isInside(getScene().getFocusOwner(), facets)) {
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

    private void showFacets() {
        work.getItems().addFirst(facets);
        work.setDividerPositions(FACETS / Math.max(getWidth(), USUAL_WIDTH));
    }

    FacetPane facets() {
        return facets;
    }

    HistogramPane histogram() {
        return histogram;
    }

    /// Shows the histogram and gives it the focus; hides it if it has it.
    void toggleHistogram() {
        if (!top.getChildren().contains(histogram)) {
            if (top.getChildren().contains(filter)) {
                top.getChildren().add(histogram);
                histogram.requestFocus();
            }
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
        tabs.getSelectionModel().select(timelineTab);
        columns.open(tabs);
    }

    /// The columns of the timeline and of the tree as they are at first.
    void usualColumns() {
        timeline.table().change(TimelinePane.usualLayout());
        tree.table().change(TreePane.usualLayout());
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
        asked = true;
        target.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "h", "h", KeyCode.UNDEFINED, false, false, false, false));
        asked = false;
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
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (treeTab.equals(tab)) {
            tree.table().requestFocus();
        } else if (tab != null) {
            focusFirst(tab.getContent());
        }
    }

    void dispose() {
        histogram.dispose();
        lifelines.dispose();
        facets.dispose();
        find.dispose();
        treeFind.dispose();
        goTo.dispose();
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
            start.requestFocus();
        }
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

    /// Whether a sign was typed where a user wants none to be a key.
    private boolean isUnwanted(KeyEvent event) {
        boolean sign = !event.getCharacter().isEmpty() && event.getCharacter().charAt(0) > ' ';
        return sign
                && !asked
                && !settings.preferences().hasLetters()
                && !(getScene().getFocusOwner() instanceof TextInputControl);
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (isUnwanted(event)) {
            event.consume();
            return;
        }
        Node owner = getScene().getFocusOwner();
        boolean inDetails = isInside(owner, details) && !(owner instanceof TextInputControl);
        if ((inTable() || inDetails) && pending == 0 && partTyped(event.getCharacter())) {
            event.consume();
            return;
        }
        if (!inTable()) {
            return;
        }
        if (pending != 0 && bookmark(event)) {
            return;
        }
        if (tree.table().isFocused() && tree.isTyping() && tree.typed(event.getCharacter())) {
            event.consume();
            return;
        }
        switch (event.getCharacter()) {
            case "p" -> following.cursorToTree();
            case "e" -> following.cursorToTimeline();
            case "u" -> following.toParent();
            case "<" -> following.toSibling(false);
            case ">" -> following.toSibling(true);
            case "l" -> showLifelines();
            case "s" -> {
                // The sessions have an s of their own: filter by the session.
                if (!sessionsTab.isSelected()) {
                    following.scopeHere();
                }
            }
            case "S" -> tree.removeScope();
            case "a" -> toggleOtherEvents();
            case "/" -> openFind();
            case "n" -> findNext();
            case "N" -> findPrevious();
            case "r" -> toggleOrigin();
            case "c" -> openContext();
            case "." -> details.togglePin();
            case "," -> details.toggleCompare();
            case "?" -> menus.showKeyboard();
            case "m", "'" -> {
                pending = event.getCharacter().charAt(0);
                workspace.say(
                        pending == 'm'
                                ? "Set a bookmark on this event: which one, 0 to 9?"
                                : "Go to a bookmark: which one, 0 to 9?");
            }
            default -> {
                if (!treeTab.isSelected() || !treeTyped(event.getCharacter())) {
                    return;
                }
            }
        }
        event.consume();
    }

    /// Brings a part of the details, from the rows or from within the details.
    private boolean partTyped(String letter) {
        if (tree.table().isFocused() && tree.isTyping()) {
            return false;
        }
        switch (letter) {
            case "d" -> showPart(DetailPart.ACTIVITY);
            case "D" -> showPart(DetailPart.PROCESS);
            case "C" -> showPart(DetailPart.CONTEXT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean treeTyped(String letter) {
        switch (letter) {
            case "f" -> tree.focusHere();
            case "F" -> tree.focusBack();
            case "o" -> tree.toggleImages();
            default -> {
                return tree.table().isFocused() && tree.typed(letter);
            }
        }
        return true;
    }

    /// The digit behind `m` or `'`.
    private boolean bookmark(KeyEvent event) {
        char wanted = pending;
        pending = 0;
        workspace.say("");
        String digit = event.getCharacter();
        if (digit.length() != 1 || digit.charAt(0) < '0' || digit.charAt(0) > '9') {
            return false;
        }
        int number = digit.charAt(0) - '0';
        if (wanted == 'm') {
            toggleBookmark(number);
        } else {
            goToBookmark(number);
        }
        event.consume();
        return true;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            cycle(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
        if (event.isShortcutDown() && !event.isAltDown() && appearance.pressed(event)) {
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.T && event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown()) {
            showTree();
            event.consume();
        }
        boolean arrow = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
        if (arrow && event.isAltDown() && event.isShiftDown() && !event.isControlDown()) {
            filter.walk(event.getCode() == KeyCode.LEFT ? -1 : 1);
            event.consume();
            return;
        }
        if (arrow && event.isAltDown() && !event.isShiftDown() && !event.isControlDown() && inTable()) {
            if (event.getCode() == KeyCode.LEFT) {
                following.back();
            } else {
                following.forward();
            }
            event.consume();
        }
    }

    /// Esc that nothing in front had a use for stops what is running.
    private void leftOver(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (details.isPinned()) {
            details.release();
            event.consume();
        } else if (workspace.running().stop()) {
            event.consume();
        }
    }

    private void cycle(int step) {
        List<Node> panes = new ArrayList<>(List.of(filter));
        if (!workspace.notices().isEmpty()) {
            panes.add(banners);
        }
        if (top.getChildren().contains(histogram)) {
            panes.add(histogram);
        }
        if (work.getItems().contains(facets)) {
            panes.add(facets);
        }
        panes.add(tabs);
        if (place.isShown()) {
            panes.add(details);
        }
        Node owner = getScene().getFocusOwner();
        int at = 0;
        for (int i = 0; i < panes.size(); i++) {
            if (isInside(owner, panes.get(i))) {
                at = i;
            }
        }
        Node next = panes.get(Math.floorMod(at + step, panes.size()));
        if (next.equals(filter)) {
            filter.focusField();
        } else if (next.equals(banners)) {
            focusNotice();
        } else if (next.equals(tabs)) {
            focusTable();
        } else if (next.equals(details)) {
            focusFirst(details);
        } else {
            next.requestFocus();
        }
    }

    private boolean inTable() {
        Node owner = getScene().getFocusOwner();
        return !(owner instanceof TextInputControl)
                && (isInside(owner, tabs) || (owner instanceof RowTable && isInside(owner, details)));
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
