package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.execscope.evidence.Skipped;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of evidence that isn't all read, and the ways out of it.
final class LoadWordsTest extends FxTest {
    private static final String EVENT = "type=SYSCALL msg=audit(1772000000.000:9): arch=c000003e syscall=59 success=yes"
            + " exit=0 a0=1 items=0 ppid=1 pid=7 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0"
            + " tty=(none) ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=\"k\"\n";

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void make() {
        workspace = onFx(Workspace::new);
    }

    @AfterEach
    void dispose() {
        onFx(() -> {
            workspace.dispose();
            return null;
        });
    }

    private void open(Path... paths) throws Exception {
        onFx(() -> {
            workspace.open(List.of(paths));
            return null;
        });
        settle();
    }

    private void settle() throws Exception {
        await(() -> workspace.loadingProperty().get() == null
                && !workspace.messageProperty().get().isEmpty());
    }

    private Notice notice(String words) {
        return onFx(() -> workspace.notices().stream()
                .filter(one -> one.text().contains(words))
                .findFirst()
                .orElseThrow());
    }

    private void go(Notice notice, String way) throws Exception {
        onFx(() -> {
            notice.ways().stream()
                    .filter(one -> one.words().equals(way))
                    .findFirst()
                    .orElseThrow()
                    .action()
                    .run();
            return null;
        });
        settle();
    }

    @Test
    void whatBeginsAfterAMegabyteOfOtherBytesIsReadWhenAskedFor() throws Exception {
        Path log =
                Files.writeString(folder.resolve("notes.txt"), "\u0001nothing of the kind\n".repeat(150_000) + EVENT);
        open(log);
        Notice left = notice("has no audit records in its first 1 MB, so it was left out.");
        go(left, "Read it anyway");
        assertThat(onFx(() -> workspace.shownProperty().get().rows().size())).isEqualTo(1);
        assertThat(notice("could not be parsed").text()).startsWith("150,000 of 150,001 lines");
    }

    @Test
    void whatIsThereLaterIsReadOnRetry() throws Exception {
        Path log = Files.writeString(folder.resolve("audit.log"), EVENT);
        Path late = folder.resolve("audit.log.1");
        open(log, late);
        Notice missing = notice("does not exist");
        assertThat(missing.text()).endsWith("audit.log.1 does not exist. The other file is loaded.");
        Files.writeString(late, EVENT.replace(":9)", ":8)"));
        go(missing, "Retry");
        await(() -> workspace.shownProperty().get().rows().size() == 2);
        assertThat(onFx(() -> workspace.notices().size())).isZero();
    }

    @Test
    void whatCantBeReadIsRemovedByItsButton() throws Exception {
        Path log = Files.writeString(folder.resolve("audit.log"), EVENT);
        Path missing = folder.resolve("audit.log.1");
        open(log, missing);
        go(notice("does not exist"), "Remove");
        assertThat(onFx(workspace::given)).containsExactly(log);
        assertThat(onFx(() -> workspace.notices().size())).isZero();
        assertThat(onFx(() -> workspace.shownProperty().get().rows().size())).isEqualTo(1);
    }

    @Test
    void withTheLastOneTheEvidenceIsClosed() throws Exception {
        open(folder.resolve("audit.log"));
        Notice missing = notice("does not exist");
        onFx(() -> {
            missing.ways().getLast().action().run();
            return null;
        });
        assertThat(onFx(workspace::given)).isEmpty();
        assertThat(onFx(() -> workspace.shownProperty().get())).isNull();
    }

    /// What lies in a folder can't be closed by itself: it is left out, said so, and read again when asked for.
    @Test
    void aFileOfAFolderIsLeftOutByHandAndTakenIn() throws Exception {
        Files.writeString(folder.resolve("audit.log"), EVENT);
        Path old = Files.writeString(folder.resolve("audit.log.1"), EVENT.replace(":9)", ":8)"));
        open(folder);
        assertThat(onFx(() -> workspace.shownProperty().get().rows().size())).isEqualTo(2);
        onFx(() -> {
            workspace.leaveOut(old.toString());
            return null;
        });
        await(() -> workspace.shownProperty().get() != null
                && workspace.shownProperty().get().rows().size() == 1);
        assertThat(onFx(() -> workspace.shownProperty().get().trail().skipped()))
                .containsExactly(new Skipped(old.toString(), "was left out by hand", false, Skipped.Reason.BY_HAND));
        settle();
        onFx(() -> {
            workspace.takeIn(old.toString());
            return null;
        });
        await(() -> workspace.shownProperty().get() != null
                && workspace.shownProperty().get().rows().size() == 2);
        assertThat(onFx(() -> workspace.shownProperty().get().trail().skipped()))
                .isEmpty();
    }

    /// A part that nobody can tell from all is not left standing.
    @Test
    void whereTheMemoryEndsNothingIsShownAndWhatWouldFitIsAskedFor() throws Exception {
        open(Files.writeString(folder.resolve("audit.log"), EVENT));
        boolean[] asked = new boolean[1];
        onFx(() -> {
            workspace.unread(
                    new CompletionException(new OutOfMemoryError("Java heap space")), _ -> {}, () -> asked[0] = true);
            return null;
        });
        assertThat(onFx(() -> workspace.shownProperty().get())).isNull();
        Notice ended = notice("The evidence needs more memory than the program was given (");
        assertThat(ended.text())
                .endsWith(" MB), so nothing is shown. The evidence is untouched. Give it more by -Xmx, or load a part"
                        + " of it.");
        onFx(() -> {
            ended.ways().getFirst().action().run();
            return null;
        });
        assertThat(asked[0]).isTrue();
    }

    /// A fault in work beside the window leaves the window as it was.
    @Test
    void aFaultInTheBackgroundIsSaidOnceAndAllGoesOn() throws Exception {
        open(Files.writeString(folder.resolve("audit.log"), EVENT));
        Latest work = new Latest("breaks");
        for (int i = 0; i < 2; i++) {
            boolean[] told = new boolean[1];
            onFx(() -> {
                work.start(
                        _ -> {
                            throw new IllegalStateException("secret");
                        },
                        _ -> {},
                        problem -> {
                            told[0] = true;
                            workspace.report("filtering", problem);
                        });
                return null;
            });
            await(() -> told[0]);
        }
        assertThat(onFx(() -> List.copyOf(workspace.notices())))
                .extracting(Notice::text)
                .containsExactly("Something went wrong in Execscope while filtering. The evidence is untouched.");
        onFx(() -> {
            workspace.apply("exe : /usr/bin/id");
            return null;
        });
        await(() -> workspace.applied().text().equals("exe : /usr/bin/id"));
        assertThat(onFx(() -> workspace.shownProperty().get().rows().size())).isEqualTo(1);
        work.close();
    }

    @Test
    void theSameBytesTwiceAreNamed() throws Exception {
        Path one = Files.writeString(folder.resolve("audit.log"), EVENT);
        Path copy =
                Files.writeString(Files.createDirectory(folder.resolve("copy")).resolve("audit.log"), EVENT);
        open(one, copy);
        assertThat(notice("are the same bytes (SHA-256 ").text()).endsWith("…). Read once.");
        assertThat(onFx(() -> workspace.shownProperty().get().rows().size())).isEqualTo(1);
    }
}
