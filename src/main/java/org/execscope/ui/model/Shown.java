package org.execscope.ui.model;

import org.execscope.event.EventOrder;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.trail.AuditTrail;

/// What the timeline and the tree show: one query's result over one state of the evidence. Immutable.
///
/// @param trail the evidence as far as it is read
/// @param query the applied query
/// @param matches its result
/// @param rows the matching execve events in (time, serial, host) order
public record Shown(AuditTrail trail, Query query, EventSet matches, EventOrder rows) {}
