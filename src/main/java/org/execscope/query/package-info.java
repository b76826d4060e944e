@NullMarked
package org.execscope.query;

import org.jspecify.annotations.NullMarked;
