package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.execscope.cli.CommandLine;
import org.execscope.event.EventTable;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.junit.jupiter.api.Test;

/// One source of what is said about the language: what it says is so, and everyone says the same.
final class ReferenceTest {
    private static final Path MANUAL = Path.of("src/docs/man/execscope-query.7");

    private static List<String> queries() {
        List<String> queries = new ArrayList<>();
        for (Reference.Section section : Reference.sections()) {
            for (Reference.Entry entry : section.entries()) {
                if (section.queries()) {
                    queries.add(entry.term());
                } else if (!entry.example().isEmpty()) {
                    queries.add(entry.example());
                }
            }
        }
        return queries;
    }

    @Test
    void everyExampleRuns() throws QueryException {
        EventTable events = TestEvents.read(4096, new RandomQueries(3).log(40).getBytes(StandardCharsets.US_ASCII))
                .table();
        QueryEngine engine = new QueryEngine(
                events,
                events.size(),
                ForestBuilder.build(events, _ -> HostContext.NONE, new CancelToken()),
                _ -> HostContext.NONE);
        assertThat(queries()).hasSizeGreaterThan(60);
        for (String text : queries()) {
            Query query = Query.parse(text);
            assertThat(query.hints()).as(text).isEmpty();
            assertThat(engine.run(query, new CancelToken()).count()).as(text).isGreaterThanOrEqualTo(0);
            assertThat(Query.parse(query.normalForm()).root()).as(text).isEqualTo(query.root());
        }
    }

    @Test
    void theExampleOfAFieldAsksForIt() throws QueryException {
        for (Field field : Field.values()) {
            assertThat(Query.parse(field.example()).root())
                    .as(field.label())
                    .isInstanceOfSatisfying(
                            Node.Compare.class,
                            compare -> assertThat(compare.field().field()).isEqualTo(field));
        }
        for (Scope scope : Scope.values()) {
            assertThat(Query.parse(scope.example()).root())
                    .as(scope.label())
                    .isInstanceOfSatisfying(
                            Node.Compare.class,
                            compare -> assertThat(compare.field().scope()).isEqualTo(scope));
        }
    }

    @Test
    void namesEachFieldOperatorAndScope() {
        String all = String.join("\n", Reference.lines());
        for (Field field : Field.values()) {
            assertThat(all).contains("\n  " + field.label() + " ");
        }
        for (Operator operator : Operator.values()) {
            assertThat(all).contains("\n  " + operator.sign() + " ");
        }
        for (Scope scope : Scope.values()) {
            assertThat(scope == Scope.EVENT || all.contains("\n  " + scope.label() + ".FIELD"))
                    .isTrue();
        }
        assertThat(Reference.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void exportAndTreeSayItOnTheCommandLine() {
        for (String command : List.of("export", "tree")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int status = CommandLine.run(
                    List.of(command, "-h"),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    _ -> 9);
            assertThat(status).isZero();
            String said = out.toString(StandardCharsets.UTF_8);
            assertThat(said).contains(String.join(System.lineSeparator(), Reference.lines()));
        }
    }

    @Test
    void theManualPageSaysTheSame() throws Exception {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(MANUAL.getParent());
            Files.writeString(MANUAL, ManualPage.text());
        }
        assertThat(Files.readString(MANUAL)).isEqualTo(ManualPage.text());
    }

    @Test
    void theReadmeNamesEachField() throws Exception {
        String line = Files.readString(Path.of("README.md"))
                .lines()
                .filter(one -> one.startsWith("Fields: "))
                .findFirst()
                .orElseThrow();
        for (Field field : Field.values()) {
            assertThat(field == Field.ID || line.matches(".*[ ]" + field.label().replace(".", "\\.") + "[ .].*"))
                    .as(field.label())
                    .isTrue();
        }
    }
}
