package org.execscope.evidence;

/// An entry of an archive as its head describes it: claims, not facts.
///
/// @param index which entry it is, from 0
/// @param path its name as it stands there
/// @param size how many bytes it is said to have; -1 if nothing says so
/// @param type what it is said to be
/// @param target of a link what it leads to, else empty
record ArchiveItem(int index, String path, long size, Type type, String target) {
    enum Type {
        FILE,
        FOLDER,
        LINK,
        /// A file that needs a password.
        ENCRYPTED,
        /// A file in a compression that isn't known here, or a device, a pipe.
        OTHER
    }
}
