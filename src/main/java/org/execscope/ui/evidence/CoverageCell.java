package org.execscope.ui.evidence;

import javafx.scene.control.TableCell;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.execscope.trail.FileReport;
import org.jspecify.annotations.Nullable;

/// Shows which part of the time that all files cover together one file covers.
final class CoverageCell extends TableCell<FileReport, FileReport> {
    private static final double THICK = 8;
    private static final double LEAST = 2;

    private final Region bar = new Region();
    private final Pane box = new Pane(bar) {
        @Override
        protected void layoutChildren() {
            double width = getWidth();
            double from = start * width;
            bar.resizeRelocate(
                    Math.min(from, width - LEAST),
                    (getHeight() - THICK) / 2,
                    Math.max(LEAST, (end - start) * width),
                    THICK);
        }
    };
    private final Span span;
    private double start;
    private double end;

    /// The time that all files cover together.
    static final class Span {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void set(Iterable<FileReport> reports) {
            first = Long.MAX_VALUE;
            last = Long.MIN_VALUE;
            for (FileReport report : reports) {
                if (report.firstMillis() != null && report.lastMillis() != null) {
                    first = Math.min(first, report.firstMillis());
                    last = Math.max(last, report.lastMillis());
                }
            }
        }

        private double place(long millis) {
            return last <= first ? 0 : (millis - first) / (double) (last - first);
        }
    }

    CoverageCell(Span span) {
        this.span = span;
        bar.getStyleClass().add("coverage-bar");
        box.setMinWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable FileReport report, boolean empty) {
        super.updateItem(report, empty);
        Long first = report == null || empty ? null : report.firstMillis();
        Long last = report == null || empty ? null : report.lastMillis();
        if (first == null || last == null) {
            setGraphic(null);
            return;
        }
        start = span.place(first);
        end = span.last <= span.first ? 1 : span.place(last);
        setGraphic(box);
        box.requestLayout();
    }
}
