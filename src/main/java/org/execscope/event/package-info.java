/// Joins records to events as they stream by and keeps them in columns. In: records. Out: an
/// [org.execscope.event.EventTable]
/// and what is missing from it. Must not know processes, queries or files.
///
/// A column is an array of primitives or of numbers of a dictionary; no object is kept for an event. Records
/// may come
/// at any distance from their event: a few events are open at a time, what comes later is joined at the end.
@NullMarked
package org.execscope.event;

import org.jspecify.annotations.NullMarked;
