/// The state that all panes of a window share, and the way to and from the JavaFX thread.
@NullMarked
package org.execscope.ui.model;

import org.jspecify.annotations.NullMarked;
