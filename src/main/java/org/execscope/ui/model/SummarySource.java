package org.execscope.ui.model;

import org.execscope.event.EventSummary;
import org.execscope.trail.AuditTrail;

/// Tells what events were that are no program starts.
@FunctionalInterface
public interface SummarySource {
    EventSummary of(AuditTrail trail, int event);
}
