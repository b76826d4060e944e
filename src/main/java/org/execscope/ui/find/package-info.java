/// Ways to a row: looking for something among the rows shown, going to a time, a process or a serial number.
@NullMarked
package org.execscope.ui.find;

import org.jspecify.annotations.NullMarked;
