/** Who may see what. One component decides for every outlet; the outlets are a closed set. */
@NullMarked
package org.habeas.kit.access;

import org.jspecify.annotations.NullMarked;
