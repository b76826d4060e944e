package org.execscope.ui.filter;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import org.jspecify.annotations.Nullable;

/// The text of the filter: one line high, growing with long text or line ends to four; beyond that it scrolls. A
/// line end is white space, typed with Shift+Enter; Enter and Tab are left to whoever holds the field.
final class QueryField extends TextArea {
    private static final int MOST_ROWS = 4;
    /// More than four lines hold on any screen: what is behind it is not looked at for the height.
    private static final int MEASURED = 4_000;

    private final Text gauge = new Text();
    private @Nullable Measure measured;
    private double measuredHeight;
    private Consumer<String> paster = this::replaceSelection;

    QueryField() {
        getStyleClass().addAll("filter-field", "mono");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        gauge.fontProperty().bind(fontProperty());
        gauge.setBoundsType(TextBoundsType.LOGICAL);
        textProperty().addListener((_, _, _) -> requestLayout());
    }

    /// Who takes what is pasted; else it replaces the selection as it is.
    void onPaste(Consumer<String> receiver) {
        paster = receiver;
    }

    /// Replaces the text; unlike [#setText(String)], so that undo brings the old one back.
    void write(String text, int caret) {
        if (!text.equals(getText())) {
            replaceText(0, getLength(), text);
        }
        positionCaret(caret);
    }

    void write(String text) {
        write(text, text.length());
    }

    @Override
    public void paste() {
        String clip = Clipboard.getSystemClipboard().getString();
        if (clip != null && !clip.isEmpty()) {
            paster.accept(clip);
        }
    }

    /// The node that draws the text; its prompt is another. Null while there is none to draw.
    @Nullable
    Text drawn() {
        for (Node node : lookupAll(".text")) {
            if (node instanceof Text text
                    && !text.getText().isEmpty()
                    && text.getText().equals(getText())) {
                return text;
            }
        }
        return null;
    }

    /// Whether the caret is in the last of the lines, as they are broken here.
    boolean isCaretInLastLine() {
        if (getText().indexOf('\n', getCaretPosition()) >= 0) {
            return false;
        }
        return getLength() == 0
                || !(getSkin() instanceof TextAreaSkin skin)
                || skin.getCharacterBounds(getCaretPosition()).getMinY()
                        >= skin.getCharacterBounds(getLength()).getMinY();
    }

    /// Types a line end for Shift+Enter and leaves the field for Tab; for whoever has no other use for the key.
    ///
    /// @return whether it was such a key
    boolean handles(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            replaceSelection("\n");
            return true;
        }
        if (event.getCode() == KeyCode.TAB) {
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            return true;
        }
        return false;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets inner = lookup(".content") instanceof Region content ? content.getInsets() : Insets.EMPTY;
        Insets outer = getInsets();
        double beside = outer.getLeft() + outer.getRight() + inner.getLeft() + inner.getRight();
        double around = outer.getTop() + outer.getBottom() + inner.getTop() + inner.getBottom();
        return around + measure(width < 0 ? 0 : Math.max(1, width - beside));
    }

    /// The height of up to four lines of the text, broken at a width; asked several times in each layout.
    ///
    /// @param width 0 for lines that aren't broken
    private double measure(double width) {
        String text = getLength() <= MEASURED ? getText() : getText(0, MEASURED);
        Measure now = new Measure(text, width, getFont());
        if (!now.equals(measured)) {
            measured = now;
            gauge.setText("x");
            double line = gauge.getLayoutBounds().getHeight();
            gauge.setWrappingWidth(width);
            // By itself, a line end has no line behind it.
            gauge.setText(text.endsWith("\n") ? text + "x" : text);
            measuredHeight = Math.clamp(gauge.getLayoutBounds().getHeight(), line, MOST_ROWS * line);
            gauge.setWrappingWidth(0);
        }
        return measuredHeight;
    }

    /// What a height was measured of.
    private record Measure(String text, double width, Font font) {}
}
