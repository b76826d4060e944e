package org.execscope.ui.facet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.execscope.query.Field;
import org.execscope.query.QueryEngine;
import org.jspecify.annotations.Nullable;

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

    /// Those that have a facet at first.
    static final List<FacetField> USUAL = List.of(
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

    /// Every field that can have one: the usual ones, then the others.
    static List<FacetField> every() {
        List<FacetField> all = new ArrayList<>(USUAL);
        Arrays.stream(Field.values())
                .map(Field::label)
                .filter(QueryEngine::hasFacet)
                .filter(name -> USUAL.stream().noneMatch(usual -> usual.name().equals(name)))
                .map(name -> new FacetField(name, name, true))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// Those of these names that can have a facet, each once; the usual ones for null.
    static List<FacetField> named(@Nullable List<String> names) {
        if (names == null) {
            return USUAL;
        }
        List<FacetField> every = every();
        return names.stream()
                .distinct()
                .flatMap(name -> every.stream().filter(field -> field.name().equals(name)))
                .toList();
    }
}
