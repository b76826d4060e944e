package org.execscope.ui.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Evidence in a Markdown table is text and nothing else.
final class MarkdownTest {
    /// The cells as GitHub Flavored Markdown reads them (cmark-gfm's answers).
    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '"',
            value = {
                "/usr/bin/curl	`/usr/bin/curl`",
                "<b>x</b> https://a.example	`<b>x</b> https://a.example`",
                "![x](https://a.example)	`![x](https://a.example)`",
                "a`b	``a`b``",
                "`	`` ` ``",
                "``a	``` ``a ```",
                "a|b	a&#124;b",
                "a\\|b`	a&#92;&#124;b&#96;",
                "x|<i>	x&#124;&#60;i&#62;",
            })
    void isText(String evidence, String cell) {
        assertThat(Markdown.cell(evidence)).isEqualTo(cell);
    }

    @Test
    void hasAsManyCellsAsTitles() {
        StringBuilder table = new StringBuilder();
        Markdown.head(table, List.of("Time", "Process (comm)", "Key"));
        Markdown.row(table, List.of("2026-03-14 14:08:04.140 UTC", "|a|", ""));
        assertThat(table).hasToString("""
                | Time | Process &#40;comm&#41; | Key |
                | --- | --- | --- |
                | `2026-03-14 14:08:04.140 UTC` | &#124;a&#124; |  |
                """);
    }
}
