@NullMarked
package org.execscope.trail;

import org.jspecify.annotations.NullMarked;
