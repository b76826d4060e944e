package org.execscope.ui.facet;

import java.util.List;

/// A field whose values are listed.
///
/// @param name in queries
/// @param title what it is called here
/// @param open whether it is unfolded at first
record FacetField(String name, String title, boolean open) {
    static final List<FacetField> ALL = List.of(
            new FacetField("host", "host", true),
            new FacetField("key", "key", true),
            new FacetField("exe", "exe", true),
            new FacetField("uid", "uid", true),
            new FacetField("ses", "ses", true),
            new FacetField("finding", "finding", true),
            new FacetField("auid", "auid · login user", false),
            new FacetField("comm", "comm", false),
            new FacetField("parent.exe", "parent exe", false),
            new FacetField("tty", "tty", false),
            new FacetField("success", "success", false),
            new FacetField("exit", "exit", false),
            new FacetField("cwd", "cwd", false),
            new FacetField("syscall", "syscall", false),
            new FacetField("flag", "flag", false));
}
