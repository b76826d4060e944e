@NullMarked
package org.execscope.ui.timeline;

import org.jspecify.annotations.NullMarked;
