package org.execscope.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Measures how long the program's own code holds the JavaFX thread without giving it back.
///
/// A thread looks at the JavaFX thread's stack each millisecond or two. A stretch in which a frame of the program
/// stays on it, and in which nothing else that waits for the JavaFX thread gets its turn, is a [Hold]. Its
/// length is the processor time that the JavaFX thread used, plus the time that it waited for a lock: so a busy
/// machine and the collector's pauses, which are not the program's code, don't count. Two actions that wait one
/// behind the other may be taken for one: what is measured is never too little, but for
/// the distance between two looks.
public final class FxWatch implements AutoCloseable {
    private static final long LOOK_NANOS = 1_000_000;
    /// A stretch began at most so long before it was first seen, unless the looking thread came late.
    private static final long LONGEST_FIRST_NANOS = 3 * LOOK_NANOS;

    private static final int TOLD_FRAMES = 6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread fx;
    private final Thread looker;
    private final AtomicInteger turns = new AtomicInteger();
    private final List<Hold> holds = new ArrayList<>();
    private volatile boolean ended;

    /// One stretch.
    ///
    /// @param millis how long the program's code held the thread
    /// @param deepest the frames of the program that were seen most often in it, innermost first
    public record Hold(double millis, String deepest) {}

    /// @param fx the JavaFX thread
    private FxWatch(Thread fx) {
        this.fx = fx;
        looker = Thread.ofPlatform().daemon().name("look at the JavaFX thread").unstarted(this::look);
    }

    /// Begins to watch; on any thread but that of JavaFX.
    public static FxWatch begin() {
        FxWatch watch = new FxWatch(FxTest.onFx(Thread::currentThread));
        watch.looker.start();
        return watch;
    }

    /// Ends watching and gives the longest hold; none at all is one of no length.
    public Hold end() {
        close();
        synchronized (holds) {
            return holds.stream().max(Comparator.comparingDouble(Hold::millis)).orElse(new Hold(0, ""));
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            looker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Stretch now = null;
        long lastCpu = THREADS.getThreadCpuTime(fx.threadId());
        long lastWall = System.nanoTime();
        String lastAction = "";
        boolean asked = false;
        int seenTurns = turns.get();
        while (!ended) {
            LockSupport.parkNanos(LOOK_NANOS);
            StackTraceElement[] stack = fx.getStackTrace();
            boolean waits = fx.getState() != Thread.State.RUNNABLE;
            long cpu = THREADS.getThreadCpuTime(fx.threadId());
            long wall = System.nanoTime();
            int turn = turns.get();
            String action = action(stack);
            if (turn != seenTurns || !action.equals(lastAction)) {
                asked &= turn == seenTurns;
                seenTurns = turn;
                lastAction = action;
                add(now);
                now = null;
            }
            String own = own(stack);
            if (own == null) {
                add(now);
                now = null;
            } else {
                if (now == null) {
                    now = new Stretch();
                }
                long held = waits ? wall - lastWall : cpu - lastCpu;
                now.look(now.isNew() ? Math.min(held, LONGEST_FIRST_NANOS) : held, own);
                if (!asked) {
                    // Whose turn it is next ends the stretch, if it is seen or not.
                    asked = true;
                    Platform.runLater(turns::incrementAndGet);
                }
            }
            lastCpu = cpu;
            lastWall = wall;
        }
        add(now);
    }

    private void add(@Nullable Stretch stretch) {
        if (stretch != null) {
            synchronized (holds) {
                holds.add(stretch.hold());
            }
        }
    }

    /// Which action that waited for the thread has its turn; empty for an event of the user or a frame's layout.
    private static String action(StackTraceElement[] stack) {
        for (int i = 1; i < stack.length; i++) {
            if (stack[i].getMethodName().startsWith("lambda$runLater")) {
                return stack[i - 1].getClassName() + "." + stack[i - 1].getMethodName();
            }
        }
        return "";
    }

    /// The innermost frames of the program; null where it has none on the stack.
    private static @Nullable String own(StackTraceElement[] stack) {
        String frames = Arrays.stream(stack)
                .filter(frame -> isOfProgram(frame.getClassName()))
                .limit(TOLD_FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        return frames.isEmpty() ? null : frames;
    }

    private static boolean isOfProgram(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return type.startsWith("org.execscope.")
                && !type.contains("Test")
                && !name.startsWith("FxWatch")
                && !name.startsWith("SampleWindow");
    }

    private static final class Stretch {
        private final List<String> seen = new ArrayList<>();
        private long nanos;

        boolean isNew() {
            return seen.isEmpty();
        }

        void look(long more, String frames) {
            nanos += more;
            seen.add(frames);
        }

        Hold hold() {
            String most = seen.stream()
                    .collect(Collectors.groupingBy(frames -> frames, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(java.util.Map.Entry.comparingByValue())
                    .map(one -> one.getKey() + " (" + one.getValue() + " of " + seen.size() + " looks)")
                    .orElse("");
            return new Hold(nanos / 1e6, most);
        }
    }
}
