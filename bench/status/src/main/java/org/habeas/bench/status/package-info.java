/** The status rules beside what unitedstates/congress makes of the same official files. */
@NullMarked
package org.habeas.bench.status;

import org.jspecify.annotations.NullMarked;
