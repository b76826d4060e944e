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
            wanted = room <= 0 ? "" : cut(Math.min(most, full.length()));
        }
        if (!wanted.equals(getText())) {
            setText(wanted);
        }
    }

    /// So many characters of it: of a path the end too, so that the file's name stays.
    private String cut(int most) {
        boolean path = full.startsWith("/") && full.indexOf(' ') < 0;
        int tail = path ? before(full.length() - most * 2 / 3) : full.length();
        return full.substring(0, before(path ? most - most * 2 / 3 : most)) + "…" + full.substring(tail);
    }

    /// Not in the midst of a character.
    private int before(int at) {
        return at > 0 && at < full.length() && Character.isLowSurrogate(full.charAt(at)) ? at - 1 : at;
    }

    /// What it needs when it is shown whole: a cell's layout must not depend on how it was cut before.
    @Override
    public double prefWidth(double height) {
        return getText().equals(full) ? super.prefWidth(height) : fullWidth;
    }
}
