/// Processes, not pids: events in, process instances and a forest out, each link with how sure it is and why.
/// Must not know queries or the screen.
@NullMarked
package org.execscope.process;

import org.jspecify.annotations.NullMarked;
