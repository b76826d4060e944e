/// Execscope: evidence flows down one way, and each step has one room.
///
/// Files are found, opened and hashed in [org.execscope.evidence]; [org.execscope.record] cuts their bytes
/// into records; [org.execscope.event] joins records to events in columns; [org.execscope.process] makes
/// processes and a forest of them; [org.execscope.query] filters; [org.execscope.trail] puts these together
/// to what everyone above looks at; [org.execscope.export] writes for others; [org.execscope.cli] and the
/// window show.
@NullMarked
package org.execscope;

import org.jspecify.annotations.NullMarked;
