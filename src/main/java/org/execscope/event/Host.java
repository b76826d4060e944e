package org.execscope.event;

import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// A host whose events are in the evidence: what `node=` or a syslog header names, or, where the log names
/// none, the set of files it came from.
///
/// @param node the name in the log; null where the log has none
/// @param set the number of the evidence set the records came from; for a named host, of the first one
/// @param label how to call it on screen and in process ids, safe to show: the name in the log, else the host
/// name
///     that was collected with the set, else `host` (one set) or `host2` …
public record Host(@Nullable Bytes node, int set, String label) {}
