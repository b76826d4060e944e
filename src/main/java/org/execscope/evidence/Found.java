package org.execscope.evidence;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file or an entry that has the name of a log or may hold one, before it is known whether it will be read.
///
/// @param path from the root of what was given, its parts joined by `/`, without `.` and `..`: only ever
/// shown and compared, never opened
/// @param name how to call it
/// @param disk the file on disk it is or lies in
/// @param packing how it lies there
/// @param objection why nothing in it concerns us; null if something may
/// @param refused why it can't be read; null if it can
record Found(
        String path,
        String name,
        Path disk,
        Packing packing,
        @Nullable String objection,
        @Nullable String refused) {
    /// The folder it lies in; empty at the root.
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    LogName logName() {
        return LogName.of(path.substring(path.lastIndexOf('/') + 1));
    }

    /// The root of the host's tree that it lies in: above `var/log`, or what comes nearest to it.
    String root() {
        String folder = folder();
        for (String part : new String[] {"audit", "log", "var"}) {
            if (folder.equals(part)) {
                folder = "";
            } else if (folder.endsWith("/" + part)) {
                folder = folder.substring(0, folder.length() - part.length() - 1);
            } else if (!part.equals("audit")) {
                break;
            }
        }
        return folder;
    }
}
