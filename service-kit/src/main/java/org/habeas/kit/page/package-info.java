/** Lists in pages: limits, opaque cursors, the envelope. It does not know what is listed. */
@NullMarked
package org.habeas.kit.page;

import org.jspecify.annotations.NullMarked;
