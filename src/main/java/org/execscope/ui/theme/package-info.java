/// Stylesheet and fonts.
@NullMarked
package org.execscope.ui.theme;

import org.jspecify.annotations.NullMarked;
