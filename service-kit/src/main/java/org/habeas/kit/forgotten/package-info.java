/** How a service that has erased a person keeps them from coming back by name, without keeping the name. It knows no records. */
@NullMarked
package org.habeas.kit.forgotten;

import org.jspecify.annotations.NullMarked;
