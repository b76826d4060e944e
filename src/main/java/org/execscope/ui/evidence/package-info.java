@NullMarked
package org.execscope.ui.evidence;

import org.jspecify.annotations.NullMarked;
