/// Rows as text for the clipboard.
@NullMarked
package org.execscope.ui.copy;

import org.jspecify.annotations.NullMarked;
