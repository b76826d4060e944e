package org.execscope.ui.detail;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.TimeStyle;

/// Which event the details at the side are of: when, and by which number of which host.
final class EventHead extends VBox {
    private final Label when = new Label();
    private final Label which = new Label();

    EventHead() {
        super(1);
        setId("event-head");
        getStyleClass().add("event-head");
        when.getStyleClass().addAll("mono", "pane-title");
        which.getStyleClass().addAll("mono", "muted", "small-text");
        when.setWrapText(true);
        which.setWrapText(true);
        getChildren().setAll(when, which);
    }

    void show(AuditTrail trail, int event, TimeStyle times) {
        EventTable events = trail.events();
        when.setText(times.whole(events.timeMillis(event)));
        String host = Display.value(
                        Bytes.utf8(events.hosts().get(events.host(event)).label()), Display.CELL)
                .text();
        which.setText(host + " · audit id " + auditId(events, event));
    }

    /// As the log writes it: `1772359331.482:12001`.
    static String auditId(EventTable events, int event) {
        long millis = events.timeMillis(event);
        return String.format(
                Locale.ROOT,
                "%d.%03d:%d",
                Math.floorDiv(millis, 1000L),
                Math.floorMod(millis, 1000L),
                events.serial(event));
    }
}
