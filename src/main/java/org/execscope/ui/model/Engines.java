package org.execscope.ui.model;

import org.execscope.query.QueryEngine;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.TrailQueries;
import org.jspecify.annotations.Nullable;

/// What runs queries over the trail that is shown: made once and kept, since it remembers what it has looked up. May
/// be asked on any thread.
final class Engines {
    private @Nullable QueryEngine execves;
    private @Nullable AuditTrail execvesOf;
    private @Nullable QueryEngine every;
    private @Nullable AuditTrail everyOf;

    /// Over program starts.
    // The trail itself, not one with equal parts.
    @SuppressWarnings("ReferenceEquality")
    synchronized QueryEngine execves(AuditTrail over) {
        QueryEngine made = execves;
        if (made == null || execvesOf != over) {
            made = TrailQueries.engine(over);
            execves = made;
            execvesOf = over;
        }
        return made;
    }

    /// Over events of every kind.
    @SuppressWarnings("ReferenceEquality")
    synchronized QueryEngine every(AuditTrail over) {
        QueryEngine made = every;
        if (made == null || everyOf != over) {
            made = TrailQueries.engine(over).overEveryKind();
            every = made;
            everyOf = over;
        }
        return made;
    }

    /// Forgets them.
    synchronized void clear() {
        execves = null;
        execvesOf = null;
        every = null;
        everyOf = null;
    }
}
