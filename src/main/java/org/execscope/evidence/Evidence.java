package org.execscope.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was found to read, before anything of it was read.
///
/// @param files in the order of their sets, within a set oldest rotation first
/// @param sets whose numbers are their places in this list
/// @param skipped what was left out
public record Evidence(List<EvidenceFile> files, List<EvidenceSet> sets, List<Skipped> skipped) {
    public Evidence {
        files = List.copyOf(files);
        sets = List.copyOf(sets);
        skipped = List.copyOf(skipped);
    }

    /// The same, with what a person gave about the hosts; a set that nothing was given for stays as it is.
    ///
    /// @param byHand by the folder of the set
    public Evidence with(Map<String, List<HostFile>> byHand) {
        List<EvidenceSet> known = sets.stream()
                .map(set -> set.with(byHand.getOrDefault(set.folder(), List.of())))
                .toList();
        return new Evidence(files, known, skipped);
    }

    /// The same without what a person left out, each said to be.
    ///
    /// @param names of files, or of what could not be read
    public Evidence without(Set<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        List<Skipped> said = new ArrayList<>();
        for (Skipped one : skipped) {
            said.add(names.contains(one.path()) ? Skipped.byHand(one.path()) : one);
        }
        List<EvidenceFile> rest = new ArrayList<>();
        for (EvidenceFile file : files) {
            if (names.contains(file.name())) {
                said.add(Skipped.byHand(file.name()));
            } else {
                rest.add(file);
            }
        }
        return new Evidence(rest, sets, said);
    }

    /// The same, with files read in the forms that a person chose.
    ///
    /// @param chosen by the name of the file
    public Evidence reading(Map<String, Shape> chosen) {
        return chosen.isEmpty()
                ? this
                : new Evidence(
                        files.stream()
                                .map(file -> chosen.containsKey(file.name()) ? file.as(chosen.get(file.name())) : file)
                                .toList(),
                        sets,
                        skipped);
    }
}
