package org.execscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.Steps;
import org.junit.jupiter.api.Test;

final class SavedListTest {
    private static final SavedQuery A = new SavedQuery("a", "uid == 1");
    private static final SavedQuery B = new SavedQuery("b", "uid == 2", "after lunch", false);
    private static final SavedQuery C = new SavedQuery("c", "uid == 3", "", true);

    private final ObservableList<SavedQuery> all = FXCollections.observableArrayList(A, B, C);
    private final Steps steps = new Steps();
    private final SavedList saved = new SavedList(all, steps);

    @Test
    void searchesNameQueryAndNoteStarredFirst() {
        assertThat(saved.matching("")).containsExactly(C, A, B);
        assertThat(saved.matching("LUNCH ")).containsExactly(B);
        assertThat(saved.matching("uid == 1")).containsExactly(A);
    }

    @Test
    void aNameIsUsedOnce() {
        SavedQuery made = new SavedQuery("b", "uid == 9");
        saved.put(A, made);
        assertThat(all).containsExactly(made, C);
        saved.put(null, new SavedQuery("d", "uid == 4"));
        assertThat(all).extracting(SavedQuery::name).containsExactly("b", "c", "d");
    }

    @Test
    void everyChangeIsUndoneAndRedone() {
        Object editing = new Object();
        List<List<SavedQuery>> states = new ArrayList<>();
        for (Runnable change : List.<Runnable>of(
                () -> saved.delete(B),
                () -> saved.put(null, new SavedQuery("b", "uid == 5")),
                () -> saved.put(A, A.withName("x"), editing),
                () -> saved.put(A.withName("x"), new SavedQuery("x", "uid == 8"), editing),
                () -> saved.put(
                        new SavedQuery("x", "uid == 8"), new SavedQuery("x", "uid == 8", "why", false), editing),
                () -> saved.put(C, C.withStar(false)),
                () -> saved.add(List.of(new SavedQuery("d", "uid == 4"), new SavedQuery("b", "uid == 6")), "import"))) {
            states.add(List.copyOf(all));
            change.run();
        }
        List<SavedQuery> last = List.copyOf(all);
        List<String> words = List.of(
                "delete filter “b”",
                "save filter “b”",
                "rename filter “a”",
                "change filter “x”",
                "change the note of filter “x”",
                "no longer star filter “c”",
                "import 2 filters");
        for (int i = states.size() - 1; i >= 0; i--) {
            assertThat(steps.undoProperty().get()).isEqualTo(words.get(i));
            assertThat(steps.undo()).isEqualTo(words.get(i));
            assertThat(all).as(words.get(i)).isEqualTo(states.get(i));
        }
        assertThat(steps.undo()).isEmpty();
        for (String one : words) {
            assertThat(steps.redoProperty().get()).isEqualTo(one);
            steps.redo();
        }
        assertThat(all).isEqualTo(last);
        assertThat(steps.redo()).isEmpty();
    }

    @Test
    void lettersTypedIntoOneFieldAreOneStep() {
        Object editing = new Object();
        SavedQuery now = A;
        for (String name : List.of("ab", "abc", "abcd")) {
            saved.put(now, now.withName(name), editing);
            now = now.withName(name);
        }
        saved.put(now, now.withName("other"), new Object());
        steps.undo();
        assertThat(all.getFirst().name()).isEqualTo("abcd");
        assertThat(steps.undo()).isEqualTo("rename filter “a”");
        assertThat(all).containsExactly(A, B, C);
        steps.redo();
        assertThat(all.getFirst().name()).isEqualTo("abcd");
        saved.put(all.getFirst(), A.withName("abcde"), editing);
        steps.undo();
        assertThat(all.getFirst().name())
                .as("what is typed after an undo is another step")
                .isEqualTo("abcd");
    }

    @Test
    void aChangeEndsWhatCanBeRedoneAndNoChangeIsNoStep() {
        saved.put(A, A);
        assertThat(saved.add(List.of(B), "import")).isZero();
        assertThat(steps.undoProperty().get()).isEmpty();
        saved.delete(A);
        steps.undo();
        assertThat(steps.redoProperty().get()).isEqualTo("delete filter “a”");
        saved.delete(B);
        assertThat(steps.redoProperty().get()).isEmpty();
        assertThat(steps.undo()).isEqualTo("delete filter “b”");
        assertThat(all).containsExactly(A, B, C);
    }

    @Test
    void namesAreSafeToShow() {
        SavedQuery odd = new SavedQuery("a\u202e" + "b".repeat(60), "uid == 1");
        saved.put(null, odd);
        assertThat(steps.undoProperty().get())
                .startsWith("save filter “$'a\\u202eb")
                .hasSizeLessThan(80);
    }

    @Test
    void othersAreAddedButNotTwice() {
        List<SavedQuery> others = List.of(A, new SavedQuery("a", "uid == 7"), new SavedQuery("d", "uid == 4"));
        assertThat(saved.add(others, "import")).isEqualTo(2);
        assertThat(all).extracting(SavedQuery::name).containsExactly("a", "b", "c", "a (2)", "d");
        assertThat(saved.add(others, "import")).isZero();
    }
}
