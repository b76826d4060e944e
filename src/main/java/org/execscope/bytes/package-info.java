/// Byte strings, searching them, and the one place where they become text for people. Knows nothing of logs.
@NullMarked
package org.execscope.bytes;

import org.jspecify.annotations.NullMarked;
