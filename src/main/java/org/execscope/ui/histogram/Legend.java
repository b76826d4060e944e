package org.execscope.ui.histogram;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import org.execscope.query.EventParts;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Words;

/// Names the parts of the bars, with their fillings and counts; each a button that filters by its value.
final class Legend extends BarLine {
    private static final int CHARACTERS = 24;
    private static final double WIDE = 18;
    private static final double TALL = 12;

    private final Consumer<String> filter;

    /// @param filter gets the query of the value that was chosen
    Legend(Consumer<String> filter) {
        super(4);
        this.filter = filter;
        setId("histogram-legend");
        getStyleClass().add("histogram-legend");
        show(PartedBy.NOTHING, new EventParts(List.of()), List.of());
    }

    /// @param fillings one a part
    void show(PartedBy by, EventParts parts, List<Paint> fillings) {
        getChildren().clear();
        boolean any = by != PartedBy.NOTHING && !parts.parts().isEmpty();
        setVisible(any);
        if (!any) {
            return;
        }
        Label title = new Label("by " + by.words());
        title.getStyleClass().add("muted");
        title.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(title);
        for (int i = 0; i < parts.parts().size(); i++) {
            EventParts.Part part = parts.parts().get(i);
            if (part.events().count() > 0) {
                getChildren().add(item(part, fillings.get(i)));
            }
        }
    }

    private Button item(EventParts.Part part, Paint filling) {
        String count = Words.number(part.events().count());
        Button item = new Button(shortened(part.shown()) + "  " + count, new Rectangle(WIDE, TALL, filling));
        item.setMnemonicParsing(false);
        item.getStyleClass().addAll("flat", "legend-item");
        boolean rest = part.term().isEmpty();
        item.setAccessibleText(shortened(part.shown()) + ", "
                + Words.count(part.events().count(), "event") + (rest ? "" : ": filter by it"));
        item.setFocusTraversable(!rest);
        if (!rest) {
            item.setOnAction(_ -> filter.accept(part.term()));
        }
        return item;
    }

    /// Of a long value as much as there is room for in a legend.
    static String shortened(String shown) {
        if (shown.length() <= CHARACTERS) {
            return shown;
        }
        // A program is told by the end of its path.
        return "…" + shown.substring(shown.length() - CHARACTERS + 1);
    }
}
