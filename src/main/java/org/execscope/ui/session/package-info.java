/// The tab of login sessions. Must not read evidence.
@NullMarked
package org.execscope.ui.session;

import org.jspecify.annotations.NullMarked;
