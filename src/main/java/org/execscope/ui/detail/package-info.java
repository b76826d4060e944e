/// What is known of one event: arguments, facts, raw records, ancestry.
@NullMarked
package org.execscope.ui.detail;

import org.jspecify.annotations.NullMarked;
