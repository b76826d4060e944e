/// The window. In: a trail. Out: what a person sees and does with it. Nothing below knows this room.
@NullMarked
package org.execscope.ui;

import org.jspecify.annotations.NullMarked;
