package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.execscope.evidence.CancelToken;
import org.execscope.query.Query;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.ui.copy.CopyForm;
import org.execscope.ui.copy.RowText;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows go to the clipboard in every form, whatever they hold.
final class CopyTasksTest extends SampleWindow {
    private RowTable table;

    CopyTasksTest() {
        super(1280, 720);
    }

    @BeforeEach
    void begin() throws Exception {
        table = onFx(() -> pane.timelineTable());
    }

    private String copied(EditActions edit, CopyForm form) throws Exception {
        run(() -> {
            ClipboardContent nothing = new ClipboardContent();
            nothing.putString("nothing yet");
            Clipboard.getSystemClipboard().setContent(nothing);
            edit.copyRows(form);
        });
        await(() -> !"nothing yet".equals(Clipboard.getSystemClipboard().getString()));
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void everyFormIsSafeButTheRawOne() throws Exception {
        run(() -> table.selectAll());
        await(() ->
                workspace.selection().countProperty().get() == table.source().rowCount());
        int rows = onFx(() -> table.source().rowCount());
        try (EditActions edit = onFx(() -> new EditActions(pane))) {
            for (CopyForm form : CopyForm.values()) {
                if (form != CopyForm.RAW && form != CopyForm.FILTER) {
                    String text = copied(edit, form);
                    assertThat(text.lines().count()).as(form.name()).isBetween((long) rows, rows + 2L);
                    assertThat(text.codePoints().filter(CopyTasksTest::acts).toArray())
                            .as(form.name())
                            .isEmpty();
                }
            }
            assertThat(copied(edit, CopyForm.CSV)).startsWith("host,time,serial,");
            String markdown = copied(edit, CopyForm.MARKDOWN);
            assertThat(markdown.lines().map(CopyTasksTest::bars).distinct()).hasSize(1);
        }
    }

    /// Controls but for those between cells and lines, and what turns or hides letters.
    private static boolean acts(int c) {
        return Character.getType(c) == Character.FORMAT || (Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    private static long bars(String line) {
        return line.chars().filter(c -> c == '|').count();
    }

    @Test
    void rawLinesAreThoseOfTheFileAndAskedForOnce() throws Exception {
        run(() -> {
            table.click(5, false, false, 1);
            table.click(9, false, true, 1);
        });
        try (EditActions edit = onFx(() -> new EditActions(pane))) {
            run(() -> edit.copyRows(CopyForm.RAW));
            assertThat(onFx(() -> workspace.notices().getLast().text())).contains("exactly as in the file");
            Button yes = onFx(() -> (Button) pane.getScene().getFocusOwner());
            assertThat(yes.getText()).isEqualTo("Copy them");
            run(yes::fire);
            await(() -> workspace.messageProperty().get().startsWith("Copied 2 rows: raw log lines"));
            String text = onFx(() -> Clipboard.getSystemClipboard().getString());
            assertThat(evidence()).containsAll(text.lines().toList());
            assertThat(text.lines().filter(line -> line.contains("type=SYSCALL")))
                    .hasSize(2);
            assertThat(workspace.notices()).isEmpty();
            assertThat(copied(edit, CopyForm.RAW)).as("asked for once").isEqualTo(text);
        }
    }

    private static List<String> evidence() throws Exception {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            return files.filter(file -> file.getFileName().toString().startsWith("audit.log"))
                    .filter(file -> !file.toString().endsWith("z"))
                    .flatMap(CopyTasksTest::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The copied filter shows the rows that were selected and no others.
    @Test
    void theFilterOfRowsShowsThem() throws Exception {
        run(() -> {
            table.click(3, false, false, 1);
            table.click(7, false, true, 1);
            table.click(40, false, true, 1);
        });
        BitSet selected = onFx(() -> workspace.selection().snapshot());
        try (EditActions edit = onFx(() -> new EditActions(pane))) {
            String filter = copied(edit, CopyForm.FILTER);
            assertThat(Query.parse(filter).normalForm()).isEqualTo(filter);
            run(() -> workspace.apply(filter));
            await(() -> workspace.applied().text().equals(filter));
            settled();
            BitSet shown = new BitSet();
            onFx(() -> {
                for (int row = 0; row < table.source().rowCount(); row++) {
                    shown.set(table.source().eventAt(row));
                }
                return null;
            });
            assertThat(shown).isEqualTo(selected);
        }
    }

    /// A filter that would be longer than a filter can be isn't made: none is cut short.
    @Test
    void tooManyRowsMakeNoFilter() throws Exception {
        AuditTrail trail = shown().trail();
        int[] many = new int[2_001];
        try (EventLines.Again again = new EventLines.Again(trail, Map.of())) {
            RowText text = new RowText(trail, List.of(), ZoneOffset.UTC, again, _ -> {}, new CancelToken());
            assertThatThrownBy(() -> text.of(CopyForm.FILTER, many))
                    .hasMessage("A filter can name at most 2,000 events: 2,001 are selected.");
        }
    }

    /// What takes long says so in the status bar, and Esc stops it.
    @Test
    void whatTakesLongCanBeStopped() throws Exception {
        boolean[] stopped = new boolean[1];
        Runnable stop = () -> stopped[0] = true;
        run(() -> workspace.running().begin("Copying 80,000 rows …", stop));
        await(() -> pane.lookup("#status-work").isVisible());
        assertThat(onFx(() -> ((Label) pane.lookup("#status-work")).getText())).isEqualTo("Copying 80,000 rows …");
        assertThat(onFx(() -> pane.lookup("#stop").isVisible())).isTrue();
        run(() -> table.requestFocus());
        press(table, KeyCode.ESCAPE, false, false, false);
        assertThat(stopped[0]).isTrue();
        assertThat(onFx(() -> pane.lookup("#status-work").isVisible())).isFalse();
    }
}
