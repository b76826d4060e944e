/// The timeline: one row an execve event.
@NullMarked
package org.execscope.ui.timeline;

import org.jspecify.annotations.NullMarked;
