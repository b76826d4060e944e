package org.execscope.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.HandMadeEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.record.SyscallClass;
import org.junit.jupiter.api.Test;

class ForestBuilderTest {
    private final HandMadeEvents log = new HandMadeEvents();

    private static ProcessForest forest(EventTable table) {
        return ForestBuilder.build(table, host -> HostContext.NONE, new CancelToken());
    }

    private ProcessForest forest() {
        return forest(log.table());
    }

    private static String parent(ProcessForest f, String id) {
        int parent = f.parent(f.find(id));
        return parent < 0 ? "" : f.id(parent);
    }

    private static List<String> ids(ProcessForest f, EventTable table) {
        List<String> ids = new ArrayList<>();
        for (long serial = 0; serial < 200; serial++) {
            for (int e = 0; e < table.size(); e++) {
                if (table.serial(e) == serial) {
                    ids.add(serial + " " + f.id(f.processOf(e)));
                }
            }
        }
        return ids;
    }

    @Test
    void aProcessKeepsItsImagesAndChildren() {
        log.exec(10, 500, 400);
        log.exec(11, 501, 500);
        log.exec(12, 500, 400);
        ProcessForest f = forest();
        int p = f.find("h/1/500.0");
        assertThat(f.imageCount(p)).isEqualTo(2);
        assertThat(parent(f, "h/1/501.0")).isEqualTo("h/1/500.0");
        assertThat(f.imageAt(p, 1)).isZero();
        assertThat(parent(f, "h/1/500.0")).isEqualTo("h/1/400.0");
        assertThat(f.isPlaceholder(f.find("h/1/400.0"))).isTrue();
        assertThat(f.descendantCount(f.find("h/1/400.0"))).isEqualTo(2);
        assertThat(ProcessFlag.PARENT_UNSEEN.in(f.flags(0))).isTrue();
    }

    /// A shell with pid 703 and one child, pid 30000; then others start programs, a hundred pids and five
    /// milliseconds apart, until the pids have come round and passed 703; then it starts another.
    private long shellWhosePidIsPassed() {
        long serial = 1;
        for (long pid = 29_000; pid != 1_100; pid = pid == 32_700 ? 300 : pid + 100) {
            log.exec(serial, pid, pid == 30_000 ? 703 : 250).time = 5 * serial;
            serial++;
        }
        log.exec(serial, 1_150, 703).time = 5 * serial;
        return serial + 1;
    }

    @Test
    void whoIsNamedJustAfterItsPidWasPassedIsTakenForAFreshProcess() {
        shellWhosePidIsPassed();
        ProcessForest f = forest();
        assertThat(parent(f, "h/1/1150.0")).isEqualTo("h/1/703.1");
        assertThat(f.parentCertainty(f.find("h/1/1150.0"))).isEqualTo(Certainty.LIKELY);
    }

    /// A child has one parent until it is handed over.
    @Test
    void anEarlierChildThatNamesItStillShowsThatItIsTheSame() {
        long serial = shellWhosePidIsPassed();
        log.exec(serial, 30_000, 703).time = 5 * serial;
        ProcessForest f = forest();
        assertThat(parent(f, "h/1/1150.0")).isEqualTo("h/1/703.0");
        assertThat(parent(f, "h/1/30000.0")).isEqualTo("h/1/703.0");
        assertThat(f.parentCertainty(f.find("h/1/1150.0"))).isEqualTo(Certainty.LIKELY);
        assertThat(f.parentReason(f.find("h/1/1150.0"))).contains("had children before");
        assertThat(f.find("h/1/703.1")).isEqualTo(ProcessForest.NONE);
        assertThat(f.find("h/1/30000.1")).isEqualTo(ProcessForest.NONE);
        assertThat(f.childCount(f.find("h/1/703.0"))).isEqualTo(2);
        assertThat(f.eventCount(f.find("h/1/30000.0"))).isEqualTo(2);
        assertThat(f.endIsExact(f.find("h/1/703.0"))).isFalse();
    }

    /// What did something itself is a process of its own.
    @Test
    void aFreshProcessWithAnEventOfItsOwnStays() {
        long serial = shellWhosePidIsPassed();
        log.exec(serial, 703, 250).time = 5 * serial;
        log.exec(serial + 1, 30_000, 703).time = 5 * (serial + 1);
        ProcessForest f = forest();
        assertThat(parent(f, "h/1/1150.0")).isEqualTo("h/1/703.1");
        assertThat(parent(f, "h/1/30000.1")).isEqualTo("h/1/703.1");
    }

    /// Nobody knows whether it is running still when the log ends.
    @Test
    void whoDidNotEndInTheLastBootHasNoEnd() {
        log.exec(10, 500, 400).time = 1000;
        log.exec(11, 501, 500).time = 2000;
        ProcessForest f = forest();
        for (String id : List.of("h/1/400.0", "h/1/500.0", "h/1/501.0")) {
            assertThat(f.endMillis(f.find(id))).isEqualTo(ProcessForest.UNKNOWN_TIME);
            assertThat(f.endIsExact(f.find(id))).isFalse();
        }
    }

    /// What its boot's last event tells is not that: others may live on after it.
    @Test
    void whoDidNotEndInAnEarlierBootIsGoneWhenTheNextBegins() {
        log.exec(5000, 500, 400).time = 1000;
        log.exec(5001, 501, 500).time = 2000;
        log.exec(1, 500, 400).time = 90_000;
        log.exec(2, 502, 500).time = 91_000;
        ProcessForest f = forest();
        for (String id : List.of("h/1/400.0", "h/1/500.0", "h/1/501.0")) {
            assertThat(f.endMillis(f.find(id))).isEqualTo(90_000);
            assertThat(f.endIsExact(f.find(id))).isFalse();
        }
        assertThat(f.endMillis(f.find("h/2/500.0"))).isEqualTo(ProcessForest.UNKNOWN_TIME);
    }

    /// Processes of all boots stand in one row.
    @Test
    void rootsOfTheNextBootAreNobodysChildren() {
        for (String host : List.of("a", "b", "c")) {
            log.exec(10, 500, 400).host = host;
            log.exec(11, 501, 500).host = host;
            log.exec(12, 502, 500).host = host;
            log.exec(13, 600, 601).host = host;
        }
        ProcessForest f = forest();
        int children = 0;
        for (int p = 0; p < f.size(); p++) {
            for (int i = 0; i < f.childCount(p); i++) {
                assertThat(f.parent(f.child(p, i))).isEqualTo(p);
                children++;
            }
        }
        assertThat(children).isEqualTo(3 * 4);
        int events = 0;
        for (int p = 0; p < f.size(); p++) {
            for (int i = 0; i < f.eventCount(p); i++) {
                assertThat(f.processOf(f.event(p, i))).isEqualTo(p);
                events++;
            }
        }
        assertThat(events).isEqualTo(3 * 4);
    }

    @Test
    void anotherParentIsAnotherProcess() {
        log.exec(10, 500, 400);
        log.exec(11, 500, 401);
        ProcessForest f = forest();
        assertThat(f.newCertainty(f.find("h/1/500.1"))).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void nobodyLeavesInit() {
        log.exec(10, 500, 1);
        log.exec(11, 500, 400);
        ProcessForest f = forest();
        assertThat(f.newCertainty(f.find("h/1/500.1"))).isEqualTo(Certainty.CERTAIN);
        assertThat(ProcessFlag.PID_REUSE_CERTAIN.in(f.flags(1))).isTrue();
    }

    @Test
    void anOrphanKeepsItsCreator() {
        log.exec(10, 500, 400);
        log.add(11, 400, 1, SyscallClass.EXIT_GROUP);
        log.exec(12, 500, 1);
        ProcessForest f = forest();
        assertThat(f.find("h/1/500.1")).isEqualTo(ProcessForest.NONE);
        assertThat(parent(f, "h/1/500.0")).isEqualTo("h/1/400.0");
        assertThat(f.endIsExact(f.find("h/1/400.0"))).isTrue();
    }

    @Test
    void sessionsSeparateUnlessALoginLiesBetween() {
        log.exec(10, 500, 400).ses = 3;
        log.exec(12, 500, 400).ses = 4;
        assertThat(forest().find("h/1/500.1")).isNotNegative();
        HandMadeEvents.One login = log.add(11, 500, 400, SyscallClass.OTHER);
        login.kind = EventKind.LOGIN;
        login.extra = 3;
        login.ses = 4;
        assertThat(forest().find("h/1/500.1")).isEqualTo(ProcessForest.NONE);
    }

    @Test
    void sessionsProveNothingOnceTheRulesMayHideLogIns() {
        HandMadeEvents.One login = log.add(5, 900, 1, SyscallClass.OTHER);
        login.kind = EventKind.LOGIN;
        login.extra = 1;
        login.ses = 2;
        log.exec(10, 500, 400).ses = 3;
        log.exec(11, 500, 400).ses = 4;
        ProcessForest whole = forest();
        assertThat(whole.newCertainty(whole.find("h/1/500.1"))).isEqualTo(Certainty.CERTAIN);

        HandMadeEvents.One change = log.add(9, 1, 0, SyscallClass.OTHER);
        change.kind = EventKind.OTHER;
        change.type = 1305;
        ProcessForest changed = forest();
        assertThat(changed.newCertainty(changed.find("h/1/500.1"))).isEqualTo(Certainty.LIKELY);
    }

    /// A birth that began earlier by a clock that was set back in between didn't begin earlier.
    @Test
    void aBirthAfterTheClockWasSetBackIsOfTheNextHolder() {
        log.exec(10, 501, 500).time = 1_000_000;
        log.exec(11, 600, 1).time = 5_000;
        HandMadeEvents.One birth = log.add(12, 500, 1, SyscallClass.VFORK);
        birth.exit = 501;
        birth.time = 4_996;
        log.exec(13, 501, 500).time = 5_004;
        ProcessForest f = forest();
        assertThat(f.eventCount(f.find("h/1/501.0"))).isEqualTo(1);
        assertThat(f.startIsExact(f.find("h/1/501.0"))).isFalse();
        assertThat(f.startIsExact(f.find("h/1/501.1"))).isTrue();
    }

    /// That a parent's pid changed hands tells of a child only if that was surely its parent.
    @Test
    void aParentThatMayBeAnotherProvesNothingOfItsChild() {
        log.exec(10, 400, 300).ses = 5;
        log.exec(11, 500, 400).ses = 9;
        log.add(12, 400, 300, SyscallClass.EXIT_GROUP).ses = 9;
        log.exec(13, 400, 300).ses = 9;
        log.exec(14, 500, 400).ses = 9;
        ProcessForest f = forest();
        int second = f.find("h/1/500.1");
        assertThat(f.parentCertainty(f.find("h/1/500.0"))).isNotEqualTo(Certainty.CERTAIN);
        assertThat(f.newReason(second)).contains("new holder");
        assertThat(f.newCertainty(second)).isEqualTo(Certainty.LIKELY);
    }

    /// That a parent without events is another process than the former holder of its pid is a guess, and so is
    /// whose child that makes the children.
    @Test
    void aLinkIsNoSurerThanThatItsUnseenParentIsAnother() {
        log.exec(10, 250, 200);
        log.add(11, 250, 200, SyscallClass.EXIT_GROUP);
        log.exec(12, 501, 250);
        log.exec(13, 502, 250);
        ProcessForest f = forest();
        assertThat(parent(f, "h/1/502.0")).isEqualTo("h/1/250.1");
        assertThat(f.parentCertainty(f.find("h/1/502.0"))).isEqualTo(Certainty.LIKELY);
        assertThat(f.parentReason(f.find("h/1/502.0"))).contains("former process");
    }

    /// What the former holder of a pid was logged in as says nothing of the next.
    @Test
    void aNewHolderHasNoneOfTheFormerOnesSessions() {
        log.exec(10, 500, 200).ses = 1;
        HandMadeEvents.One login = log.add(11, 500, 200, SyscallClass.OTHER);
        login.kind = EventKind.LOGIN;
        login.extra = 1;
        login.ses = 2;
        log.exec(12, 500, 200).ses = 2;
        log.add(13, 500, 200, SyscallClass.EXIT_GROUP).ses = 2;
        log.exec(14, 500, 200).ses = 9;
        log.exec(15, 501, 500).ses = 2;
        ProcessForest f = forest();
        assertThat(f.newReason(f.find("h/1/500.1"))).contains("had ended");
        assertThat(parent(f, "h/1/501.0")).isEqualTo("h/1/500.2");
        assertThat(f.parentReason(f.find("h/1/501.0"))).contains("another session");
    }

    @Test
    void loopsBecomeFindings() {
        log.exec(10, 501, 500);
        log.exec(11, 500, 501);
        log.exec(12, 600, 600);
        ProcessForest f = forest();
        assertThat(parent(f, "h/1/501.0")).isEqualTo("h/1/500.0");
        assertThat(parent(f, "h/1/500.0")).isEmpty();
        assertThat(ProcessFlag.PARENT_CYCLE.in(f.flags(1))).isTrue();
        assertThat(ProcessFlag.PARENT_SELF.in(f.flags(2))).isTrue();
    }

    @Test
    void aHundredThousandLevels() {
        for (int n = 0; n < 100_000; n++) {
            log.exec(n + 1, 1000 + n + 1, 1000 + n);
        }
        ProcessForest f = forest();
        assertThat(f.rootCount()).isEqualTo(1);
        assertThat(f.descendantCount(f.root(0))).isEqualTo(100_000);
    }

    @Test
    void aVforkWrittenAfterItsChild() {
        log.exec(10, 501, 500).time = 1000;
        HandMadeEvents.One birth = log.add(11, 500, 400, SyscallClass.VFORK);
        birth.time = 996;
        birth.exit = 501;
        ProcessForest f = forest();
        int child = f.find("h/1/501.0");
        assertThat(f.startMillis(child)).isEqualTo(996);
        assertThat(f.startIsExact(child)).isTrue();
        assertThat(f.find("h/1/501.1")).isEqualTo(ProcessForest.NONE);
    }

    @Test
    void aBirthAfterAnExitIsAnotherProcess() {
        log.add(10, 500, 400, SyscallClass.CLONE).exit = 501;
        log.add(11, 501, 500, SyscallClass.EXIT_GROUP);
        log.add(12, 500, 400, SyscallClass.CLONE).exit = 501;
        log.exec(13, 501, 500);
        ProcessForest f = forest();
        assertThat(f.imageCount(f.find("h/1/501.0"))).isZero();
        assertThat(f.imageCount(f.find("h/1/501.1"))).isEqualTo(1);
        assertThat(parent(f, "h/1/501.0")).isEqualTo("h/1/500.0");
        assertThat(parent(f, "h/1/501.1")).isEqualTo("h/1/500.0");
    }

    @Test
    void aThreadIsNoChild() {
        HandMadeEvents.One thread = log.add(10, 500, 400, SyscallClass.CLONE);
        thread.exit = 777;
        thread.extra = 0x3d0f00;
        log.exec(11, 777, 1);
        assertThat(parent(forest(), "h/1/777.0")).isEqualTo("h/1/1.0");
    }

    @Test
    void failedAttemptsAreNoImages() {
        for (int serial = 10; serial < 15; serial++) {
            log.exec(serial, 500, 400).success = false;
        }
        log.exec(15, 500, 400);
        ProcessForest f = forest();
        int p = f.find("h/1/500.0");
        assertThat(f.eventCount(p)).isEqualTo(6);
        assertThat(f.imageCount(p)).isEqualTo(1);
        assertThat(f.lastImage(p)).isEqualTo(5);
    }

    @Test
    void serialsFromTheBeginningAreAnotherBootAndAClockSetBackIsNone() {
        log.exec(900, 500, 400);
        log.exec(901, 501, 500).time = 10;
        log.exec(2, 501, 500).time = 2_000_000;
        ProcessForest f = forest();
        assertThat(parent(f, "h/1/501.0")).isEqualTo("h/1/500.0");
        assertThat(parent(f, "h/2/501.0")).isEqualTo("h/2/500.0");
    }

    @Test
    void hostsAreApart() {
        log.exec(10, 500, 400);
        log.exec(10, 500, 400).host = "b";
        ProcessForest f = forest();
        assertThat(f.find("h/1/500.0")).isNotNegative();
        assertThat(f.find("b/1/500.0")).isNotNegative();
    }

    /// The pid can't have been given out again, so it is an escalation, not another process.
    @Test
    void anImpossibleUidUnderAPidThatWasNotGivenAgainIsTheSameProcess() {
        log.exec(10, 500, 400).uid = 33;
        log.exec(11, 501, 500).uid = 33;
        log.exec(12, 500, 400).uid = 0;
        ProcessForest f = forest();
        int p = f.find("h/1/500.0");
        assertThat(f.find("h/1/500.1")).isEqualTo(ProcessForest.NONE);
        assertThat(f.imageCount(p)).isEqualTo(2);
        assertThat(f.sameReason(p)).contains("privileges were raised");
        assertThat(ProcessFlag.UID_JUMP.in(f.flags(0))).isTrue();
        assertThat(f.parentCertainty(f.find("h/1/501.0"))).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void anImpossibleUidWhenPidsCameRoundIsAnotherProcess() {
        log.exec(10, 500, 200).uid = 33;
        int serial = 11;
        for (long pid = 600; pid < 33_300; pid += 5_000) {
            log.exec(serial++, Math.min(pid, 32_700), 200).uid = 33;
        }
        log.exec(serial++, 450, 200).uid = 33;
        log.exec(serial++, 490, 200).uid = 33;
        log.exec(serial, 500, 200).uid = 0;
        ProcessForest f = forest();
        int again = f.find("h/1/500.1");
        assertThat(f.newReason(again)).contains("its uid is none");
        assertThat(ProcessFlag.UID_JUMP.in(f.flags(serial - 10))).isTrue();
    }

    @Test
    void aChildWithAUidItsParentCouldNotTakeStaysItsChild() {
        log.exec(10, 500, 400).uid = 33;
        log.exec(11, 501, 500).uid = 0;
        log.exec(12, 502, 500).uid = 33;
        ProcessForest f = forest();
        assertThat(parent(f, "h/1/501.0")).isEqualTo("h/1/500.0");
        assertThat(f.parentReason(f.find("h/1/501.0"))).contains("privileges were raised");
        assertThat(f.parentCertainty(f.find("h/1/501.0"))).isEqualTo(Certainty.LIKELY);
        assertThat(parent(f, "h/1/502.0")).isEqualTo("h/1/500.0");
    }

    @Test
    void aKeptTitleWithNothingBeforeIsFound() {
        HandMadeEvents.One one = log.exec(10, 500, 400);
        one.argv = "id";
        one.title = "sh x";
        assertThat(ProcessFlag.EARLIER_EVENT_MISSING.in(forest().flags(0))).isTrue();
    }

    @Test
    void aKeptTitleBridges() {
        HandMadeEvents.One one = log.exec(10, 500, 400);
        one.argv = "sh x";
        one.title = "sh x";
        log.exec(11, 400, 300).ses = 9;
        HandMadeEvents.One other = log.exec(12, 500, 400);
        other.argv = "id";
        other.title = "sh x";
        other.ses = 9;
        assertThat(forest().find("h/1/500.1")).isEqualTo(ProcessForest.NONE);
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        for (int serial = 10; serial < 60; serial++) {
            log.exec(serial, 500 + serial * 7 % 11, 500 + serial * 5 % 13);
        }
        EventTable one = log.table();
        EventTable other = log.shuffled(7);
        assertThat(ids(forest(other), other)).isEqualTo(ids(forest(one), one));
    }
}
