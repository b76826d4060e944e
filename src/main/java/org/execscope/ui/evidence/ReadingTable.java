package org.execscope.ui.evidence;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.execscope.evidence.EvidenceFile;
import org.execscope.ui.model.FilesReading;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// How far each file is read, while reading goes on.
final class ReadingTable extends TableView<Integer> {
    private List<EvidenceFile> files = List.of();
    private @Nullable FilesReading now;

    ReadingTable() {
        setId("evidence-reading");
        setAccessibleText("How far each file is read");
        setPlaceholder(new Label("Looking for audit logs …"));
        column("File", 460, file -> FileFacts.safe(files.get(file).name()));
        column("On disk", 100, file -> now == null ? "" : Words.size(now.sizes().get(file)));
        TableColumn<Integer, Integer> read = new TableColumn<>("Read");
        read.setPrefWidth(260);
        read.setSortable(false);
        read.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        read.setCellFactory(_ -> new ReadCell());
        getColumns().add(read);
        setVisible(false);
    }

    /// @param reading null where nothing is being read
    // Another list of files, not one with equal parts: comparing them would grow with the evidence.
    @SuppressWarnings("ReferenceEquality")
    void show(@Nullable FilesReading reading) {
        now = reading;
        List<EvidenceFile> read = reading == null ? List.of() : reading.files();
        if (read != files) {
            files = read;
            getItems().setAll(IntStream.range(0, read.size()).boxed().toList());
        } else {
            refresh();
        }
        setVisible(reading != null);
    }

    private void column(String title, double width, IntFunction<String> text) {
        TableColumn<Integer, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        getColumns().add(column);
    }

    /// In words: a bar alone says nothing to who can't see it.
    static String words(FilesReading reading, int file) {
        return file < reading.current()
                ? "✓ read"
                : file > reading.current() ? "waits" : String.format(Locale.ROOT, "%.0f %%", 100 * reading.part(file));
    }

    private final class ReadCell extends TableCell<Integer, Integer> {
        private final ProgressBar bar = new ProgressBar();

        ReadCell() {
            bar.setPrefWidth(140);
        }

        @Override
        protected void updateItem(@Nullable Integer file, boolean empty) {
            super.updateItem(file, empty);
            FilesReading reading = now;
            if (empty || file == null || reading == null) {
                setText(null);
                setGraphic(null);
            } else {
                bar.setProgress(reading.part(file));
                setText(words(reading, file));
                setGraphic(bar);
            }
        }
    }
}
