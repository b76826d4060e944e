package org.execscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<List<Path>> opened = new ArrayList<>();

    private int run(String... arguments) {
        return CommandLine.run(List.of(arguments), stream(out), stream(err), evidence -> {
            opened.add(evidence);
            return 77;
        });
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "export ", "tree ", "check ", "compare "})
    void helpNamesTheCommandAndFitsInAHundredColumns(String command) {
        assertThat(run((command + "-h").split(" "))).isZero();
        String help = out.toString(StandardCharsets.UTF_8);
        assertThat(help).startsWith("Usage: execscope " + command);
        assertThat(help.lines()).allMatch(line -> line.length() <= 100);
        out.reset();
        assertThat(run((command + "--help").split(" "))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(help);
    }

    @Test
    void theHelpOfTheProgramNamesItsCommands() {
        run("-h");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\n  export ", "\n  tree ", "\n  check ", "\n  compare ", "Exit status: 0 done");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            export                                | export needs evidence
            export --form csv x                   | there is no option --form;
            export x --nope                       | there is no option --nope;
            export --format                       | --format needs a value;
            export --format xml x                 | --format: there is no xml; there are csv, jsonl;
            export --format "csv" x               | --format: there is no "csv"; there are csv, jsonl;
            export --filter a --filter b x        | --filter is given more than once;
            tree --depth many x                   | --depth: 'many' is no number;
            tree --depth 0 x                      | --depth is 1 or more;
            tree --root 5 x                       | --root: a process is named by PID@TIME
            check --until noon x                  | --until: 'noon' is no time like
            check --shape=ada x                   | --shape: there is no shape ada;
            compare x                             | compare needs two copies
            compare x y z                         | compare needs two copies
            --nope                                | there is no option --nope; see execscope -h
            """)
    void saysWhatIsWrongWithACallInOneLine(String call, String words) {
        assertThat(run(call.split(" "))).isEqualTo(CommandLine.USAGE);
        assertThat(said().lines()).singleElement().asString().startsWith("execscope: " + words);
        assertThat(out.size()).isZero();
        assertThat(opened).isEmpty();
    }

    @Test
    void takesValuesAsTheyAre(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("-l=og"), "no record\n");
        assertThat(run("export", "--filter", "comm == \"a b\"", "--format=JSONL", "--", log.toString()))
                .isEqualTo(CommandLine.INCOMPLETE);
        assertThat(run("export", "--filter=\"one\" and \"two\"", log.toString()))
                .isEqualTo(CommandLine.INCOMPLETE);
        assertThat(said()).doesNotContain("^");
    }

    @Test
    void optionsStandBehindTheEvidenceToo(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("audit.log"), "no record\n");
        Path table = folder.resolve("out").resolve("t.csv");
        Files.createDirectory(table.getParent());
        run("export", log.toString(), "--output", table.toString());
        assertThat(table).exists();
    }

    @Test
    void aCommandIsOneInTheFirstPlaceAlone(@TempDir Path folder) throws IOException {
        String log =
                Files.writeString(folder.resolve("audit.log"), "no record\n").toString();
        run(log, "export");
        assertThat(said()).doesNotContain("there is no option");
        assertThat(opened.isEmpty() ? said() : opened.toString()).contains("export");
    }
}
