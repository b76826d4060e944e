package org.execscope.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.stage.Stage;
import org.execscope.evidence.EvidenceFile;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.FilesReading;
import org.junit.jupiter.api.Test;

final class ReadingTableTest extends FxTest {
    private static final List<EvidenceFile> FILES = List.of(
            new EvidenceFile(Path.of("audit.log.2"), "audit.log.2", 0),
            new EvidenceFile(Path.of("audit.log.1"), "audit.log.1", 0),
            new EvidenceFile(Path.of("audit.log"), "audit.log", 0));
    private static final List<Long> SIZES = List.of(8_000_000L, 8_000_000L, 100_000L);

    @Test
    void saysOfEachFileHowFarItIsRead() throws Exception {
        ReadingTable table = onFx(() -> {
            ReadingTable made = new ReadingTable();
            Stage stage = new Stage();
            stage.setScene(new Scene(made, 900, 300));
            stage.show();
            made.show(new FilesReading(FILES, SIZES, 1, 2_000_000));
            return made;
        });
        await(() -> texts(table).containsAll(List.of("✓ read", "25 %", "waits", "audit.log.1")));
        onFx(() -> {
            table.show(new FilesReading(FILES, SIZES, 2, 50_000));
            return null;
        });
        await(() -> texts(table).contains("50 %") && !texts(table).contains("waits"));
        assertThat(onFx(table::isVisible)).isTrue();
        onFx(() -> {
            table.show(null);
            return null;
        });
        assertThat(onFx(table::isVisible)).isFalse();
    }

    private static List<String> texts(ReadingTable table) {
        return table.lookupAll(".table-cell").stream()
                .map(node -> String.valueOf(((TableCell<?, ?>) node).getText()))
                .toList();
    }
}
