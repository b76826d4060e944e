package org.execscope.evidence;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was collected about the host beside its logs: from its own `etc/`, never from this workstation. Names
/// can lie; they are shown beside the numbers, never instead of them.
///
/// @param hostname from `etc/hostname`; null if it didn't come along
/// @param users user names by uid, from `etc/passwd`; several names of one uid are joined by `/` in the
/// file's order
/// @param groups group names by gid, from `etc/group`
/// @param zone from `etc/timezone` or `etc/localtime`; null if neither came along or neither can be
/// understood
/// @param zoneGuessed whether only the zone's times are known, from a `localtime` without a name: `zone` is
/// then one that keeps the same time, maybe of another city
/// @param pidMax from `proc/sys/kernel/pid_max` or a collected `pid_max`; null if unknown
/// @param system the name of the operating system, from `etc/os-release`; null if it didn't come along
/// @param auditRules the lines of `etc/audit/audit.rules`, or else of `etc/audit/rules.d`, without
/// comments: what the host was told to log when that file was written
public record HostContext(
        @Nullable String hostname,
        Map<Long, String> users,
        Map<Long, String> groups,
        @Nullable ZoneId zone,
        boolean zoneGuessed,
        @Nullable Long pidMax,
        @Nullable String system,
        List<String> auditRules) {
    /// Nothing came along.
    public static final HostContext NONE = new HostContext(null, Map.of(), Map.of(), null, null);

    public HostContext {
        users = Map.copyOf(users);
        groups = Map.copyOf(groups);
        auditRules = List.copyOf(auditRules);
    }

    /// Nothing is known of its system and its rules.
    public HostContext(
            @Nullable String hostname,
            Map<Long, String> users,
            Map<Long, String> groups,
            @Nullable ZoneId zone,
            @Nullable Long pidMax) {
        this(hostname, users, groups, zone, false, pidMax, null, List.of());
    }
}
