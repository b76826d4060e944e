package org.execscope.query;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A regular expression as a net of steps (Thompson's construction): each reads a character, asks for the
/// beginning or the end of the text, or goes on to two others at once.
final class PatternSteps {
    /// What `{1000}` makes of short parts; of larger nets each step costs more than it saves.
    private static final int MOST = 4000;
    /// The step at which the pattern has matched.
    static final int MATCHED = 0;

    private static final byte MATCH = 0;
    private static final byte READ = 1;
    private static final byte BEGIN = 2;
    private static final byte END = 3;
    private static final byte BOTH = 4;

    private byte[] kinds = {MATCH};
    private int[] next = {MATCHED};
    /// The second of two steps to go on to.
    private int[] other = {MATCHED};
    private AsciiSet[] characters = {AsciiSet.NONE};
    private int size = 1;
    /// How many parts were gone through: an empty one, repeated, makes no step and takes its time.
    private int parts;

    private boolean beyond;
    private final int first;

    private PatternSteps(PatternPart pattern) {
        first = add(pattern, MATCHED);
    }

    /// Null where there is a condition in it that isn't known here, or too much.
    static @Nullable PatternSteps of(PatternPart pattern) {
        PatternSteps steps = new PatternSteps(pattern);
        return steps.beyond ? null : steps;
    }

    /// The first step of a part.
    ///
    /// @param then the step to go on to behind it
    private int add(PatternPart part, int then) {
        beyond |= ++parts > MOST;
        return switch (part) {
            case PatternPart.Literal literal -> {
                AsciiSet only = AsciiSet.range(literal.value(), literal.value());
                yield add(READ, literal.folded() ? only.folded() : only, then, then);
            }
            case PatternPart.OneOf oneOf -> add(READ, oneOf.characters(), then, then);
            case PatternPart.Begin _ -> add(BEGIN, AsciiSet.NONE, then, then);
            case PatternPart.End _ -> add(END, AsciiSet.NONE, then, then);
            case PatternPart.WordEdge _ -> {
                beyond = true;
                yield then;
            }
            case PatternPart.Sequence sequence -> {
                int step = then;
                for (PatternPart last : sequence.parts().reversed()) {
                    step = add(last, step);
                }
                yield step;
            }
            case PatternPart.Choice choice -> {
                int step = add(choice.parts().getLast(), then);
                for (int i = choice.parts().size() - 2; i >= 0; i--) {
                    step = add(BOTH, AsciiSet.NONE, add(choice.parts().get(i), then), step);
                }
                yield step;
            }
            case PatternPart.Repeat repeat -> addRepeat(repeat, then);
        };
    }

    private int addRepeat(PatternPart.Repeat repeat, int then) {
        int step = then;
        if (repeat.most() < 0) {
            int again = add(BOTH, AsciiSet.NONE, then, then);
            int part = add(repeat.part(), again);
            next[again] = part;
            step = again;
        }
        for (int i = repeat.least(); i < repeat.most() && !beyond; i++) {
            step = add(BOTH, AsciiSet.NONE, add(repeat.part(), step), then);
        }
        for (int i = 0; i < repeat.least() && !beyond; i++) {
            step = add(repeat.part(), step);
        }
        return step;
    }

    private int add(byte kind, AsciiSet set, int then, int orThen) {
        if (size == MOST) {
            beyond = true;
            return MATCHED;
        }
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            next = Arrays.copyOf(next, size * 2);
            other = Arrays.copyOf(other, size * 2);
            characters = Arrays.copyOf(characters, size * 2);
        }
        kinds[size] = kind;
        next[size] = then;
        other[size] = orThen;
        characters[size] = set;
        return size++;
    }

    /// The steps to be in before the first character.
    BitSet start() {
        BitSet found = new BitSet(size);
        enter(first, true, false, new BitSet(size), found);
        return found;
    }

    /// The steps to be in behind a character, one that isn't the first included: a match may begin anywhere.
    BitSet after(BitSet steps, int character) {
        BitSet seen = new BitSet(size);
        BitSet found = new BitSet(size);
        for (int step = steps.nextSetBit(0); step >= 0; step = steps.nextSetBit(step + 1)) {
            if (kinds[step] == READ && characters[step].has(character)) {
                enter(next[step], false, false, seen, found);
            }
        }
        enter(first, false, false, seen, found);
        return found;
    }

    /// Whether the pattern has matched if the text ends here.
    boolean matchesAtEnd(BitSet steps, boolean empty) {
        BitSet seen = new BitSet(size);
        BitSet found = new BitSet(size);
        for (int step = steps.nextSetBit(0); step >= 0; step = steps.nextSetBit(step + 1)) {
            if (kinds[step] == END) {
                enter(next[step], empty, true, seen, found);
            }
        }
        return found.get(MATCHED);
    }

    /// Goes on from a step to all that can be reached without a character, and notes where it must wait for
    /// one, for the end, or has matched.
    ///
    /// @param seen the steps that were gone through already
    private void enter(int from, boolean atBegin, boolean atEnd, BitSet seen, BitSet found) {
        int[] open = new int[size + 1];
        int count = 0;
        open[count++] = from;
        while (count > 0) {
            int step = open[--count];
            if (seen.get(step)) {
                continue;
            }
            seen.set(step);
            switch (kinds[step]) {
                case BOTH -> {
                    open[count++] = other[step];
                    open[count++] = next[step];
                }
                case BEGIN -> {
                    if (atBegin) {
                        open[count++] = next[step];
                    }
                }
                case END -> {
                    found.set(step);
                    if (atEnd) {
                        open[count++] = next[step];
                    }
                }
                default -> found.set(step);
            }
        }
    }
}
