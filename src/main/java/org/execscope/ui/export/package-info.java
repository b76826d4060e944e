/// The export dialog.
@NullMarked
package org.execscope.ui.export;

import org.jspecify.annotations.NullMarked;
