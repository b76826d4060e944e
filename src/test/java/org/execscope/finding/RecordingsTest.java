package org.execscope.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Logs of a real kernel: what was done to them is found, and nothing of high severity where nothing was.
final class RecordingsTest {
    private static final Path RECORDED = Path.of("../shared/corpus/recorded");

    private static Findings judge(String name) {
        Path log = RECORDED.resolve(name).resolve("audit");
        assumeTrue(Files.isDirectory(log), log + " is not here: not tried");
        return TrailLoader.load(EvidenceFinder.find(List.of(log)), Progress.NONE, _ -> {}, new CancelToken())
                .findings();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"busy", "exclude", "rotate", "longlap", "pidreuse-execonly", "nasty-raw"})
    void anUntouchedTrailIsTrusted(String name) {
        assertThat(judge(name).found())
                .filteredOn(finding -> finding.about().group() == Group.TRUST)
                .noneMatch(finding -> finding.severity().compareTo(Severity.HIGH) <= 0)
                .noneMatch(finding -> List.of("T01", "T04", "T05", "T06", "T07", "T08", "T10", "T11", "T12")
                        .contains(finding.id()));
    }

    @Test
    void whatTheIntruderDidToAuditingIsFound() {
        Findings all = judge("attack");
        assertThat(all.worst("T13")).isEqualTo(Severity.HIGH);
        assertThat(all.worst("T14")).isEqualTo(Severity.HIGH);
        assertThat(all.found())
                .filteredOn(finding -> finding.id().equals("T14") && finding.severity() == Severity.HIGH)
                .singleElement()
                .satisfies(finding -> assertThat(finding.cases())
                        .hasSize(2)
                        .allMatch(one -> one.text().contains("procmon was removed by login user 1003")));
        assertThat(all.found()).extracting(Finding::id).contains("D01", "D02", "D04", "D05", "D06");
    }
}
