package org.execscope.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.execscope.evidence.CancelToken;
import org.jspecify.annotations.Nullable;

/// Says what could be typed at the caret: fields, operators, the values that occur, or what joins conditions.
public final class Suggestions {
    private static final int MOST = 20;
    private static final int MOST_DAYS = 4000;
    private static final long DAY = 86_400_000L;

    private final QueryEngine engine;
    private final String text;
    private final int caret;
    private final CancelToken cancel;
    private final DoubleConsumer share;

    private Suggestions(QueryEngine engine, String text, int caret, CancelToken cancel, DoubleConsumer share) {
        this.engine = engine;
        this.text = text;
        this.caret = caret;
        this.cancel = cancel;
        this.share = share;
    }

    /// At most 20, the likeliest first. Only values that are in the evidence are among them.
    ///
    /// @param caret between 0 and the text's length
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static List<Suggestion> at(QueryEngine engine, String text, int caret, CancelToken cancel) {
        return at(engine, text, caret, cancel, _ -> {});
    }

    /// The same, saying how far the search is for the events that the rest of the text finds.
    ///
    /// @param share gets the share that is done, from 0 to 1, where there must be a search
    public static List<Suggestion> at(
            QueryEngine engine, String text, int caret, CancelToken cancel, DoubleConsumer share) {
        return new Suggestions(engine, text, caret, cancel, share).find();
    }

    private List<Suggestion> find() {
        CaretPlace place = CaretPlace.of(text, caret);
        String typed = text.substring(place.start(), caret);
        List<Suggestion> found = new ArrayList<>();
        switch (place.expected()) {
            case CONDITION -> {
                words(found, place, typed, "not", "has");
                fields(found, place, typed);
            }
            case FIELD -> fields(found, place, typed);
            case OPERATOR -> {
                operators(found, place, typed);
                words(found, place, typed, "and", "or");
            }
            case VALUE, SET -> values(found, place, typed);
            case JOIN -> {
                words(found, place, typed, "and", "or");
                if (!typed.isEmpty()) {
                    // Side by side means "and".
                    fields(found, place, typed);
                }
            }
        }
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private void add(
            List<Suggestion> found, CaretPlace place, String shown, Suggestion.Kind kind, int count, String insert) {
        String before = text.substring(0, place.start()) + insert;
        String after = text.substring(caret);
        found.add(new Suggestion(shown, kind, count, before + after, before.length()));
    }

    private void words(List<Suggestion> found, CaretPlace place, String typed, String... words) {
        for (String word : words) {
            if (!typed.isEmpty() && word.startsWith(typed.toLowerCase(Locale.ROOT)) && !word.equals(typed)) {
                add(found, place, word, Suggestion.Kind.WORD, -1, word + " ");
            } else if (typed.isEmpty() && place.expected() != CaretPlace.Expected.CONDITION) {
                add(found, place, word, Suggestion.Kind.WORD, -1, word + " ");
            }
        }
    }

    private void fields(List<Suggestion> found, CaretPlace place, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        String scope = "";
        for (Scope one : Scope.values()) {
            if (one != Scope.EVENT && wanted.startsWith(one.label() + ".")) {
                scope = one.label() + ".";
            }
        }
        String name = wanted.substring(scope.length());
        List<String> inside = new ArrayList<>();
        for (Field field : Field.values()) {
            String label = field.label();
            if ((field == Field.ID) == scope.isEmpty() && field == Field.ID) {
                continue;
            }
            if (label.startsWith(name)) {
                add(found, place, scope + label, Suggestion.Kind.FIELD, -1, scope + label + " ");
            } else if (label.contains(name)) {
                inside.add(label);
            }
        }
        for (Scope one : Scope.values()) {
            String label = one.label() + ".";
            if (one != Scope.EVENT && scope.isEmpty() && !name.isEmpty() && label.startsWith(name)) {
                add(found, place, label + "…", Suggestion.Kind.FIELD, -1, label);
            }
        }
        for (String label : inside) {
            add(found, place, scope + label, Suggestion.Kind.FIELD, -1, scope + label + " ");
        }
    }

    private void operators(List<Suggestion> found, CaretPlace place, String typed) {
        Field field = fieldOf(place.field());
        for (Operator operator : Operator.values()) {
            if (field != null
                    && field.type().allows(operator)
                    && operator.sign().startsWith(typed)) {
                boolean set = operator == Operator.IN || operator == Operator.NOT_IN;
                add(
                        found,
                        place,
                        operator.sign(),
                        Suggestion.Kind.OPERATOR,
                        -1,
                        operator.sign() + (set && field.type() != Field.Type.TIME ? " (" : " "));
            }
        }
    }

    /// Whether this is a field as a query names it, with its scope or number.
    static boolean isField(String written) {
        return fieldOf(written) != null;
    }

    /// The field that a query names, with its scope or number; null if it is none.
    static @Nullable Field fieldOf(String written) {
        int bracket = written.indexOf('[');
        String name = bracket < 0 ? written : written.substring(0, bracket);
        for (Scope scope : Scope.values()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(scope.label() + ".")) {
                name = name.substring(scope.label().length() + 1);
            }
        }
        return Field.of(name);
    }

    private void values(List<Suggestion> found, CaretPlace place, String typed) {
        Field field = fieldOf(place.field());
        if (field == null) {
            return;
        }
        EventSet among = rest(place);
        String wanted = typed.replace("\"", "").replace("'", "");
        if (field == Field.TIME) {
            days(found, place, among, wanted);
            return;
        }
        String facetOf = place.field().equalsIgnoreCase("parent.exe") ? "parent.exe" : field.label();
        // Whole command lines are too many to be looked through at each key.
        if (!FacetCounter.counts(facetOf) || facetOf.equals(Field.CMD.label())) {
            return;
        }
        Facet facet = engine.facet(facetOf, among, cancel);
        List<QueryEngine.ValueCount> values = wanted.isEmpty() ? facet.most(MOST) : facet.search(wanted, MOST, cancel);
        for (QueryEngine.ValueCount value : values) {
            String term = value.term();
            String written = term.substring(term.indexOf(" == ") + 4);
            boolean needsQuotes = place.expected() == CaretPlace.Expected.SET
                    && written.charAt(0) != '"'
                    && (written.contains("..") || written.contains("+-"));
            add(
                    found,
                    place,
                    value.shown(),
                    Suggestion.Kind.VALUE,
                    value.count(),
                    needsQuotes ? NormalForm.quoted(Literals.value(written)) : written);
        }
    }

    /// The events that the rest of the filter finds: all, where the rest alone is no query.
    private EventSet rest(CaretPlace place) {
        String before = text.substring(0, place.condition())
                .strip()
                .replaceFirst("(?i)(\\s|^)(and|not|or|has|&&|\\|\\||!)$", "");
        try {
            return engine.run(Query.parse(before), cancel, share);
        } catch (QueryException _) {
            return all();
        }
    }

    private EventSet all() {
        try {
            return engine.run(Query.ALL, cancel);
        } catch (QueryException e) {
            throw new IllegalStateException("the empty query names nothing", e);
        }
    }

    /// The days of the evidence that have events.
    private void days(List<Suggestion> found, CaretPlace place, EventSet among, String wanted) {
        long[] range = engine.timeRange(among);
        if (range.length == 0) {
            return;
        }
        long first = Math.floorDiv(range[0], DAY);
        long count = Math.floorDiv(range[1], DAY) - first + 1;
        if (count > MOST_DAYS) {
            return;
        }
        long[] counts = engine.histogramOf(among, first * DAY, (first + count) * DAY, (int) count, cancel);
        for (int day = 0; day < count && found.size() < MOST; day++) {
            String date = LocalDate.ofInstant(Instant.ofEpochMilli((first + day) * DAY), ZoneOffset.UTC)
                    .toString();
            if (counts[day] > 0 && date.contains(wanted)) {
                add(found, place, date, Suggestion.Kind.VALUE, (int) counts[day], date);
            }
        }
    }
}
