package org.execscope.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query's tree.
sealed interface Node {
    record And(List<Node> parts) implements Node {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Node> parts) implements Node {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Node part) implements Node {}

    /// The log has a value there.
    record Has(FieldRef field) implements Node {}

    /// One of `items` fits, for [Operator#IN] and [Operator#NOT_IN]; else the one item.
    record Compare(FieldRef field, Operator operator, List<Item> items) implements Node {
        public Compare {
            items = List.copyOf(items);
        }
    }

    /// Contained in any text of the event.
    record Text(String text) implements Node {}

    /// @param index for `argv[N]`; negative counts from the end; null without brackets
    record FieldRef(Scope scope, Field field, @Nullable Integer index) {}

    /// A value, or a range of values with both ends.
    ///
    /// @param start index of its first character in the query's text, for messages
    /// @param end index after its last one
    record Item(Value from, @Nullable Value to, int start, int end) {
        /// Where it was written doesn't make it another one.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Item item && from.equals(item.from) && java.util.Objects.equals(to, item.to);
        }

        @Override
        public int hashCode() {
            return from.hashCode();
        }
    }

    /// A value as it was written, without quotes and escapes.
    ///
    /// @param text one char a byte, 0 … 255: its UTF-8 bytes, so that any byte can be asked for
    record Value(String text) {}
}
