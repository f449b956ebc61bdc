/** Who was shown what is above GREEN: noted in the request that shows it, kept where nothing can be altered. */
@NullMarked
package org.habeas.kit.audit;

import org.jspecify.annotations.NullMarked;
