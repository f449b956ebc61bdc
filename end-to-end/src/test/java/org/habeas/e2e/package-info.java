/** Tests over the whole running stack, through ./habeas and the public interfaces only. */
@NullMarked
package org.habeas.e2e;

import org.jspecify.annotations.NullMarked;
