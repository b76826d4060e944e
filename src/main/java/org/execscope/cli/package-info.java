/// The command line. In: arguments. Out: text, files, an exit status; never a stack trace.
@NullMarked
package org.execscope.cli;

import org.jspecify.annotations.NullMarked;
