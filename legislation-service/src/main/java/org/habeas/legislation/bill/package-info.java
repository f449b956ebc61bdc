/** Bills: computed from the snapshots that sources published, and what changed between two computations. */
@NullMarked
package org.habeas.legislation.bill;

import org.jspecify.annotations.NullMarked;
