package org.execscope.finding;

import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.LineSource;

/// One copy of a log, to be compared with another.
///
/// @param events its table, whole
/// @param order all its events by (time, serial, host)
/// @param lines reads its lines again
public record Witness(EventTable events, EventOrder order, LineSource lines) {}
