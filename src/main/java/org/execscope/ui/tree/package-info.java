@NullMarked
package org.execscope.ui.tree;

import org.jspecify.annotations.NullMarked;
