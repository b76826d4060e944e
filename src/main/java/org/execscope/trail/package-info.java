/// Reads evidence into what everyone above looks at: the evidence, its events, its processes. Must not know
/// how it is shown or written.
@NullMarked
package org.execscope.trail;

import org.jspecify.annotations.NullMarked;
