package org.execscope.ui.detail;

import java.util.Map;

/// What the results of a failed execve are called.
final class Errno {
    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(-1L, "EPERM"),
            Map.entry(-2L, "ENOENT"),
            Map.entry(-3L, "ESRCH"),
            Map.entry(-4L, "EINTR"),
            Map.entry(-5L, "EIO"),
            Map.entry(-7L, "E2BIG"),
            Map.entry(-8L, "ENOEXEC"),
            Map.entry(-9L, "EBADF"),
            Map.entry(-10L, "ECHILD"),
            Map.entry(-11L, "EAGAIN"),
            Map.entry(-12L, "ENOMEM"),
            Map.entry(-13L, "EACCES"),
            Map.entry(-14L, "EFAULT"),
            Map.entry(-16L, "EBUSY"),
            Map.entry(-20L, "ENOTDIR"),
            Map.entry(-21L, "EISDIR"),
            Map.entry(-22L, "EINVAL"),
            Map.entry(-23L, "ENFILE"),
            Map.entry(-24L, "EMFILE"),
            Map.entry(-26L, "ETXTBSY"),
            Map.entry(-36L, "ENAMETOOLONG"),
            Map.entry(-38L, "ENOSYS"),
            Map.entry(-40L, "ELOOP"),
            Map.entry(-80L, "ELIBBAD"));

    private Errno() {}

    /// The name of this result, or nothing.
    static String name(long exit) {
        return NAMES.getOrDefault(exit, "");
    }
}
