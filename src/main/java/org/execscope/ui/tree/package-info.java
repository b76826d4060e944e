/// The process tree as a flat list of visible nodes.
@NullMarked
package org.execscope.ui.tree;

import org.jspecify.annotations.NullMarked;
