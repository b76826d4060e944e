package org.execscope.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Logs of a real kernel: what was done to them is found, and nothing of high severity where nothing was.
final class RecordingsTest {
    private static final Path RECORDED = Path.of("../shared/corpus/recorded");

    private static Findings judge(String name) {
        Path log = RECORDED.resolve(name).resolve("audit");
        assumeTrue(Files.isDirectory(log), log + " is not here: not tried");
        return judge(log);
    }

    private static Findings judge(Path log) {
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

    /// Public logs that hold something of high severity. auditd that ended by a signal says so itself, and each
    /// of these was stopped by someone; the two T06 are collections of lines that all bear one id, the D12 is a
    /// line with argc=0.
    private static final Map<String, List<String>> HIGH = Map.of(
            "aminer/available-config-lines.log", List.of("T13"),
            "chopchopgo/auditd_test-lines.log", List.of("T06"),
            "go-libaudit/auparse-audit-rhel7.log", List.of("T13"),
            "host-centos5/audit.log", List.of("T13"),
            "linux-audit-parser-rs/lines.log", List.of("T13", "D12"),
            "selinux-tools/sepolgen-audit.log", List.of("T13"),
            "zircolite/lines.log", List.of("T06"));

    private static final Path PUBLIC = Path.of("../shared/corpus/public");

    static Stream<String> publicLogs() throws IOException {
        if (!Files.isDirectory(PUBLIC)) {
            return Stream.of("");
        }
        try (Stream<Path> all = Files.walk(PUBLIC)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(path -> PUBLIC.relativize(path).toString())
                    .filter(name -> !name.startsWith("goldens/") && !name.endsWith(".md") && !name.endsWith(".tsv"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("publicLogs")
    void nothingOfHighSeverityIsFoundWithoutCause(String name) {
        assumeTrue(!name.isEmpty(), PUBLIC + " is not here: not tried");
        List<Finding> high = high(judge(PUBLIC.resolve(name)));
        assertThat(high).extracting(Finding::id).isEqualTo(HIGH.getOrDefault(name, List.of()));
    }

    private static List<Finding> high(Findings findings) {
        return findings.found().stream()
                .filter(finding -> finding.severity().compareTo(Severity.HIGH) <= 0)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"busy", "exclude", "rotate", "longlap", "pidreuse-execonly"})
    void ordinaryWorkHasNothingOfHighSeverity(String name) {
        assertThat(high(judge(name))).isEmpty();
    }

    /// Its programs were made to deceive, for the record of it.
    @Test
    void oddProgramStartsAreFoundByWhatTheyAre() {
        assertThat(high(judge("nasty-raw")))
                .extracting(Finding::id)
                .containsOnly("D01", "D02", "D03", "D04", "D07")
                .contains("D01", "D02", "D03", "D04", "D07");
    }
}
