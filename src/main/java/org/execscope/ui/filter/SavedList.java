package org.execscope.ui.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.Steps;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// What can be done to the filters that are kept. A name is used once.
final class SavedList {
    private static final int CHARACTERS = 40;

    private final ObservableList<SavedQuery> all;
    private final Steps steps;

    /// @param steps gets each change, to be undone
    SavedList(ObservableList<SavedQuery> all, Steps steps) {
        this.all = all;
        this.steps = steps;
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
        put(old, made, null);
    }

    /// @param editing changes of the same thing that follow one another are undone together; null for one of its own
    void put(@Nullable SavedQuery old, SavedQuery made, @Nullable Object editing) {
        List<SavedQuery> now = new ArrayList<>(all);
        int at = now.indexOf(old);
        if (at >= 0) {
            now.set(at, made);
        } else {
            now.add(made);
        }
        now.removeIf(saved -> saved.name().equals(made.name()) && !saved.equals(made));
        if (!now.equals(all)) {
            What what = What.of(at < 0 ? null : old, made);
            change(
                    what.words + " " + named(at < 0 || old == null ? made : old),
                    editing == null ? null : new Part(editing, what),
                    now);
        }
    }

    /// What of a filter is changed.
    private enum What {
        SAVE("save"),
        RENAME("rename"),
        QUERY("change"),
        NOTE("change the note of"),
        STAR("star"),
        UNSTAR("no longer star");

        private final String words;

        What(String words) {
            this.words = words;
        }

        static What of(@Nullable SavedQuery old, SavedQuery made) {
            if (old == null) {
                return SAVE;
            }
            if (!old.name().equals(made.name())) {
                return RENAME;
            }
            if (!old.query().equals(made.query())) {
                return QUERY;
            }
            if (!old.note().equals(made.note())) {
                return NOTE;
            }
            return made.starred() ? STAR : UNSTAR;
        }
    }

    private record Part(Object editing, What what) {}

    void delete(SavedQuery saved) {
        List<SavedQuery> now = new ArrayList<>(all);
        if (now.remove(saved)) {
            change("delete " + named(saved), null, now);
        }
    }

    /// Adds filters that come from elsewhere: what is there already is not added again, and another filter of a name
    /// that is used gets a number behind it.
    ///
    /// @param verb what the user would say of it: `import`
    /// @return how many were added
    int add(List<SavedQuery> others, String verb) {
        List<SavedQuery> now = new ArrayList<>(all);
        for (SavedQuery one : others) {
            boolean known = now.stream()
                    .anyMatch(saved -> saved.query().equals(one.query())
                            && (saved.name().equals(one.name()) || saved.name().startsWith(one.name() + " (")));
            if (!known) {
                now.add(one.withName(free(one.name(), now)));
            }
        }
        int added = now.size() - all.size();
        if (added > 0) {
            change(verb + " " + Words.count(added, "filter"), null, now);
        }
        return added;
    }

    private void change(String words, @Nullable Object part, List<SavedQuery> now) {
        List<SavedQuery> before = List.copyOf(all);
        List<SavedQuery> after = List.copyOf(now);
        all.setAll(after);
        steps.did(new Steps.Step(words, part, () -> all.setAll(before), () -> all.setAll(after)));
    }

    private static String named(SavedQuery saved) {
        return "filter “" + Display.value(Bytes.utf8(saved.name()), CHARACTERS).text() + "”";
    }

    /// This name, or with the first number behind it that is free.
    String free(String name) {
        return free(name, all);
    }

    private static String free(String name, List<SavedQuery> among) {
        Set<String> used = among.stream().map(SavedQuery::name).collect(Collectors.toSet());
        String free = name;
        for (int number = 2; used.contains(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }
}
