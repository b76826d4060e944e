package org.execscope.ui.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.Shape;

/// What a person said about the evidence that is open, and what holds when it is read again. Immutable.
///
/// @param hosts files of the hosts, by the folder of the set
/// @param shapes in which form files are read, by their name; none where they are read as they are detected
/// @param leftOut the names of what isn't read
record ByHand(Map<String, List<HostFile>> hosts, Map<String, Shape> shapes, Set<String> leftOut) {
    static final ByHand NOTHING = new ByHand(Map.of(), Map.of(), Set.of());

    ByHand {
        hosts = Map.copyOf(hosts);
        shapes = Map.copyOf(shapes);
        leftOut = Set.copyOf(leftOut);
    }

    /// The evidence with what was said about it.
    Evidence applyTo(Evidence found) {
        return found.without(leftOut).reading(shapes).with(hosts);
    }

    /// With this file in the place of what was given of its kind for the set.
    ByHand give(String folder, HostFile file) {
        List<HostFile> files = new ArrayList<>(hosts.getOrDefault(folder, List.of()));
        files.removeIf(one -> one.kind() == file.kind());
        files.add(file);
        Map<String, List<HostFile>> all = new HashMap<>(hosts);
        all.put(folder, List.copyOf(files));
        return new ByHand(all, shapes, leftOut);
    }

    /// Without what was given for the set.
    ByHand takeBack(String folder) {
        Map<String, List<HostFile>> rest = new HashMap<>(hosts);
        rest.remove(folder);
        return new ByHand(rest, shapes, leftOut);
    }

    /// With a file read in this form.
    ByHand readAs(String file, Shape shape) {
        Map<String, Shape> all = new HashMap<>(shapes);
        if (shape == Shape.DETECTED) {
            all.remove(file);
        } else {
            all.put(file, shape);
        }
        return new ByHand(hosts, all, leftOut);
    }

    /// Without this file, or with it again.
    ByHand leaveOut(String file, boolean out) {
        Set<String> all = new HashSet<>(leftOut);
        if (out) {
            all.add(file);
        } else {
            all.remove(file);
        }
        return new ByHand(hosts, shapes, all);
    }
}
