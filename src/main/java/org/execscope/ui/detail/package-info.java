@NullMarked
package org.execscope.ui.detail;

import org.jspecify.annotations.NullMarked;
