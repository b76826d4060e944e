@NullMarked
package org.execscope.ui.model;

import org.jspecify.annotations.NullMarked;
