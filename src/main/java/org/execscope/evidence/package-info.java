@NullMarked
package org.execscope.evidence;

import org.jspecify.annotations.NullMarked;
