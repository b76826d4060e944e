/// The window: puts the panes together, menus, keys, states.
@NullMarked
package org.execscope.ui.window;

import org.jspecify.annotations.NullMarked;
