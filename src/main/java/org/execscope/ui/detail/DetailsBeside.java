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
    private final List<Node> ofEvent;
    private final List<Node> ofProcess;
    private final Node records;

    DetailsBeside(List<Node> ofEvent, List<Node> ofProcess, Node records, Node context, Runnable changed) {
        this.ofEvent = ofEvent;
        this.ofProcess = ofProcess;
        this.records = records;
        setId("detail-tabs");
        getStyleClass().add("detail-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        contextTab.setContent(context);
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
    }

    /// Gives the parts away.
    void give() {
        event.getItems().clear();
        process.getItems().clear();
        rawTab.setContent(null);
    }

    void openEvent() {
        getSelectionModel().select(eventTab);
    }

    void openProcess() {
        getSelectionModel().select(processTab);
    }

    void openRaw() {
        getSelectionModel().select(rawTab);
    }

    boolean isProcessOpen() {
        return isOpen(processTab);
    }

    boolean isContextOpen() {
        return isOpen(contextTab);
    }

    /// A tab itself learns of it later.
    private boolean isOpen(Tab tab) {
        return tab.equals(getSelectionModel().getSelectedItem());
    }
}
