package org.execscope.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.Test;

class DetailPaneTest extends FxTest {
    private static java.nio.file.@org.jspecify.annotations.Nullable Path saved;

    @Test
    void showsEachArgumentOfTheEventUnderTheCursor() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        int event = rows.add("/usr/bin/curl", "net", 33, List.of(Bytes.utf8("curl"), Bytes.utf8("-s")));
        DetailPane details = shown(rows.trail(), event);

        String words = onFx(() -> text(details));

        assertThat(words).contains("Arguments (2 of 2 from EXECVE)", "curl", "-s", "/usr/bin/curl", "Who", "unset");
    }

    @Test
    void saysWhichArgumentsAreMissing() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        List<Bytes> argv = new ArrayList<>(List.of(Bytes.utf8("tar"), Bytes.utf8("czf")));
        argv.add(1, null);
        int event = rows.add("/usr/bin/tar", "k", 0, argv);
        DetailPane details = shown(rows.trail(), event);

        assertThat(onFx(() -> text(details))).contains("The log holds 2 of 3 arguments (1 missing: a1).", "⚠ missing");
    }

    @Test
    void foldsALongArgument() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        int event = rows.add("/bin/sh", "k", 0, List.of(Bytes.utf8("sh"), Bytes.utf8("x".repeat(300_000))));
        DetailPane details = shown(rows.trail(), event);

        int longest = onFx(() -> longestText(details));

        assertThat(longest).isLessThanOrEqualTo(EvidenceText.LONGEST_RUN);
    }

    @Test
    void theTimeIsWrittenAsTimesAreWritten() {
        WindowTestRows rows = new WindowTestRows();
        int event = rows.add("/bin/sh", "k", 0, List.of());

        List<Fact> facts =
                EventFacts.of(rows.trail(), event, new TimeStyle(ZoneOffset.ofHours(2), TimeForm.ISO)).stream()
                        .flatMap(group -> group.facts().stream())
                        .toList();

        assertThat(facts)
                .filteredOn(fact -> "time".equals(fact.name()))
                .singleElement()
                .satisfies(fact -> assertThat(fact.value())
                        .extracting(value -> value.text())
                        .asString()
                        .matches(".*T.*\\+02:00"));
    }

    @Test
    void aFieldThatIsNotInTheLogIsADash() {
        WindowTestRows rows = new WindowTestRows();
        int event = rows.add("/bin/sh", "k", 0, List.of());

        List<Fact> facts = EventFacts.of(rows.trail(), event, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT)).stream()
                .flatMap(group -> group.facts().stream())
                .toList();

        assertThat(facts)
                .filteredOn(fact -> "cwd".equals(fact.name()))
                .singleElement()
                .satisfies(fact -> assertThat(fact.value()).isNull());
        assertThat(facts)
                .filteredOn(fact -> "uid".equals(fact.name()))
                .singleElement()
                .satisfies(fact -> assertThat(fact.value()).isNotNull());
    }

    private static DetailPane shown(AuditTrail trail, int event) throws Exception {
        Workspace workspace = onFx(Workspace::new);
        DetailPane details = onFx(() -> {
            DetailPane pane = new DetailPane(workspace, new DetailPane.Ways(_ -> {}, _ -> {}, proposed -> saved));
            show(new Scene(pane, 980, 400));
            workspace.show(trail);
            workspace.cursorProperty().set(event);
            return pane;
        });
        await(() -> details.event() == event);
        return details;
    }

    private static String text(Node node) {
        if (node instanceof Text text) {
            return text.getText();
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(DetailPaneTest::text)
                        .collect(Collectors.joining("\n"))
                : "";
    }

    private static int longestText(Node node) {
        if (node instanceof Text text) {
            return text.getText().length();
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .mapToInt(DetailPaneTest::longestText)
                        .max()
                        .orElse(0)
                : 0;
    }
}
