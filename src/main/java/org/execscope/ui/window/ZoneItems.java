package org.execscope.ui.window;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.execscope.evidence.HostFile;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.model.Zones;

/// The zones that times can be shown in: UTC, those that were collected with the hosts, any offset.
final class ZoneItems {
    private static final int[] MINUTES = {
        -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 60, 120, 180, 210, 240, 270,
        300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840
    };

    private ZoneItems() {}

    static List<MenuItem> of(Workspace workspace) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item(workspace, ZoneOffset.UTC, "UTC"));
        hostZones(workspace)
                .forEach(
                        (zone, host) -> items.add(item(workspace, zone, Zones.words(zone) + "   the zone of " + host)));
        Menu offsets = new Menu("Offset");
        for (int minutes : MINUTES) {
            ZoneId zone = ZoneOffset.ofTotalSeconds(minutes * 60);
            offsets.getItems().add(item(workspace, zone, Zones.words(zone)));
        }
        items.add(offsets);
        return items;
    }

    private static Map<ZoneId, String> hostZones(Workspace workspace) {
        Map<ZoneId, String> zones = new LinkedHashMap<>();
        Shown shown = workspace.shownProperty().get();
        if (shown != null) {
            var hosts = shown.trail().events().hosts();
            for (int host = 0; host < hosts.size(); host++) {
                ZoneId zone = shown.trail().context(host).zone();
                if (zone != null && !Zones.words(zone).equals("UTC")) {
                    String byHand =
                            shown.trail().context(host).isByHand(HostFile.Kind.LOCALTIME) ? ", given by hand" : "";
                    zones.merge(zone, hosts.get(host).label() + byHand, (one, _) -> one + " and others");
                }
            }
        }
        return zones;
    }

    private static MenuItem item(Workspace workspace, ZoneId zone, String words) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setMnemonicParsing(false);
        item.setSelected(workspace.zoneProperty().get().equals(zone));
        item.setOnAction(_ -> workspace.zoneProperty().set(zone));
        return item;
    }
}
