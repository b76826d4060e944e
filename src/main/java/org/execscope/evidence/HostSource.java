package org.execscope.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies below the root of a collected tree, wherever the tree is.
interface HostSource {
    /// Longer files aren't read: far more than any host's.
    int LONGEST = 16 << 20;

    /// The bytes of the plain file with this path below the root; null if there is none. A link is followed
    /// only within the tree.
    byte @Nullable [] content(String path);

    /// What the link with this path says; null if there is none. It is read, not followed.
    @Nullable
    String link(String path);

    /// The names of what lies in the folder with this path, in order.
    List<String> names(String folder);
}
