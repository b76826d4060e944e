package org.execscope.ui.facet;

import javafx.beans.Observable;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What of the facets is in view: each section is told its part, and what the keys go to is brought there.
final class FacetView {
    private final ScrollPane scroll;
    private final VBox sections;

    /// @param sections scrolled by `scroll`
    FacetView(ScrollPane scroll, VBox sections) {
        this.scroll = scroll;
        this.sections = sections;
        scroll.vvalueProperty().addListener(this::changed);
        scroll.viewportBoundsProperty().addListener(this::changed);
        sections.heightProperty().addListener(this::changed);
        sections.needsLayoutProperty().addListener((_, _, needed) -> {
            if (!needed) {
                tell();
            }
        });
    }

    private void changed(Observable what) {
        tell();
    }

    private double top() {
        double hidden = sections.getHeight() - scroll.getViewportBounds().getHeight();
        return hidden <= 0 ? 0 : scroll.getVvalue() * hidden;
    }

    private void tell() {
        double from = top();
        double to = from + scroll.getViewportBounds().getHeight();
        sections.getChildren().forEach(child -> {
            if (child instanceof FacetSection section) {
                section.view(from - section.getLayoutY(), to - section.getLayoutY());
            }
        });
    }

    /// Scrolls until a value is in view, or the head for -1.
    void reveal(FacetSection section, int index) {
        double high = scroll.getViewportBounds().getHeight();
        double hidden = sections.getHeight() - high;
        if (hidden <= 0) {
            return;
        }
        double from = section.getLayoutY() + section.topOf(index);
        double to = from + section.heightOf(index);
        double seen = top();
        if (from < seen) {
            scroll.setVvalue(from / hidden);
        } else if (to > seen + high) {
            scroll.setVvalue((to - high) / hidden);
        }
    }
}
