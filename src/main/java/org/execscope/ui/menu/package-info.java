/// What can be done with a value, the same wherever it stands: in a cell, a field, an argument, a facet.
@NullMarked
package org.execscope.ui.menu;

import org.jspecify.annotations.NullMarked;
