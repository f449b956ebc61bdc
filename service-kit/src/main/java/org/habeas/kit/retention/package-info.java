/** How long the service remembers what it has done. */
@NullMarked
package org.habeas.kit.retention;

import org.jspecify.annotations.NullMarked;
