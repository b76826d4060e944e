package org.execscope.ui.evidence;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// A rounded size, the exact one on hover.
final class SizeCell extends TableCell<FileReport, String> {
    @Override
    protected void updateItem(@Nullable String size, boolean empty) {
        super.updateItem(size, empty);
        FileReport report =
                empty || getTableRow() == null ? null : getTableRow().getItem();
        setText(empty ? null : size);
        setTooltip(report == null ? null : new Tooltip(Words.count(report.size(), "byte")));
    }
}
