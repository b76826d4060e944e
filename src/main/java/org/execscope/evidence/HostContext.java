package org.execscope.evidence;

import java.time.ZoneId;
import java.util.ArrayList;
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
/// @param byHand the files that a person gave, whose words stand above in the place of what was collected; at
/// most one of each kind
public record HostContext(
        @Nullable String hostname,
        Map<Long, String> users,
        Map<Long, String> groups,
        @Nullable ZoneId zone,
        boolean zoneGuessed,
        @Nullable Long pidMax,
        @Nullable String system,
        List<String> auditRules,
        List<HostFile> byHand) {
    /// Nothing came along.
    public static final HostContext NONE = new HostContext(null, Map.of(), Map.of(), null, null);

    public HostContext {
        users = Map.copyOf(users);
        groups = Map.copyOf(groups);
        auditRules = List.copyOf(auditRules);
        byHand = List.copyOf(byHand);
    }

    /// Nothing is known of its system and its rules.
    public HostContext(
            @Nullable String hostname,
            Map<Long, String> users,
            Map<Long, String> groups,
            @Nullable ZoneId zone,
            @Nullable Long pidMax) {
        this(hostname, users, groups, zone, false, pidMax, null, List.of(), List.of());
    }

    /// The same, with what this file says in the place of what was known of its kind.
    public HostContext with(HostFile file) {
        HostContext said = file.said();
        List<HostFile> files = new ArrayList<>(byHand);
        files.removeIf(one -> one.kind() == file.kind());
        files.add(file);
        boolean time = file.kind() == HostFile.Kind.LOCALTIME;
        return new HostContext(
                file.kind() == HostFile.Kind.HOSTNAME ? said.hostname : hostname,
                file.kind() == HostFile.Kind.PASSWD ? said.users : users,
                file.kind() == HostFile.Kind.GROUP ? said.groups : groups,
                time ? said.zone : zone,
                time ? said.zoneGuessed : zoneGuessed,
                pidMax,
                system,
                auditRules,
                files);
    }

    /// Whether what is known of this kind is a person's word.
    public boolean isByHand(HostFile.Kind kind) {
        return byHand.stream().anyMatch(file -> file.kind() == kind);
    }
}
