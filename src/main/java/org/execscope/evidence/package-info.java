/// Finds, opens and reads what was collected; the only room that opens evidence, and only for reading. In:
/// paths the user gave. Out: files in order, their bytes, and what was collected about the host. Knows
/// nothing of records.
@NullMarked
package org.execscope.evidence;

import org.jspecify.annotations.NullMarked;
