package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.execscope.query.Query;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.timeline.TimelinePane;
import org.execscope.ui.tree.TreePane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws Exception {
        Path file = folder.resolve("new").resolve("window.json");
        Settings written = new Settings(
                "dark",
                16,
                false,
                true,
                "severity",
                2,
                Settings.columns(TimelinePane.usualLayout().shown("cwd", true)),
                List.of(new SavedQuery("root", "uid == 0")),
                new Settings.Columns(1, Settings.columns(TreePane.usualLayout().shown("pid", false))),
                Preferences.USUAL
                        .withRows("roomy")
                        .withLetters(false)
                        .withAround(300)
                        .withFacets(List.of("exe", "key")));
        written.write(file);
        assertThat(Settings.read(file)).isEqualTo(written);
        assertThat(written.layout()).isNotNull();
        assertThat(written.layout().shows("cwd")).isTrue();
        assertThat(written.treeLayout().shows("pid")).isFalse();
        assertThat(written.treeLayout().pinned()).isEqualTo(1);
        try (var left = Files.list(file.getParent())) {
            assertThat(left).hasSize(1);
        }
    }

    /// Another layout of one table changes nothing else.
    @Test
    void eachTableKeepsItsOwnColumns() {
        Settings usual = Settings.USUAL.withTheme("dark").withFontSize(20).withBars("key");
        ColumnLayout some =
                TimelinePane.usualLayout().shown("cwd", true).width("exe", 333).pinned(3);
        ColumnLayout tree = TreePane.usualLayout().shown("pid", false).pinned(2);
        Settings both = usual.withLayout(some).withTreeLayout(tree);
        assertThat(both.layout()).isEqualTo(some);
        assertThat(both.treeLayout()).isEqualTo(tree);
        assertThat(both.withTheme(usual.theme()).withPanes(usual.facets(), usual.histogram()))
                .isEqualTo(both);
        assertThat(both.theme()).isEqualTo("dark");
        assertThat(both.fontSize()).isEqualTo(20);
        assertThat(both.bars()).isEqualTo("key");
    }

    /// Whoever wants the usual layout each time keeps everything else.
    @Test
    void keepsNoLayoutWhereThatIsNotWished() {
        Settings some = Settings.USUAL
                .withTheme("dark")
                .withPanes(false, false)
                .withLayout(TimelinePane.usualLayout().shown("cwd", true))
                .withQueries(List.of(new SavedQuery("root", "uid == 0")));
        assertThat(some.kept()).isEqualTo(some);
        Settings without = some.withPreferences(Preferences.USUAL.withKeepLayout(false));
        assertThat(without.kept())
                .isEqualTo(Settings.USUAL
                        .withTheme("dark")
                        .withQueries(List.of(new SavedQuery("root", "uid == 0")))
                        .withPreferences(Preferences.USUAL.withKeepLayout(false)));
    }

    @Test
    void keepsFiltersAndBringsSomeOfItsOwn() throws Exception {
        Path file = folder.resolve("window.json");
        assertThat(Settings.read(file).savedQueries()).isEqualTo(SavedQuery.TEMPLATES);
        for (SavedQuery template : SavedQuery.TEMPLATES) {
            assertThat(Query.parse(template.query()).normalForm())
                    .as(template.name())
                    .isNotEmpty();
        }
        Files.writeString(file, """
                {"theme":"dark","queries":[null,{"name":"","query":"x"},{"name":"a"},{"name":"b","query":"uid == 0"}]}
                """);
        assertThat(Settings.read(file).savedQueries()).containsExactly(new SavedQuery("b", "uid == 0"));
        Files.writeString(file, "{\"theme\":\"dark\",\"queries\":[]}");
        assertThat(Settings.read(file).savedQueries()).isEmpty();
    }

    @Test
    void aFileThatIsNoneChangesNothing() throws Exception {
        Path file = folder.resolve("window.json");
        assertThat(Settings.read(file)).isEqualTo(Settings.USUAL);
        for (String text : List.of("", "{", "[]", "null", "{\"theme\":5,\"columns\":7}", "{\"unknown\":1}")) {
            Files.writeString(file, text);
            assertThat(Settings.read(file).columns()).as(text).isNull();
        }
        Files.writeString(
                file, "{\"theme\":\"dark\",\"columns\":[null,{\"id\":null},{\"id\":\"exe\",\"width\":1e99}]}");
        assertThat(Settings.read(file).layout()).isNotNull();
        assertThat(Settings.read(file).treeLayout()).isNull();
        Files.writeString(file, "{\"theme\":\"dark\",\"tree\":{\"columns\":null}}");
        assertThat(Settings.read(file).treeLayout()).isNull();
    }
}
