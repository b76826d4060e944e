@NullMarked
package org.execscope.ui.table;

import org.jspecify.annotations.NullMarked;
