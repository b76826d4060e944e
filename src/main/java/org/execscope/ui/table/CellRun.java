package org.execscope.ui.table;

import javafx.geometry.VPos;
import javafx.scene.text.Text;

/// A run of text that says where it is cut: what doesn't fit ends with `…`, never silently.
final class CellRun extends Text {
    private String full = "";
    private String style = "";
    private double fullWidth;

    CellRun() {
        setTextOrigin(VPos.TOP);
        getStyleClass().add("mono");
        // The stylesheet's font may come after the first layout: what was measured before doesn't hold.
        fontProperty().addListener((_, _, _) -> whole());
    }

    void show(String text, String newStyle) {
        if (!style.equals(newStyle)) {
            getStyleClass().remove(style);
            getStyleClass().add(newStyle);
            style = newStyle;
        }
        full = text;
        if (!text.equals(getText())) {
            setText(text);
        }
    }

    void whole() {
        setText(full);
    }

    /// Shows as much as `room` holds; the face is of one width, so no part has to be measured.
    void fit(double room) {
        if (getText().equals(full)) {
            fullWidth = getLayoutBounds().getWidth();
        }
        String wanted = full;
        if (fullWidth > room + 1) {
            int most = (int) Math.max(0, Math.floor(room / (fullWidth / full.length())) - 1);
            int end = most > 0 && Character.isHighSurrogate(full.charAt(most - 1)) ? most - 1 : most;
            wanted = room <= 0 ? "" : full.substring(0, Math.min(end, full.length())) + "…";
        }
        if (!wanted.equals(getText())) {
            setText(wanted);
        }
    }

    /// What it needs when it is shown whole: a cell's layout must not depend on how it was cut before.
    @Override
    public double prefWidth(double height) {
        return getText().equals(full) ? super.prefWidth(height) : fullWidth;
    }
}
