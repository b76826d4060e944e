package org.execscope.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.execscope.evidence.CancelToken;
import org.execscope.query.QueryEngine.ValueCount;

/// The different values of one field among some events, each with the number of events that have it. Values
/// become text only when they are asked for. Immutable.
public final class Facet {
    private final String field;
    private final Naming naming;
    /// Most frequent first.
    private final long[] values;
    private final int[] counts;
    private final int missing;

    /// Makes text of a value's number.
    interface Naming {
        /// Safe to show.
        String shown(long value);

        /// The query that selects it, in normal form.
        String term(long value);
    }

    /// @param values different ones, in any order
    /// @param counts of the same length, each above 0
    Facet(String field, Naming naming, long[] values, int[] counts, int missing) {
        this.field = field;
        this.naming = naming;
        this.missing = missing;
        long[] order = new long[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) (Integer.MAX_VALUE - counts[i]) << 32 | i;
        }
        Arrays.parallelSort(order);
        this.values = new long[order.length];
        this.counts = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            this.values[i] = values[(int) order[i]];
            this.counts[i] = counts[(int) order[i]];
        }
    }

    /// The field's name: `exe`, `parent.exe`.
    public String field() {
        return field;
    }

    /// How many different values there are.
    public int size() {
        return values.length;
    }

    /// How many of the events have no value of this field in the log.
    public int missing() {
        return missing;
    }

    /// What is said of the events without a value: of what the program finds, that nothing was found.
    public String missingWords() {
        return switch (field) {
            case "finding" -> "— no finding";
            case "flag" -> "— no flag";
            default -> "— not in the log";
        };
    }

    /// The query that selects the events without a value.
    public String missingTerm() {
        return "not has " + field;
    }

    /// The value at this place, most frequent first.
    public ValueCount at(int index) {
        return new ValueCount(naming.shown(values[index]), naming.term(values[index]), counts[index]);
    }

    /// The number of events that have the value at this place.
    public int count(int index) {
        return counts[index];
    }

    /// The most frequent values, in the order of their text where they are equally frequent.
    public List<ValueCount> most(int limit) {
        List<ValueCount> some = new ArrayList<>();
        for (int i = 0; i < values.length && within(some, limit, i, i - 1); i++) {
            some.add(at(i));
        }
        some.sort(Comparator.comparingInt(ValueCount::count).reversed().thenComparing(ValueCount::shown));
        return List.copyOf(some.subList(0, Math.min(limit, some.size())));
    }

    /// The rarest values, in the order of their text where they are equally rare.
    public List<ValueCount> rarest(int limit) {
        List<ValueCount> some = new ArrayList<>();
        for (int i = values.length - 1; i >= 0 && within(some, limit, i, i + 1); i--) {
            some.add(at(i));
        }
        some.sort(Comparator.comparingInt(ValueCount::count).thenComparing(ValueCount::shown));
        return List.copyOf(some.subList(0, Math.min(limit, some.size())));
    }

    /// A few more than the limit, where equally frequent ones would be left out by chance.
    private boolean within(List<ValueCount> some, int limit, int i, int before) {
        return some.size() < limit || (some.size() < 4L * limit && limit > 0 && counts[i] == counts[before]);
    }

    /// The most frequent values whose text contains `text`, in any case.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public List<ValueCount> search(String text, int limit, CancelToken cancel) {
        return search(text, limit, false, cancel, _ -> {});
    }

    /// The same, or the rarest of them, saying how far it is.
    ///
    /// @param share gets the share of the values that were looked at, from 0 to 1, where there are many
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public List<ValueCount> search(
            String text, int limit, boolean rareFirst, CancelToken cancel, DoubleConsumer share) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<ValueCount> found = new ArrayList<>();
        for (int i = 0; i < values.length && found.size() < limit; i++) {
            if ((i & 0xff) == 0) {
                cancel.check();
            }
            if (i > 0 && (i & 0x3fff) == 0) {
                share.accept((double) i / values.length);
            }
            int at = rareFirst ? values.length - 1 - i : i;
            if (naming.shown(values[at]).toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(at(at));
            }
        }
        return List.copyOf(found);
    }

    /// The most frequent values whose text contains `text`, in any case, and in its place what is said of the
    /// events without a value.
    ///
    /// @param text empty for all
    /// @param limit how many at most
    /// @param share gets the share of the values that were looked at, from 0 to 1, where there are many
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public List<ValueCount> listed(String text, int limit, CancelToken cancel, DoubleConsumer share) {
        List<ValueCount> found =
                new ArrayList<>(text.isEmpty() ? most(limit) : search(text, limit, false, cancel, share));
        if (missing > 0 && missingWords().contains(text.toLowerCase(Locale.ROOT))) {
            int at = 0;
            while (at < found.size() && found.get(at).count() >= missing) {
                at++;
            }
            found.add(at, new ValueCount(missingWords(), missingTerm(), missing));
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }
}
