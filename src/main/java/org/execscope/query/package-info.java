/// The filter language: text in, sets of events out. Each distinct value is looked at once, then every row by
/// number. Must not know who asks.
@NullMarked
package org.execscope.query;

import org.jspecify.annotations.NullMarked;
