/// The keys: what each does in which pane, in one place for the keyboard sheet, the preferences and the menus, and the
/// letters that a user chose for what single letters do.
@NullMarked
package org.execscope.ui.keys;

import org.jspecify.annotations.NullMarked;
