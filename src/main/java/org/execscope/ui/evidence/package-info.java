/// The evidence pane: files, hashes, what was left out, what could not be parsed.
@NullMarked
package org.execscope.ui.evidence;

import org.jspecify.annotations.NullMarked;
