/// What an examiner must notice: checks of the trail itself (can this evidence be trusted?) and of deception.
/// In: the event table, the process forest, what could not be read. Out: findings, each with the rows and
/// bytes it rests on and with what else could explain it. Must not know queries or the screen.
@NullMarked
package org.execscope.finding;

import org.jspecify.annotations.NullMarked;
