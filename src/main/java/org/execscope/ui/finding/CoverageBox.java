package org.execscope.ui.finding;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.finding.Coverage;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Words;

/// The coverage strip of each host, with a legend and the same in words.
final class CoverageBox extends VBox {
    private static final int MOST_HOSTS = 50;
    private static final double HIGHEST = 132;

    private final VBox hosts = new VBox(4);

    CoverageBox() {
        super(4);
        Label head = new Label("Coverage");
        head.getStyleClass().add("pane-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        BarLine legend = new BarLine(
                14,
                head,
                gap,
                key("coverage", "in the evidence"),
                key("coverage-gap", "serials missing"),
                key("coverage-off", "auditing off"),
                key("coverage-boot", "boot"));
        ScrollPane scroll = new ScrollPane(hosts);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HIGHEST);
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        scroll.setFocusTraversable(false);
        hosts.heightProperty()
                .addListener((property, old, now) -> scroll.setPrefHeight(Math.min(HIGHEST, now.doubleValue() + 2)));
        getChildren().addAll(legend, scroll);
        setId("coverage");
    }

    void show(List<Coverage> coverage) {
        hosts.getChildren().clear();
        for (Coverage host : coverage.stream().limit(MOST_HOSTS).toList()) {
            Label words = new Label(CoverageStrip.words(host));
            words.getStyleClass().add("muted");
            words.setWrapText(true);
            hosts.getChildren().addAll(new CoverageStrip(host), words);
        }
        int more = coverage.size() - MOST_HOSTS;
        if (more > 0) {
            hosts.getChildren().add(new Label("and " + Words.count(more, "further host")));
        }
        setVisible(!coverage.isEmpty());
        setManaged(!coverage.isEmpty());
    }

    private static Label key(String style, String words) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll(style, "swatch");
        Label label = new Label(words, swatch);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
