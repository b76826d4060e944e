package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.execscope.evidence.EvidenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesReadingTest {
    @TempDir
    Path folder;

    private final List<EvidenceFile> files = new ArrayList<>();

    private void file(String name, int size) throws IOException {
        Path path = Files.write(folder.resolve(name.replace('/', '-')), new byte[size]);
        files.add(new EvidenceFile(path, name, 0));
    }

    @Test
    void eachFileGoesFromNothingToAllInItsTurn() throws IOException {
        file("audit.log.2", 400);
        file("audit.log.1", 200);
        file("audit.log", 100);
        FilesReading.Tracker tracker = new FilesReading.Tracker(files);
        FilesReading first = tracker.at(100, "audit.log.2");
        assertThat(List.of(first.part(0), first.part(1), first.part(2))).containsExactly(0.25, 0.0, 0.0);
        assertThat(tracker.at(400, "audit.log.2").part(0)).isEqualTo(1.0);
        FilesReading second = tracker.at(450, "audit.log.1");
        assertThat(List.of(second.part(0), second.part(1), second.part(2))).containsExactly(1.0, 0.25, 0.0);
        FilesReading rest = tracker.at(700, "findings");
        assertThat(List.of(rest.part(0), rest.part(1), rest.part(2))).containsExactly(1.0, 1.0, 1.0);
    }

    /// A file that is left out after its first part doesn't shift those after it, and one that can't be opened is
    /// never reported.
    @Test
    void filesThatAreNotReadToTheirEndShiftNoOther() throws IOException {
        file("notes", 1000);
        file("locked", 1000);
        file("empty", 0);
        file("audit.log", 100);
        FilesReading.Tracker tracker = new FilesReading.Tracker(files);
        tracker.at(300, "notes");
        FilesReading last = tracker.at(350, "audit.log");
        assertThat(last.current()).isEqualTo(3);
        assertThat(last.part(3)).isEqualTo(0.5);
        assertThat(last.part(2)).isEqualTo(1.0);
        assertThat(new FilesReading(files, List.of(0L, 0L, 0L, 0L), 2, 0).part(2))
                .isZero();
    }
}
