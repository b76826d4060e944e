package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.finding.Finding;
import org.execscope.query.Facet;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What was found about the sample's events, asked for by queries and counted in a facet.
final class TrailQueriesTest {
    private static final Path SAMPLE = Path.of("sample-logs/web01");
    private static AuditTrail trail;
    private static QueryEngine engine;

    @BeforeAll
    static void read() {
        assumeTrue(Files.isDirectory(SAMPLE), SAMPLE + " is not there");
        trail = TrailLoader.load(EvidenceFinder.find(List.of(SAMPLE)), Progress.NONE, null, new CancelToken());
        engine = TrailQueries.engine(trail);
    }

    private static Set<Integer> found(String query) throws QueryException {
        Set<Integer> rows = new TreeSet<>();
        engine.run(Query.parse(query), new CancelToken()).forEach(rows::add);
        return rows;
    }

    private static Set<Integer> restingOn(Predicate<Finding> wanted) {
        Set<Integer> rows = new TreeSet<>();
        for (Finding finding : trail.findings().found()) {
            if (wanted.test(finding)) {
                for (int event : finding.rows().toArray()) {
                    if (trail.events().isExecve(event)) {
                        rows.add(event);
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void findsTheEventsThatAFindingRestsOn() throws QueryException {
        Set<String> ids = new TreeSet<>();
        for (Finding finding : trail.findings().found()) {
            String id = finding.id();
            ids.add(id);
            Set<Integer> expected = restingOn(one -> one.id().equals(id));
            assertThat(found("finding == " + id)).as(id).isEqualTo(expected);
            assertThat(found("finding == " + id.toLowerCase(Locale.ROOT))).isEqualTo(expected);
            assertThat(found("finding == " + finding.about().kind())).isEqualTo(expected);
        }
        assertThat(ids).contains("D01", "D05");
        assertThat(found("has finding")).isEqualTo(restingOn(_ -> true)).isNotEmpty();
        assertThat(found("finding in (high, critical)"))
                .isEqualTo(restingOn(one ->
                        Set.of("high", "critical").contains(one.severity().word())));
        assertThat(found("finding : folder"))
                .isEqualTo(restingOn(one -> one.about().kind().contains("folder")));
        assertThat(found("not has finding"))
                .hasSize(trail.execves().size() - found("has finding").size());
    }

    @Test
    void tellsAnUnknownFindingFromOneThatWasNotMade() throws QueryException {
        List<String> quiet = new ArrayList<>();
        trail.findings().quiet().forEach(about -> quiet.add(about.id()));
        assertThat(quiet).isNotEmpty();
        assertThat(found("finding == " + quiet.getFirst())).isEmpty();
        assertThatThrownBy(() -> found("uid == 0 and finding == D99"))
                .isInstanceOf(QueryException.class)
                .satisfies(wrong -> assertThat(
                                ((QueryException) wrong).errors().getFirst().message())
                        .startsWith("No finding \"D99\"."));
    }

    @Test
    void countsThemInAFacet() throws QueryException {
        Facet facet = engine.facet("finding", engine.run(Query.ALL, new CancelToken()), new CancelToken());
        assertThat(facet.size()).isPositive();
        for (int i = 0; i < facet.size(); i++) {
            assertThat(found(facet.at(i).term())).as(facet.at(i).term()).hasSize(facet.count(i));
        }
        assertThat(found(facet.missingTerm())).hasSize(facet.missing());
        assertThat(facet.missingWords()).isEqualTo("— no finding");
    }
}
