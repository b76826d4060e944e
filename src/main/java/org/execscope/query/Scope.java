package org.execscope.query;

import java.util.Locale;

/// Whose events a condition is about; of the event itself where none is written.
enum Scope {
    EVENT("the event itself", "exe : curl"),
    PROCESS("any event of the same process", "process.exe : curl"),
    PARENT("any program that the parent had run by then", "parent.exe ~ '/(nginx|apache2)'"),
    ANCESTOR("any program of any ancestor", "ancestor.exe : sshd"),
    LINEAGE("the process itself or any ancestor", "lineage.id == web01/1/4101.0"),
    CHILD("any event of a process that it started", "child.exe : /bin/sh"),
    DESCENDANT("any event of a process below it", "descendant.uid == 0");

    private final String meaning;
    private final String example;

    Scope(String meaning, String example) {
        this.meaning = meaning;
        this.example = example;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a condition with it is about, in a few words.
    String meaning() {
        return meaning;
    }

    /// A condition with it.
    String example() {
        return example;
    }
}
