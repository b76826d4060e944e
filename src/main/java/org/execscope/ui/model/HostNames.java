package org.execscope.ui.model;

import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.HostContext;
import org.execscope.evidence.HostFile;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// The names that a host's own files give its numbers, short enough for a cell.
public final class HostNames {
    /// Stands behind a name that a person gave: it is that person's word, not the evidence's.
    public static final String BY_HAND = "†";

    private static final int NAME_BYTES = 64;

    private HostNames() {}

    /// The user's name, safe to show; empty if none is known.
    public static String user(AuditTrail trail, int host, long uid) {
        HostContext context = trail.context(host);
        return shown(context.users().get(uid), context.isByHand(HostFile.Kind.PASSWD));
    }

    /// The group's name, safe to show; empty if none is known.
    public static String group(AuditTrail trail, int host, long gid) {
        HostContext context = trail.context(host);
        return shown(context.groups().get(gid), context.isByHand(HostFile.Kind.GROUP));
    }

    private static String shown(@Nullable String name, boolean byHand) {
        return name == null ? "" : Display.value(Bytes.utf8(name), NAME_BYTES).text() + (byHand ? BY_HAND : "");
    }
}
