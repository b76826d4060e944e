package org.execscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.execscope.ui.model.SavedQuery;
import org.junit.jupiter.api.Test;

final class SavedListTest {
    private static final SavedQuery A = new SavedQuery("a", "uid == 1");
    private static final SavedQuery B = new SavedQuery("b", "uid == 2", "after lunch", false);
    private static final SavedQuery C = new SavedQuery("c", "uid == 3", "", true);

    private final ObservableList<SavedQuery> all = FXCollections.observableArrayList(A, B, C);
    private final SavedList saved = new SavedList(all);

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
    void whatWasDeletedIsBroughtBackToItsPlace() {
        saved.delete(B);
        assertThat(all).containsExactly(A, C);
        all.add(new SavedQuery("b", "uid == 5"));
        assertThat(saved.takeBack()).isEqualTo(B.withName("b (2)"));
        assertThat(all).extracting(SavedQuery::name).containsExactly("a", "b (2)", "c", "b");
        assertThat(saved.takeBack()).isNull();
    }

    @Test
    void othersAreAddedButNotTwice() {
        List<SavedQuery> others = List.of(A, new SavedQuery("a", "uid == 7"), new SavedQuery("d", "uid == 4"));
        assertThat(saved.add(others)).isEqualTo(2);
        assertThat(all).extracting(SavedQuery::name).containsExactly("a", "b", "c", "a (2)", "d");
        assertThat(saved.add(others)).isZero();
    }
}
