package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import org.execscope.ui.detail.DetailPane;
import org.execscope.ui.facet.FacetPane;
import org.execscope.ui.filter.FilterBar;
import org.execscope.ui.find.FindBar;
import org.execscope.ui.histogram.HistogramPane;
import org.execscope.ui.keys.Place;
import org.execscope.ui.table.RowTable;
import org.jspecify.annotations.Nullable;

/// Which pane has the keys, and how each gets them.
final class PaneFocus {
    private final MainPane pane;
    private final Parts parts;

    /// The panes of the window.
    ///
    /// @param top holds the histogram where it is shown
    /// @param work holds the facets where they are shown
    /// @param inTabs what each tab is
    record Parts(
            FilterBar filter,
            VBox top,
            Banners banners,
            HistogramPane histogram,
            SplitPane work,
            FacetPane facets,
            TabPane tabs,
            Map<Tab, Place> inTabs,
            DetailPane details,
            DetailsPlace detailsPlace) {}

    PaneFocus(MainPane pane, Parts parts) {
        this.pane = pane;
        this.parts = parts;
    }

    /// The place that something belongs to, for its keys.
    Place placeOf(@Nullable Node node) {
        if (isInside(node, parts.filter())) {
            return FilterBar.isTerm(node) ? Place.TERMS : Place.FILTER;
        }
        if (isInside(node, parts.histogram())) {
            return Place.HISTOGRAM;
        }
        if (isInside(node, parts.facets())) {
            return Place.FACETS;
        }
        boolean inDetails = isInside(node, parts.details());
        if (inDetails && !(node instanceof RowTable)) {
            return Place.DETAILS;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof FindBar) {
                return Place.FIND;
            }
        }
        Tab tab = parts.tabs().getSelectionModel().getSelectedItem();
        boolean inTabs = inDetails || isInside(node, parts.tabs());
        return inTabs && tab != null ? parts.inTabs().getOrDefault(tab, Place.WINDOW) : Place.WINDOW;
    }

    /// Shows a pane and gives it the keys.
    void focus(Place place) {
        switch (place) {
            case FILTER -> parts.filter().focusField();
            case TERMS -> parts.filter().focusTerms();
            case HISTOGRAM -> {
                pane.showHistogram();
                parts.histogram().requestFocus();
            }
            case FACETS -> {
                pane.showFacets();
                parts.facets().requestFocus();
            }
            case DETAILS -> {
                parts.detailsPlace().show();
                parts.details().focusFacts();
            }
            case FIND -> pane.openFind();
            case WINDOW -> focusTab();
            case TIMELINE, TREE, SESSIONS, FINDINGS, EVIDENCE, LIFELINES -> {
                parts.inTabs().forEach((tab, what) -> {
                    if (what == place) {
                        parts.tabs().getSelectionModel().select(tab);
                    }
                });
                focusTab();
            }
        }
    }

    /// Gives the focus to what the tab that is open shows.
    void focusTab() {
        Tab tab = parts.tabs().getSelectionModel().getSelectedItem();
        if (tab == null) {
            return;
        }
        switch (parts.inTabs().get(tab)) {
            case TREE -> pane.tree().table().requestFocus();
            case EVIDENCE -> {
                if (!pane.evidence().focusFiles()) {
                    focusFirst(tab.getContent());
                }
            }
            case null, default -> focusFirst(tab.getContent());
        }
    }

    /// The next pane, or the one before, gets the focus.
    void cycle(int step) {
        List<Node> panes = new ArrayList<>(List.of(parts.filter()));
        if (!pane.workspace().notices().isEmpty()) {
            panes.add(parts.banners());
        }
        if (parts.top().getChildren().contains(parts.histogram())
                && parts.histogram().isVisible()) {
            panes.add(parts.histogram());
        }
        if (parts.work().getItems().contains(parts.facets())) {
            panes.add(parts.facets());
        }
        panes.add(parts.tabs());
        if (parts.detailsPlace().isShown()) {
            panes.add(parts.details());
        }
        Node owner = pane.getScene().getFocusOwner();
        int at = 0;
        for (int i = 0; i < panes.size(); i++) {
            if (isInside(owner, panes.get(i))) {
                at = i;
            }
        }
        Node next = panes.get(Math.floorMod(at + step, panes.size()));
        if (next.equals(parts.filter())) {
            parts.filter().focusField();
        } else if (next.equals(parts.banners())) {
            pane.focusNotice();
        } else if (next.equals(parts.tabs())) {
            focusTab();
        } else if (next.equals(parts.details())) {
            focusFirst(parts.details());
        } else {
            next.requestFocus();
        }
    }

    static boolean isInside(@Nullable Node node, Node pane) {
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
