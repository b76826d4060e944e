/// Writes events for others: CSV, JSON Lines, the process tree as text. In: a trail and events of it. Never
/// writes over evidence.
@NullMarked
package org.execscope.export;

import org.jspecify.annotations.NullMarked;
