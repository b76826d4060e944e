package org.execscope.ui.model;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Values that are made visible wherever they stand, without hiding anything. Changed on the JavaFX thread only.
public final class Highlights {
    /// More could not be told apart.
    public static final int MOST = 8;

    private final ObservableList<Highlight> all = FXCollections.observableArrayList();

    /// One value.
    ///
    /// @param number from 1: how it is drawn
    /// @param term the condition that the value fulfils, in normal form
    public record Highlight(int number, String term) {}

    /// Those there are, in the order in which they were set.
    public ObservableList<Highlight> all() {
        return all;
    }

    /// Sets a highlight, or takes it away where it is set.
    ///
    /// @return what was done, in words
    public String toggle(String term) {
        if (all.removeIf(one -> one.term().equals(term))) {
            return "No longer highlighted.";
        }
        List<Integer> free = new ArrayList<>();
        for (int number = 1; number <= MOST; number++) {
            int wanted = number;
            if (all.stream().noneMatch(one -> one.number() == wanted)) {
                free.add(number);
            }
        }
        if (free.isEmpty()) {
            return MOST + " values are highlighted already: take one away first.";
        }
        all.add(new Highlight(free.getFirst(), term));
        return "Highlighted as number " + free.getFirst() + ".";
    }

    /// Takes one away.
    public void remove(Highlight highlight) {
        all.remove(highlight);
    }

    /// The number of the first one that is among these conditions; 0 if none is.
    public int among(List<String> terms) {
        for (Highlight one : all) {
            if (terms.contains(one.term())) {
                return one.number();
            }
        }
        return 0;
    }
}
