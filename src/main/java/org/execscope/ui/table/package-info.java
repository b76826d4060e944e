/// The table of any number of rows that timeline and process tree are made of. Knows nothing of what its rows
/// mean.
@NullMarked
package org.execscope.ui.table;

import org.jspecify.annotations.NullMarked;
