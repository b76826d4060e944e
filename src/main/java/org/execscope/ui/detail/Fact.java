package org.execscope.ui.detail;

import org.execscope.bytes.ShownText;
import org.jspecify.annotations.Nullable;

/// One field of an event.
///
/// @param name as the log has it
/// @param value as the log has it, escaped; null where the log has none
/// @param meaning what the value stands for, in our words or the collected host's; empty if there is nothing
/// to say
record Fact(String name, @Nullable ShownText value, String meaning) {
    static Fact of(String name, String value, String meaning) {
        return new Fact(name, ShownText.plain(value), meaning);
    }

    static Fact absent(String name) {
        return new Fact(name, null, "");
    }

    /// Facts under one heading.
    record Group(String title, java.util.List<Fact> facts) {}
}
