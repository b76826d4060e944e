package org.execscope.query;

import java.util.List;

/// What a regular expression is made of, as far as [PatternReader] understands it. Of characters beyond ASCII
/// it says nothing.
sealed interface PatternPart {
    /// An ASCII character that must stand there as it is, in either case if `folded`.
    record Literal(char value, boolean folded) implements PatternPart {}

    /// One character of several.
    record OneOf(AsciiSet characters) implements PatternPart {}

    /// The beginning of the text.
    record Begin() implements PatternPart {}

    /// The end of the text.
    record End() implements PatternPart {}

    /// The edge of a word, or none.
    record WordEdge() implements PatternPart {}

    record Sequence(List<PatternPart> parts) implements PatternPart {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    record Choice(List<PatternPart> parts) implements PatternPart {
        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /// @param most -1 for any number of times
    record Repeat(PatternPart part, int least, int most) implements PatternPart {}
}
