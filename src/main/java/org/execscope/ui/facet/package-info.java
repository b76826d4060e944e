/// The values that occur among what is shown, field by field, with their counts: to see what is common and
/// what is rare, and to choose from.
@NullMarked
package org.execscope.ui.facet;

import org.jspecify.annotations.NullMarked;
