@NullMarked
package org.execscope.cli;

import org.jspecify.annotations.NullMarked;
