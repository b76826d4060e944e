/// The findings: what the evidence proves, what is missing from it, what someone did to it; and the time it
/// covers.
@NullMarked
package org.execscope.ui.finding;

import org.jspecify.annotations.NullMarked;
