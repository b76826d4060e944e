package org.execscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.execscope.ui.model.SavedQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws Exception {
        Path file = folder.resolve("filters.json");
        List<SavedQuery> filters = List.of(
                new SavedQuery("a name", "exe == \"/tmp/\\u{202e}\"", "two\nlines", true),
                new SavedQuery("b", "uid == 0"));
        FilterFile.write(file, filters);
        assertThat(FilterFile.read(file)).isEqualTo(new FilterFile.Read(filters, List.of()));
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ``                       ; x.json holds no saved filters: it has no list "filters".
            {"filters":              ; x.json can't be read as JSON from line 1, column 12 on.
            uid == 0                 ; x.json can't be read as JSON from line 1, column 1 on.
            {"theme":"dark"}         ; x.json holds no saved filters: it has no list "filters".
            {"filters":{"a":1}}      ; x.json holds no saved filters: it has no list "filters".
            """)
    void aFileWithoutFiltersIsSaidToBeNone(String content, String message) throws Exception {
        Path file = folder.resolve("x.json");
        Files.writeString(file, content);
        assertThat(catchThrowable(() -> FilterFile.read(file)))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    @Test
    void aFileOfAnySizeAndDepthIsReadWithinLimits() throws Exception {
        Path large = folder.resolve("large.json");
        Files.writeString(large, "[" + " ".repeat(1 << 20) + "]");
        assertThat(catchThrowable(() -> FilterFile.read(large)))
                .hasMessage("large.json has more than 1 MB: that is no file of saved filters.");
        Path deep = folder.resolve("deep.json");
        Files.writeString(deep, "[".repeat(500_000));
        assertThat(catchThrowable(() -> FilterFile.read(deep)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("deep.json can't be read as JSON");
        assertThat(catchThrowable(() -> FilterFile.read(folder))).hasMessageEndingWith(" is no file.");
    }

    @Test
    void whatDeceivesTheEyeIsEscaped() throws Exception {
        Path file = folder.resolve("x.json");
        FilterFile.write(
                file, List.of(new SavedQuery("a\u202eb", "exe == \"\u202e\" or\na", "one\n\ntwo\u200b", false)));
        assertThat(FilterFile.read(file).filters())
                .containsExactly(new SavedQuery(
                        "$'a\\u202eb'", "exe == \"\\xe2\\x80\\xae\" or a", "one\n\n$'two\\u200b'", false));
    }

    @Test
    void whatCannotBeUsedIsLeftOutWithTheReason() throws Exception {
        Path file = folder.resolve("x.json");
        Files.writeString(file, """
                [{"name":"good","query":"uid == 0","note":7,"starred":"yes","more":[]},
                 {"query":"uid == 0"}, {"name":"\\u202ebad","query":"exee == 1"}, {"name":"none","query":" "}, 3]
                """);
        FilterFile.Read read = FilterFile.read(file);
        assertThat(read.filters()).containsExactly(new SavedQuery("good", "uid == 0"));
        assertThat(read.leftOut())
                .containsExactly(
                        "number 2: it has no name of 1 to 200 characters",
                        "$'\\u202ebad': No field \"exee\". Did you mean exe?",
                        "none: it has no query",
                        "number 5: it has no name of 1 to 200 characters");
    }
}
