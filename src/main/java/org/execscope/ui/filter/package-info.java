/// The filter bar: text, state, chips, pickers; all write the same query.
@NullMarked
package org.execscope.ui.filter;

import org.jspecify.annotations.NullMarked;
