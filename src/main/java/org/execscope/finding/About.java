package org.execscope.finding;

import java.util.List;

/// What a check is about: the same words for all of its findings.
///
/// @param id such as `T05`; stable
/// @param kind its short name, such as `serial-back`; stable
/// @param title what it finds, in a few words
/// @param group the question it answers
/// @param needs what the evidence must hold for it to be judged
/// @param matters why it matters
/// @param innocent what else could explain it
/// @param provesNot what it doesn't prove
/// @param check how to check it
/// @param techniques ATT&CK technique ids (version 19)
public record About(
        String id,
        String kind,
        String title,
        Group group,
        String needs,
        String matters,
        String innocent,
        String provesNot,
        String check,
        List<String> techniques) {
    public About {
        techniques = List.copyOf(techniques);
    }
}
