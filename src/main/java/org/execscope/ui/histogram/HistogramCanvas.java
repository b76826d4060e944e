package org.execscope.ui.histogram;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Zones;
import org.jspecify.annotations.Nullable;

/// Draws the histogram. A canvas knows no stylesheet, so its colours and its font size come from labels that
/// nobody sees.
final class HistogramCanvas extends Region {
    private static final double BAR = 5;
    /// A bar of several fillings must be wide enough to tell them apart.
    private static final double PARTED_BAR = 9;
    private static final double LEAST = 2;
    private static final double LABEL_ROOM = 110;
    private static final double NARROWEST_GAP = 3;
    private static final double TICK = 7;

    private final Canvas canvas = new Canvas();
    private final Label pale = colour("histogram-all");
    private final Label solid = colour("histogram-matched");
    private final Label line = colour("histogram-line");
    private final Label text = colour("histogram-text");
    private final Label gap = colour("histogram-gap");
    private final Label brush = colour("histogram-brush");
    private final Label paper = colour("histogram-paper");
    private final Label finding = colour("histogram-finding");
    private final Patterns patterns = new Patterns();
    private final List<Label> parts = new ArrayList<>();
    private Runnable restyled = () -> {};
    private @Nullable Picture picture;
    private double hoverX = -1;
    private boolean roots;

    /// Everything that is drawn.
    ///
    /// @param bar the bar of the keyboard, or -1
    /// @param cursor the time of the event under the cursor; Long.MIN_VALUE for none
    /// @param marks the times of the bookmarks
    record Picture(
            HistogramView view,
            @Nullable TimeTerm brush,
            int bar,
            long cursor,
            List<Long> marks,
            boolean focused,
            List<String> hosts) {}

    HistogramCanvas() {
        setMouseTransparent(true);
        for (int part = 0; part < Patterns.COUNT; part++) {
            parts.add(colour("histogram-part-" + part));
        }
        List<Label> colours = new ArrayList<>(List.of(pale, solid, line, text, gap, brush, paper, finding));
        colours.addAll(parts);
        getChildren().addAll(colours);
        getChildren().add(canvas);
        for (Label label : colours) {
            label.textFillProperty().addListener((_, _, _) -> restyled.run());
        }
        text.fontProperty().addListener((_, _, _) -> {
            requestLayout();
            if (getParent() != null) {
                getParent().requestLayout();
            }
            restyled.run();
        });
    }

    private static Label colour(String style) {
        Label label = new Label();
        label.setManaged(false);
        label.getStyleClass().add(style);
        return label;
    }

    void onRestyle(Runnable action) {
        restyled = action;
    }

    boolean roots() {
        return roots;
    }

    /// Whether heights are the square roots of counts.
    void roots(boolean wanted) {
        roots = wanted;
    }

    int mostBars(double width, boolean parted) {
        return (int) Math.max(2, width / (parted ? PARTED_BAR : BAR));
    }

    /// How the parts of a bar are filled, from the bottom up; the rest, the last one, always alike.
    List<Paint> fillings(int count) {
        List<Paint> fillings = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int which = part == count - 1 ? Patterns.COUNT - 1 : Math.min(part, Patterns.COUNT - 2);
            fillings.add(patterns.of(which, parts.get(which).getTextFill()));
        }
        return fillings;
    }

    double wantedHeight() {
        return Math.rint(58 + axis());
    }

    private double axis() {
        return Math.rint(text.getFont().getSize() * 1.75);
    }

    void hover(double x, double y) {
        hoverX = y < 0 ? -1 : x;
        paint();
    }

    void clear() {
        picture = null;
        paint();
    }

    void draw(Picture wanted) {
        picture = wanted;
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        g.clearRect(0, 0, width, height);
        Picture now = picture;
        if (now == null || width <= 0) {
            return;
        }
        double plot = height - axis();
        g.setFill(paper.getTextFill());
        g.fillRect(0, 0, width, height);
        gaps(g, now, width, plot);
        bars(g, now, width, plot);
        brushOver(g, now, width, plot);
        axis(g, now, width, plot, height);
        findings(g, now, width);
        signs(g, now, width, plot);
        words(g, now, width);
        if (now.focused()) {
            g.setStroke(brush.getTextFill());
            g.setLineWidth(2);
            g.strokeRect(1, 1, width - 2, height - 2);
        }
    }

    private static double x(Picture now, long millis, double width) {
        return now.view().window().share(millis) * width;
    }

    private void bars(GraphicsContext g, Picture now, double width, double plot) {
        HistogramView view = now.view();
        long most = Math.max(1, view.bars().mostOfAll());
        double room = plot - TICK - 4;
        List<Paint> fillings = fillings(view.stack().counts().size());
        for (int bin = 0; bin < view.bars().bins(); bin++) {
            double from = Math.rint(x(now, view.bars().startMillis(bin), width));
            double to = Math.rint(x(now, view.bars().startMillis(bin + 1), width));
            double wide = Math.max(1, to - from - 1);
            bar(g, pale.getTextFill(), from, wide, plot, tall(view.bars().all(bin), most, room));
            if (!view.stack().isEmpty()) {
                parts(
                        g,
                        view.stack().at(bin),
                        fillings,
                        from,
                        wide,
                        plot,
                        tall(view.bars().matched(bin), most, room));
            } else if (view.filtered()) {
                bar(g, solid.getTextFill(), from, wide, plot, tall(view.bars().matched(bin), most, room));
            }
            if (bin == now.bar()) {
                g.setStroke(text.getTextFill());
                g.setLineWidth(1);
                g.strokeRect(from - 0.5, 2.5, wide + 1, plot - 3);
            }
        }
    }

    private void parts(
            GraphicsContext g, long[] counts, List<Paint> fillings, double x, double wide, double bottom, double tall) {
        double[] heights = Stack.heights(counts, tall, LEAST);
        double at = bottom;
        g.setFill(paper.getTextFill());
        g.fillRect(
                x,
                bottom - Arrays.stream(heights).sum(),
                wide,
                Arrays.stream(heights).sum());
        for (int part = 0; part < heights.length; part++) {
            bar(g, fillings.get(part), x, wide, at, heights[part]);
            at -= heights[part];
        }
    }

    /// Nothing that is there is drawn so low that it can't be seen.
    private double tall(long count, long most, double room) {
        if (count == 0) {
            return 0;
        }
        double share = roots ? Math.sqrt((double) count / most) : (double) count / most;
        return Math.max(LEAST, Math.rint(share * room));
    }

    private static void bar(GraphicsContext g, Paint paint, double x, double wide, double bottom, double tall) {
        if (tall > 0) {
            g.setFill(paint);
            g.fillRect(x, bottom - tall, wide, tall);
        }
    }

    private void gaps(GraphicsContext g, Picture now, double width, double plot) {
        double labelled = -1;
        for (Gap one : now.view().gaps()) {
            double from = x(now, one.fromMillis(), width);
            double to = x(now, one.toMillis(), width);
            if (to < 0 || from > width) {
                continue;
            }
            double wide = Math.max(NARROWEST_GAP, to - from);
            double top = one.everywhere() ? 4 : plot - 10;
            hatch(g, Math.max(-20, from), top, Math.min(width + 20, from + wide), plot);
            String words = words(one, now.hosts());
            double room = Math.min(width, to) - Math.max(0, from);
            double needs = words.length() * text.getFont().getSize() * 0.56;
            if (one.everywhere() && room > needs + 8 && from > labelled) {
                g.setFont(Font.font("Inter Semi Bold", text.getFont().getSize()));
                g.setTextAlign(TextAlignment.CENTER);
                g.setTextBaseline(VPos.BOTTOM);
                double middle = Math.max(0, from) + room / 2;
                double tall = text.getFont().getSize() * 1.5;
                // Low, so that what is said at the top right covers none of it.
                g.setFill(paper.getTextFill());
                g.fillRect(middle - needs / 2 - 4, plot - tall - 5, needs + 8, tall);
                g.setFill(gap.getTextFill());
                g.fillText(words, middle, plot - 7);
                labelled = to;
            }
        }
    }

    /// "gap 71 min".
    private static String words(Gap gap, List<String> hosts) {
        String host = hosts.size() > 1 && gap.host() < hosts.size() ? hosts.get(gap.host()) + " " : "";
        String name = host.length() > 20 ? "" : host;
        String what = gap.kind() == Gap.Kind.SILENT ? "silent " : "gap ";
        return name + what + TimeSteps.words(rounded(gap.toMillis() - gap.fromMillis()));
    }

    private static long rounded(long millis) {
        long unit = millis < 120_000 ? 1_000 : millis < 7_200_000 ? 60_000 : 3_600_000;
        return Math.round((double) millis / unit) * unit;
    }

    private void hatch(GraphicsContext g, double from, double top, double to, double bottom) {
        g.save();
        g.beginPath();
        g.rect(from, top, to - from, bottom - top);
        g.clip();
        g.setFill(paper.getTextFill());
        g.fillRect(from, top, to - from, bottom - top);
        g.setStroke(gap.getTextFill());
        g.setGlobalAlpha(0.45);
        g.setLineWidth(1);
        double tall = bottom - top;
        for (double x = Math.floor(from / 6) * 6 - tall; x < to; x += 6) {
            g.strokeLine(x, bottom, x + tall, top);
        }
        g.setGlobalAlpha(1);
        g.restore();
    }

    private void brushOver(GraphicsContext g, Picture now, double width, double plot) {
        TimeTerm range = now.brush();
        if (range == null) {
            return;
        }
        double from = x(now, range.from(), width);
        double to = x(now, range.to(), width);
        g.setFill(brush.getTextFill());
        g.setGlobalAlpha(0.13);
        g.fillRect(from, 0, Math.max(1, to - from), plot);
        g.setGlobalAlpha(1);
        g.fillRect(Math.rint(from) - 1, 0, 2, plot);
        g.fillRect(Math.rint(to) - 1, 0, 2, plot);
    }

    private void axis(GraphicsContext g, Picture now, double width, double plot, double height) {
        HistogramView view = now.view();
        g.setStroke(line.getTextFill());
        g.setLineWidth(1);
        g.strokeLine(0, plot + 0.5, width, plot + 0.5);
        long step = TimeSteps.step(view.window().span(), (int) Math.max(2, width / LABEL_ROOM));
        g.setFont(text.getFont());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        boolean first = true;
        for (long mark : TimeSteps.marks(view.window().from(), view.window().to(), step, view.zone())) {
            double at = Math.rint(x(now, mark, width));
            g.setStroke(line.getTextFill());
            g.strokeLine(at + 0.5, plot, at + 0.5, height);
            if (at < width - 40) {
                g.setFill(text.getTextFill());
                g.fillText(TimeSteps.label(mark, step, view.zone(), first), at + 6, (plot + height) / 2 + 1);
            }
            first = false;
        }
    }

    /// A triangle above each bar that a finding rests on; neighbours that would touch are drawn as one.
    private void findings(GraphicsContext g, Picture now, double width) {
        HistogramView view = now.view();
        g.setFill(finding.getTextFill());
        double drawn = -TICK;
        for (int bin = 0; bin < view.bars().bins(); bin++) {
            if (view.findings().isAt(bin)) {
                double from = x(now, view.bars().startMillis(bin), width);
                double to = x(now, view.bars().startMillis(bin + 1), width);
                double at = Math.rint((from + to) / 2);
                if (at - drawn >= TICK) {
                    g.fillPolygon(
                            new double[] {at - TICK / 2, at + TICK / 2, at}, new double[] {TICK + 1, TICK + 1, 1}, 3);
                    drawn = at;
                }
            }
        }
    }

    /// The cursor's event as a line with a head, bookmarks as small diamonds on the axis.
    private void signs(GraphicsContext g, Picture now, double width, double plot) {
        if (now.cursor() != Long.MIN_VALUE) {
            double at = Math.rint(x(now, now.cursor(), width));
            g.setStroke(text.getTextFill());
            g.setFill(text.getTextFill());
            g.setLineWidth(1);
            g.strokeLine(at + 0.5, 0, at + 0.5, plot);
            g.fillPolygon(new double[] {at - 4, at + 5, at + 0.5}, new double[] {0, 0, 6}, 3);
        }
        for (long mark : now.marks()) {
            double at = Math.rint(x(now, mark, width));
            g.setFill(brush.getTextFill());
            g.fillPolygon(new double[] {at - 4, at, at + 4, at}, new double[] {plot - 4, plot - 8, plot - 4, plot}, 4);
        }
    }

    /// At the right: how long a bar is, or what is under the pointer.
    private void words(GraphicsContext g, Picture now, double width) {
        HistogramView view = now.view();
        TimeTerm range = now.brush();
        String words = "bar = " + TimeSteps.words(view.step()) + (roots ? ", square roots" : "");
        Gap under = hoverX < 0 ? null : gapAt(now, hoverX, width);
        if (under != null) {
            words = words(under, now.hosts()) + ": "
                    + switch (under.kind()) {
                        case MISSING -> "no records, " + Words.count(under.missing(), "serial number") + " missing";
                        case ANEW -> "no records, serial numbers begin anew";
                        case SILENT -> "no records, serial numbers go on: idle, or auditing was off";
                    };
        } else if (hoverX >= 0) {
            long time = view.window().from()
                    + Math.round(hoverX / width * view.window().span());
            words = HistogramPane.words(view, view.bars().binAt(time));
        } else if (range != null) {
            words = range(view, range) + "   " + words;
        }
        double size = text.getFont().getSize();
        g.setFont(text.getFont());
        double needs = words.length() * size * 0.55 + 12;
        g.setFill(paper.getTextFill());
        g.setGlobalAlpha(0.88);
        // Below the marks of findings, which must not be covered.
        g.fillRect(width - needs - 4, 10, needs, size * 1.6);
        g.setGlobalAlpha(1);
        g.setFill(text.getTextFill());
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.TOP);
        g.fillText(words, width - 10, 13);
    }

    private static String range(HistogramView view, TimeTerm range) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(view.zone());
        return time.format(Instant.ofEpochMilli(range.from())) + " to "
                + time.format(Instant.ofEpochMilli(range.to())) + " " + Zones.words(view.zone()) + ", "
                + TimeSteps.words(rounded(Math.max(1_000, range.to() - range.from() + 1)));
    }

    private static @Nullable Gap gapAt(Picture now, double at, double width) {
        for (Gap gap : now.view().gaps()) {
            double from = x(now, gap.fromMillis(), width);
            double to = Math.max(from + NARROWEST_GAP, x(now, gap.toMillis(), width));
            if (gap.everywhere() && at >= from && at <= to) {
                return gap;
            }
        }
        return null;
    }
}
