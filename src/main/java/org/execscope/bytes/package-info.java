@NullMarked
package org.execscope.bytes;

import org.jspecify.annotations.NullMarked;
