package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.junit.jupiter.api.Test;

/// The list of problems doesn't grow with the evidence; their number is kept.
class ProblemLogTest {
    private static final int LINES = ProblemLog.MOST * 2 + 7;

    @Test
    void theFirstOfAKindAreListedAndTheOthersCounted() {
        byte[] log = "x\n".repeat(LINES).getBytes(StandardCharsets.UTF_8);
        for (int piece : new int[] {1 << 10, 1 << 16}) {
            TestEvents events = TestEvents.read(piece, log);
            assertThat(events.problems()).hasSize(ProblemLog.MOST);
            assertThat(events.problems().getLast().line()).isEqualTo(ProblemLog.MOST);
            assertThat(events.unlisted())
                    .containsExactly(new UnlistedProblems(0, ProblemKind.FOREIGN_LINE, ProblemLog.MOST + 7));
        }
    }

    @Test
    void manyOfOneKindHideNoOther() {
        String foreign = "x\n".repeat(LINES);
        byte[] log =
                (foreign + "type=EXECVE msg=audit(1.000:1): argc=1 a0=0G\n" + foreign).getBytes(StandardCharsets.UTF_8);
        assertThat(TestEvents.read(1 << 14, log).problems())
                .extracting(EvidenceProblem::kind)
                .contains(ProblemKind.BAD_HEX);
    }

    @Test
    void problemsOfOneFileAreTakenBack() {
        ProblemLog log = new ProblemLog();
        for (int line = 1; line <= LINES; line++) {
            log.ofLine(0, line, line, ProblemKind.FOREIGN_LINE);
        }
        log.ofLine(1, 0, 1, ProblemKind.FOREIGN_LINE);
        log.ignore(0);
        assertThat(log.snapshot()).isEmpty();
        assertThat(log.unlisted()).isEqualTo(List.of(new UnlistedProblems(1, ProblemKind.FOREIGN_LINE, 1)));
    }

    private static RecordSource at(int file, int line) {
        return new RecordSource(file, 100L * line, line);
    }

    private static EvidenceProblem problem(int file, int line, ProblemKind kind) {
        return new EvidenceProblem(file, line, 100L * line, kind);
    }

    /// Two records of one line with one fault are one entry.
    @Test
    void theyAreListedByPlaceAndOnceForALine() {
        ProblemLog log = new ProblemLog();
        log.ofRecord(at(1, 1), ProblemKind.BAD_HEX);
        log.ofRecord(at(0, 9), ProblemKind.BAD_NUMBER);
        log.ofRecord(at(0, 9), ProblemKind.BAD_HEX);
        log.ofRecord(new RecordSource(0, 950, 9), ProblemKind.BAD_HEX);
        log.ofLine(0, 200, 2, ProblemKind.FOREIGN_LINE);
        assertThat(log.snapshot())
                .isEqualTo(Stream.of(
                                problem(0, 2, ProblemKind.FOREIGN_LINE),
                                problem(0, 9, ProblemKind.BAD_HEX),
                                problem(0, 9, ProblemKind.BAD_NUMBER),
                                problem(1, 1, ProblemKind.BAD_HEX))
                        .sorted(Comparator.comparingInt(EvidenceProblem::file)
                                .thenComparingLong(EvidenceProblem::line)
                                .thenComparing(EvidenceProblem::kind))
                        .toList());
    }

    @Test
    void theSameOneTwiceIsOneThoughTheListIsFull() {
        ProblemLog log = new ProblemLog();
        for (int line = 1; line <= ProblemLog.MOST; line++) {
            log.ofRecord(at(0, line), ProblemKind.BAD_HEX);
        }
        log.ofRecord(at(0, 7), ProblemKind.BAD_HEX);
        assertThat(log.unlisted()).isEmpty();
        log.ofRecord(at(0, ProblemLog.MOST + 1), ProblemKind.BAD_HEX);
        log.ofRecord(at(0, ProblemLog.MOST + 1), ProblemKind.BAD_HEX);
        log.ofRecord(at(0, ProblemLog.MOST + 2), ProblemKind.BAD_HEX);
        assertThat(log.unlisted()).containsExactly(new UnlistedProblems(0, ProblemKind.BAD_HEX, 2));
    }

    /// What is taken back makes room in the list.
    @Test
    void whatIsForgottenIsNeitherListedNorCounted() {
        ProblemLog log = new ProblemLog();
        for (int line = 1; line <= ProblemLog.MOST; line++) {
            log.ofRecord(at(0, line), ProblemKind.BAD_HEX);
        }
        log.ofRecord(at(0, 5), ProblemKind.BAD_NUMBER);
        log.forget(List.of(at(0, 5), at(0, ProblemLog.MOST + 9)));
        assertThat(log.snapshot()).hasSize(ProblemLog.MOST - 1).noneMatch(one -> one.line() == 5);
        log.ofRecord(at(0, ProblemLog.MOST + 1), ProblemKind.BAD_HEX);
        assertThat(log.unlisted()).isEmpty();
        assertThat(log.snapshot()).contains(problem(0, ProblemLog.MOST + 1, ProblemKind.BAD_HEX));
    }

    @Test
    void severalRecordsAreListedOnceAndCounted() {
        ProblemLog log = new ProblemLog();
        log.ofRecords(at(2, 3), 1, ProblemKind.EXCESS_RECORD);
        assertThat(log.unlisted()).isEmpty();
        log.ofRecords(at(2, 4), 5, ProblemKind.EXCESS_RECORD);
        assertThat(log.snapshot())
                .containsExactly(problem(2, 3, ProblemKind.EXCESS_RECORD), problem(2, 4, ProblemKind.EXCESS_RECORD));
        assertThat(log.unlisted()).containsExactly(new UnlistedProblems(2, ProblemKind.EXCESS_RECORD, 4));
    }

    @Test
    void aPiecesProblemsAreAddedWithTheLinesBeforeIt() {
        ProblemLog piece = new ProblemLog();
        piece.ofLine(0, 300, 3, ProblemKind.CRLF);
        piece.ofLine(0, 300, 3, ProblemKind.FOREIGN_LINE);
        piece.ofRecords(at(0, 4), 3, ProblemKind.EXCESS_RECORD);
        ProblemLog log = new ProblemLog();
        log.addAll(piece, 10);
        log.addAll(piece, 20);
        assertThat(log.snapshot())
                .extracting(EvidenceProblem::line, EvidenceProblem::kind)
                .containsExactlyInAnyOrder(
                        tuple(13L, ProblemKind.CRLF),
                        tuple(13L, ProblemKind.FOREIGN_LINE),
                        tuple(14L, ProblemKind.EXCESS_RECORD),
                        tuple(23L, ProblemKind.FOREIGN_LINE),
                        tuple(24L, ProblemKind.EXCESS_RECORD));
        assertThat(log.unlisted()).containsExactly(new UnlistedProblems(0, ProblemKind.EXCESS_RECORD, 4));
        assertThat(log.has(ProblemKind.CRLF)).isTrue();
        log.clear();
        assertThat(log.snapshot()).isEmpty();
        assertThat(log.unlisted()).isEmpty();
        assertThat(log.has(ProblemKind.CRLF)).isFalse();
    }

    /// Room that the forgotten file took is there for the others.
    @Test
    void whatOthersHaveStaysWhenAFileIsTakenBack() {
        ProblemLog log = new ProblemLog();
        log.ofLine(1, 100, 1, ProblemKind.FOREIGN_LINE);
        log.ofRecord(at(1, 2), ProblemKind.BAD_HEX);
        for (int line = 1; line < ProblemLog.MOST; line++) {
            log.ofRecord(at(0, line), ProblemKind.BAD_HEX);
        }
        log.ignore(0);
        assertThat(log.snapshot())
                .containsExactly(problem(1, 1, ProblemKind.FOREIGN_LINE), problem(1, 2, ProblemKind.BAD_HEX));
        log.ofRecord(at(1, 3), ProblemKind.BAD_HEX);
        assertThat(log.snapshot()).hasSize(3);
        assertThat(log.has(ProblemKind.BAD_HEX)).isTrue();
    }
}
