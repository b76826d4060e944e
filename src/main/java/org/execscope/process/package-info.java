@NullMarked
package org.execscope.process;

import org.jspecify.annotations.NullMarked;
