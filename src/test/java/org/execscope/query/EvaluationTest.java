package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.trail.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run says how far it is: over the whole query, never less than before, and all of it at the end.
final class EvaluationTest {
    /// Several blocks of rows and of values.
    private static final int ROWS = 5 * Blocks.ROWS + 77;

    private static final AuditTrail TRAIL = trail();

    private static AuditTrail trail() {
        WindowTestRows rows = new WindowTestRows();
        for (int i = 0; i < ROWS; i++) {
            rows.add("/usr/bin/" + i % 50, "k" + i % 3, i % 5, List.of(Bytes.utf8("run"), Bytes.utf8("x" + i)));
        }
        return rows.trail();
    }

    private static QueryEngine engine() {
        return new QueryEngine(
                TRAIL.events(),
                TRAIL.events().size(),
                ForestBuilder.build(TRAIL.events(), _ -> HostContext.NONE, new CancelToken()),
                _ -> HostContext.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "exe == /usr/bin/7",
                "uid == 3",
                "pid < 4500",
                "argv ~ x1.*7",
                "cmd : x12",
                "run",
                "parent.exe : bin and not has tty",
                "descendant.argv ~ 9$",
                "(uid == 1 or argv ~ x.*3 or key == k2) and exe != /usr/bin/9 and argv ~ 5 and cmd : 4",
                "not (uid == 1 and (argv ~ 77 or cmd : 5))",
                "exe == /nowhere and argv ~ x",
            })
    void saysHowFarItIs(String query) throws Exception {
        List<Double> said = Collections.synchronizedList(new ArrayList<>());
        engine().run(Query.parse(query), new CancelToken(), said::add);

        assertThat(said).isSorted().doesNotHaveDuplicates().allMatch(share -> share > 0 && share <= 1);
        assertThat(said.getLast()).isEqualTo(1);
        assertThat(said).as("not only the end").hasSizeGreaterThan(4);
    }

    /// What is dear makes up most of the way, and its blocks are seen one by one.
    @Test
    void aDearPartHasTheLargerShare() throws Exception {
        List<Double> said = Collections.synchronizedList(new ArrayList<>());
        engine().run(Query.parse("uid < 9 and argv ~ 'x.*0'"), new CancelToken(), said::add);

        assertThat(said.stream().filter(share -> share > 0.1 && share < 0.95).count())
                .isGreaterThan(20);
    }

    @Test
    void severalThreadsSayItOneAtATime() throws Exception {
        AtomicBoolean within = new AtomicBoolean();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        Set<String> threads = new ConcurrentSkipListSet<>();
        double[] last = {0};
        for (int run = 0; run < 5; run++) {
            last[0] = 0;
            engine().run(Query.parse("argv ~ 'x.*0' and cmd : 1"), new CancelToken(), share -> {
                if (!within.compareAndSet(false, true)) {
                    wrong.add("two at once");
                }
                if (share < last[0]) {
                    wrong.add(share + " after " + last[0]);
                }
                last[0] = share;
                threads.add(Thread.currentThread().getName());
                within.set(false);
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(threads.size())
                .isGreaterThanOrEqualTo(Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void canBeStoppedHalfWay() {
        CancelToken cancel = new CancelToken();
        TreeSet<Double> said = new TreeSet<>();
        assertThatThrownBy(() -> engine().run(Query.parse("argv ~ 'x.*0' and cmd : 1"), cancel, share -> {
                    said.add(share);
                    if (share > 0.3) {
                        cancel.cancel();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(said.last()).isBetween(0.3, 0.6);
    }

    /// A pattern may take long for each value: few are looked at before it is asked whether they are still wanted.
    @Test
    void aPatternIsStoppedWithinFewValues() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        for (int i = 0; i < 4000; i++) {
            rows.add("/bin/x", "k", 0, List.of(Bytes.utf8("run"), Bytes.utf8("x" + i)));
        }
        AuditTrail few = rows.trail();
        QueryEngine engine = new QueryEngine(few.events(), few.events().size(), null, _ -> HostContext.NONE);
        CancelToken cancel = new CancelToken();
        List<Double> said = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> engine.run(Query.parse("argv ~ '[xy][0-9]+'"), cancel, share -> {
                    said.add(share);
                    cancel.cancel();
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(said.getFirst()).isLessThan(0.5);
    }
}
