package org.execscope.ui.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.control.IndexRange;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.execscope.query.QuerySpan;
import org.jspecify.annotations.Nullable;

/// Draws the filter's text in the place of its field, which knows but one colour: keywords, quoted text and fields
/// each in their own.
///
/// Each colour is a whole text like the field's own, broken into lines like it, of which only the parts in that
/// colour are let through: so every letter stands where the field has it, and caret, selection and error line fit. The
/// bold letters of the font are as wide as the others.
final class ColouredText extends Pane {
    /// A longer text keeps its one colour: a pasted list of thousands is no easier to read in several.
    static final int MOST = 4_000;

    /// In letters; the field's.
    private static final int TAB = 8;

    private final QueryField field;
    /// One for each style, in their order.
    private final List<Layer> layers =
            Arrays.stream(Style.values()).map(Layer::new).toList();

    private final InvalidationListener changed = _ -> requestLayout();
    private @Nullable Text followed;

    /// How a part is drawn; its class in the stylesheet is called likewise.
    enum Style {
        PLAIN,
        KEYWORD,
        STRING,
        FIELD,
        SELECTED,
        SELECTED_FIELD;

        String styleClass() {
            return "query-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Style selected() {
            return this == FIELD ? SELECTED_FIELD : SELECTED;
        }

        static Style of(QuerySpan.Kind kind) {
            return switch (kind) {
                case KEYWORD -> KEYWORD;
                case STRING -> STRING;
                case FIELD -> FIELD;
            };
        }
    }

    /// The whole text in one style, of which parts are let through.
    private static final class Layer {
        private final Text text = new Text();
        private final Path clip = new Path();

        Layer(Style style) {
            text.getStyleClass().addAll("mono", style.styleClass());
            text.setManaged(false);
            text.setTextOrigin(VPos.TOP);
            // The toolkit keeps the width of a tab when the font changes, until its size does.
            text.fontProperty().addListener(_ -> {
                text.setTabSize(1);
                text.setTabSize(TAB);
            });
            clip.setFill(Color.BLACK);
            clip.setStroke(null);
            text.setClip(clip);
        }

        /// Like the field's own text, and nothing of it let through.
        void become(Text own, Point2D place) {
            text.setText(own.getText());
            text.setBoundsType(own.getBoundsType());
            text.setFontSmoothingType(own.getFontSmoothingType());
            text.setWrappingWidth(own.getWrappingWidth());
            text.relocate(place.getX(), place.getY());
            clip.getElements().clear();
        }

        void letThrough(int from, int to) {
            clip.getElements().addAll(text.rangeShape(from, to));
        }
    }

    ColouredText(QueryField field) {
        this.field = field;
        for (Layer layer : layers) {
            getChildren().add(layer.text);
        }
        setMouseTransparent(true);
        setFocusTraversable(false);
        Rectangle inside = new Rectangle();
        inside.widthProperty().bind(widthProperty());
        inside.heightProperty().bind(heightProperty());
        setClip(inside);
        for (Observable change : List.of(
                field.textProperty(), field.selectionProperty(), field.fontProperty(), field.needsLayoutProperty())) {
            change.addListener(changed);
        }
    }

    /// What is drawn in this style, to be compared with the field.
    Text layer(Style style) {
        return layers.get(style.ordinal()).text;
    }

    @Override
    protected void layoutChildren() {
        Text own = field.drawn();
        boolean coloured = own != null && field.getLength() <= MOST;
        layers.forEach(layer -> layer.text.setVisible(coloured));
        if (own == null) {
            return;
        }
        follow(own);
        own.setOpacity(coloured ? 0 : 1);
        if (!coloured) {
            return;
        }
        String text = field.getText();
        Point2D place = sceneToLocal(own.localToScene(0, 0));
        for (Layer layer : layers) {
            layer.become(own, place);
        }
        int at = 0;
        for (QuerySpan span : QuerySpan.of(text)) {
            show(Style.PLAIN, at, span.start());
            show(Style.of(span.kind()), span.start(), span.end());
            at = span.end();
        }
        show(Style.PLAIN, at, text.length());
    }

    /// The field breaks and moves its text when it likes: also after this was laid out.
    private void follow(Text own) {
        Text before = followed;
        if (own.equals(before)) {
            return;
        }
        if (before != null) {
            before.wrappingWidthProperty().removeListener(changed);
            before.localToSceneTransformProperty().removeListener(changed);
        }
        own.wrappingWidthProperty().addListener(changed);
        own.localToSceneTransformProperty().addListener(changed);
        followed = own;
    }

    /// Lets a part of the text through, cut where the selection begins and ends.
    private void show(Style style, int from, int to) {
        IndexRange selection = field.getSelection();
        int first = Math.clamp(selection.getStart(), from, to);
        int last = Math.clamp(selection.getEnd(), from, to);
        letThrough(style, from, first);
        letThrough(style.selected(), first, last);
        letThrough(style, last, to);
    }

    private void letThrough(Style style, int from, int to) {
        if (from < to) {
            layers.get(style.ordinal()).letThrough(from, to);
        }
    }
}
