package org.execscope.ui.detail;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.event.EventTable;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// Two events, fact by fact and argument by argument: what is the same, what differs, what only one has.
///
/// @param lines in the order of the details; of very many arguments the first
/// @param leftOut so many arguments have no line
/// @param differing how many facts and arguments aren't the same in both
/// @param all how many were compared
record Compared(List<Line> lines, int leftOut, int differing, int all) {
    private static final int MOST_ARGUMENTS = 300;
    private static final int SHOWN_BYTES = 2_000;
    private static final String ARGUMENTS = "Arguments";

    /// How the two sides of a line stand to each other.
    enum Sign {
        SAME("=", "same"),
        DIFFERENT("≠", "differs"),
        ONLY_PINNED("◂", "only pinned"),
        ONLY_CURSOR("▸", "only at cursor"),
        /// What is shown of both is the same, but both go on.
        ALIKE("≈", "alike as shown"),
        /// The log has lost one of them.
        UNKNOWN("?", "can't tell");

        private final String sign;
        private final String words;

        Sign(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        /// A sign and the word for it.
        String words() {
            return sign + " " + words;
        }
    }

    /// One fact of both.
    ///
    /// @param group the heading it stands under
    /// @param about more on how they differ; empty if there is no more
    /// @param pinned null where the pinned event has no such fact; likewise `cursor`
    record Line(
            String group,
            String name,
            Sign sign,
            String about,
            @Nullable Fact pinned,
            @Nullable Fact cursor) {}

    Compared {
        lines = List.copyOf(lines);
    }

    /// @param pinned an event
    /// @param cursor another one
    static Compared of(AuditTrail trail, int pinned, int cursor, TimeStyle times) {
        List<Line> lines = new ArrayList<>();
        EventTable events = trail.events();
        arguments(lines, given(events.arguments(pinned)), given(events.arguments(cursor)));
        int arguments = lines.size();
        int differing = differing(lines);
        if (arguments > MOST_ARGUMENTS) {
            lines.subList(MOST_ARGUMENTS, arguments).clear();
        }
        List<Line> facts = facts(EventFacts.of(trail, pinned, times), EventFacts.of(trail, cursor, times));
        lines.addAll(facts);
        return new Compared(
                lines, Math.max(0, arguments - MOST_ARGUMENTS), differing + differing(facts), arguments + facts.size());
    }

    private static int differing(List<Line> lines) {
        return (int) lines.stream().filter(line -> line.sign != Sign.SAME).count();
    }

    private static List<@Nullable Bytes> given(@Nullable List<@Nullable Bytes> argv) {
        return argv == null ? List.of() : argv;
    }

    /// Those that both begin and end with stand side by side, and between them one after the other.
    static void arguments(List<Line> lines, List<@Nullable Bytes> pinned, List<@Nullable Bytes> cursor) {
        int least = Math.min(pinned.size(), cursor.size());
        int first = 0;
        while (first < least && isSame(pinned.get(first), cursor.get(first))) {
            first++;
        }
        int last = 0;
        while (last < least - first
                && isSame(pinned.get(pinned.size() - 1 - last), cursor.get(cursor.size() - 1 - last))) {
            last++;
        }
        for (int i = 0; i < first; i++) {
            lines.add(argument(pinned, i, cursor, i));
        }
        int between = Math.max(pinned.size(), cursor.size()) - first - last;
        for (int i = first; i < first + between; i++) {
            lines.add(argument(pinned, i < pinned.size() - last ? i : -1, cursor, i < cursor.size() - last ? i : -1));
        }
        for (int i = last; i > 0; i--) {
            lines.add(argument(pinned, pinned.size() - i, cursor, cursor.size() - i));
        }
    }

    private static boolean isSame(@Nullable Bytes one, @Nullable Bytes other) {
        return one != null && one.equals(other);
    }

    /// @param here the number of the pinned event's argument, -1 for none; likewise `there`
    private static Line argument(List<@Nullable Bytes> pinned, int here, List<@Nullable Bytes> cursor, int there) {
        Bytes one = here < 0 ? null : pinned.get(here);
        Bytes other = there < 0 ? null : cursor.get(there);
        String name = here < 0 || there < 0 || here == there
                ? "argv[" + Math.max(here, there) + "]"
                : "argv[" + here + "], argv[" + there + "]";
        Sign sign;
        String about = "";
        if (here < 0) {
            sign = Sign.ONLY_CURSOR;
        } else if (there < 0) {
            sign = Sign.ONLY_PINNED;
        } else if (one == null || other == null) {
            sign = Sign.UNKNOWN;
            about = "missing in the log";
        } else if (one.equals(other)) {
            sign = Sign.SAME;
        } else {
            sign = Sign.DIFFERENT;
            about = "from byte " + Words.number(firstDifference(one, other) + 1L);
        }
        return new Line(ARGUMENTS, name, sign, about, fact(name, here, one), fact(name, there, other));
    }

    private static @Nullable Fact fact(String name, int number, @Nullable Bytes value) {
        if (number < 0) {
            return null;
        }
        return value == null
                ? Fact.absent(name)
                : new Fact(
                        name,
                        value.isEmpty() ? ShownText.plain("''") : Display.argument(value, SHOWN_BYTES),
                        Words.number(value.length()) + " B");
    }

    private static int firstDifference(Bytes one, Bytes other) {
        int least = Math.min(one.length(), other.length());
        int at = 0;
        while (at < least && one.at(at) == other.at(at)) {
            at++;
        }
        return at;
    }

    /// Facts of one name under one heading belong together: first those that are the same in both.
    static List<Line> facts(List<Fact.Group> pinned, List<Fact.Group> cursor) {
        List<Line> lines = new ArrayList<>();
        List<Fact.Group> others = new ArrayList<>(cursor);
        for (Fact.Group group : pinned) {
            List<Fact> left = new ArrayList<>();
            others.removeIf(other -> other.title().equals(group.title()) && left.addAll(other.facts()));
            IdentityHashMap<Fact, Fact> same = new IdentityHashMap<>();
            for (Fact fact : group.facts()) {
                take(left, other -> isNamed(other, fact) && Objects.equals(other.value(), fact.value()))
                        .ifPresent(other -> same.put(fact, other));
            }
            for (Fact fact : group.facts()) {
                Fact match = same.get(fact);
                lines.add(line(
                        group.title(),
                        fact,
                        match != null
                                ? match
                                : take(left, other -> isNamed(other, fact)).orElse(null)));
            }
            left.forEach(fact -> lines.add(line(group.title(), null, fact)));
        }
        others.forEach(group -> group.facts().forEach(fact -> lines.add(line(group.title(), null, fact))));
        return lines;
    }

    private static boolean isNamed(Fact one, Fact other) {
        return one.name().equals(other.name());
    }

    /// Takes the first such fact out of the list.
    private static Optional<Fact> take(List<Fact> facts, Predicate<Fact> wanted) {
        Optional<Fact> first = facts.stream().filter(wanted).findFirst();
        first.ifPresent(facts::remove);
        return first;
    }

    private static Line line(String group, @Nullable Fact pinned, @Nullable Fact cursor) {
        Fact any = pinned == null ? Objects.requireNonNull(cursor) : pinned;
        ShownText one = pinned == null ? null : pinned.value();
        ShownText other = cursor == null ? null : cursor.value();
        Sign sign;
        if (Objects.equals(one, other)) {
            sign = one != null && one.omittedBytes() > 0 ? Sign.ALIKE : Sign.SAME;
        } else if (other == null) {
            sign = Sign.ONLY_PINNED;
        } else {
            sign = one == null ? Sign.ONLY_CURSOR : Sign.DIFFERENT;
        }
        return new Line(group, any.name(), sign, "", pinned, cursor);
    }
}
