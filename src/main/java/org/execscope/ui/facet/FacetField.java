package org.execscope.ui.facet;

import java.util.List;

/// A field whose values are listed.
///
/// @param name in queries
/// @param title what it is called here
/// @param open whether it is unfolded at first
/// @param rare whether the rarest value comes first, at first
record FacetField(String name, String title, boolean open, boolean rare) {
    FacetField(String name, String title, boolean open) {
        this(name, title, open, false);
    }

    static final List<FacetField> ALL = List.of(
            new FacetField("host", "host", true),
            new FacetField("key", "key", true),
            new FacetField("exe", "exe", true),
            new FacetField("uid", "uid", true),
            new FacetField("finding", "finding", true),
            new FacetField("ses", "ses", true),
            new FacetField("auid", "auid · login user", false),
            new FacetField("comm", "comm", false),
            new FacetField("parent.exe", "parent exe", false),
            new FacetField("tty", "tty", false),
            new FacetField("success", "success", false),
            new FacetField("exit", "exit", false),
            // Where nearly every value is one of many, the odd one out is what one looks for.
            new FacetField("cmd", "command line", false, true),
            new FacetField("cwd", "cwd", false),
            new FacetField("syscall", "syscall", false),
            new FacetField("flag", "flag", false));
}
