package org.execscope.event;

import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// A PATH record of an event: a file that the call touched. Item 0 is the file given to execve; numbers are
/// as the log has them, and null where it has none.
///
/// @param item its number in the call
/// @param name the name as given, relative to cwd if it doesn't start with `/`; null for `(null)` or none
/// @param nametype NORMAL, UNKNOWN, PARENT … as written; null in very old logs without it
/// @param mode file type and permissions, decoded from octal
/// @param ouid owner
/// @param ogid group
/// @param inode inode number
/// @param dev device as written, hexadecimal `major:minor`
public record PathItem(
        @Nullable Long item,
        @Nullable Bytes name,
        @Nullable Bytes nametype,
        @Nullable Long mode,
        @Nullable Long ouid,
        @Nullable Long ogid,
        @Nullable Long inode,
        @Nullable Bytes dev) {}
