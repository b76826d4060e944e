package org.execscope.ui.finding;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.execscope.finding.Coverage;
import org.execscope.ui.model.Words;

/// One host's time as a bar: covered, missing, without auditing, boots. What it shows stands in words beside
/// it.
final class CoverageStrip extends Region {
    private static final double HEIGHT = 14;
    private static final double LEAST = 2;

    /// A stretch of the bar, as shares of its length.
    private record Mark(Region region, double from, double to) {}

    private final List<Mark> marks = new ArrayList<>();

    CoverageStrip(Coverage coverage) {
        getStyleClass().add("coverage");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleText(words(coverage));
        coverage.gaps().forEach(gap -> mark(coverage, gap.fromMillis(), gap.toMillis(), "coverage-gap"));
        coverage.off().forEach(off -> mark(coverage, off.fromMillis(), off.toMillis(), "coverage-off"));
        coverage.boots().forEach(boot -> mark(coverage, boot, boot, "coverage-boot"));
        Tooltip.install(this, new Tooltip(words(coverage)));
    }

    /// What the bar shows, in words.
    static String words(Coverage coverage) {
        long missing =
                coverage.gaps().stream().mapToLong(Coverage.Span::missing).sum();
        return coverage.host() + ": " + FindingRows.time(coverage.fromMillis()) + " to "
                + FindingRows.time(coverage.toMillis()) + " UTC, "
                + Words.count(coverage.boots().size(), "boot") + ", "
                + (missing == 0
                        ? "no serial missing"
                        : Words.count(missing, "serial") + " missing in "
                                + Words.count(coverage.gaps().size(), "gap"))
                + ", "
                + (coverage.off().isEmpty()
                        ? "auditing never off as far as the log says"
                        : "auditing off " + Words.count(coverage.off().size(), "time"))
                + ", " + Words.count(coverage.files().size(), "file");
    }

    private void mark(Coverage coverage, long from, long to, String style) {
        double span = (double) Math.max(1, coverage.toMillis() - coverage.fromMillis());
        Region region = new Region();
        region.getStyleClass().add(style);
        marks.add(new Mark(region, share(from - coverage.fromMillis(), span), share(to - coverage.fromMillis(), span)));
        getChildren().add(region);
    }

    private static double share(long millis, double span) {
        return Math.clamp((double) millis / span, 0, 1);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        for (Mark mark : marks) {
            double from = mark.from() * (width - LEAST);
            double length = Math.max(LEAST, (mark.to() - mark.from()) * width);
            mark.region().resizeRelocate(from, 0, length, getHeight());
        }
    }
}
