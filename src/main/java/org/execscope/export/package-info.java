@NullMarked
package org.execscope.export;

import org.jspecify.annotations.NullMarked;
