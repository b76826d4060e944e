package org.execscope.ui.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import org.execscope.ui.model.SavedQuery;
import org.jspecify.annotations.Nullable;

/// What can be done to the filters that are kept. A name is used once.
final class SavedList {
    private final ObservableList<SavedQuery> all;
    private @Nullable Deleted deleted;

    /// @param place where it stood
    private record Deleted(SavedQuery query, int place) {}

    SavedList(ObservableList<SavedQuery> all) {
        this.all = all;
    }

    /// Those whose name, query or note contains a text, upper and lower case alike; starred ones first.
    List<SavedQuery> matching(String text) {
        String wanted = text.toLowerCase(Locale.ROOT).strip();
        return all.stream()
                .filter(saved -> (saved.name() + "\n" + saved.query() + "\n" + saved.note())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .sorted(Comparator.comparing(saved -> !saved.starred()))
                .toList();
    }

    boolean contains(SavedQuery saved) {
        return all.contains(saved);
    }

    /// The one of this name; null if there is none.
    @Nullable
    SavedQuery named(String name) {
        return all.stream()
                .filter(saved -> saved.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Keeps a filter in the place of another, or at the end; one of the same name makes way.
    void put(@Nullable SavedQuery old, SavedQuery made) {
        List<SavedQuery> now = new ArrayList<>(all);
        int at = now.indexOf(old);
        if (at >= 0) {
            now.set(at, made);
        } else {
            now.add(made);
        }
        now.removeIf(saved -> saved.name().equals(made.name()) && !saved.equals(made));
        all.setAll(now);
    }

    void delete(SavedQuery saved) {
        int place = all.indexOf(saved);
        if (place >= 0) {
            deleted = new Deleted(saved, place);
            all.remove(place);
        }
    }

    /// Brings back what was deleted last.
    ///
    /// @return it; null where there is nothing to bring back
    @Nullable
    SavedQuery takeBack() {
        Deleted last = deleted;
        if (last == null) {
            return null;
        }
        deleted = null;
        SavedQuery back = last.query().withName(free(last.query().name()));
        all.add(Math.min(last.place(), all.size()), back);
        return back;
    }

    /// Adds filters that come from elsewhere: what is there already is not added again, and another filter of a name
    /// that is used gets a number behind it.
    ///
    /// @return how many were added
    int add(List<SavedQuery> others) {
        int before = all.size();
        for (SavedQuery one : others) {
            boolean known = all.stream()
                    .anyMatch(saved -> saved.query().equals(one.query())
                            && (saved.name().equals(one.name()) || saved.name().startsWith(one.name() + " (")));
            if (!known) {
                all.add(one.withName(free(one.name())));
            }
        }
        return all.size() - before;
    }

    /// This name, or with the first number behind it that is free.
    String free(String name) {
        Set<String> used = all.stream().map(SavedQuery::name).collect(Collectors.toSet());
        String free = name;
        for (int number = 2; used.contains(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }
}
