/// When processes lived, side by side over time.
@NullMarked
package org.execscope.ui.lifeline;

import org.jspecify.annotations.NullMarked;
