/// How controls share a pane, whatever the size of the window and of the text.
@NullMarked
package org.execscope.ui.layout;

import org.jspecify.annotations.NullMarked;
