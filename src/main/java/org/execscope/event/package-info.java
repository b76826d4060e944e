@NullMarked
package org.execscope.event;

import org.jspecify.annotations.NullMarked;
