package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.execscope.query.Query;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.TimeForm;
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
                        .change()
                        .rows("roomy")
                        .letters(false)
                        .around(300)
                        .facets(List.of("exe", "key"))
                        .times(TimeForm.ISO)
                        .font("DejaVu Sans Mono")
                        .memory(40)
                        .keepFilters(true)
                        .keepEvidence(true)
                        .letterKeys(new Letters(Map.of("event p", "w")))
                        .made(),
                new Remembered(List.of("uid == 33"), List.of(List.of("/cases/a", "/cases/b"))));
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
        Settings without = some.withPreferences(
                Preferences.USUAL.change().keepLayout(false).made());
        assertThat(without.kept())
                .isEqualTo(Settings.USUAL
                        .withTheme("dark")
                        .withQueries(List.of(new SavedQuery("root", "uid == 0")))
                        .withPreferences(
                                Preferences.USUAL.change().keepLayout(false).made()));
    }

    /// What names evidence is kept where the user wants it, and gone where not any more.
    @Test
    void remembersOnlyWhatIsWished() throws Exception {
        Remembered last = Remembered.NOTHING
                .withFilters(List.of("uid == 33", " ", "exe : /tmp"))
                .opened(List.of("/cases/a"))
                .opened(List.of("/cases/b", "/cases/c"))
                .opened(List.of("/cases/a"));
        assertThat(last.lastFilters()).containsExactly("uid == 33", "exe : /tmp");
        assertThat(last.lastEvidence()).containsExactly(List.of("/cases/a"), List.of("/cases/b", "/cases/c"));
        Settings some = Settings.USUAL.withRemembered(last);
        assertThat(some.kept()).isEqualTo(Settings.USUAL);
        Path file = folder.resolve("window.json");
        some.kept().write(file);
        assertThat(Files.readString(file)).doesNotContain("cases").doesNotContain("/tmp");
        Preferences both = Preferences.USUAL.change().keepFilters(true).made();
        assertThat(some.withPreferences(both).kept().last()).isEqualTo(last.kept(true, false));
        assertThat(some.withPreferences(both.change().keepEvidence(true).made())
                        .kept()
                        .last())
                .isEqualTo(last);
        Files.writeString(
                file, "{\"theme\":\"dark\",\"remembered\":{\"filters\":[null],\"evidence\":[null,[],[null]]}}");
        assertThat(Settings.read(file).last().lastFilters()).isEmpty();
        assertThat(Settings.read(file).last().lastEvidence()).isEmpty();
    }

    /// Anyone may have written the file: what it says of fonts, letters and memory is taken if it makes sense.
    @Test
    void choicesThatMakeNoSenseAreTheUsualOnes() throws Exception {
        Path file = folder.resolve("window.json");
        Files.writeString(file, """
                {"theme":"dark","preferences":{"times":"sundial","memory":-4,
                "letterKeys":{"event p":"e","event e":"0","nothing":"w","event u":null}}}
                """);
        Preferences read = Settings.read(file).chosen();
        assertThat(read.timeForm()).isEqualTo(TimeForm.SHORT);
        assertThat(read.memoryPercent()).isZero();
        assertThat(read.chosenLetters()).isEqualTo(Letters.USUAL);
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
