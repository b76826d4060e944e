@NullMarked
package org.execscope.ui.filter;

import org.jspecify.annotations.NullMarked;
