@NullMarked
package org.execscope.record;

import org.jspecify.annotations.NullMarked;
