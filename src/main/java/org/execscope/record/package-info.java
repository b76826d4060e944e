/// The audit log's grammar: bytes in, records, values and problems out. No files, no state beyond one file's
/// lines, no events.
@NullMarked
package org.execscope.record;

import org.jspecify.annotations.NullMarked;
