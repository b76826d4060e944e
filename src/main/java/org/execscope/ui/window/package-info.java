@NullMarked
package org.execscope.ui.window;

import org.jspecify.annotations.NullMarked;
