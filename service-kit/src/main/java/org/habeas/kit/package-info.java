/** What every Habeas service does the same way. It knows how changes, errors, pages and clearances work, and no record. */
@NullMarked
package org.habeas.kit;

import org.jspecify.annotations.NullMarked;
