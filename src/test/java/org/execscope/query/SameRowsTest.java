package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.execscope.cli.CommandLine;
import org.execscope.event.EventOrder;
import org.execscope.finding.Finding;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// One text, one meaning: random queries show in the window what `export --filter` writes, which is what the
/// plainest evaluator finds.
final class SameRowsTest extends FxTest {
    private static final int QUERIES = 25;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void windowAndCommandLineGiveTheSameRows(long seed, @TempDir Path folder) throws Exception {
        RandomQueries random = new RandomQueries(seed);
        Path log = folder.resolve("audit.log");
        Files.writeString(log, random.log(60), StandardCharsets.US_ASCII);
        Workspace workspace = onFx(Workspace::new);
        try {
            onFx(() -> {
                workspace.open(List.of(log));
                return null;
            });
            await(() -> workspace.loadingProperty().get() == null && isWhole(workspace));
            AuditTrail trail =
                    Objects.requireNonNull(workspace.shownProperty().get()).trail();
            ProcessForest forest = Objects.requireNonNull(trail.processes());
            NaiveEvaluator naive = new NaiveEvaluator(trail.events(), forest, marks(trail));
            int found = 0;
            for (int turn = 0; turn < QUERIES; turn++) {
                Node node = random.node(3);
                String text = NormalForm.of(node);
                List<Long> expected = new ArrayList<>();
                for (int event : trail.execves().toArray()) {
                    if (naive.matches(node, event)) {
                        expected.add(trail.events().serial(event));
                    }
                }
                assertThat(inWindow(workspace, text)).as("window: %s", text).isEqualTo(expected);
                assertThat(exported(text, log)).as("command line: %s", text).isEqualTo(expected);
                found += expected.size();
            }
            assertThat(found).isPositive();
        } finally {
            onFx(() -> {
                workspace.dispose();
                return null;
            });
        }
    }

    private static boolean isWhole(Workspace workspace) {
        Shown shown = workspace.shownProperty().get();
        return shown != null && shown.trail().whole();
    }

    private static Marks marks(AuditTrail trail) {
        List<Marks.Marked> marked = new ArrayList<>();
        for (Finding finding : trail.findings().found()) {
            marked.add(new Marks.Marked(
                    finding.id(), finding.about().kind(), finding.severity().word(), finding.rows()::toArray));
        }
        return new Marks(marked, Set.of());
    }

    private static List<Long> inWindow(Workspace workspace, String text) throws Exception {
        onFx(() -> {
            workspace.apply(text);
            return null;
        });
        await(() -> workspace.draftProperty().get().state() == Draft.State.APPLIED
                && workspace.applied().text().equals(text));
        Shown shown =
                Objects.requireNonNull(onFx(() -> workspace.shownProperty().get()));
        List<Long> serials = new ArrayList<>();
        EventOrder rows = shown.rows();
        for (int row = 0; row < rows.size(); row++) {
            serials.add(shown.trail().events().serial(rows.at(row)));
        }
        return serials;
    }

    private static List<Long> exported(String text, Path log) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = CommandLine.run(
                List.of("export", "--format", "jsonl", "--filter", text, log.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> 9);
        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isIn(0, 3);
        JsonMapper mapper = JsonMapper.builder().build();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> mapper.readTree(line).get("serial").asLong())
                .collect(Collectors.toList());
    }
}
