/** Measures Habeas from outside and beside it what the same work costs without Habeas. It knows topics and databases; who starts them it does not know. */
@NullMarked
package org.habeas.bench;

import org.jspecify.annotations.NullMarked;
