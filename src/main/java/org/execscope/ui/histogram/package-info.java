/// Events over time: what matches over all there is, where the log has gaps, and the range of times the query
/// asks for.
@NullMarked
package org.execscope.ui.histogram;

import org.jspecify.annotations.NullMarked;
