package org.execscope.ui.detail;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The parts of the details one behind the other, for a narrow place at the right of the tables.
final class DetailsBeside extends TabPane {
    private final SplitPane event = stacked();
    private final SplitPane process = stacked();
    private final Tab eventTab = new Tab("Event", event);
    private final Tab processTab = new Tab("Process", process);
    private final Tab rawTab = new Tab("Raw");
    private final Tab contextTab = new Tab("Context");
    private final Tab compareTab = new Tab("Compare");
    private final List<Node> ofEvent;
    private final List<Node> ofProcess;
    private final Node records;
    private final Node context;
    private final Node compare;

    DetailsBeside(
            List<Node> ofEvent, List<Node> ofProcess, Node records, Node context, Node compare, Runnable changed) {
        this.context = context;
        this.compare = compare;
        this.ofEvent = ofEvent;
        this.ofProcess = ofProcess;
        this.records = records;
        setId("detail-tabs");
        getStyleClass().add("detail-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs().setAll(eventTab, processTab, rawTab, contextTab);
        getSelectionModel().selectedItemProperty().addListener((_, _, _) -> changed.run());
    }

    private static SplitPane stacked() {
        SplitPane pane = new SplitPane();
        pane.setOrientation(Orientation.VERTICAL);
        return pane;
    }

    /// Takes the parts, which stand in one place only.
    void take() {
        event.getItems().setAll(ofEvent);
        event.setDividerPositions(0.34);
        process.getItems().setAll(ofProcess);
        process.setDividerPositions(0.5);
        rawTab.setContent(records);
        contextTab.setContent(context);
        compareTab.setContent(compare);
    }

    /// Gives the parts away.
    void give() {
        event.getItems().clear();
        process.getItems().clear();
        rawTab.setContent(null);
        contextTab.setContent(null);
        compareTab.setContent(null);
    }

    /// While two events are compared there is a tab for it, which comes to the front.
    void compare(boolean on) {
        if (on && !getTabs().contains(compareTab)) {
            getTabs().addFirst(compareTab);
            getSelectionModel().select(compareTab);
        } else if (!on) {
            getTabs().remove(compareTab);
        }
    }

    /// Brings the tab to the front that holds a part: what the process did stands with what is known of it.
    void open(DetailPart part) {
        getSelectionModel().select(tab(part));
    }

    /// Whether the tab that holds a part is in front. A tab itself learns of it later.
    boolean isOpen(DetailPart part) {
        return tab(part).equals(getSelectionModel().getSelectedItem());
    }

    private Tab tab(DetailPart part) {
        return switch (part) {
            case EVENT -> eventTab;
            case ACTIVITY, PROCESS -> processTab;
            case CONTEXT -> contextTab;
        };
    }

    void openRaw() {
        getSelectionModel().select(rawTab);
    }
}
