package org.execscope.ui.finding;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.execscope.finding.Group;
import org.execscope.ui.layout.GrowingColumns;
import org.execscope.ui.layout.TextGauge;

/// The two lists, one below the other: each as high as its rows where there is room, else half of it.
final class FindingLists extends Region {
    private static final double GAP = 6;
    private static final double LEAST = 84;

    private final Label trustHead = new Label(Group.TRUST.question());
    private final Label hostHead = new Label(Group.HOST.question());
    private final FindingTable trust;
    private final FindingTable host;
    private double least = LEAST;

    FindingLists(FindingTable trust, FindingTable host) {
        this.trust = trust;
        this.host = host;
        trustHead.getStyleClass().add("pane-title");
        hostHead.getStyleClass().add("pane-title");
        TextGauge columns = GrowingColumns.of(trust, host);
        TextGauge gauge = new TextGauge(this::scale);
        getChildren().addAll(columns, gauge, trustHead, trust, hostHead, host);
    }

    private void scale(double now) {
        least = LEAST * now;
        trust.scale(now);
        host.scale(now);
        requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 2 * least + 2 * trustHead.prefHeight(-1) + 3 * GAP;
    }

    @Override
    protected void layoutChildren() {
        double head = snapSizeY(trustHead.prefHeight(-1));
        double room = Math.max(2 * least, getHeight() - 2 * head - 3 * GAP);
        double first = trust.wantedHeight();
        double second = host.wantedHeight();
        if (first + second > room) {
            double half = room / 2;
            first = first <= half ? first : Math.max(half, room - second);
            second = Math.min(second, room - first);
        }
        double y = 0;
        trustHead.resizeRelocate(0, y, getWidth(), head);
        y += head + GAP / 2;
        trust.resizeRelocate(0, y, getWidth(), first);
        y += first + GAP;
        hostHead.resizeRelocate(0, y, getWidth(), head);
        y += head + GAP / 2;
        host.resizeRelocate(0, y, getWidth(), second);
    }
}
